"""Parts of a text laid end to end: where a place of the text falls on them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from codebook.core.spans import Span


class Ruler:
    """Measures along some parts of a text; what lies between them has no length.

    A range of the text becomes one range of the ruler, which is as long as what the two share:
    so a coding is cut to the eligible parts by two searches, however many parts it runs over.
    """

    def __init__(self, parts: Sequence[Span]) -> None:
        """``parts`` in order and apart from one another."""
        self._starts = [part.start for part in parts]
        self._lengths = [part.length for part in parts]
        self._before = list(accumulate(self._lengths, initial=0))
        self.length = self._before.pop() if not parts else self._before[-1]

    def at(self, place: int) -> int:
        """How many code points of the parts lie before a place of the text."""
        part = bisect_right(self._starts, place) - 1
        if part < 0:
            return 0
        return self._before[part] + min(place - self._starts[part], self._lengths[part])
