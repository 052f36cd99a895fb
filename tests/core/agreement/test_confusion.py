"""Codes that stand where another coder applied a different one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import random_layers
from codebook.core.agreement.confusion import Confused, confusion
from codebook.core.agreement.material import Applied, Document
from codebook.core.agreement.units import NOTHING, branches, own
from codebook.core.spans import Span
from laid_out import layer, positions

randoms = st.integers(0, 2**32).map(Random)
GROUPS = (branches("", random_layers.PATHS), own(random_layers.PATHS))


def document(applied: Sequence[Applied], length: int = 20, **values: object) -> Document:
    whole = Document("t", length, (Span(0, length),), ("ana", "ben"), tuple(applied))
    return replace(whole, **values)  # type: ignore[arg-type]


def test_each_character_of_two_coders_is_in_one_cell() -> None:
    applied = [Applied("ana", "x", 0, 6), Applied("ben", "x", 0, 2), Applied("ben", "y", 4, 9)]
    found = confusion([document(applied)], own("xy"))
    assert found.cells == {
        ("x", "x"): 2,
        ("x", NOTHING): 2,
        (NOTHING, "x"): 2,
        ("x", "y"): 2,
        ("y", "x"): 2,
        ("y", NOTHING): 3,
        (NOTHING, "y"): 3,
        (NOTHING, NOTHING): 11,
    }


def test_pairs_of_codes_stand_by_characters_and_in_codebook_order() -> None:
    applied = [
        Applied("ana", "z", 0, 5),
        Applied("ben", "x", 0, 5),
        Applied("ana", "y", 5, 9),
        Applied("ben", "x", 6, 9),
        Applied("ana", "y", 10, 13),
        Applied("ben", "z", 10, 13),
    ]
    assert confusion([document(applied)], own("xyz")).pairs() == [
        Confused("x", "z", 5),
        Confused("x", "y", 3),
        Confused("y", "z", 3),
    ]


def test_a_code_that_both_applied_is_taken_for_none() -> None:
    applied = [Applied(coder, "x", 0, 4) for coder in ("ana", "ben")]
    found = confusion([document([*applied, Applied("ana", "y", 0, 4)], 4)], own("xy"))
    assert found.pairs() == []
    assert found.cells == {("x", "x"): 4, ("y", NOTHING): 4, (NOTHING, "y"): 4}


def test_a_code_that_came_later_is_taken_for_none_nor_is_it_nothing() -> None:
    applied = [Applied("ana", "x", 0, 4), Applied("ben", "y", 0, 4)]
    late = document(applied, 4, missing={"ana": frozenset("y")})
    assert confusion([late], own("xy")).cells == {}


@settings(max_examples=300, deadline=None)
@given(randoms, st.sampled_from(GROUPS))
def test_every_character_laid_out_gives_the_same(random: Random, values: dict[str, str]) -> None:
    documents = random_layers.study(random)
    cells: dict[tuple[str, str], int] = {}

    def add(one: str, other: str) -> None:
        for cell in {(one, other), (other, one)}:
            cells[cell] = cells.get(cell, 0) + 1

    for each in documents:
        laid = {coder: layer(each, coder, values) for coder in each.coders}
        for pair in combinations(each.coders, 2):
            lacking = {v for coder in pair for v in each.missing.get(coder, ())}
            for at in positions(each):
                one, other = (laid[coder][at] for coder in pair)
                if not one and not other:
                    add(NOTHING, NOTHING)
                for value in (one & other) - lacking:
                    add(value, value)
                for value in one - other - lacking:
                    for instead in (other - one) - lacking:
                        add(value, instead)
                    if not other - one:
                        add(value, NOTHING)
                for value in other - one - lacking:
                    if not one - other:
                        add(value, NOTHING)
    assert confusion(documents, values).cells == cells
