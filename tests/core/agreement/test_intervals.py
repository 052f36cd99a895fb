"""Intervals: drawn again they are the same, and few transcripts are left out in turn instead."""

from __future__ import annotations

from dataclasses import replace
from math import fsum, sqrt
from random import Random
from statistics import quantiles

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import agreement_reference as slow
import random_layers
from codebook.core.agreement import intervals as module
from codebook.core.agreement import student
from codebook.core.agreement.figures import Why
from codebook.core.agreement.histogram import Counted, Histogram, Unit, count
from codebook.core.agreement.intervals import CUTS, Interval, Method, intervals
from codebook.core.agreement.material import Applied, Document
from codebook.core.agreement.targets import code
from codebook.core.spans import Span
from random_layers import CODERS

randoms = st.integers(0, 2**32).map(Random)
_TARGET = code("x")


def _counted(tables: list[tuple[int, int, int, int]]) -> Counted:
    """Two coders: by transcript, how much both, the first, the second, and neither applied."""
    documents = tuple(
        Histogram(f"d{number:02}", 3, {3: both, 1: first, 2: second, 0: neither})
        for number, (both, first, second, neither) in enumerate(tables)
    )
    return Counted(_TARGET, ("ana", "ben"), documents, (9, 9))


def _various(number: int, seed: int = 1) -> Counted:
    chance = Random(seed)
    return _counted(
        [
            (chance.randint(1, 40), chance.randint(0, 9), chance.randint(0, 9), 300)
            for _ in range(number)
        ]
    )


def test_draws_are_of_transcripts_and_their_histograms_summed() -> None:
    counted = _various(12)
    (found,) = intervals([counted], seed=3, draws=200)
    chance = Random(3)
    values = []
    for _ in range(200):
        drawn = chance.choices(counted.documents, k=12)
        laid = [
            {"ana": bool(mask & 1), "ben": bool(mask & 2)}
            for each in drawn
            for mask, number in each.counts.items()
            for _ in range(number)
        ]
        values.append(_fast_alpha(laid))
    cuts = quantiles(values, n=40, method="inclusive")
    assert found.low == pytest.approx(cuts[0], rel=1e-12)
    assert found.high == pytest.approx(cuts[-1], rel=1e-12)
    assert found.below == tuple(sum(value < cut for value in values) / 200 for cut in CUTS)
    assert (found.method, found.documents, found.draws) == (Method.BOOTSTRAP, 12, 200)
    assert (found.undefined, found.few) == (0, False)


def _fast_alpha(laid: slow.Decisions) -> float:
    said = [(position["ana"], position["ben"]) for position in laid]
    yes = sum(a + b for a, b in said)
    no = 2 * len(said) - yes
    return 1 - (yes + no - 1) * sum(a != b for a, b in said) / (yes * no)


def test_the_same_seed_draws_the_same_whatever_else_is_asked_for() -> None:
    one, other = _various(12, 1), _various(12, 2)
    longer = _various(15, 3)
    both = intervals([one, longer, other], seed=5, draws=100)
    assert both == [intervals([each], 5, 100)[0] for each in (one, longer, other)]
    assert intervals([one], 6, 100) != intervals([one], 5, 100)


def test_draws_without_a_value_are_left_out_and_counted() -> None:
    rare = _counted([(5, 1, 1, 50)] + [(0, 0, 0, 50)] * 11)
    (found,) = intervals([rare], seed=1, draws=400)
    chance = Random(1)
    without = sum(0 not in chance.choices(range(12), k=12) for _ in range(400))
    assert found.undefined == without > 0
    assert found.low is not None


@pytest.mark.parametrize("number", [2, 3, 9])
def test_few_transcripts_are_each_left_out_once(number: int) -> None:
    counted = _various(number)
    (found,) = intervals([counted], seed=1)
    whole = _alpha(counted)
    left = [
        _alpha(replace(counted, documents=counted.documents[:out] + counted.documents[out + 1 :]))
        for out in range(number)
    ]
    mean = fsum(left) / number
    error = sqrt((number - 1) / number * fsum((value - mean) ** 2 for value in left))
    # Student's t, .975, of 1, 2 and 8 degrees of freedom, from the printed tables.
    t = {2: 12.7062, 3: 4.3027, 9: 2.3060}[number]
    assert found.error == pytest.approx(error, rel=1e-9)
    assert found.low == pytest.approx(max(-1, whole - t * error), abs=1e-5)
    assert found.high == pytest.approx(min(1, whole + t * error), abs=1e-5)
    assert (found.method, found.documents, found.few) == (Method.JACKKNIFE, number, True)
    assert found.below is not None
    assert found.below[0] <= found.below[1]


