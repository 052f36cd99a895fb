"""Words sought in texts, notes and rows."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.occurrences import Occurrences


@pytest.mark.parametrize(
    ("words", "text", "places"),
    [
        ("Anna", "Anna, ANNA's annual Anna", [(0, 4), (6, 10), (20, 24)]),
        ("Anna Kowalska", "anna\n  kowalska and Anna", [(0, 15)]),
        ("(555) 0100", "call (555) 0100!", [(5, 15)]),
        ("Łódź", "in łódź", [(3, 7)]),
        ("a.b", "a.b axb", [(0, 3)]),
    ],
)
def test_words_are_found_whole(words: str, text: str, places: list[tuple[int, int]]) -> None:
    assert Occurrences(words).in_text(text) == places


def test_words_are_replaced_in_all_strings_of_a_value() -> None:
    value = {"a": ["Anna said", {"b": "no anna"}], "n": 3, "none": None}
    sought = Occurrences("Anna")
    assert sought.stand_in(value)
    after = sought.replaced(value, "[NAME-1]")
    assert after == {"a": ["[NAME-1] said", {"b": "no [NAME-1]"}], "n": 3, "none": None}
    assert not sought.stand_in(after)


def test_a_replacement_is_taken_as_it_is() -> None:
    assert Occurrences("Anna").replaced("Anna", r"\1 \g<0>") == r"\1 \g<0>"


def test_keys_made_from_the_words_are_known() -> None:
    sought = Occurrences("Anna Kowalska")
    assert sought.made("anna-kowalska")
    assert sought.made("they-took-anna-kowalska-away")
    assert not sought.made("anna-kowalskas")
    assert not Occurrences("42-").made("")


@given(st.text(min_size=1).filter(lambda words: words.split()), st.text())
def test_nothing_is_missed_in_json(words: str, around: str) -> None:
    sought = Occurrences(words)
    content = json.dumps({"memo": f"{around} {words} {around}"}, ensure_ascii=False)
    assert "\x00" in content or any(ord(c) < 32 for c in words) or sought.may_be_in(content)


def test_words_broken_over_lines_are_found_in_json() -> None:
    content = json.dumps(["Anna\n\tKowalska"], ensure_ascii=False)
    assert Occurrences("Anna Kowalska").may_be_in(content)


def test_there_must_be_words() -> None:
    with pytest.raises(ValueError, match="no words"):
        Occurrences(" \n")
