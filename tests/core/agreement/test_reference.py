"""Every figure against the slow way of the reference, on random studies, to the last digit."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import agreement_reference as slow
import random_layers
from codebook.core.agreement import coefficients
from codebook.core.agreement.histogram import Unit, count
from codebook.core.agreement.measured import by_document, measure
from codebook.core.agreement.pairs import pair, pooled_kappa
from random_layers import CODERS

randoms = st.integers(0, 2**32).map(Random)
_TARGETS = random_layers.targets()


@pytest.mark.parametrize("unit", Unit)
@settings(max_examples=1000, deadline=None)
@given(randoms)
def test_histograms_are_what_is_counted_position_by_position(unit: Unit, random: Random) -> None:
    documents = random_layers.study(random)
    coders = tuple(random.sample(CODERS, random.randint(2, 4)))
    by_key = {document.key: document for document in documents}
    for counted in count(documents, coders, _TARGETS, unit):
        assert [key for key, _, _ in counted.documents] == sorted(by_key)
        for key, present, counts in counted.documents:
            laid: dict[tuple[int, int], int] = {}
            for said in slow.decisions_of(by_key[key], coders, counted.target, unit):
                here = sum(1 << coders.index(coder) for coder in said)
                mask = sum(1 << coders.index(coder) for coder, yes in said.items() if yes)
                laid[here, mask] = laid.get((here, mask), 0) + 1
            assert {(present, mask): number for mask, number in counts.items()} == laid


@settings(max_examples=500, deadline=None)
@given(randoms)
def test_units_are_passages_that_overlap_nothing_of_their_kind(random: Random) -> None:
    documents = random_layers.study(random, documents=2)
    for counted in count(documents, CODERS, _TARGETS):
        expected = [slow.units(documents, coder, counted.target) for coder in CODERS]
        assert list(counted.applied) == expected


@settings(max_examples=600, deadline=None)
@given(randoms, st.sampled_from(Unit))
def test_figures_are_those_of_the_definitions(random: Random, unit: Unit) -> None:
    documents = random_layers.study(random, longest=18)
    coders = tuple(random.sample(CODERS, random.randint(2, 4)))
    for counted in count(documents, coders, random.sample(_TARGETS, 4), unit):
        laid = slow.decisions(documents, coders, counted.target, unit)
        found = measure(counted)
        assert found.alpha.exact == slow.alpha(laid)
        assert found.percent.exact == slow.percent(laid)
        assert found.positive.exact == slow.specific(laid, True)
        assert found.negative.exact == slow.specific(laid, False)
        assert found.prevalence.exact == slow.prevalence(laid)
        assert found.ac1().exact == slow.corrected(laid, "ac1")
        assert found.brennan_prediger().exact == slow.corrected(laid, "brennan_prediger")
        assert found.fleiss().exact == slow.corrected(laid, "fleiss")
        assert found.shared == sum(len(said) >= 2 for said in laid)
        assert found.apart == sum(len(set(said.values())) == 2 for said in laid)
        assert found.positions == tuple(
            sum(said.get(coder, False) for said in laid) for coder in coders
        )
        for out, without in zip(coders, found.without_each(), strict=True):
            rest = [{who: yes for who, yes in said.items() if who != out} for said in laid]
            assert without.exact == slow.alpha(rest)


@settings(max_examples=600, deadline=None)
@given(randoms)
def test_pairs_are_those_of_the_definitions(random: Random) -> None:
    documents = random_layers.study(random, longest=18)
    tables, agreed, chance = [], Fraction(0), Fraction(0)
    for counted in count(documents, CODERS, random.sample(_TARGETS, 3)):
        laid = slow.decisions(documents, CODERS, counted.target, Unit.CHARACTER)
        for one, other in combinations(range(4), 2):
            said = slow.both(laid, CODERS[one], CODERS[other])
            found = pair(counted.cells(), one, other)
            assert found.positions == len(said)
            assert found.kappa().exact == slow.kappa(said)
            assert found.pi().exact == slow.pi(said)
            assert found.kappa_max().exact == slow.kappa_max(said)
            as_positions = [{"x": a, "y": b} for a, b in said]
            assert found.alpha().exact == slow.alpha(as_positions)
            assert found.percent().exact == slow.percent(as_positions)
            assert found.positive().exact == slow.specific(as_positions, True)
            assert found.negative().exact == slow.specific(as_positions, False)
            assert found.prevalence().exact == slow.prevalence(as_positions)
            if said:
                more = sum(a for a, _ in said) - sum(b for _, b in said)
                assert found.bias().exact == Fraction(more, len(said))
                tables.append(found)
                agreed += slow.percent(as_positions) or 0
                chance += slow._mean_product(said) or 0
    number = len(tables)
    expected = (agreed - chance) / (number - chance) if number != chance else None
    assert pooled_kappa(tables).exact == expected


@settings(max_examples=200, deadline=None)
@given(randoms)
def test_a_transcript_alone_has_the_figures_of_a_study_of_it(random: Random) -> None:
    documents = random_layers.study(random)
    for counted in count(documents, CODERS, random.sample(_TARGETS, 3)):
        by_key = {document.key: document for document in documents}
        for found in by_document(counted):
            (alone,) = count([by_key[found.document]], CODERS, [counted.target])
            whole = measure(alone)
            assert (found.alpha, found.positive) == (whole.alpha, whole.positive)
            assert (found.shared, found.apart) == (whole.shared, whole.apart)
            laid = slow.decisions_of(by_key[found.document], CODERS, counted.target, Unit.CHARACTER)
            assert found.agreed == sum(all(said.values()) for said in laid)
            assert found.alone == tuple(
                sum(said.get(who, False) and sum(said.values()) == 1 for said in laid)
                for who in CODERS
            )


@settings(max_examples=600, deadline=None)
@given(randoms)
def test_sums_of_transcripts_add_up_to_those_of_the_study(random: Random) -> None:
    documents = random_layers.study(random)
    for counted in count(documents, CODERS, _TARGETS):
        parts = [
            coefficients.sums({(present, mask): n for mask, n in counts.items()}, 4)
            for _, present, counts in counted.documents
        ]
        whole = tuple(sum(field) for field in zip(*parts, strict=True)) or (0, 0, 0)
        assert coefficients.sums(counted.cells(), 4) == whole
