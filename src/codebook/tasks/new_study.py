"""Making a study from a codebook and a list of interviewees."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from codebook.core.categories import Scheme
from codebook.core.text import clean_within
from codebook.formats import interviewees_csv
from codebook.formats.interviewees_csv import ListedInterviewee
from codebook.store.study import Study
from codebook.tasks import shipped
from codebook.tasks.files import read_bytes
from codebook.tasks.screening import refuse_people


@dataclass(frozen=True, slots=True)
class Made:
    """The people a study begins with, and how many invisible characters were left behind."""

    people: list[ListedInterviewee]
    removed: int


def create(
    path: Path,
    *,
    codebook: str = shipped.DEFAULT_CODEBOOK,
    interviewees: Path | None = None,
    title: str = "",
    force: bool = False,
) -> Made:
    """Makes a study file, complete or not at all, and says what it begins with."""
    (book, title), removed = clean_within((shipped.read_codebook(codebook), title))
    people, more = read_screened(interviewees) if interviewees is not None else ([], 0)
    Study.create(
        path,
        title=title or path.stem,
        tree=book.tree,
        scheme=book.scheme or Scheme(),
        interviewees=[listed.interviewee for listed in people],
        force=force,
    )
    return Made(people, removed + more)


def read_interviewees(path: Path) -> list[ListedInterviewee]:
    """The interviewees of a CSV file, their attributes without invisible characters."""
    listed: list[ListedInterviewee] = clean_within(_read(path))[0]
    return listed


def _read(path: Path) -> list[ListedInterviewee]:
    return interviewees_csv.read(read_bytes(path), str(path))


def read_screened(path: Path) -> tuple[list[ListedInterviewee], int]:
    """The same, and how many such characters were taken out.

    Refused where a pseudonym or an attribute holds what must not be stored.
    """
    listed, removed = clean_within(_read(path))
    refuse_people([one.interviewee for one in listed])
    return listed, removed
