"""A study of thirteen interviewees, each heard alone, with something to quote; for tests."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codings import Coding, Quotable, Stance
from codebook.core.text import clean
from codebook.store.study import Study
from small_study import TREE, transcript

PEOPLE = (
    *(Interviewee(f"SA-{n}", "advocates/survivor") for n in range(1, 7)),
    *(Interviewee(f"AD-{n}", "advocates/nonprofit") for n in range(1, 6)),
    Interviewee("LE-1", "police"),
    Interviewee("LE-2", "police"),
)
WORDS = "It was cold. They kept us waiting, and nobody came. I slept."


def build(
    path: Path, said: dict[str, str] | None = None, people: Iterable[Interviewee] = PEOPLE
) -> Path:
    """The study; each transcript has its interviewee's key in lower case, ana finished all."""
    listed = list(people)
    Study.create(path, title="Q", tree=TREE, scheme=Scheme(), interviewees=listed)
    with Study.open(path) as study:
        study.add_transcripts(
            [
                transcript(
                    f"talk-{person.pseudonym.lower()}",
                    ("INT", "How was it?"),
                    (person.pseudonym, clean((said or {}).get(person.pseudonym, WORDS)).text),
                )
                for person in listed
            ]
        )
        study.add_coders(["ana", "ben"])
        study.finish("ana", [t.key for t in study.transcripts()])
    return path


def code(
    study: Study,
    who: str,
    words: str = "They kept us waiting, and nobody came.",
    path: str = "a/b",
    *,
    coder: str = "ana",
    stance: Stance = Stance.UNSAID,
    quotable: Quotable = Quotable.VERBATIM,
) -> str:
    """Codes words of an interviewee's transcript; the coding's id."""
    key = f"talk-{who.lower()}"
    at = study.transcript(key).text.index(words)
    wanted = Coding("", key, at, at + len(words), path, coder, stance=stance, quotable=quotable)
    return study.apply([wanted])[0].coding.id
