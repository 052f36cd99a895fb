"""Differences of two coders, typed; together they are all that only one of them marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import random_layers
from codebook.core.agreement.disagreements import Kind, disagreements
from codebook.core.agreement.histogram import count
from codebook.core.agreement.material import Applied, Document
from codebook.core.agreement.targets import code
from codebook.core.agreement.units import own
from codebook.core.codes import contains
from codebook.core.spans import Span
from laid_out import Unit, layer, positions, units_of

randoms = st.integers(0, 2**32).map(Random)
PATHS = random_layers.PATHS
OWN = own(PATHS)


def document(applied: Sequence[Applied], length: int = 40, **values: object) -> Document:
    whole = Document("t", length, (Span(0, length),), ("ana", "ben"), tuple(applied))
    return replace(whole, **values)  # type: ignore[arg-type]


def ana(code: str, start: int, end: int) -> Applied:
    return Applied("ana", code, start, end)


def ben(code: str, start: int, end: int) -> Applied:
    return Applied("ben", code, start, end)


@pytest.mark.parametrize(
    ("bens", "kind", "instead"),
    [
        ([], Kind.MISSED, ()),
        ([ben("a/b", 20, 30)], Kind.MISSED, ()),
        ([ben("e", 8, 14)], Kind.DIFFERENT_CODE, ("e",)),
        ([ben("a", 8, 14)], Kind.PARENT_CHILD, ("a",)),
        ([ben("a/b/c", 9, 11), ben("e", 0, 12)], Kind.PARENT_CHILD, ("a/b/c",)),
        ([ben("a/b", 9, 11), ben("a", 0, 12)], Kind.BOUNDARY, ()),
    ],
)
def test_the_first_kind_that_is_true_counts(
    bens: list[Applied], kind: Kind, instead: tuple[str, ...]
) -> None:
    found = disagreements([document([ana("a/b", 0, 10), *bens])], PATHS)
    (first,) = [d for d in found if d.code == "a/b" and d.only_first]
    assert (first.kind, first.instead) == (kind, instead)
    assert first.characters == 10


def test_a_code_that_both_applied_there_stands_for_no_other() -> None:
    applied = [ana("a", 0, 10), ana("e", 0, 10), ben("e", 0, 10)]
    (found,) = disagreements([document(applied)], PATHS)
    assert (found.code, found.kind) == ("a", Kind.MISSED)
    assert found.codes == (("a", "e"), ("e",))


def test_units_that_overlap_are_one_difference_with_its_extents() -> None:
    applied = [ana("a", 0, 10), ana("a", 10, 14), ben("a", 4, 12), ben("e", 30, 31)]
    (found, other) = disagreements([document(applied)], PATHS)
    assert (found.kind, found.span) == (Kind.BOUNDARY, Span(0, 14))
    assert found.passages == ((Span(0, 10), Span(10, 14)), (Span(4, 12),))
    assert (found.only_first, found.only_second) == (6, 0)
    assert (other.code, other.coders, other.only_second) == ("e", ("ana", "ben"), 1)


def test_units_over_the_same_text_do_not_differ() -> None:
    assert disagreements([document([ana("a", 0, 4), ana("a", 4, 9), ben("a", 0, 9)])], PATHS) == []


def test_only_text_that_counts_is_looked_at() -> None:
    applied = [ana("a", 0, 12), ben("a", 10, 20), ben("e", 11, 13)]
    cut = document(applied, eligible=(Span(2, 10), Span(14, 16), Span(18, 40)))
    first, second = disagreements([cut], PATHS)
    assert (first.kind, first.span, first.characters) == (Kind.MISSED, Span(2, 10), 8)
    assert (second.kind, second.span, second.characters) == (Kind.MISSED, Span(14, 20), 4)


def test_of_more_coders_each_pair_is_compared() -> None:
    three = document([ana("a", 0, 5)], coders=("ana", "ben", "eve"))
    pairs = [found.coders for found in disagreements([three], PATHS)]
    assert pairs == [("ana", "ben"), ("ana", "eve")]
    assert disagreements([three], PATHS, ("ben", "eve")) == []


def test_a_code_that_came_later_differs_for_none() -> None:
    late = document([ana("a", 0, 5), ben("e", 0, 5)], missing={"ben": frozenset("a")})
    (found,) = disagreements([late], PATHS)
    assert (found.code, found.kind, found.instead) == ("e", Kind.DIFFERENT_CODE, ("a",))


@settings(max_examples=400, deadline=None)
@given(randoms)
def test_characters_add_up_to_what_only_one_of_two_marked(random: Random) -> None:
    documents = random_layers.study(random)
    sums: Counter[tuple[str, tuple[str, str], str]] = Counter()
    for found in disagreements(documents, PATHS):
        assert found.characters == found.only_first + found.only_second > 0
        key = found.code, tuple(sorted(found.coders)), found.transcript
        sums[key] += found.characters  # type: ignore[index]
    wanted: Counter[tuple[str, tuple[str, str], str]] = Counter()
    for pair in combinations(random_layers.CODERS, 2):
        for counted in count(documents, pair, [code(path) for path in PATHS]):
            for key, present, counts in counted.documents:
                if present == 3:
                    wanted[counted.target.key, pair, key] += counts.get(1, 0) + counts.get(2, 0)
    assert sums == +wanted


@settings(max_examples=400, deadline=None)
@given(randoms)
def test_every_character_laid_out_gives_the_same(random: Random) -> None:
    (each, *_) = [*random_layers.study(random), document([])]
    for pair in combinations(each.coders, 2):
        found = disagreements([each], PATHS, pair)
        assert {
            (d.code, d.kind, d.only_first, d.only_second, d.span, frozenset(d.instead), d.codes)
            for d in found
        } == slow(each, pair)
        assert found == sorted(found, key=lambda d: (*d.span, PATHS.index(d.code)))


def slow(each: Document, pair: tuple[str, str]) -> set[tuple[object, ...]]:
    """The differences of two coders, from sets of positions."""
    laid = [layer(each, coder, OWN) for coder in pair]
    lacking = {path for coder in pair for path in each.missing.get(coder, ())}
    place = {at: number for number, at in enumerate(positions(each))}
    found: set[tuple[object, ...]] = set()
    for path in PATHS:
        units = [u for c in pair for u in units_of(each, c, OWN) if u.value == path]
        for group in grouped(units) if path not in lacking else ():
            marked = [
                frozenset[int]().union(*(u.at for u in group if u.coder == coder)) for coder in pair
            ]
            only = [marked[0] - marked[1], marked[1] - marked[0]]
            if not (only[0] or only[1]):
                continue
            kind, instead = Kind.BOUNDARY, frozenset[str]()
            if not (marked[0] and marked[1]):
                by = 0 if marked[0] else 1
                other = {c for at in marked[by] for c in laid[1 - by][at] - laid[by][at]}
                related = {c for c in other if contains(c, path) or contains(path, c)}
                kind = Kind.DIFFERENT_CODE if other else Kind.MISSED
                kind = Kind.PARENT_CHILD if related else kind
                instead = frozenset(related or other)
            either = marked[0] | marked[1]
            inside = [at for at in place if min(either) <= at <= max(either)]
            codes = tuple(
                tuple(p for p in PATHS if any(p in one[at] for at in inside)) for one in laid
            )
            span = Span(min(either), max(either) + 1)
            found.add((path, kind, len(only[0]), len(only[1]), span, instead, codes))
    return found


def grouped(units: list[Unit]) -> list[list[Unit]]:
    groups = [[unit] for unit in units]
    while True:
        meeting = next(
            (
                (one, other)
                for one, other in combinations(groups, 2)
                if any(a.at & b.at for a in one for b in other)
            ),
            None,
        )
        if meeting is None:
            return groups
        groups = [group for group in groups if group not in meeting]
        groups.append(meeting[0] + meeting[1])
