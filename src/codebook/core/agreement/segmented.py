"""Which segments bear a target for which coders, from the stretches that somebody coded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from codebook.core.agreement.ruler import Ruler
from codebook.core.agreement.sweep import Run
from codebook.core.spans import Span


class Segments:
    """The segments of a transcript on the ruler of its eligible text; each counts once.

    Those that a stretch covers whole are counted by two searches, so only those that the end of
    a coding cuts cost anything. A segment in several parts (an interviewee's turns) is measured
    by a ruler of its own.
    """

    def __init__(self, segments: Sequence[Sequence[Span]], ruler: Ruler, half: bool) -> None:
        self._half = half
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._scattered: list[Ruler] = []
        laid = [parts for parts in (_laid(segment, ruler) for segment in segments) if parts]
        self.number = len(laid)
        """How many have eligible text; the others do not count."""
        for parts in sorted(laid):
            if len(parts) == 1 and (not self._ends or parts[0].start >= self._ends[-1]):
                self._starts.append(parts[0].start)
                self._ends.append(parts[0].end)
            else:
                self._scattered.append(Ruler(parts))

    def counts(self, runs: Sequence[Run]) -> dict[int, int]:
        """How many segments have each mask; ``runs`` are start, end and mask of what is coded."""
        counts: dict[int, int] = defaultdict(int)
        for segment in self._scattered:
            coded: dict[int, int] = defaultdict(int)
            for start, end, mask in runs:
                coded[mask] += segment.at(end) - segment.at(start)
            counts[self._borne(coded, segment.length)] += 1
        for cut, coded in self._whole(runs, counts).items():
            counts[self._borne(coded, self._ends[cut] - self._starts[cut])] += 1
        counts[0] += self.number - sum(counts.values())
        return {mask: number for mask, number in counts.items() if number}

    def _whole(self, runs: Sequence[Run], counts: dict[int, int]) -> dict[int, dict[int, int]]:
        """Counts the segments that a run covers; gives the cut ones, with characters by mask."""
        starts, ends = self._starts, self._ends
        cut: dict[int, dict[int, int]] = {}
        for start, end, mask in runs:
            first, beyond = bisect_left(starts, start), bisect_right(ends, end)
            if beyond > first:
                counts[mask] += beyond - first
            # The one before the first whole one, and the one after the last, may be cut.
            for place in (first - 1,) if beyond == first - 1 else (first - 1, beyond):
                if 0 <= place < len(starts):
                    begins, ended = starts[place], ends[place]
                    shared = (end if end < ended else ended) - (start if start > begins else begins)
                    if shared > 0:
                        cut.setdefault(place, defaultdict(int))[mask] += shared
        return cut

    def _borne(self, coded: dict[int, int], length: int) -> int:
        """The coders for whom a segment bears the target; ``coded`` is characters by mask."""
        borne = 0
        for mask, characters in coded.items():
            borne |= mask if characters else 0
        if not self._half:
            return borne
        by_bit: dict[int, int] = defaultdict(int)
        for mask, characters in coded.items():
            for bit in range(mask.bit_length()):
                if mask >> bit & 1:
                    by_bit[bit] += characters
        return sum(1 << bit for bit, characters in by_bit.items() if 2 * characters >= length)


def _laid(segment: Sequence[Span], ruler: Ruler) -> list[Span]:
    """A segment's eligible parts on the ruler, in order, those that meet joined."""
    laid: list[Span] = []
    for part in sorted(segment):
        start, end = ruler.at(part.start), ruler.at(part.end)
        if start == end:
            continue
        if laid and start <= laid[-1].end:
            laid[-1] = Span(laid[-1].start, max(end, laid[-1].end))
        else:
            laid.append(Span(start, end))
    return laid
