"""How evenly passages spread: worked by hand, at the edges, and undefined with a reason."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.spread import NOBODY, ONE, spread


def test_one_of_three_gave_half() -> None:
    found = spread({"P1": 2, "P2": 1, "P3": 1, "P4": 0})
    assert (found.largest, found.largest_share) == (("P1",), 0.5)
    # H = ln 2 / 2 + 2 * ln 4 / 4 = 1.5 ln 2, and J = H / ln 3.
    assert found.evenness == pytest.approx(1.5 * log(2) / log(3))
    assert found.why == ""


def test_as_many_from_everybody_is_exactly_one() -> None:
    found = spread({"P1": 7, "P2": 7, "P3": 7})
    assert (found.evenness, found.largest) == (1.0, ("P1", "P2", "P3"))


def test_what_has_no_meaning_has_a_reason() -> None:
    alone = spread({"P1": 9})
    assert (alone.largest, alone.largest_share, alone.evenness, alone.why) == (
        ("P1",), 1.0, None, ONE,
    )  # fmt: skip
    nobody = spread({"P1": 0})
    assert (nobody.largest_share, nobody.evenness, nobody.why) == (None, None, NOBODY)


@given(st.lists(st.integers(1, 500), min_size=2, max_size=30))
def test_the_measures_stay_in_their_bounds(counts: list[int]) -> None:
    found = spread({str(number): count for number, count in enumerate(counts)})
    assert found.evenness is not None and 0 < found.evenness <= 1 + 1e-12
    assert found.largest_share is not None and 1 / len(counts) <= found.largest_share < 1
    twice = spread({str(number): 2 * count for number, count in enumerate(counts)})
    assert twice.evenness == pytest.approx(found.evenness)
