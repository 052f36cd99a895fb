"""Passages as half-open ranges of code points, and the arithmetic on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of a text, in Unicode code points."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many code points the span covers."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point; touching spans do not."""
        return self.start < other.end and other.start < self.end

    def cut(self, other: Span) -> Span | None:
        """What the two share, or ``None`` where they share nothing."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None


def unite(spans: Iterable[Span]) -> list[Span]:
    """The spans with overlapping ones joined, in order; touching ones stay two."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start < united[-1].end:
            if span.end > united[-1].end:
                united[-1] = Span(united[-1].start, span.end)
        else:
            united.append(span)
    return united


def covered(spans: Iterable[Span]) -> int:
    """How many code points lie in at least one of the spans."""
    return sum(span.length for span in unite(spans))
