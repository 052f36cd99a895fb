"""Studies made of who said what: one transcript for each interviewee, for tests of reports."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codes import CodeTree
from codebook.core.codings import Coding, Stance
from codebook.store.study import Study
from small_study import TREE, transcript

PEOPLE = {
    **{f"P-{n}": "police/local" for n in range(1, 8)},
    **{f"F-{n}": "police/federal" for n in range(1, 3)},
    **{f"A-{n}": "advocates/survivor" for n in range(1, 6)},
    **{f"N-{n}": "advocates/nonprofit" for n in range(1, 7)},
    **{f"E-{n}": "experts" for n in range(1, 11)},
}
"""Thirty people; the federal police are too few to be shown."""

Said = Mapping[str, Sequence[tuple[str, str]]]
"""What interviewees said: codes with stances, by pseudonym."""


def make(path: Path, said: Said, people: Mapping[str, str] = PEOPLE, tree: CodeTree = TREE) -> Path:
    """A study in which ``ana`` finished everything, each utterance a sentence of its own."""
    listed = [Interviewee(who, category) for who, category in people.items()]
    Study.create(path, title="Spoken", tree=tree, scheme=Scheme(), interviewees=listed)
    with Study.open(path) as study:
        study.add_coders(["ana"])
        add(study, people, said)
    return path


def add(study: Study, people: Mapping[str, str], said: Said) -> None:
    """Adds the transcripts and codings of people who are in the study."""
    study.add_transcripts(
        [transcript(who, ("INT", "And then?"), (who, _words(said.get(who, ())))) for who in people]
    )
    study.finish("ana", list(people))
    say(study, said)


def _words(said: Sequence[tuple[str, str]]) -> str:
    return " ".join(["Well."] + [f"This is thing number {n}." for n in range(len(said))])


def say(study: Study, said: Said) -> None:
    """Codes the sentences of interviewees."""
    codings = []
    for who, themes in said.items():
        text = study.transcript(who).text
        for number, (code, stance) in enumerate(themes):
            start = text.index(f"This is thing number {number}.")
            end = text.index(".", start) + 1
            codings.append(Coding("", who, start, end, code, "ana", stance=Stance(stance)))
    if codings:
        study.apply(codings)


def everybody(
    prefix: str, number: int, *themes: tuple[str, str]
) -> dict[str, list[tuple[str, str]]]:
    """The first so many people of a prefix, each with the themes."""
    return {f"{prefix}-{n}": list(themes) for n in range(1, number + 1)}
