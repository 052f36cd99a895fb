"""Two layers beside one another: every character is told apart as a plain count tells it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from codebook.core.agreement.side_by_side import Difference, differences, parts
from codebook.core.codings import Coding
from codebook.core.spans import Span

_LENGTH = 12


def coding(start: int, end: int, code: str) -> Coding:
    return Coding("", "one", start, end, code, "ana")


_CODINGS = st.lists(
    st.builds(
        lambda start, size, code: coding(start, min(_LENGTH, start + size), code),
        st.integers(0, _LENGTH - 1),
        st.integers(1, 5),
        st.sampled_from("abc"),
    ),
    max_size=5,
)


def at(layer: list[Coding], place: int) -> set[str]:
    return {one.code for one in layer if one.start <= place < one.end}


@given(_CODINGS, _CODINGS)
def test_every_character_is_in_the_part_that_has_its_codes(
    first: list[Coding], second: list[Coding]
) -> None:
    found = parts(first, second)
    for place in range(_LENGTH):
        here = [part for part in found if part.span.start <= place < part.span.end]
        both = at(first, place), at(second, place)
        assert [(set(one.first), set(one.second)) for one in here] == ([both] if any(both) else [])
    apart = {place for place in range(_LENGTH) if at(first, place) != at(second, place)}
    stretches = [one.span for one in differences(found)]
    assert {place for span in stretches for place in range(*span)} == apart
    assert all(a.end < b.start for a, b in pairwise(stretches))


def test_a_difference_names_what_only_one_has() -> None:
    first = [coding(0, 10, "a"), coding(2, 4, "b")]
    second = [coding(0, 4, "a"), coding(4, 6, "c")]
    assert differences(parts(first, second)) == [Difference(Span(2, 10), ("b", "a"), ("c",))]
    assert differences(parts(first, first)) == []
    assert parts([], []) == []
