"""What certainly must not be stored is found; what is no identifier is left alone."""

import random

import pytest

from codebook.confidential.decisions import Placeholders, read, replace, settle
from codebook.confidential.gate import find
from codebook.confidential.sweep import sweep


@pytest.mark.parametrize(
    "words",
    [
        "ann@example.org",
        "call 213-555-0188 now",
        "+49 30 1234567",
        "(213) 555 0188",
        "２１３-555-0188",
        "Phone:213-555-0188",
        "call,213-555-0188",
        "213\u2011555\u20110188",
        "213 – 555 – 0188",
        "213-555-0188/9",
        "mail:ann@example.org",
    ],
)
def test_addresses_and_numbers_are_found(words: str) -> None:
    assert len(find(words, "f")) == 1


@pytest.mark.parametrize(
    "words",
    [
        "at 00:01:02",
        "on 2020-02-03",
        "in 2019 and 2020",
        "22 U.S.C. 7102",
        "20-30 raids",
        "from 2019-2021",
        "2018 / 2019 / 2020",
        "1998 2003 2011",
        "at 10:30-11:45",
        "12/03/2020",
        "$150,000 in 2019-20",
        "about 300",
    ],
)
def test_other_numbers_are_left_alone(words: str) -> None:
    assert find(words, "f") == []


def test_a_long_word_takes_no_longer_than_its_length() -> None:
    assert find("a" * 200_000, "f") == []


def test_a_name_is_found_as_a_whole_word_alone() -> None:
    text = "Anna's Annual ANNA, and José and Jose\u0301."
    found = [f.text for f in find(text, "f", ["Anna", "Jose"])]
    assert found == ["Anna", "ANNA", "José", "Jose\u0301"]


def test_replacements_are_consistent_and_undecided_ones_stay_open() -> None:
    text = "a@b.org wrote to A@b.org and c@d.org, [EMAIL-1]"
    decisions = read(b"text,action,replacement\na@b.org,replace,\n", "d.csv")
    placeholders = Placeholders([text], random.Random(1))
    undecided, replacements = settle(find(text, "f"), decisions, placeholders)
    assert [finding.text for finding in undecided] == ["c@d.org"]
    new = {replacement[2] for replacement in replacements}
    assert len(replacements) == 2
    assert len(new) == 1
    assert "[EMAIL-1]" not in new
    assert "b.org" not in replace(text, replacements)


def test_the_sweep_lists_what_a_person_must_see() -> None:
    text = "We met Maria in Springfield. We left [City 2] at 14. I'm told XXXX and we saw P-1."
    assert set(sweep(text, {"P-1", "p"})) == {"Maria", "Springfield", "14"}


def test_a_name_in_brackets_is_no_placeholder() -> None:
    assert set(sweep("[Laughs] [NAME-3] [a Large City] [Maria] said.")) == {"Maria"}
