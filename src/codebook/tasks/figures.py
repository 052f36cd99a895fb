"""Figures about themes for the team alone: who spoke, how evenly, when first, and of what else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from codebook.core import cooccurrence, saturation, spread
from codebook.core.coded import Interview
from codebook.core.codes import Code, ancestors
from codebook.core.codings import Stance
from codebook.core.cooccurrence import MEETING, Pair, Together, Within
from codebook.core.grid import Grid
from codebook.core.saturation import Step
from codebook.core.spread import Spread
from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.tasks.counted import People, Question, codes_of, notes_of, people_of

PROVISIONAL = "provisional: unfinished transcripts are counted"


@dataclass(frozen=True, slots=True)
class Theme:
    """What is known of a code with all below it. ``n`` are the interviewees who could speak of it.

    ``stances`` counts, by stance, the interviewees with a passage of it, so that one person may
    stand in several; ``both_sides`` those who both support and counter.
    """

    code: str
    name: str
    depth: int
    n: int
    interviewees: int
    passages: int
    words: int
    stances: Mapping[Stance, int]
    both_sides: int
    spread: Spread

    @property
    def share(self) -> float | None:
        """The part of the interviewees who spoke of it; ``None`` where there are none."""
        return self.interviewees / self.n if self.n else None

    @property
    def rests_on_one(self) -> bool:
        """Whether one interviewee alone spoke of it."""
        return self.interviewees == 1


@dataclass(frozen=True, slots=True)
class Themes:
    """The themes in codebook order, in one layer, of ``n`` interviewees."""

    layer: str
    n: int
    rows: tuple[Theme, ...]
    notes: tuple[str, ...]

    @property
    def spoken_of(self) -> int:
        """How many themes anybody spoke of."""
        return sum(row.interviewees > 0 for row in self.rows)

    @property
    def rest_on_one(self) -> int:
        """How many themes rest on one interviewee."""
        return sum(row.rests_on_one for row in self.rows)


def themes(study: Study, question: Question) -> Themes:
    """The figures of each theme; of the question, stance and columns are not looked at."""
    people = people_of(study, question)
    codes = codes_of(study.tree(), question)
    paths = {code.path for code in codes}
    grid = Grid(paths, people.category, with_words=True)
    voices: dict[tuple[str, str], set[str]] = defaultdict(set)

    def visit(interview: Interview) -> None:
        grid.add(interview)
        for code, person, _, _, stance in interview.coded:
            voices[code, stance].add(person)

    visited(study, people, question, visit, words=True)
    spoke: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (code, stance), who in voices.items():
        for path in ancestors(code):
            spoke[path, stance] |= who & people.category.keys()
    rows = tuple(_theme(code, grid, spoke, len(people.category)) for code in codes)
    notes = (
        *notes_of(study, question, people, codes),
        *provisional(question),
        "stance: a person with passages of several stands in each of them; both sides: "
        "interviewees who both support and counter",
        spread.MEASURES,
    )
    return Themes(people.layer, len(people.category), rows, notes)


def _theme(code: Code, grid: Grid, spoke: dict[tuple[str, str], set[str]], n: int) -> Theme:
    by_stance = {stance: spoke.get((code.path, stance), set()) for stance in Stance}
    return Theme(
        code.path,
        code.name,
        code.depth,
        n,
        len(set().union(*by_stance.values())),
        grid.all_passages.get(code.path, 0),
        grid.all_words(code.path),
        {stance: len(who) for stance, who in by_stance.items()},
        len(by_stance[Stance.SUPPORTS] & by_stance[Stance.COUNTERS]),
        spread.spread(grid.by_person(code.path)),
    )


def visited(
    study: Study,
    people: People,
    question: Question,
    visit: Callable[[Interview], None],
    *,
    turns: bool = False,
    words: bool = False,
) -> None:
    """Has every transcript visited that counts for the question."""
    unfinished = question.unfinished
    study.each_interview(people.coders, visit, unfinished=unfinished, turns=turns, words=words)


def provisional(question: Question) -> list[str]:
    """What a report says of itself where unfinished transcripts are counted."""
    return [PROVISIONAL] if question.unfinished else []


# Saturation


@dataclass(frozen=True, slots=True)
class First:
    """A theme and where it first appeared: the key of the interview and its place from 1."""

    code: str
    name: str
    depth: int
    key: str | None
    place: int | None


@dataclass(frozen=True, slots=True)
class Appearances:
    """When themes appeared; ``by_date`` says in what order, ``dates`` those known."""

    layer: str
    by_date: bool
    rows: tuple[First, ...]
    steps: tuple[Step, ...]
    dates: Mapping[str, str]
    notes: tuple[str, ...]


def appearances(study: Study, question: Question, *, by_date: bool = False) -> Appearances:
    """When each theme first appeared, in the study's order of transcripts, or by their dates.

    Raises :class:`BadInput` for an order by date where no transcript has one.
    """
    people = people_of(study, question)
    codes = codes_of(study.tree(), question)
    met: dict[str, set[str]] = {}

    def visit(interview: Interview) -> None:
        met[interview.key] = {c.code for c in interview.coded if c.person in people.category}

    visited(study, people, question, visit)
    given = {
        key: more.get("date", "").strip() for key, more in study.transcript_attributes().items()
    }
    dates = {key: date for key, date in given.items() if date}
    order, undated = list(met), [key for key in met if not saturation.is_date(given[key])]
    if by_date and len(undated) == len(order):
        raise BadInput(
            "no transcript that counts has a date like 2020-05-01; it is given as `date` in the "
            "block at the top of a file, before it is imported"
        )
    if by_date:
        order = saturation.by_date(order, dates)
    found = saturation.saturation([c.path for c in codes], ((key, met[key]) for key in order))
    place = {key: number for number, key in enumerate(order, start=1)}
    rows = []
    for code in codes:
        key = found.first[code.path]
        rows.append(First(code.path, code.name, code.depth, key, place[key] if key else None))
    notes = [
        *notes_of(study, question, people, codes),
        *provisional(question),
        "order of interviews: by their date" if by_date else "order of interviews: the study's",
        "a theme appears with the first passage of it or of a code below it; among the new ones of "
        "an interview a passage counts for the nearest theme alone",
    ]
    if by_date and undated:
        notes.append(
            f"{len(undated)} of {len(order)} transcripts have no date like 2020-05-01; they come "
            "last, in the study's order"
        )
    return Appearances(people.layer, by_date, tuple(rows), found.steps, dates, tuple(notes))


# Co-occurrence


@dataclass(frozen=True, slots=True)
class Company:
    """Which codes occur together; ``spoke`` counts the interviewees of each code."""

    layer: str
    n: int
    within: Within
    pairs: tuple[Pair, ...]
    spoke: Mapping[str, int]
    notes: tuple[str, ...]

    def of(self, one: str, other: str) -> Pair | None:
        """The pair of two codes, in whichever order; ``None`` where they did not meet."""
        wanted = {one, other}
        return next((pair for pair in self.pairs if {pair.first, pair.second} == wanted), None)


def together(
    study: Study, question: Question, within: Within = Within.OVERLAP, *, nested: bool = False
) -> Company:
    """Which codes occur together; named ones are listed with zeros, of all only those that met."""
    people = people_of(study, question)
    codes = codes_of(study.tree(), question)
    paths = [code.path for code in codes]
    if question.codes and len(paths) < 2:
        raise BadInput("codes meet in pairs; name two or more, or none for all")
    counted = Together(paths, list(people.category), within, nested=nested)
    places = within in (cooccurrence.Within.OVERLAP, cooccurrence.Within.TURN)
    visited(study, people, question, counted.add, turns=places)
    pairs = counted.pairs(zeros=bool(question.codes))
    notes = [
        *notes_of(study, question, people, codes),
        *provisional(question),
        MEETING[within],
    ]
    if not nested and _has_nested(paths):
        notes.append("a code beside one above it is left out; --nested shows them")
    if not pairs:
        notes.append("no two of these codes meet")
    if len(people.coders) > 1:
        notes.append("the layers are taken together: codes of two coders meet too")
    spoke = {path: counted.spoke(path) for path in paths}
    return Company(people.layer, len(people.category), within, tuple(pairs), spoke, tuple(notes))


def _has_nested(paths: Sequence[str]) -> bool:
    known = set(paths)
    return any(above in known for path in paths for above in list(ancestors(path))[1:])
