"""Making a study from a codebook and a list of interviewees."""

from __future__ import annotations

from pathlib import Path

from codebook.core.categories import Scheme
from codebook.formats import interviewees_csv
from codebook.formats.interviewees_csv import ListedInterviewee
from codebook.store.study import Study
from codebook.tasks import shipped
from codebook.tasks.files import read_bytes
from codebook.tasks.screening import refuse_people


def create(
    path: Path,
    *,
    codebook: str = shipped.DEFAULT_CODEBOOK,
    interviewees: Path | None = None,
    title: str = "",
    force: bool = False,
) -> list[ListedInterviewee]:
    """Makes a study file, complete or not at all; the interviewees it begins with."""
    book = shipped.read_codebook(codebook)
    people = read_screened(interviewees) if interviewees is not None else []
    Study.create(
        path,
        title=title or path.stem,
        tree=book.tree,
        scheme=book.scheme or Scheme(),
        interviewees=[listed.interviewee for listed in people],
        force=force,
    )
    return people


def read_interviewees(path: Path) -> list[ListedInterviewee]:
    """The interviewees of a CSV file."""
    return interviewees_csv.read(read_bytes(path), str(path))


def read_screened(path: Path) -> list[ListedInterviewee]:
    """The same, refused where a pseudonym or an attribute holds what must not be stored."""
    listed = read_interviewees(path)
    refuse_people([one.interviewee for one in listed])
    return listed
