"""Where passages stand after stretches of a text were replaced by other words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from codebook.core.spans import Span


@dataclass(frozen=True, slots=True, order=True)
class Replaced:
    """The words that stand now where ``[start, end)``, in code points, stood before.

    A stretch of no length is where words came in; an empty ``words`` is where some went out.
    """

    start: int
    end: int
    words: str


class Remap:
    """An exact map of passages through replacements, which may touch but do not overlap."""

    def __init__(self, replaced: Sequence[Replaced]):
        self.replaced = tuple(sorted(replaced))
        self._starts = [one.start for one in self.replaced]
        self._ends = [one.end for one in self.replaced]
        if any(end > start for end, start in zip(self._ends, self._starts[1:], strict=False)):
            raise ValueError("replacements overlap")
        grown = (len(one.words) - (one.end - one.start) for one in self.replaced)
        self._grown = [0, *accumulate(grown)]

    def text(self, old: str) -> str:
        """The text with the replacements made."""
        parts: list[str] = []
        at = 0
        for one in self.replaced:
            parts += [old[at : one.start], one.words]
            at = one.end
        return "".join([*parts, old[at:]])

    def start(self, offset: int) -> int:
        """Where a passage begins that began at ``offset``.

        Inside of a replaced stretch that is where the new words begin; words that came in just
        before the passage are not of it.
        """
        inside = self._inside(offset)
        if inside is not None:
            return self._starts[inside] + self._grown[inside]
        return offset + self._grown[bisect_right(self._ends, offset)]

    def end(self, offset: int) -> int:
        """Where a passage ends that ended at ``offset``: inside a stretch, after the new words."""
        inside = self._inside(offset)
        if inside is not None:
            return self._ends[inside] + self._grown[inside + 1]
        before = bisect_right(self._ends, offset)
        while before and self._starts[before - 1] == self._ends[before - 1] == offset:
            before -= 1
        return offset + self._grown[before]

    def moved(self, passage: Span) -> Span | None:
        """Where a passage stands now; ``None`` where none of its words are left.

        One that began or ended inside of replaced words has the new ones whole.
        """
        start, end = self.start(passage.start), self.end(passage.end)
        return Span(start, end) if start < end else None

    def is_exact(self, passage: Span) -> bool:
        """Whether neither end lies inside of a replaced stretch, so that nothing is guessed."""
        ends = (passage.start, passage.end)
        return all(self._inside(offset) is None for offset in ends)

    def touches(self, passage: Span) -> bool:
        """Whether words of the passage, or words inside of it, are others now."""
        number = bisect_right(self._ends, passage.start)
        return number < len(self._starts) and self._starts[number] < passage.end

    def _inside(self, offset: int) -> int | None:
        """Which replaced stretch an offset lies inside of, not at its edge."""
        number = bisect_right(self._ends, offset)
        if number < len(self._starts) and self._starts[number] < offset:
            return number
        return None
