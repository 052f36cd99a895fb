"""The copy that is matched, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.confidential.folded import Copy, bare, key

ODD = "aAзЗаАеß…é\u0301\u200d\u200c\ufe0fﬁＡ２٣\u3164各가\u1100\u1161’—\u2028\xa0ł \n'-王"


@pytest.mark.parametrize(
    ("stored", "copy"),
    [
        ("José", "Jose"),
        ("Jose\u0301", "Jose"),
        ("Ａnna２", "Anna2"),
        ("Аnnа", "Anna"),
        ("Анна", "Анна"),
        ("An\u200dna", "Anna"),
        ("ﬁnn", "finn"),
        ("Straße…", "Strasse."),
        ("O’Brien—s", "O'Brien-s"),
        ("Łukasz", "Lukasz"),
        ("\u1100\u1161", "가"),
        ("٣", "3"),
    ],
)
def test_letters_are_as_they_are_meant(stored: str, copy: str) -> None:
    assert Copy(stored).text == copy


def test_a_name_leads_back_to_all_of_its_letters() -> None:
    stored = "ﬁ Jo\u200dse\u0301! Аnna"
    copy = Copy(stored)
    for word, own in (("Jose", "Jo\u200dse\u0301"), ("Anna", "Аnna"), ("f", "ﬁ")):
        start = copy.text.index(word)
        first, last = copy.span(start, start + len(word))
        assert stored[first:last] == own


@given(st.text(alphabet=ODD, max_size=40))
def test_every_place_leads_back_in_order(stored: str) -> None:
    copy = Copy(stored)
    places = [copy.span(at, at + 1) for at in range(len(copy.text))]
    assert all(0 <= first < last <= len(stored) for first, last in places)
    assert places == sorted(places)
    for (first, last), char in zip(places, copy.text, strict=True):
        assert char in Copy(stored[first:last]).text or char in Copy(stored).text


@given(st.text(alphabet=ODD, max_size=40))
def test_the_copy_is_its_own_copy(stored: str) -> None:
    once = Copy(stored).text
    assert Copy(once).text == once


def test_keys_have_no_possessive() -> None:
    assert [key(word) for word in ("Anna's", "O'Brien's", "James", "ANNA'S")] == [
        "anna", "obrien", "james", "anna",
    ]  # fmt: skip
    assert bare("it's") == "it"
