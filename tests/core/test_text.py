"""Cleaning, words and digests."""

from hypothesis import given
from hypothesis import strategies as st

from codebook.core.text import clean, count_words, printable, word_starts, words_in


def test_what_is_taken_out_and_what_stays() -> None:
    cleaned = clean("\ufeffa\r\nb\rc\x00\x1b[31m\x85\u200b\u2060\u00ad\u202e\u2066d\u200d\u200e\t")
    assert cleaned.text == "a\nb\nc[31md\u200d\u200e\t"
    assert cleaned.removed == 9


@given(st.text())
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    once = clean(raw).text
    assert clean(once).text == once
    assert clean(once).removed == 0


@given(st.text(alphabet="ab '-\n.é"), st.integers(0, 40), st.integers(0, 40))
def test_words_are_counted_where_they_begin(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    assert words_in(text, start, end) == count_words(word_starts(text), start, end)


def test_a_word_that_began_before_is_not_counted_again() -> None:
    assert words_in("don't stop", 3, 10) == 1


def test_a_printable_text_is_one_line() -> None:
    assert printable("a\n\tb\x1b]0;x\x07") == "a b]0;x"
