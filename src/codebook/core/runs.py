"""Which codes stand where, as disjoint runs; and lanes for the marks in the margin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from codebook.core.spans import Span

K = TypeVar("K", bound=Hashable)


class RunIndex(Generic[K]):
    """Overlapping codings flattened into runs, each with the keys that stand there.

    A sweep over the ends: n codings give at most 2n + 1 runs. Keys keep the order in which
    they were first given.
    """

    def __init__(self, codings: Iterable[tuple[int, int, K]]):
        order: dict[K, int] = {}
        ends: list[tuple[int, int, int]] = []
        for start, end, key in codings:
            rank = order.setdefault(key, len(order))
            ends += [(start, 1, rank), (end, -1, rank)]
        ends.sort()
        keys = list(order)
        counts = [0] * len(keys)
        standing: list[int] = []
        self._places = [0]
        self._keys: list[tuple[K, ...]] = [()]
        for at, (place, change, rank) in enumerate(ends):
            counts[rank] += change
            if change > 0 and counts[rank] == 1:
                insort(standing, rank)
            elif not counts[rank]:
                del standing[bisect_left(standing, rank)]
            if at + 1 < len(ends) and ends[at + 1][0] == place:
                continue
            found = tuple([keys[rank] for rank in standing])
            if self._places[-1] == place:
                self._keys[-1] = found
            else:
                self._places.append(place)
                self._keys.append(found)

    def at(self, offset: int) -> tuple[K, ...]:
        """The keys at an offset."""
        return self._keys[bisect_right(self._places, offset) - 1]

    def runs(self, start: int, end: int) -> list[tuple[Span, tuple[K, ...]]]:
        """The runs of ``[start, end)``, disjoint and without gaps."""
        found = []
        number = bisect_right(self._places, start) - 1
        while start < end:
            last = number + 1 == len(self._places)
            stop = end if last else min(end, self._places[number + 1])
            found.append((Span(start, stop), self._keys[number]))
            start, number = stop, number + 1
        return found


def lanes(spans: Sequence[Span]) -> list[int]:
    """A lane for each span, the lowest that is free, so that overlapping spans never share one."""
    order = sorted(range(len(spans)), key=lambda n: (spans[n].start, -spans[n].end))
    found = [0] * len(spans)
    free_from: list[int] = []
    for number in order:
        span = spans[number]
        lane = next((n for n, end in enumerate(free_from) if end <= span.start), len(free_from))
        if lane == len(free_from):
            free_from.append(0)
        free_from[lane] = span.end
        found[number] = lane
    return found
