"""Filters of codings, what is not coded, cuts and the letters of codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.codings import Coding, Stance
from codebook.core.cuts import cut
from codebook.core.filters import EVERYTHING, Filter, select, uncoded
from codebook.core.letters import in_order_of_use, letters
from codebook.core.spans import Span
from codebook.core.turns import Role, Turn

CODINGS = [
    Coding("1", "t", 0, 5, "a", "ana", made_at="2"),
    Coding("2", "t", 3, 9, "a/b", "ana", memo="note", made_at="1"),
    Coding("3", "t", 4, 6, "ab", "ana", stance=Stance.COUNTERS, made_at="3"),
    Coding("4", "t", 7, 9, "a/b/c", "ana", memo=" \n", made_at="4"),
]


@pytest.mark.parametrize(
    ("shown", "ids", "words"),
    [
        (EVERYTHING, "1234", ""),
        (Filter(code="a", branch=True), "124", "branch a"),
        (Filter(code="a"), "1", "code a"),
        (Filter(code="a/b", branch=True, memo=True), "2", "branch a/b, with memo"),
        (Filter(memo=True), "2", "with memo"),
        (Filter(stance=Stance.COUNTERS), "3", "counters"),
        (Filter(stance=Stance.MIXED), "", "mixed"),
        (Filter(uncoded=True), "1234", "what is not coded"),
    ],
)
def test_a_filter_shows_what_it_says(shown: Filter, ids: str, words: str) -> None:
    assert "".join(coding.id for coding in select(CODINGS, shown)) == ids
    assert str(shown) == words
    assert bool(shown) == (shown is not EVERYTHING)


TEXT = "INT: How was it?\nS-1: It was cold. And long.\nS-1: Very.\n"
TURNS = (
    Turn("INT", Role.INTERVIEWER, 5, 16),
    Turn("S-1", Role.INTERVIEWEE, 22, 44),
    Turn("S-1", Role.INTERVIEWEE, 50, 55),
)


def words(spans: list[Span]) -> list[str]:
    return [TEXT[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("coded", "left"),
    [
        ([], ["It was cold. And long.", "Very."]),
        ([(22, 34)], ["And long.", "Very."]),
        ([(29, 33), (25, 31)], ["It", ". And long.", "Very."]),
        ([(0, 38)], ["long.", "Very."]),
        ([(40, 54)], ["It was cold. And l"]),
        ([(0, 57)], []),
    ],
)
def test_what_no_passage_covers(coded: list[tuple[int, int]], left: list[str]) -> None:
    assert words(uncoded(TEXT, TURNS, [Span(*pair) for pair in coded])) == left


@given(
    st.lists(st.tuples(st.integers(0, 56), st.integers(1, 20)).map(lambda p: Span(p[0], sum(p))))
)
def test_every_letter_of_an_interviewee_is_covered_or_not(coded: list[Span]) -> None:
    found = uncoded(TEXT, TURNS, coded)
    assert found == sorted(found)
    for turn in TURNS[1:]:
        for at in range(turn.start, turn.end):
            if TEXT[at].isalnum():
                inside = any(span.start <= at < span.end for span in coded)
                assert inside != any(gap.start <= at < gap.end for gap in found)


@pytest.mark.parametrize(
    ("at", "parts"),
    [
        (29, ("It was", "cold. And long.\nS-1: Very.")),
        (28, ("It was", "cold. And long.\nS-1: Very.")),
        (50, ("It was cold. And long.", "Very.")),
        (22, None),
        (55, None),
    ],
)
def test_a_cut_leaves_white_space_and_labels_out(at: int, parts: tuple[str, str] | None) -> None:
    passage = Span(22, 55)
    found = cut(TEXT, TURNS, passage, at)
    if found is not None:
        assert (TEXT[passage.start : found[0]], TEXT[found[1] : passage.end]) == parts
    else:
        assert parts is None


def test_codes_have_letters_of_their_own_that_stay() -> None:
    paths = in_order_of_use(CODINGS)
    assert paths == ["a/b", "a", "ab", "a/b/c"]
    found = letters(paths)
    assert found == {"a/b": "b", "a": "a", "ab": "A", "a/b/c": "c"}
    assert letters([*paths, "x/a1"]) == {**found, "x/a1": "1"}
    many = letters(f"c{n}" for n in range(100))
    assert len(set(list(many.values())[:62])) == 62
    assert many["c99"] == "c"
