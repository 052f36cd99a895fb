"""One coder's overlapping codings of a code are one coding."""

from hypothesis import given
from hypothesis import strategies as st

from codebook.core.codings import Coding, Quotable, Stance, apply, join_memos
from codebook.core.spans import Span, covered, unite

spans = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda p: Span(p[0], p[0] + p[1]))


def coding(number: int, span: Span, **values: object) -> Coding:
    made = f"2026-01-01T00:00:{number:02d}Z"
    return Coding(str(number), "t", span.start, span.end, "a", "ana", made_at=made, **values)  # type: ignore[arg-type]


@given(st.lists(spans, max_size=12))
def test_a_layer_is_the_union_of_what_was_applied(wanted: list[Span]) -> None:
    layer: dict[str, Coding] = {}
    for number, span in enumerate(wanted):
        done = apply(layer.values(), coding(number, span))
        for gone in done.absorbed:
            del layer[gone.id]
        layer[done.coding.id] = done.coding
    assert sorted(c.span for c in layer.values()) == unite(wanted)
    places = {place for span in wanted for place in range(*span)}
    assert covered(wanted) == len(places)


@given(st.lists(spans, min_size=1, max_size=8))
def test_united_spans_never_overlap_and_touching_ones_stay_two(wanted: list[Span]) -> None:
    united = unite(wanted)
    assert not any(a.overlaps(b) for a in united for b in united if a != b)
    assert unite([Span(0, 5), Span(5, 9)]) == [Span(0, 5), Span(5, 9)]


def test_the_oldest_stays_and_the_strictest_rule_wins() -> None:
    first = coding(1, Span(0, 5), memo="one", stance=Stance.SUPPORTS)
    second = coding(2, Span(8, 12), memo="two", stance=Stance.COUNTERS, quotable=Quotable.NEVER)
    done = apply([second, first], coding(3, Span(4, 9), memo="one"))
    assert done.before == first
    assert done.absorbed == (second,)
    assert done.coding.id == "1"
    assert done.coding.span == Span(0, 12)
    assert done.coding.memo == "one\ntwo"
    assert done.coding.stance is Stance.MIXED
    assert done.coding.quotable is Quotable.NEVER


def test_an_empty_memo_adds_nothing() -> None:
    assert join_memos(["one", "", "two", ""]) == "one\ntwo"
    assert join_memos(["", "one"]) == "one"
    assert join_memos([""]) == ""


def test_other_codes_coders_and_transcripts_are_left_alone() -> None:
    mine = coding(1, Span(0, 5))
    others = [
        Coding("2", "t", 0, 5, "b", "ana"),
        Coding("3", "t", 0, 5, "a", "ben"),
        Coding("4", "u", 0, 5, "a", "ana"),
    ]
    assert apply(others, mine).before is None
