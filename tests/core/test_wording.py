"""Words for counts never tell more than the bands of the group."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core import wording
from codebook.core.disclosure import band
from codebook.core.wording import FEW, MANY, MOST, SOME, THRESHOLDS, WORDS, word, words


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (5, [FEW] * 3 + [MOST] * 3),
        (6, [FEW] * 3 + [SOME] + [MOST] * 3),
        (7, [FEW] * 3 + [SOME] * 2 + [MOST] * 3),
        (9, [FEW] * 3 + [SOME] * 4 + [MOST] * 3),
        (12, [FEW] * 3 + [SOME] * 3 + [MANY] * 4 + [MOST] * 3),
    ],
)
def test_words_of_a_group(n: int, said: list[str]) -> None:
    assert [word(n, number) for number in range(n + 1)] == said


@given(st.integers(5, 60))
def test_a_band_has_one_word(n: int) -> None:
    for number in range(n + 1):
        low, high = band(n, number)
        assert words(n, low, high) == word(n, number)


@given(st.integers(5, 60), st.data())
def test_more_people_have_no_lesser_word(n: int, data: st.DataObject) -> None:
    less, more = sorted(data.draw(st.integers(0, n)) for _ in range(2))
    assert WORDS.index(word(n, less)) <= WORDS.index(word(n, more))


def test_a_sum_of_bands_may_have_two_words() -> None:
    assert words(10, 3, 7) == f"{SOME} to {MANY}"
    assert words(12, 0, 4) == f"{FEW} to {SOME}"
    assert words(10, 6, 7) == MANY


def test_thresholds_say_what_the_words_mean() -> None:
    assert all(f"“{each}”" in THRESHOLDS for each in WORDS)
    assert f"at most {wording._EDGE}" in THRESHOLDS
    assert f"{wording._LARGE} and more" in THRESHOLDS


def test_no_word_tells_none_or_all() -> None:
    for n in range(5, 30):
        assert word(n, 0) == word(n, 1) == word(n, 2)
        assert word(n, n) == word(n, n - 1)
