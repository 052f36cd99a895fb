"""Codes that occur together: by hand, and beside the slowest count there is."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.coded import Interview
from codebook.core.codes import contains
from codebook.core.cooccurrence import Pair, Together, Within
from coded_interviews import CODES, PEOPLE, interview, interviews, shared

TALK = interview(
    "one",
    [("P1", "cold and long"), ("INT", "why was it so"), ("P2", "warm"), ("P1", "so long")],
    [("a/b", 4, 8, ""), ("e", 4, 12, ""), ("a/d", 13, 24, ""), ("e", 20, 30, "")],
)


def counted(within: Within, *given: Interview, codes: tuple[str, ...] = CODES) -> Together:
    together = Together(codes, PEOPLE, within)
    for one in given:
        together.add(one)
    return together


def test_passages_overlap_in_what_an_interviewee_says() -> None:
    assert counted(Within.OVERLAP, TALK).pairs() == [Pair("a", "e", 1, 1), Pair("a/b", "e", 1, 1)]


def test_where_only_the_interviewer_speaks_nothing_meets() -> None:
    talk = interview(
        "x", [("P1", "cold"), ("INT", "why"), ("P1", "so")], [("a", 4, 16, ""), ("e", 9, 24, "")]
    )
    assert counted(Within.OVERLAP, talk).pairs() == []
    assert counted(Within.TRANSCRIPT, talk).pairs() == [Pair("a", "e", 1, 1)]


def test_named_codes_that_never_meet_are_zeros_and_nested_ones_are_asked_for() -> None:
    together = counted(Within.OVERLAP, TALK, codes=("a", "a/d", "e"))
    assert [(p.first, p.second, p.times) for p in together.pairs(zeros=True)] == [
        ("a", "e", 1),
        ("a/d", "e", 0),
    ]
    nested = Together(("a", "a/b"), PEOPLE, nested=True)
    nested.add(TALK)
    assert nested.pairs() == [Pair("a", "a/b", 1, 1)]
    assert (nested.spoke("a"), nested.spoke("a/b")) == (1, 1)


def test_interviews_of_one_person_count_as_one_person() -> None:
    again = interview("two", [("P1", "cold")], [("a", 4, 8, ""), ("e", 4, 8, "")])
    apart = interview("three", [("P2", "cold")], [("a", 4, 8, "")])
    other = interview("four", [("P2", "cold")], [("e", 4, 8, "")])
    given = (again, apart, other)
    assert counted(Within.TRANSCRIPT, *given).pairs() == [Pair("a", "e", 1, 1)]
    assert counted(Within.INTERVIEWEE, *given).pairs() == [Pair("a", "e", 2, 2)]


@pytest.mark.parametrize("within", list(Within))
@given(data=st.data())
def test_the_slowest_count_agrees(within: Within, data: st.DataObject) -> None:
    given = data.draw(interviews())
    together = Together(CODES, PEOPLE, within, nested=True)
    for one in given:
        together.add(one)
    found = {(p.first, p.second): (p.interviewees, p.times) for p in together.pairs(zeros=True)}
    for first, second in combinations(CODES, 2):
        assert found[first, second] == slow(within, given, first, second)


def slow(within: Within, given: list[Interview], first: str, second: str) -> tuple[int, int]:
    """The interviewees and times of a pair, straight from what the words mean."""
    people: set[str] = set()
    times: set[object] = set()
    for one in given:
        for x in one.coded:
            for y in one.coded if within is not Within.INTERVIEWEE else every(given):
                met = contains(first, x.code) and contains(second, y.code) and x.person == y.person
                if not met:
                    continue
                if within is Within.OVERLAP:
                    start, end = max(x.start, y.start), min(x.end, y.end)
                    if not shared(one, x.person, start, end):
                        continue
                    times.add((one.key, x.start, x.end, y.start, y.end))
                elif within is Within.TURN:
                    turns = [
                        turn.start
                        for turn in one.turns
                        if turn.speaker == x.person
                        and all(c.start < turn.end and turn.start < c.end for c in (x, y))
                    ]
                    if not turns:
                        continue
                    times |= {(one.key, turn) for turn in turns}
                else:
                    times.add(one.key if within is Within.TRANSCRIPT else x.person)
                people.add(x.person)
    return len(people), len(times)


def every(given: list[Interview]) -> list[object]:
    return [coded for one in given for coded in one.coded]
