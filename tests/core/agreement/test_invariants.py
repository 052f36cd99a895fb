"""What must hold of agreement whatever the study: of orders, of cuts, of codings made twice."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import random_layers
from codebook.core.agreement.figures import Figure, Why
from codebook.core.agreement.histogram import Counted, Unit, count
from codebook.core.agreement.material import Applied, Document
from codebook.core.agreement.measured import Measured, matrix, measure
from codebook.core.agreement.overall import overall
from codebook.core.agreement.pairs import Pair
from codebook.core.agreement.targets import branch, code, group
from codebook.core.spans import Span
from random_layers import CODERS, PATHS

randoms = st.integers(0, 2**32).map(Random)
often = settings(max_examples=300, deadline=None)
_TARGETS = random_layers.targets()


def _figures(found: Measured) -> list[Fraction | None]:
    return [
        figure.exact
        for figure in (
            found.alpha, found.percent, found.positive, found.negative, found.prevalence,
            found.ac1(), found.brennan_prediger(), found.fleiss(),
        )
    ]  # fmt: skip


@often
@given(randoms, st.sampled_from(Unit))
def test_the_order_of_coders_transcripts_and_codings_says_nothing(
    random: Random, unit: Unit
) -> None:
    documents = random_layers.study(random)
    mixed = [
        replace(
            each,
            applied=tuple(random.sample(each.applied, len(each.applied))),
            coders=tuple(random.sample(each.coders, len(each.coders))),
            segments=tuple(random.sample(each.segments, len(each.segments))),
        )
        for each in random.sample(documents, len(documents))
    ]
    coders = random.sample(CODERS, 4)
    pairs = zip(
        count(documents, CODERS, _TARGETS, unit), count(mixed, coders, _TARGETS, unit), strict=True
    )
    for one, other in pairs:
        first, second = measure(one), measure(other)
        assert _figures(first) == _figures(second)
        for who in CODERS:
            here, there = CODERS.index(who), coders.index(who)
            assert first.applied[here] == second.applied[there]
            assert first.positions[here] == second.positions[there]
            assert first.without_each()[here] == second.without_each()[there]
        for (ana, ben), table in first.pairs.items():
            turned = Pair(table.both, table.only_second, table.only_first, table.neither)
            if (ana, ben) in second.pairs:
                assert second.pairs[ana, ben] == table
            else:
                assert second.pairs[ben, ana] == turned
            assert table.kappa() == turned.kappa()


@often
@given(randoms)
def test_coding_twice_is_coding_once(random: Random) -> None:
    documents = random_layers.study(random)
    twice = [
        replace(each, applied=(*each.applied, *random.sample(each.applied, len(each.applied) // 2)))
        for each in documents
    ]
    assert count(twice, CODERS, _TARGETS) == count(documents, CODERS, _TARGETS)


@often
@given(randoms)
def test_a_transcript_may_be_cut_where_nothing_is_coded(random: Random) -> None:
    documents = random_layers.study(random, documents=3)
    cut = [part for each in documents for part in _cut(random, each)]
    for one, other in zip(
        count(documents, CODERS, _TARGETS), count(cut, CODERS, _TARGETS), strict=True
    ):
        # A part without eligible text has no positions, nor has the whole then.
        assert dict(one.cells()) == dict(other.cells())
        assert one.applied == other.applied


def _cut(random: Random, document: Document) -> list[Document]:
    free = [
        at
        for at in range(document.length + 1)
        if not any(each.start < at < each.end for each in document.applied)
    ]
    at = random.choice(free)
    return [
        _part(document, f"{document.key}-1", Span(0, at)),
        _part(document, f"{document.key}-2", Span(at, document.length)),
    ]


def _part(document: Document, key: str, kept: Span) -> Document:
    eligible = (span.cut(kept) for span in document.eligible)
    return replace(
        document,
        key=key,
        length=kept.length,
        eligible=tuple(
            Span(span.start - kept.start, span.end - kept.start) for span in eligible if span
        ),
        applied=tuple(
            each._replace(start=each.start - kept.start, end=each.end - kept.start)
            for each in document.applied
            if kept.start <= each.start and each.end <= kept.end
        ),
        segments=(),
    )


@often
@given(randoms, st.sampled_from(Unit))
def test_equal_layers_agree_wholly_where_agreement_is_defined(random: Random, unit: Unit) -> None:
    documents = [
        replace(
            each,
            missing={},
            applied=tuple(
                one._replace(coder=who)
                for one in each.applied
                if one.coder == "ana"
                for who in CODERS
            ),
        )
        for each in random_layers.study(random)
    ]
    for counted in count(documents, CODERS, _TARGETS, unit):
        found = measure(counted)
        assert found.alpha.exact in (None, 1)
        assert found.positive.exact in (None, 1)
        assert all(table.kappa().exact in (None, 1) for table in found.pairs.values())
        assert found.apart == 0
        said = [number for (present, mask), number in found.cells.items() if mask]
        if found.shared and found.alpha.exact is None:
            assert not said or found.alpha.why in (Why.NOBODY, Why.EVERYWHERE)


@often
@given(randoms)
def test_text_that_is_not_eligible_and_a_coder_who_did_not_finish_say_nothing(
    random: Random,
) -> None:
    documents = random_layers.study(random)
    without = [
        replace(each, applied=tuple(one for one in each.applied if one.coder in each.coders))
        for each in documents
    ]
    assert count(documents, CODERS, _TARGETS) == count(without, CODERS, _TARGETS)
    none = [replace(each, eligible=()) for each in documents]
    for counted in count(none, CODERS, _TARGETS):
        assert measure(counted).alpha.why is Why.NOT_SHARED
        assert counted.applied == (0, 0, 0, 0)


@often
@given(randoms)
def test_one_segment_for_each_eligible_character_is_the_character(random: Random) -> None:
    documents = [
        replace(each, segments=tuple((Span(at, at + 1),) for at in range(each.length)))
        for each in random_layers.study(random)
    ]
    by_character = count(documents, CODERS, _TARGETS)
    assert by_character == count(documents, CODERS, _TARGETS, Unit.TOUCHED)
    assert by_character == count(documents, CODERS, _TARGETS, Unit.HALF)


def _document(
    *applied: Applied, missing: dict[str, frozenset[str]] | None = None, key: str = "d"
) -> Document:
    spans = (Span(0, 100),)
    return Document(key, 100, spans, ("ana", "ben"), applied, missing or {}, ((Span(0, 100),),))


def test_a_coder_named_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        count([], ["ana", "ana"], [code("a")])


def test_a_code_that_came_later_is_missing_and_its_branch_is_not() -> None:
    later = {"ana": frozenset({"a/b"})}
    document = _document(
        Applied("ana", "a", 0, 10), Applied("ben", "a/b", 0, 10), Applied("ana", "a/b", 50, 60),
        missing=later,
    )  # fmt: skip
    leaf, above, anything = count(
        [document], ["ana", "ben"], [code("a/b"), branch("a", PATHS), group("any", PATHS)]
    )
    assert measure(leaf).alpha.why is Why.NOT_SHARED
    # What ana coded with it after finishing is no part of the comparison.
    assert measure(above).alpha.exact == 1
    assert measure(anything).alpha.exact == 1
    assert leaf.applied == (0, 1)


def test_parent_and_child_disagree_on_both_and_agree_on_the_branch() -> None:
    document = _document(Applied("ana", "a", 0, 10), Applied("ben", "a/b", 0, 10))
    counted = count([document], ["ana", "ben"], [code("a"), code("a/b"), branch("a", PATHS)])
    alphas = [measure(each).alpha.exact for each in counted]
    assert alphas[0] == alphas[1] == Fraction(1 - Fraction(199 * 20, 2 * 10 * 190))
    assert alphas[2] == 1


def test_a_code_that_nobody_or_everybody_applied_has_a_reason_and_no_value() -> None:
    everywhere = _document(Applied("ana", "a", 0, 100), Applied("ben", "a", 0, 100))
    nowhere = _document()
    for document, why in ((everywhere, Why.EVERYWHERE), (nowhere, Why.NOBODY)):
        found = measure(count([document], ["ana", "ben"], [code("a")])[0])
        kappa = found.kappa()
        assert kappa is not None
        chance_corrected = [
            found.alpha, kappa, found.ac1(), found.brennan_prediger(), found.fleiss(),
            *(table.pi() for table in found.pairs.values()),
            *(table.kappa_max() for table in found.pairs.values()),
        ]  # fmt: skip
        assert {figure.why for figure in chance_corrected} == {why}
        assert {figure.value for figure in chance_corrected} == {None}
        assert found.percent.exact == 1


def _thick(alpha: Figure, *applied: int) -> Measured:
    document = _document(Applied("ana", "a", 0, 10), Applied("ben", "a", 0, 10))
    found = measure(count([document], ["ana", "ben"], [code("a")])[0])
    return replace(found, alpha=alpha, applied=applied)


@pytest.mark.parametrize(
    ("units", "thin"), [((5, 5), False), ((5, 4), True), ((0, 90), True), ((4, 5, 5), False)]
)
def test_a_code_is_thin_until_two_coders_have_five_units(
    units: tuple[int, ...], thin: bool
) -> None:
    assert _thick(Figure(1, 2), *units).thin is thin


def test_overall_is_of_codes_with_enough_data() -> None:
    found = overall(
        [
            _thick(Figure(4, 5), 5, 5),
            _thick(Figure(667, 1000), 9, 9),
            _thick(Figure(1, 10), 9, 9),
            _thick(Figure(-1, 1), 2, 9),
            _thick(Figure(0, 0, Why.EVERYWHERE), 9, 9),
        ]
    )
    assert (found.codes, found.thin, found.undefined) == (3, 1, 1)
    assert found.mean == pytest.approx((0.8 + 0.667 + 0.1) / 3)
    assert (found.minimum, found.median) == (0.1, 0.667)
    assert (found.reliable, found.tentative) == (1 / 3, 2 / 3)
    assert found.pooled.exact == 1
    assert found.pooled_pairs[("ana", "ben")].exact == 1


def test_overall_of_no_codes_is_a_reason() -> None:
    for found in (overall([]), overall([_thick(Figure(1, 2), 1, 1)])):
        assert (found.why, found.mean, found.codes) == (Why.NO_CODES, None, 0)
    assert overall([]).pooled.why is Why.NO_CODES


def test_the_matrix_of_coders_is_symmetric_with_nothing_on_its_diagonal() -> None:
    documents = random_layers.study(Random(4))
    found = measure(count(documents, CODERS, [group("any", PATHS)])[0])
    for kind in ("alpha", "kappa"):
        rows = matrix(found, kind)
        for here in range(4):
            assert rows[here][here] is None
            for there in range(4):
                assert rows[here][there] == rows[there][here]
    assert matrix(found)[0][1] == found.pairs["ana", "ben"].alpha()
    assert found.kappa() is None


def _steps(counted: Counted) -> int:
    return sum(len(each.counts) for each in counted.documents)


def test_what_is_kept_grows_with_codings_and_not_with_text() -> None:
    short = _document(Applied("ana", "a", 0, 10), Applied("ben", "a", 5, 20))
    long = replace(short, length=10**9, eligible=(Span(0, 10**9),))
    (one,), (other,) = (count([each], ["ana", "ben"], [code("a")]) for each in (short, long))
    assert _steps(one) == _steps(other) == 4
    assert other.cells()[3, 0] == 10**9 - 20
