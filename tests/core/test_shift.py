"""Offsets through replacements."""

from hypothesis import given
from hypothesis import strategies as st

from codebook.confidential.decisions import replace
from codebook.core.shift import Shift


@st.composite
def replaced(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """A text and replacements in it that do not overlap, in any order."""
    text = draw(st.text("abc", min_size=1, max_size=40))
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pieces = list(zip(ends[::2], ends[1::2], strict=False))
    changes = [(start, end, draw(st.text("XY", max_size=5))) for start, end in pieces]
    return text, draw(st.permutations(changes))


@given(replaced())
def test_what_was_not_replaced_stands_where_the_map_says(
    made: tuple[str, list[tuple[int, int, str]]],
) -> None:
    text, changes = made
    after, shift = replace(text, sorted(changes)), Shift(changes)
    inside = {place for start, end, _ in changes for place in range(start, end)}
    for place, letter in enumerate(text):
        if place not in inside:
            assert after[shift(place)] == letter
    assert shift(len(text)) == len(after)