def _alpha(counted: Counted) -> float:
    laid = [
        {"ana": bool(mask & 1), "ben": bool(mask & 2)}
        for each in counted.documents
        for mask, number in each.counts.items()
        for _ in range(number)
    ]
    return _fast_alpha(laid)


@pytest.mark.parametrize(
    ("counted", "why"),
    [
        (_counted([]), Why.NOT_SHARED),
        (_counted([(3, 1, 0, 9)]), Why.ONE_DOCUMENT),
        (_counted([(3, 1, 0, 9), (0, 0, 0, 9)]), Why.ONE_HOLDS_IT),
        (_counted([(0, 0, 0, 9)] * 3), Why.NOBODY),
        (_counted([(0, 0, 0, 9)] * 12), Why.NOBODY),
        (_counted([(7, 0, 0, 0)] * 12), Why.EVERYWHERE),
    ],
)
def test_without_a_value_there_is_a_reason(counted: Counted, why: Why) -> None:
    (found,) = intervals([counted], seed=1, draws=50)
    assert (found.why, found.method) == (why, Method.NONE)
    assert (found.low, found.high, found.below, found.error) == (None,) * 4


def test_transcripts_that_one_coder_finished_are_not_drawn() -> None:
    documents = [
        Document(
            f"d{number:02}",
            20,
            (Span(0, 20),),
            ("ana", "ben") if number % 2 else ("ana",),
            (Applied("ana", "x", 0, 5 + number), Applied("ben", "x", 0, 8)),
        )
        for number in range(24)
    ]
    (all_of_them,) = intervals(count(documents, CODERS, [_TARGET]), 1, 50)
    (shared,) = intervals(count(documents[1::2], CODERS, [_TARGET]), 1, 50)
    assert all_of_them == shared
    assert shared.documents == 12


def test_sums_too_large_for_a_field_are_added_all_the_same() -> None:
    big = 2**40
    small = _various(12)
    documents = tuple(
        each._replace(counts={mask: n * big for mask, n in each.counts.items()})
        for each in small.documents
    )
    (found,) = intervals([replace(small, documents=documents)], 1, 100)
    (wide,) = intervals(
        [
            replace(
                small,
                documents=tuple(
                    each._replace(counts={mask: n * big**2 for mask, n in each.counts.items()})
                    for each in small.documents
                ),
            )
        ],
        1,
        100,
    )
    assert found.low == pytest.approx(wide.low, rel=1e-9)
    assert found.high == pytest.approx(wide.high, rel=1e-9)


def test_numbers_are_packed_and_unpacked_at_any_width() -> None:
    numbers = [0, 1, 2**63, 2**64 - 1, 7]
    for width in (8, 16, 24):
        assert list(module._unpack(module._pack(numbers, width), 5, width)) == numbers


_PRINTED = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306}


@pytest.mark.parametrize("freedom", _PRINTED)
def test_students_t_is_that_of_the_printed_tables(freedom: int) -> None:
    assert round(student.quantile(0.975, freedom), 3) == _PRINTED[freedom]
    assert student.below(_PRINTED[freedom], freedom) == pytest.approx(0.975, abs=5e-5)
    assert student.below(0, freedom) == 0.5
    assert student.below(-1, freedom) == pytest.approx(1 - student.below(1, freedom))


@settings(max_examples=100, deadline=None)
@given(randoms)
def test_intervals_do_not_depend_on_any_order(random: Random) -> None:
    documents = random_layers.study(random, documents=14)
    targets = random.sample(random_layers.targets(), 3)
    mixed = [
        replace(each, applied=tuple(random.sample(each.applied, len(each.applied))))
        for each in random.sample(documents, len(documents))
    ]
    coders = random.sample(CODERS, 4)

    def made(of: list[Document], by: list[str]) -> list[Interval]:
        return intervals(count(of, by, targets, Unit.CHARACTER), 3, 20)

    assert made(documents, list(CODERS)) == made(mixed, coders)


def test_an_interval_holds_the_alpha_of_transcripts_that_are_all_alike() -> None:
    (found,) = intervals([_counted([(10, 2, 2, 100)] * 12)], 1, 60)
    assert found.low == found.high
    (few,) = intervals([_counted([(10, 0, 0, 100)] * 3)], 1, 60)
    assert (few.low, few.high, few.error, few.below) == (1, 1, 0, (0, 0))
