"""The alpha family of exclusive codes: published, by hand, and with every character laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import random_layers
from codebook.core.agreement.figures import Figure, Why
from codebook.core.agreement.material import Applied, Document
from codebook.core.agreement.unitizing import Unitizing, unitizing
from codebook.core.agreement.units import branches, own
from codebook.core.spans import Span
from laid_out import layer, positions, taking_part, units_of

randoms = st.integers(0, 2**32).map(Random)
GROUPS = (branches("", random_layers.PATHS), branches("a", random_layers.PATHS), own(("a", "e")))

# Krippendorff, Content Analysis, 4th ed. 2019, figure 12.11, p. 340: first, last, value
ALEX = ((1, 7, "1"), (8, 13, "2"), (31, 32, "5"), (33, 37, "6"), (38, 44, "6"), (45, 60, "7"))
PAUL = ((1, 7, "1"), (8, 13, "3"), (14, 21, "5"), (33, 44, "6"))
SUZAN = ((1, 7, "1"), (8, 13, "4"), (14, 21, "5"), (33, 37, "6"), (38, 41, "6"), (42, 44, "6"))
MERGED_ALEX = (*ALEX[:3], (33, 44, "6"), ALEX[5])
MERGED_SUZAN = (*SUZAN[:3], (33, 44, "6"))


def book(*layers: Sequence[tuple[int, int, str]]) -> Document:
    coders = ("alex", "paul", "suzan")
    applied = tuple(
        Applied(coder, value, first - 1, last)
        for coder, marked in zip(coders, layers, strict=True)
        for first, last, value in marked
    )
    return Document("book", 60, (Span(0, 60),), coders, applied)


def document(applied: Sequence[Applied], length: int = 20, **values: object) -> Document:
    whole = Document("t", length, (Span(0, length),), ("ana", "ben"), tuple(applied))
    return replace(whole, **values)  # type: ignore[arg-type]


def rounded(figure: Figure) -> float | None:
    return None if figure.value is None else round(figure.value, 3)


def test_the_books_example_of_three_coders() -> None:
    found = unitizing([book(ALEX, PAUL, SUZAN)], own("1234567"))
    assert rounded(found.u_alpha) == 0.510
    # the book divides lengths of one decimal, 26 / (72.8 - 28.5), which gives .413
    assert rounded(found.u_alpha_binary) == 0.414
    assert rounded(found.cu_alpha) == 0.724
    assert [rounded(found.k_u_alpha[value]) for value in "1234567"] == [1, 0, 0, 0, 1, 1, None]
    assert found.k_u_alpha["7"].why is Why.NOT_TOGETHER
    assert found.k_coverage["5"].exact == Fraction(4, 9)
    assert found.k_coverage["7"].exact == 0
    assert found.coverage.exact == Fraction(83, 180)
    assert (found.characters, found.violating) == (60, 0)


def test_the_books_example_with_touching_units_joined() -> None:
    found = unitizing([book(MERGED_ALEX, PAUL, MERGED_SUZAN)], own("1234567"))
    assert found.u_alpha.value == pytest.approx(0.5125, abs=5e-5)
    assert rounded(found.cu_alpha) == 0.731


def test_by_hand_two_coders_and_two_codes() -> None:
    # ana: x [0, 4), y [4, 8); ben: x [0, 6); ten characters
    applied = (Applied("ana", "x", 0, 4), Applied("ana", "y", 4, 8), Applied("ben", "x", 0, 6))
    found = unitizing([document(applied, 10)], own("xy"))
    # rows x 10, y 4, nothing 6, all 20; agreed: x 8, y 0, nothing 4; selves 16 + 36 + 16 + 6
    across = 2 * (10 * 4 + 10 * 6 + 4 * 6)
    assert found.u_alpha.exact == 1 - Fraction(8 * (400 - 74), 20 * across)
    assert found.u_alpha_binary.exact == 1 - Fraction(4 * (400 - 74), 20 * 2 * 6 * 14)
    # where both applied one: x 8 + 2, y 2, all 12; of each unit 4, 2 and 6 characters
    assert found.cu_alpha.exact == 1 - Fraction(4 * (144 - 56), 12 * 2 * 10 * 2)
    assert found.k_u_alpha["y"].exact == 1 - Fraction((2 * 12 - 4) * 2, 2 * 2 * 10)
    assert found.k_coverage["y"].exact == Fraction(1, 2)
    assert found.coverage.exact == Fraction(12, 20)


def test_two_codes_at_once_are_taken_out_and_counted() -> None:
    applied = [Applied("ana", "x", 0, 8), Applied("ana", "y", 6, 12), Applied("ben", "x", 0, 6)]
    found = unitizing([document(applied)], own("xy"))
    assert (found.characters, found.violating) == (18, 2)
    # what is left puts ana's y at [6, 10) of 18 characters
    again = [Applied("ana", "x", 0, 6), Applied("ana", "y", 6, 10), Applied("ben", "x", 0, 6)]
    assert replace(found, violating=0) == unitizing([document(again, 18)], own("xy"))


def test_codes_of_one_branch_at_once_violate_nothing() -> None:
    applied = [Applied("ana", "p/x", 0, 8), Applied("ana", "p/x/y", 6, 12)]
    found = unitizing([document(applied)], branches("p", ("p", "p/x", "p/x/y", "p/z")))
    assert found.violating == 0
    assert list(found.k_u_alpha) == ["p/x", "p/z"]


def test_text_that_does_not_count_leaves_a_unit_whole() -> None:
    applied = [Applied("ana", "x", 0, 12), Applied("ben", "x", 2, 12), Applied("ben", "y", 13, 15)]
    cut = document(applied, eligible=(Span(0, 4), Span(8, 20)))
    moved = [Applied("ana", "x", 0, 8), Applied("ben", "x", 2, 8), Applied("ben", "y", 9, 11)]
    assert unitizing([cut], own("xy")) == unitizing([document(moved, 16)], own("xy"))


def test_what_is_undefined_says_why() -> None:
    x, y = Applied("ana", "x", 0, 20), Applied("ben", "x", 0, 20)
    alone = unitizing([document([x], coders=("ana",))], own("xy"))
    assert {alone.u_alpha.why, alone.cu_alpha.why, alone.coverage.why} == {Why.NOT_SHARED}
    assert {alone.k_u_alpha["x"].why, alone.k_coverage["x"].why} == {Why.NOT_SHARED}
    silent = unitizing([document([])], own("xy"))
    assert (silent.u_alpha.why, silent.cu_alpha.why) == (Why.ALL_ALIKE, Why.NONE_TOGETHER)
    assert silent.k_u_alpha["x"].why is Why.NOBODY
    assert silent.coverage.exact == 0
    alike = unitizing([document([x, y])], own("xy"))
    assert (alike.u_alpha.why, alike.cu_alpha.why) == (Why.ALL_ALIKE, Why.ONE_CODE)
    assert (alike.k_u_alpha["x"].why, alike.k_u_alpha["y"].why) == (Why.ONE_CODE, Why.NOBODY)


def test_a_code_that_came_later_leaves_its_coder_out() -> None:
    applied = [Applied("ana", "x", 0, 8), Applied("ben", "x", 0, 6), Applied("eve", "y", 2, 6)]
    three = document(applied, coders=("ana", "ben", "eve"), missing={"eve": frozenset("y")})
    assert unitizing([three], own("xy")) == unitizing([document(applied[:2])], own("xy"))


@settings(max_examples=500, deadline=None)
@given(randoms, st.sampled_from(GROUPS))
def test_every_character_laid_out_gives_the_same(random: Random, values: dict[str, str]) -> None:
    documents = random_layers.study(random)
    found, slow = unitizing(documents, values), Slow(documents, values)
    assert found.u_alpha.exact == slow.alpha(slow.observed, slow.expected)
    assert found.u_alpha_binary.exact == slow.alpha(
        slow.binary(slow.observed), slow.binary(slow.expected)
    )
    assert found.cu_alpha.exact == slow.alpha(slow.shared, slow.expected_shared)
    for value in dict.fromkeys(values.values()):
        assert found.k_u_alpha[value].exact == slow.one(value)
    assert (found.characters, found.violating) == (slow.characters, slow.violating)


@settings(max_examples=200, deadline=None)
@given(randoms, st.sampled_from(GROUPS))
def test_order_and_codings_made_twice_change_nothing(
    random: Random, values: dict[str, str]
) -> None:
    documents = random_layers.study(random)
    shuffled = [
        replace(
            each,
            coders=tuple(random.sample(each.coders, len(each.coders))),
            applied=tuple(random.sample(each.applied * 2, 2 * len(each.applied))),
        )
        for each in random.sample(documents, len(documents))
    ]
    assert unitizing(shuffled, values) == unitizing(documents, values)


@settings(max_examples=200, deadline=None)
@given(randoms, st.sampled_from(GROUPS))
def test_equal_layers_agree_where_that_is_defined(random: Random, values: dict[str, str]) -> None:
    equal = [
        replace(
            each,
            coders=random_layers.CODERS[:3],
            applied=tuple(
                one._replace(coder=coder)
                for one in each.applied
                if one.coder == "ana"
                for coder in random_layers.CODERS[:3]
            ),
            missing={},
        )
        for each in random_layers.study(random)
    ]
    found: Unitizing = unitizing(equal, values)
    figures = (found.u_alpha, found.u_alpha_binary, found.cu_alpha, *found.k_u_alpha.values())
    assert {figure.exact for figure in figures} <= {1, None}


Matrix = dict[tuple[str, str], Fraction]


class Slow:
    """Coincidences from every character; what to expect from every pair of different units."""

    def __init__(self, documents: Sequence[Document], values: Mapping[str, str]) -> None:
        self.values = list(dict.fromkeys(values.values()))
        self.observed: Matrix = {}
        self.shared: Matrix = {}
        self.characters = self.violating = 0
        self._whole: list[tuple[str, Fraction]] = []
        self._parts: list[tuple[str, Fraction]] = []
        for each in documents:
            coders = taking_part(each, values)
            if len(coders) > 1:
                self._add(each, coders, values)
        self.expected = self._pairs(self._whole, self.observed)
        self.expected_shared = self._pairs(self._parts, self.shared)

    def _add(self, each: Document, coders: list[str], values: Mapping[str, str]) -> None:
        laid = {coder: layer(each, coder, values) for coder in coders}
        clean = [at for at in positions(each) if all(len(laid[c][at]) < 2 for c in coders)]
        self.characters += len(clean)
        self.violating += len(positions(each)) - len(clean)
        share = Fraction(1, len(coders) - 1)
        for at in clean:
            for one, other in permutations(coders, 2):
                first, second = ("".join(laid[coder][at]) for coder in (one, other))
                self._count(self.observed, first, second, share)
                if first and second:
                    self._count(self.shared, first, second, share)
        for coder in coders:
            others = [other for other in coders if other != coder]
            self._whole += [("", Fraction(1)) for at in clean if not laid[coder][at]]
            for unit in units_of(each, coder, values):
                places = [at for at in clean if at in unit.at]
                met = sum(bool(laid[other][at]) for at in places for other in others)
                self._whole.append((unit.value, Fraction(len(places))))
                self._parts.append((unit.value, met * share))

    @staticmethod
    def _count(matrix: Matrix, first: str, second: str, share: Fraction) -> None:
        matrix[first, second] = matrix.get((first, second), Fraction(0)) + share

    def _pairs(self, units: list[tuple[str, Fraction]], observed: Matrix) -> Matrix:
        found: Matrix = {}
        for (first, length), (second, other) in permutations(units, 2):
            self._count(found, first, second, length * other)
        total, wanted = sum(found.values()), sum(observed.values())
        return {pair: each * wanted / total for pair, each in found.items() if total}

    @staticmethod
    def binary(matrix: Matrix) -> Matrix:
        found: Matrix = {}
        for (first, second), length in matrix.items():
            Slow._count(found, str(bool(first)), str(bool(second)), length)
        return found

    @staticmethod
    def alpha(observed: Matrix, expected: Matrix) -> Fraction | None:
        apart, by_chance = (
            sum(length for (first, second), length in matrix.items() if first != second)
            for matrix in (observed, expected)
        )
        return 1 - Fraction(apart) / by_chance if by_chance else None

    def one(self, value: str) -> Fraction | None:
        def row(matrix: Matrix) -> Fraction:
            return sum((matrix.get((value, v), Fraction(0)) for v in self.values), Fraction(0))

        def apart(matrix: Matrix) -> Fraction:
            return row(matrix) - matrix.get((value, value), Fraction(0))

        if not row(self.shared) or not apart(self.expected_shared):
            return None
        observed = apart(self.shared) / row(self.shared)
        return 1 - observed / (apart(self.expected_shared) / row(self.expected_shared))
