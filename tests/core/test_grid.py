"""Passages and words by code and person: distinct, parents as unions, only a person's own words."""

from hypothesis import given

from codebook.core.coded import Interview
from codebook.core.codes import contains
from codebook.core.grid import Grid
from codebook.core.text import word_starts
from coded_interviews import CODES, PEOPLE, interview, interviews, shared


def test_a_parent_counts_a_passage_and_a_word_once() -> None:
    # "P1: cold and long" holds its words from 4 on.
    one = interview(
        "one",
        [("P1", "cold and long"), ("P2", "warm")],
        [("a/b", 4, 8, ""), ("a/d", 4, 8, ""), ("a/d", 4, 12, ""), ("e", 13, 26, "supports")],
    )
    grid = Grid(CODES, ["P1", "P2"], with_words=True)
    grid.add(one)
    assert grid.passages["a/b", "P1"] == 1
    assert grid.passages["a/d", "P1"] == 2
    assert (grid.passages["a", "P1"], grid.words["a", "P1"]) == (2, 2)
    assert (grid.passages["e", "P1"], grid.passages["e", "P2"]) == (1, 1)
    assert grid.all_passages["e"] == 1
    assert (grid.words["e", "P1"], grid.words["e", "P2"]) == (1, 1)
    assert grid.all_words("e") == 2
    assert grid.by_person("a") == {"P1": 2}


def test_stance_and_people_narrow_what_is_counted() -> None:
    one = interview("one", [("P1", "cold"), ("P2", "warm")], [("a", 4, 8, "supports"),
                                                              ("a", 13, 17, "")])  # fmt: skip
    grid = Grid(CODES, ["P1"], "supports")
    grid.add(one)
    assert dict(grid.passages) == {("a", "P1"): 1}
    other = Grid(CODES, ["P1"])
    other.add(one)
    assert other.all_passages == {"a": 1}


@given(interviews())
def test_the_slowest_count_agrees(given: list[Interview]) -> None:
    grid = Grid(CODES, PEOPLE, with_words=True)
    for one in given:
        grid.add(one)
    for code in CODES:
        everything = set()
        for who in PEOPLE:
            extents, words = set(), set()
            for one in given:
                starts = set(word_starts(one.text))
                for coded in one.coded:
                    if contains(code, coded.code) and coded.person == who:
                        extents.add((one.key, coded.start, coded.end))
                        said = shared(one, who, coded.start, coded.end) & starts
                        words |= {(one.key, at) for at in said}
            assert grid.passages.get((code, who), 0) == len(extents)
            assert grid.words.get((code, who), 0) == len(words)
            everything |= extents
        assert grid.all_passages.get(code, 0) == len(everything)
