"""Where places of a text stand after pieces of it were replaced."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class Shift:
    """An exact map of offsets, in code points, through replacements ``(start, end, new)``.

    The replacements do not overlap. An offset inside of one keeps its distance from what lies
    before the replacement.
    """

    def __init__(self, replacements: Sequence[tuple[int, int, str]]):
        ordered = sorted(replacements)
        self._ends = [end for _, end, _ in ordered]
        grown = (len(new) - (end - start) for start, end, new in ordered)
        self._sums = [0, *accumulate(grown)]

    def __call__(self, offset: int) -> int:
        """Where an offset stands afterwards."""
        return offset + self._sums[bisect_right(self._ends, offset)]
