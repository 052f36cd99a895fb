"""Which codes stand where, as disjoint runs; and lanes for the marks in the margin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Hashable, Iterable, Sequence
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


class Lanes:
    """Lanes of spans that are drawn in rows: two that are seen in one row never share one.

    ``row_at`` gives the row of an offset. They are worked out group by group, when they are
    asked for: spans are in one group where one reaches into a row of the other, or where spans
    between them do.
    """

    def __init__(self, spans: Sequence[Span], row_at: Callable[[int], int]):
        self._spans = spans
        self._row_at = row_at
        self._order = sorted(range(len(spans)), key=spans.__getitem__)
        self._first: list[int] = []
        self._places: list[int] = []
        self._found: dict[int, int] = {}
        reach = 0
        for place, number in enumerate(self._order):
            start, end = spans[number]
            if start >= reach and (not place or row_at(start) > row_at(reach - 1)):
                self._first.append(start)
                self._places.append(place)
            reach = max(reach, end)

    def __getitem__(self, number: int) -> int:
        """The lane of a span, by its number."""
        if number not in self._found:
            self._work_out(bisect_right(self._first, self._spans[number].start) - 1)
        return self._found[number]

    def _work_out(self, group: int) -> None:
        numbers = self._order[slice(*(*self._places, None)[group : group + 2])]
        spans = [self._spans[number] for number in numbers]
        rows = [Span(self._row_at(s.start), self._row_at(s.end - 1) + 1) for s in spans]
        self._found.update(zip(numbers, lanes(rows), strict=True))


class LayerIndex:
    """Which spans stand at an offset, by their numbers, and in which lane each is drawn."""

    def __init__(self, spans: Sequence[Span], row_at: Callable[[int], int]):
        self.spans = spans
        self.runs = RunIndex((start, end, number) for number, (start, end) in enumerate(spans))
        self.lanes = Lanes(spans, row_at)
