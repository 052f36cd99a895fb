"""A sample gives each category its share, and one seed gives one sample."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.agreement.sampling import allot, draw

LETTERS = st.sampled_from("abcdef")
POOLS = st.dictionaries(st.text("xyz0123456789", min_size=1, max_size=4), LETTERS, max_size=40)


@given(POOLS, st.data())
def test_each_category_gives_its_share_to_within_one(
    pool: dict[str, str], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(pool)))
    drawn = draw(pool, number, data.draw(st.integers(0, 99)))
    assert len(drawn) == len(set(drawn)) == number
    sizes, given_ = Counter(pool.values()), Counter(pool[key] for key in drawn)
    for category, size in sizes.items():
        assert number * size // len(pool) <= given_[category] <= size
        assert abs(given_[category] * len(pool) - number * size) < len(pool)


@given(POOLS, st.data())
def test_the_seed_decides_and_not_the_order(pool: dict[str, str], data: st.DataObject) -> None:
    number, seed = data.draw(st.integers(0, len(pool))), data.draw(st.integers(0, 99))
    turned = dict(reversed(pool.items()))
    assert draw(pool, number, seed) == draw(turned, number, seed)


def test_the_largest_remainders_give_one_more() -> None:
    assert allot({"a": 6, "b": 3, "c": 2}, 4, Random(1)) == {"a": 2, "b": 1, "c": 1}
    assert allot({"a": 21, "b": 9, "c": 7, "d": 5}, 10, Random(1)) == {
        "a": 5, "b": 2, "c": 2, "d": 1,
    }  # fmt: skip
    assert allot({}, 0, Random(1)) == {}


def test_equal_remainders_are_left_to_the_draw() -> None:
    chosen = {max(given_, key=given_.__getitem__) for given_ in (
        allot({"a": 2, "b": 2, "c": 2}, 1, Random(seed)) for seed in range(30)
    )}  # fmt: skip
    assert chosen == {"a", "b", "c"}


def test_every_transcript_can_be_drawn() -> None:
    pool = {f"t{n}": "ab"[n % 2] for n in range(8)}
    drawn = Counter(key for seed in range(200) for key in draw(pool, 2, seed))
    assert set(drawn) == set(pool)
    assert min(drawn.values()) > 200 * 2 / 8 / 2


def test_a_sample_larger_than_what_there_is_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="larger"):
        draw({"one": "a"}, 2, 1)
