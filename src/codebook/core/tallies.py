"""Tallies: how many interviewees spoke of each theme, by category.

People are counted, once per theme however often they say it; a parent counts each of them once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from codebook.core.categories import Scheme
from codebook.core.codes import Code, ancestors, truncate

INTERVIEWEES = "interviewees"
PASSAGES = "passages"
WORDS = "words"
UNITS = (INTERVIEWEES, PASSAGES, WORDS)
"""What a tally can count; only interviewees are ever released."""


class Status(StrEnum):
    """How much of a count a cell shows."""

    EXACT = "exact"
    BAND = "band"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Cell:
    """A count: it lies in ``low`` to ``high``, both included; ``n`` are the people counted.

    ``category`` is empty for a total. A withheld cell has no bounds.
    """

    category: str
    n: int
    low: int | None
    high: int | None
    status: Status


@dataclass(frozen=True, slots=True)
class Column:
    """A category at the level shown, with its number of interviewees that count."""

    category: str
    label: str
    n: int


@dataclass(frozen=True, slots=True)
class Row:
    """A code with its cells, in the order of the columns."""

    code: str
    name: str
    depth: int
    cells: tuple[Cell, ...]
    total: Cell | None


@dataclass(frozen=True, slots=True)
class Tally:
    """A table of themes by category; ``level`` is how deep category paths are shown.

    ``release`` is the id of the release that a protected table is, empty for a draft; ``again``
    says that it is shown again, as it was released.
    """

    layer: str
    protected: bool
    count: str
    by: str
    level: int | None
    stance: str | None
    categories: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    release: str = ""
    again: bool = False


class Spoken(NamedTuple):
    """Something counted: under which code, of whose category, and what makes it one.

    ``item`` is a pseudonym, the extent of a passage, or the place of a word.
    """

    code: str
    category: str
    item: Hashable


@dataclass(frozen=True)
class Counts:
    """Distinct items by code and category, and by code; parents are unions, never sums."""

    cells: Mapping[tuple[str, str], int]
    totals: Mapping[str, int]


def count(spoken: Iterable[Spoken]) -> Counts:
    """Counts distinct items for every code and, as a union, for every code above it."""
    cells: dict[tuple[str, str], set[Hashable]] = defaultdict(set)
    totals: dict[str, set[Hashable]] = defaultdict(set)
    for code, category, item in spoken:
        for path in ancestors(code):
            cells[path, category].add(item)
            totals[path].add(item)
    return Counts(
        {key: len(items) for key, items in cells.items()},
        {key: len(items) for key, items in totals.items()},
    )


def unite(spoke: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Who spoke of every code or of one below it, from who spoke of each code itself."""
    united: dict[str, set[str]] = defaultdict(set)
    for code, who in spoke.items():
        for path in ancestors(code):
            united[path].update(who)
    return dict(united)


def count_people(spoke: Mapping[str, Iterable[str]], column_of: Mapping[str, str]) -> Counts:
    """Counts interviewees, parents as unions; those without a column are not counted.

    ``spoke`` says who spoke of each code itself.
    """
    cells: dict[tuple[str, str], int] = {}
    totals: dict[str, int] = {}
    counted = frozenset(column_of)
    for path, who in unite(spoke).items():
        people = who & counted
        totals[path] = len(people)
        for column, number in Counter(map(column_of.__getitem__, people)).items():
            cells[path, column] = number
    return Counts(cells, totals)


def columns(scheme: Scheme, people: Mapping[str, str], level: int | None) -> list[Column]:
    """Every category of a level, in the scheme's order, with how many of ``people`` it has.

    ``people`` maps a pseudonym to its category. Without a level the leaves are the columns.
    """
    leaves = {category.path for category in scheme} - scheme.parents()
    leaves |= set(people.values())
    shown = [category.path for category in scheme if category.path in leaves]
    paths = dict.fromkeys(truncate(path, level) if level else path for path in shown)
    sizes = dict.fromkeys(paths, 0)
    for category in people.values():
        sizes[truncate(category, level) if level else category] += 1
    return [Column(path, scheme.label(path), sizes[path]) for path in paths]


def exact_rows(
    codes: Sequence[Code], shown: Sequence[Column], counts: Counts, people: int
) -> tuple[Row, ...]:
    """A row for each code with exact cells and an exact total, zeros included."""
    return tuple(
        Row(
            code.path,
            code.name,
            code.depth,
            tuple(
                exact(column.category, column.n, counts.cells.get((code.path, column.category), 0))
                for column in shown
            ),
            exact("", people, counts.totals.get(code.path, 0)),
        )
        for code in codes
    )


def exact(category: str, n: int, number: int) -> Cell:
    """A cell that shows its count."""
    return Cell(category, n, number, number, Status.EXACT)
