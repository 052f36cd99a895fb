"""How often extents overlap, by the rows that each counts for; with many at one place, quickly.

One pass over the extents by start. What is open at a place is kept as one long number with a field
for each row, so that adding all rows at once is one addition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

_FIELD = 64
"""In bits; more than any number of pairs of extents needs."""


class Piece(NamedTuple):
    """A stretch of text, in code points, and the rows that it counts for."""

    start: int
    end: int
    rows: frozenset[int]


class Overlaps:
    """Counts pairs of overlapping pieces by pairs of rows, one of each; filled by :meth:`add`."""

    def __init__(self) -> None:
        self._earlier: dict[int, int] = defaultdict(int)
        self._alone: dict[frozenset[int], int] = defaultdict(int)

    def add(self, pieces: Collection[Piece]) -> None:
        """Counts the pieces of one text."""
        fields: dict[frozenset[int], int] = {}
        open_now, ending, closed = 0, sorted(pieces, key=_by_end), 0
        for piece in sorted(pieces, key=_by_start):
            while ending[closed].end <= piece.start:
                open_now -= fields[ending[closed].rows]
                closed += 1
            for row in piece.rows:
                self._earlier[row] += open_now
            if piece.rows not in fields:
                fields[piece.rows] = sum(1 << _FIELD * row for row in piece.rows)
            open_now += fields[piece.rows]
            self._alone[piece.rows] += 1

    def times(self, rows: int) -> dict[tuple[int, int], int]:
        """How often each pair of different rows met, the lower first; ``rows`` is their number.

        Two pieces of which each counts for both rows are two pairs; a piece meets itself once.
        """
        found: dict[tuple[int, int], int] = defaultdict(int)
        for later, packed in self._earlier.items():
            numbers = memoryview(packed.to_bytes(rows * _FIELD // 8, "little")).cast("Q")
            for earlier, count in enumerate(numbers):
                if count and earlier != later:
                    found[min(earlier, later), max(earlier, later)] += count
        for both, count in self._alone.items():
            for one in both:
                for other in both:
                    if one < other:
                        found[one, other] += count
        return dict(found)


def met(pieces: Sequence[Piece]) -> dict[int, int]:
    """By row, the rows that overlap it or share a piece with it, as the bits of a number.

    A pair may stand with either of its rows, or with both; a row may stand with itself.
    """
    found: dict[int, int] = defaultdict(int)
    counts: dict[int, int] = defaultdict(int)
    mask, ending, closed = 0, sorted(pieces, key=_by_end), 0
    for piece in sorted(pieces, key=_by_start):
        while ending[closed].end <= piece.start:
            for row in ending[closed].rows:
                counts[row] -= 1
                if not counts[row]:
                    mask ^= 1 << row
            closed += 1
        for row in piece.rows:
            if not counts[row]:
                mask |= 1 << row
            counts[row] += 1
        for row in piece.rows:
            found[row] |= mask
    return found


def bits(mask: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest up."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _by_start(piece: Piece) -> int:
    return piece.start


def _by_end(piece: Piece) -> int:
    return piece.end
