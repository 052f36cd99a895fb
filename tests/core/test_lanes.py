"""Lanes of spans that are drawn in rows."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from codebook.core.runs import Lanes, LayerIndex, lanes
from codebook.core.spans import Span

ROW = 10
SPANS = st.lists(
    st.tuples(st.integers(0, 200), st.integers(1, 40)).map(lambda p: Span(p[0], sum(p))),
    max_size=30,
)


def rows(span: Span) -> Span:
    return Span(span.start // ROW, (span.end - 1) // ROW + 1)


@given(SPANS, st.randoms(use_true_random=False))
def test_spans_that_are_seen_in_one_row_never_share_a_lane(
    spans: list[Span], chance: Random
) -> None:
    found = Lanes(spans, lambda offset: offset // ROW)
    numbers = list(range(len(spans)))
    chance.shuffle(numbers)
    lane = {number: found[number] for number in numbers}
    for a in numbers:
        for b in numbers[: numbers.index(a)]:
            assert lane[a] != lane[b] or not rows(spans[a]).overlaps(rows(spans[b]))
    assert max(lane.values(), default=0) == max(lanes([rows(span) for span in spans]), default=0)


def test_only_what_is_asked_for_is_worked_out() -> None:
    asked: list[int] = []

    def row_at(offset: int) -> int:
        asked.append(offset)
        return offset // ROW

    index = LayerIndex([Span(n * 100, n * 100 + 5) for n in range(50)], row_at)
    asked.clear()
    assert index.lanes[20] == 0
    assert len(asked) == 2
