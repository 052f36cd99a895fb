"""Codes by interviewee, and codes by any attribute, for the team alone."""

from __future__ import annotations

from dataclasses import dataclass

from codebook.core import crosstab as tables
from codebook.core import tallies
from codebook.core.categories import Interviewee
from codebook.core.codes import Code, contains
from codebook.core.crosstab import Value
from codebook.core.grid import Grid
from codebook.core.tallies import PASSAGES, WORDS
from codebook.errors import UsageError
from codebook.store.study import Study
from codebook.tasks.counted import (
    BY_CATEGORY,
    People,
    Question,
    codes_of,
    known_attribute,
    notes_of,
    people_of,
)
from codebook.tasks.figures import provisional, visited


@dataclass(frozen=True, slots=True)
class CountedRow:
    """A code with a number for each column, and for all of them together."""

    code: str
    name: str
    depth: int
    cells: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class GridTable:
    """Codes by interviewee; cells stand in the order of ``people``, zeros included."""

    layer: str
    count: str
    stance: str | None
    people: tuple[Interviewee, ...]
    rows: tuple[CountedRow, ...]
    notes: tuple[str, ...]


def grid(study: Study, question: Question) -> GridTable:
    """Passages or words of each interviewee on each code."""
    check_count(question)
    people = people_of(study, question)
    codes = codes_of(study.tree(), question)
    by_words = question.count == WORDS
    counted = counted_grid(study, question, people, codes, with_words=by_words)
    cells = counted.words if by_words else counted.passages
    listed = tuple(p for p in study.interviewees() if p.pseudonym in people.category)
    rows = tuple(
        CountedRow(
            code.path,
            code.name,
            code.depth,
            tuple(cells.get((code.path, person.pseudonym), 0) for person in listed),
            counted.all_words(code.path) if by_words else counted.all_passages.get(code.path, 0),
        )
        for code in codes
    )
    notes = [*notes_of(study, question, people, codes), *provisional(question)]
    if not by_words:
        notes.append("a passage in which two interviewees speak is one of each, and one in all")
    return GridTable(people.layer, question.count, question.stance, listed, rows, tuple(notes))


def check_count(question: Question) -> None:
    """Refuses a unit that a grid does not count."""
    if question.count not in (PASSAGES, WORDS):
        raise UsageError(f"--count takes {PASSAGES} or {WORDS}, not {question.count!r}")


def check_level(question: Question, attribute: str) -> None:
    """Refuses a level of anything but categories."""
    if question.level is not None and attribute != BY_CATEGORY:
        raise UsageError(f"--level goes with --by {BY_CATEGORY}")


def counted_grid(
    study: Study, question: Question, people: People, codes: list[Code], *, with_words: bool = False
) -> Grid:
    """Passages, and words where asked for, by code and interviewee."""
    counted = Grid({c.path for c in codes}, people.category, question.stance, with_words)
    visited(study, people, question, counted.add, words=with_words)
    return counted


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Codes by the values of an attribute, of ``n`` interviewees."""

    layer: str
    by: str
    level: int | None
    stance: str | None
    n: int
    columns: tuple[Value, ...]
    rows: tuple[CountedRow, ...]
    notes: tuple[str, ...]


def crosstab(study: Study, question: Question, attribute: str) -> Crosstab:
    """Interviewees who spoke of each code, by an attribute or, for ``category``, by category.

    Raises :class:`BadInput`, with the nearest one, for an attribute that nobody has.
    """
    check_level(question, attribute)
    people = people_of(study, question)
    codes = codes_of(study.tree(), question)
    if attribute == BY_CATEGORY:
        shown = tallies.columns(study.scheme(), people.category, question.level)
        columns = [
            Value(c.category, c.label, frozenset(_within(people, c.category))) for c in shown
        ]
    else:
        columns = _columns(study.interviewees(), people, attribute)
    spoke = study.themes(people.coders, stance=question.stance, unfinished=question.unfinished)
    frozen = {
        path: frozenset(who & people.category.keys()) for path, who in tallies.unite(spoke).items()
    }
    cells = tables.count(frozen, [code.path for code in codes], columns)
    return Crosstab(
        people.layer,
        attribute,
        question.level,
        question.stance,
        len(people.category),
        tuple(columns),
        tuple(
            CountedRow(c.path, c.name, c.depth, tuple(cells[c.path]), len(frozen.get(c.path, ())))
            for c in codes
        ),
        (*notes_of(study, question, people, codes), *provisional(question)),
    )


def _within(people: People, category: str) -> list[str]:
    return [who for who, path in people.category.items() if contains(category, path)]


def _columns(listed: list[Interviewee], people: People, attribute: str) -> list[Value]:
    known_attribute(listed, attribute, BY_CATEGORY)
    return tables.values([p for p in listed if p.pseudonym in people.category], attribute)
