"""A quotation is the words of one person, and every cut is marked."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.linking import Place, joined
from codebook.core.quoting import CUT, Quoter, names_in
from codebook.core.spans import Span
from codebook.core.turns import Role
from odd_texts import readers
from small_study import transcript

TALK = transcript(
    "one",
    ("INT", "How was it?"),
    ("S-1", "It was cold. They kept us waiting, and nobody came."),
    ("INT", "All night?"),
    ("S-1", "All night. Dr. Who said so."),
    ("S-2", "We were late."),
)


def quoted(first: str, last: str, talk=TALK, *names: str) -> str | None:
    """The quotation from the first words to the last ones."""
    start, end = talk.text.index(first), talk.text.index(last) + len(last)
    found = Quoter(talk.text, talk.turns, names_in(names)).quote(Span(start, end))
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("It was", "cold.", "It was cold."),
        ("It was", "cold", "It was cold"),
        ("was cold", "cold.", f"{CUT} was cold."),
        ("was", "cold.", "It was cold."),
        ("They", "waiting", f"They kept us waiting {CUT}"),
        ("kept", "nobody", f"{CUT} kept us waiting, and nobody {CUT}"),
        ("pt us", "wait", f"{CUT} pt us wait {CUT}"),
        ("nobody", "All night. ", f"{CUT} nobody came. {CUT} All night."),
        ("INT: All", "All night.", "All night."),
        ("S-1: All", "said so.", "All night. Dr. Who said so."),
        ("All night. Dr.", "said so.", "All night. Dr. Who said so."),
    ],
)
def test_cuts_are_marked(first: str, last: str, expected: str) -> None:
    assert quoted(first, last) == expected


def test_words_of_two_interviewees_are_no_quotation() -> None:
    assert quoted("Who said", "late.") is None
    assert quoted("How", "was it?") is None
    span = Span(0, len(TALK.text))
    assert Quoter(TALK.text, TALK.turns).speakers(span) == ("S-1", "S-2")


def test_no_pseudonym_and_no_number_that_joins_quotations_stays() -> None:
    said = "[NAME-3] told [S-1] and s1, in [City 2] at [00:12:03], [laughs], S-12 [a big town]."
    talk = transcript("x", ("S-1", said))
    assert quoted("[NAME", "town].", talk, "S-1", "X") == (
        f"[NAME] told {CUT} and {CUT}, in [City] at {CUT}, [laughs], S-12 [a big town]."
    )


def test_a_name_that_is_a_word_is_cut_only_as_it_is_written() -> None:
    talk = transcript("x", ("Hope", "I hope so, Hope said. Hopeful, Hope's dog."))
    assert quoted("I hope", "dog.", talk, "Hope") == (
        f"I hope so, {CUT} said. Hopeful, {CUT}'s dog."
    )
    assert names_in(["A", "12", ""]) is None


def test_nothing_is_left_of_a_passage_that_was_all_names() -> None:
    talk = transcript("x", ("S-1", "S-1. [12]"))
    assert quoted("S-1. ", "[12]", talk, "S-1") is None


@given(readers(), st.data())
def test_a_quotation_is_words_of_its_speaker_in_order(reader, data) -> None:
    start = data.draw(st.integers(0, len(reader.text) - 1))
    end = data.draw(st.integers(start + 1, len(reader.text)))
    quoter = Quoter(reader.text, reader.turns)
    found = quoter.quote(Span(start, end))
    assert (found is None) or (found.speaker,) == quoter.speakers(Span(start, end))
    if found is None:
        return
    assert "\n" not in found.text
    assert start <= found.span.start < found.span.end <= end
    said = [
        reader.text[max(start, turn.start) : min(end, turn.end)]
        for turn in reader.turns
        if turn.role is Role.INTERVIEWEE and turn.speaker == found.speaker
    ]
    words = "".join(piece for piece in said if re.search(r"\w", piece))
    assert re.sub(r"\s", "", found.text.replace(CUT, "")) == re.sub(r"\s", "", words)


def place(start: int, end: int, **other: object) -> Place:
    values = {"theme": "t", "stance": "", "transcript": "x", "revision": 1, "category": "a"}
    return Place(span=Span(start, end), **{**values, **other})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "joins"),
    [
        (place(0, 10), False),
        (place(10, 20), False),
        (place(0, 9), True),
        (place(9, 20), True),
        (place(0, 10, category=None), True),
        (place(0, 10, theme="u"), True),
        (place(0, 10, stance="supports"), True),
        (place(0, 10, transcript="y"), False),
        (place(90, 99, revision=2), True),
    ],
)
def test_words_that_were_quoted_join_only_as_they_were(other: Place, joins: bool) -> None:
    assert (joined(place(0, 10), [other]) is not None) is joins
