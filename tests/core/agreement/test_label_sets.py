"""Alpha over sets of codes: by hand, and with every pair of sets compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import random_layers
from codebook.core.agreement import label_sets as module
from codebook.core.agreement.coefficients import alpha
from codebook.core.agreement.figures import Why
from codebook.core.agreement.histogram import count
from codebook.core.agreement.label_sets import Distance, label_sets
from codebook.core.agreement.material import Applied, Document
from codebook.core.agreement.targets import code
from codebook.core.agreement.units import branches, own
from codebook.core.spans import Span
from laid_out import layer, positions, taking_part

randoms = st.integers(0, 2**32).map(Random)
GROUPS = (branches("", random_layers.PATHS), branches("a", random_layers.PATHS), own(("a", "e")))


def document(applied: Sequence[Applied], length: int = 4, **values: object) -> Document:
    whole = Document("t", length, (Span(0, length),), ("ana", "ben"), tuple(applied))
    return replace(whole, **values)  # type: ignore[arg-type]


def test_by_hand_two_coders_and_two_codes() -> None:
    # ana: x x x -; ben: xy xy - -
    applied = [Applied("ana", "x", 0, 3), Applied("ben", "x", 0, 2), Applied("ben", "y", 0, 2)]
    found = label_sets([document(applied)], own("xy"))
    # apart: twice two halves and one whole, in both orders; x 3 times, xy 2, nothing 3, of 8
    expected = 2 * (3 * 2 * Fraction(1, 2) + 3 * 3 + 2 * 3)
    assert found.alpha.exact == 1 - 7 * 4 / expected
    assert (found.sets, found.characters) == (3, 4)
    masi = label_sets([document(applied)], own("xy"), Distance.MASI)
    # x and xy: half of all values, times two thirds, one holding the other
    expected = 2 * (3 * 2 * Fraction(2, 3) + 3 * 3 + 2 * 3)
    assert masi.alpha.exact == 1 - 7 * (4 * Fraction(2, 3) + 2) / expected


def test_what_is_undefined_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    assert label_sets([], own("xy")).alpha.why is Why.NOT_SHARED
    assert label_sets([document([])], own("xy")).alpha.why is Why.ALL_ALIKE
    monkeypatch.setattr(module, "MOST_SETS", 1)
    two = label_sets([document([Applied("ana", "x", 0, 2)])], own("xy"))
    assert (two.alpha.why, two.sets) == (Why.TOO_MANY_SETS, 2)


@settings(max_examples=300, deadline=None)
@given(randoms, st.sampled_from(GROUPS), st.sampled_from(Distance))
def test_every_character_laid_out_gives_the_same(
    random: Random, values: dict[str, str], distance: Distance
) -> None:
    documents = random_layers.study(random, longest=15, documents=3)
    sets: list[frozenset[str]] = []
    observed = Fraction(0)
    for each in documents:
        coders = taking_part(each, values)
        laid = [layer(each, coder, values) for coder in coders]
        for at in positions(each) if len(coders) > 1 else ():
            here = [one[at] for one in laid]
            sets += here
            apart = sum(slow(one, other, distance) for one, other in permutations(here, 2))
            observed += Fraction(apart) / (len(here) - 1)
    expected = sum((slow(*pair, distance) for pair in permutations(sets, 2)), Fraction(0))
    found = label_sets(documents, values, distance)
    assert found.alpha.exact == (1 - (len(sets) - 1) * observed / expected if expected else None)
    assert found.sets == len(set(sets))


def slow(one: frozenset[str], other: frozenset[str], distance: Distance) -> Fraction:
    if one == other:
        return Fraction(0)
    jaccard = Fraction(len(one & other), len(one | other))
    if distance is Distance.JACCARD:
        return 1 - jaccard
    return 1 - jaccard * Fraction(2 if one < other or other < one else 1, 3)


@settings(max_examples=100, deadline=None)
@given(randoms, st.sampled_from(random_layers.PATHS), st.sampled_from(Distance))
def test_of_one_code_it_is_that_codes_alpha(random: Random, path: str, by: Distance) -> None:
    documents = random_layers.study(random)
    (counted,) = count(documents, random_layers.CODERS, [code(path)])
    found = label_sets(documents, own((path,)), by)
    assert found.alpha.exact == alpha(counted.cells(), len(random_layers.CODERS)).exact
