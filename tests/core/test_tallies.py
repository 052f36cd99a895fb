"""People are counted, once per theme."""

import random

from hypothesis import given
from hypothesis import strategies as st

from codebook.core.categories import Scheme
from codebook.core.tallies import Spoken, columns, count, count_people


def test_a_parent_counts_a_person_once() -> None:
    counts = count([Spoken("a/b", "x", "P1"), Spoken("a/c", "x", "P1"), Spoken("a", "y", "P2")])
    assert counts.cells["a", "x"] == 1
    assert counts.totals == {"a": 2, "a/b": 1, "a/c": 1}


def test_every_category_of_a_level_is_a_column() -> None:
    scheme = Scheme().with_paths(["p/l", "p/f", "x"])
    shown = columns(scheme, {"P1": "p/l", "P2": "p/l"}, None)
    assert [(c.category, c.n) for c in shown] == [("p/l", 2), ("p/f", 0), ("x", 0), ("unknown", 0)]
    shown = columns(scheme, {"P1": "p/l", "P2": "p/f"}, 1)
    assert [(c.category, c.n) for c in shown] == [("p", 2), ("x", 0), ("unknown", 0)]


@given(st.integers(0, 2**32))
def test_people_are_counted_as_one_by_one(seed: int) -> None:
    chance = random.Random(seed)
    codes = ["a", "a/b", "a/b/c", "a/d", "e"]
    people = {f"P{n}": chance.choice("xyz") for n in range(chance.randint(0, 9))}
    outside = {"Q1", "Q2"}
    spoke = {
        code: {who for who in (*people, *outside) if chance.random() < 0.4}
        for code in codes
        if chance.random() < 0.8
    }
    one_by_one = count(
        Spoken(code, people[who], who)
        for code, them in spoke.items()
        for who in them & people.keys()
    )
    found = count_people(spoke, people)
    assert dict(found.cells) == dict(one_by_one.cells)
    assert {code: n for code, n in found.totals.items() if n} == dict(one_by_one.totals)
