"""Sentences are held to the printed thresholds, and count no more exactly than they do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.claims import Claim, counting_in, judge, quantifier_in
from codebook.core.wording import WORDS, word, words


@pytest.mark.parametrize(
    ("text", "quantifier"),
    [
        ("Several survivor advocates were never offered food.", "some"),
        ("Most said so.", "most"),
        ("Nearly all said so, and some did not.", "most"),
        ("Hardly anybody was asked.", "few or none"),
        ("Many-sided officers", "many"),
        ("They were never asked.", ""),
        ("The summer was somewhat long.", ""),
    ],
)
def test_the_first_word_that_says_how_many_counts(text: str, quantifier: str) -> None:
    assert quantifier_in(text) == quantifier


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("All officers said so.", "All"),
        ("Some said so, 3 of them twice.", "3"),
        ("None of them was asked.", "None"),
        ("Nearly all of them were asked.", ""),
        ("Every one of them", "Every"),
        ("Some of them spoke of overtime.", ""),
        ("Forty percent", "percent"),
        ("Some, a dozen perhaps, said so.", "dozen"),
        ("Some said that fifteen came to the canteen.", "fifteen"),
        ("Some were never called at all, and spoke to each other.", ""),
    ],
)
def test_what_counts_more_exactly_is_found(text: str, counted: str) -> None:
    assert counting_in(text) == counted


@given(st.integers(5, 50), st.data())
def test_a_claim_holds_where_the_thresholds_say_its_word(n: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, n))
    people = tuple(map(str, range(number)))
    for said in WORDS:
        claim = Claim("1", "They said so.", "a", quantifier=said, evidence=("x",))
        found = judge(claim, n, people, (), people[:1], ())
        assert found.holds == (said == word(n, number))


@given(st.integers(5, 50), st.data())
def test_words_of_bands_grow_with_counts(n: int, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, n))
    high = data.draw(st.integers(low, n))
    said = words(n, low, high).split(" to ")
    assert [WORDS.index(one) for one in said] == sorted(WORDS.index(one) for one in said)
    assert (said[0], said[-1]) == (word(n, low), word(n, high))


def test_what_speaks_against_a_claim_is_said() -> None:
    claim = Claim("1", "All of them said so.", "a")
    found = judge(claim, 7, ("S-1",), (), (), ("a fault",))
    assert len(found.problems) == 4
    assert not found.holds
