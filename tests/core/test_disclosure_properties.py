"""What holds of releases of any study, whatever is asked for and in whatever order."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import random_studies
from random_studies import Quotation, Row, Told, releases

randoms = st.integers(0, 2**32).map(Random)
often = settings(max_examples=200, deadline=None)


def _told(random: Random, largest: int = 12) -> Told:
    study = random_studies.study(random, largest)
    asked = random_studies.requests(random, 14)
    return releases(study, asked, random_studies.answers(random, study))


@often
@given(randoms)
def test_nothing_is_decided_by_answers(random: Random) -> None:
    study = random_studies.study(random)
    tables = [each for each in random_studies.requests(random, 14) if each.kind != "quote"]
    one, other = (random_studies.answers(random, study) for _ in range(2))
    assert releases(study, tables, one).decisions == releases(study, tables, other).decisions


@often
@given(randoms)
def test_people_of_a_category_who_came_together_are_not_told_apart(random: Random) -> None:
    study = random_studies.study(random)
    asked = [each for each in random_studies.requests(random, 14) if each.kind != "women"]
    said = dict(random_studies.answers(random, study))
    mixed = dict(said)
    for wave in study.waves:
        for category in sorted(set(wave.values())):
            here = sorted(who for who in wave if wave[who] == category)
            mixed |= zip(here, (said[who] for who in random.sample(here, len(here))), strict=True)
    one, other = releases(study, asked, said), releases(study, asked, mixed)
    assert (one.rows, one.decisions) == (other.rows, other.decisions)
    assert set(one.quotations) == set(other.quotations)


@often
@given(randoms)
def test_no_two_rows_are_nested_and_no_theme_is_shown_in_total_and_by_category(
    random: Random,
) -> None:
    rows = _told(random).rows
    for one, other in combinations(rows, 2):
        if one.theme == other.theme:
            assert (one.key == "") == (other.key == "")
            assert one.key == other.key or not one.people & other.people
        elif one.theme.id == other.theme.id:
            assert one.theme.stance and other.theme.stance
        else:
            assert not one.theme.covers & other.theme.covers


@often
@given(randoms)
def test_what_a_row_adds_is_a_band_of_five_or_more_who_are_new(random: Random) -> None:
    told = _told(random)
    before: dict[object, Row] = {}
    for row in told.rows:
        key = (row.theme, row.key)
        last = before.get(key, Row(row.theme, frozenset(), 0, 0, row.key))
        before[key] = row
        if row.open:
            continue
        new = row.people - last.people
        assert row.people >= last.people
        assert len(new) >= 5
        low, high = row.low - last.low, row.high - last.high
        assert (low, high) in _bands(len(new))
        # A colleague who knows one of them knows no other: some may, and some may not.
        assert high >= 2
        assert low <= len(new) - 2


def _bands(n: int) -> set[tuple[int, int]]:
    most = (max(n - 2, 3), n)
    middle = {(3, n - 3)} if n < 10 else {(c, c) for c in range(3, n - 2)}
    return {(0, 2), most} | (middle if n > 5 else set())


@often
@given(randoms)
def test_a_quotation_may_be_by_five_people_or_more(random: Random) -> None:
    told = _told(random)
    for quotation in told.quotations:
        assert 5 <= quotation.size <= _possible(quotation, told)


def _possible(quotation: Quotation, told: Told) -> int:
    """How many of those attributed alike may have spoken, by each row that was released."""
    alike, most = quotation.alike, len(quotation.alike)
    shown: dict[object, dict[str, Row]] = {}
    for row in told.rows:
        shown.setdefault(row.theme, {})[row.key] = row
    for theme, cells in shown.items():
        if quotation.theme.covers <= theme.covers and theme.stance in ("", quotation.theme.stance):
            seen = frozenset[str]().union(*(row.people for row in cells.values()))
            spoke = sum(min(row.high, len(row.people & alike)) for row in cells.values())
            most = min(most, spoke + len(alike - seen))
    return most
