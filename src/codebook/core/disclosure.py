"""What of a tally may leave the study.

The principle: what is shown, merged, ordered or refused never depends on a count. It depends on
the sizes of the groups, the trees of codes and categories, and what was released before. Then a
table gives a reader its bands and nothing else, and there is nothing to reason back from.

This module speaks of a single table; the memory of releases stands on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codebook.core.categories import Scheme
from codebook.core.codes import Code, contains, truncate
from codebook.core.tallies import Cell, Column, Counts, Row, Status
from codebook.errors import Refused

SMALLEST = 5
"""The fewest interviewees a group may have to be shown."""

_EDGE = 2
"""How far from none, and from all, a count is not told apart from them."""

_LARGE = 10
"""From this group size on, counts away from both edges are exact."""


def band(n: int, number: int) -> tuple[int, int]:
    """The lowest and highest count that a group of ``n`` with this count may have, for a reader.

    A fixed map of ``n`` and the count: the bands of a group never depend on anything else.
    """
    if number <= _EDGE:
        return 0, _EDGE
    if number >= n - _EDGE:
        return max(n - _EDGE, _EDGE + 1), n
    if n < _LARGE:
        return _EDGE + 1, n - _EDGE - 1
    return number, number


def protect(category: str, n: int, number: int) -> Cell:
    """The cell that may be shown for a count."""
    if n < SMALLEST:
        return Cell(category, n, None, None, Status.WITHHELD)
    low, high = band(n, number)
    return Cell(category, n, low, high, Status.EXACT if low == high else Status.BAND)


@dataclass(frozen=True, slots=True)
class Grouping:
    """The columns that may be shown, where each category goes, and the categories left out."""

    columns: tuple[Column, ...]
    column_of: Mapping[str, str]
    left_out: tuple[Column, ...]


def group(scheme: Scheme, people: Mapping[str, str], level: int | None) -> Grouping:
    """The columns of a released table: at least five interviewees each, none inside another.

    A category below five at the level asked for is left out; where all children of a parent are
    below five, the parent stands for them. ``people`` maps a pseudonym to its category.
    """
    at_level = dict.fromkeys(
        truncate(category.path, level) if level else category.path
        for category in scheme
        if category.path not in scheme.parents()
    )
    at_level |= dict.fromkeys(truncate(c, level) if level else c for c in people.values())
    order = {category.path: position for position, category in enumerate(scheme)}
    shown = sorted(at_level, key=lambda path: order[path])
    sizes = {path: sum(contains(path, c) for c in people.values()) for path in order}
    deepest = max((path.count("/") for path in shown), default=0)
    for depth in range(deepest, 0, -1):
        for parent in dict.fromkeys(
            path.rpartition("/")[0] for path in shown if path.count("/") == depth
        ):
            below = [path for path in shown if contains(parent, path)]
            if all(sizes[path] < SMALLEST for path in below):
                at = shown.index(below[0])
                shown = [path for path in shown if path not in below]
                shown.insert(at, parent)
    made = [Column(path, scheme.label(path), sizes[path]) for path in shown]
    kept = tuple(column for column in made if column.n >= SMALLEST)
    column_of = {
        leaf: column.category
        for leaf in set(people.values())
        for column in kept
        if contains(column.category, leaf)
    }
    return Grouping(kept, column_of, tuple(c for c in made if 0 < c.n < SMALLEST))


def refuse_nested(codes: Sequence[Code]) -> None:
    """Refuses rows of which one lies below another."""
    for code in codes:
        for other in codes:
            if other is not code and contains(code.path, other.path):
                raise Refused(
                    f"rule “rows apart”: {other.path} lies below {code.path}, and the two in one "
                    f"table tell what the rest said; show {code.path} alone, or codes of one depth"
                )


def refuse_small(n: int) -> None:
    """Refuses a table on fewer interviewees than a group may have."""
    if n < SMALLEST:
        raise Refused(
            f"rule “five or more”: the table would speak of fewer than {SMALLEST} interviewees; "
            "leave out the filter, or wait until more transcripts are finished"
        )


def breakdown(codes: Sequence[Code], grouping: Grouping, counts: Counts) -> tuple[Row, ...]:
    """The rows of a released breakdown: bands by category, and no total beside them."""
    return tuple(
        Row(
            code.path,
            code.name,
            code.depth,
            tuple(
                protect(c.category, c.n, counts.cells.get((code.path, c.category), 0))
                for c in grouping.columns
            ),
            None,
        )
        for code in codes
    )


def totals(codes: Sequence[Code], counts: Counts, people: int) -> tuple[Row, ...]:
    """The rows of a released total: no breakdown beside it."""
    return tuple(
        Row(
            code.path,
            code.name,
            code.depth,
            (),
            protect("", people, counts.totals.get(code.path, 0)),
        )
        for code in codes
    )
