"""What differs between a text and a corrected one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.corrected import corrections
from codebook.core.remap import Remap, Replaced
from codebook.core.spans import Span

texts = st.text("ab .\n", max_size=60)


@given(texts, texts)
def test_the_map_makes_the_corrected_text(old: str, new: str) -> None:
    assert Remap(corrections(old, new)).text(old) == new


@given(texts)
def test_nothing_differs_from_itself(text: str) -> None:
    assert corrections(text, text) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("I saw a cat.", "I saw a bat.", [Replaced(8, 11, "bat")]),
        ("A: yes\nB: no\n", "A: yes\nB: oh no\n", [Replaced(10, 10, "oh ")]),
        ("one two three", "one three", [Replaced(4, 8, "")]),
        ("", "new", [Replaced(0, 0, "new")]),
        ("a\n", "a\nb\n", [Replaced(2, 2, "b\n")]),
    ],
)
def test_words_are_compared(old: str, new: str, found: list[Replaced]) -> None:
    assert corrections(old, new) == found


def test_a_passage_beside_a_correction_keeps_its_words() -> None:
    old = "INT: Were you there?\nS-1: I was their until five. It was cold.\n"
    new = "INT: Were you there?\nS-1: I was there until five. It was so cold.\n"
    remap = Remap(corrections(old, new))
    start = old.index("until")
    moved = remap.moved(Span(start, start + 10))
    assert moved is not None
    assert new[moved.start : moved.end] == "until five"


def test_long_stretches_are_replaced_whole() -> None:
    old, new = "a b " * 6000, "c d " * 6000
    assert corrections(old, new) == [Replaced(0, len(old), new)]
