"""Settling differences: nothing agreed is lost, nothing is invented, no layer is touched."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codebook.core.agreement.settling import (
    Choice,
    Decision,
    Place,
    Rule,
    consensus,
    places,
    settled,
    undisputed,
    united,
)
from codebook.core.codings import Coding, Quotable, Stance, strictest
from codebook.core.spans import Span

randoms = st.integers(0, 2**32).map(Random)
CODERS = ("ana", "ben", "eve")
LAYER = "consensus"


def coding(coder: str, start: int, end: int, code: str = "a", **values: object) -> Coding:
    named = f"{coder}{start}{code}"
    return Coding(named, "t", start, end, code, coder, **values)  # type: ignore[arg-type]


def only(*codings: Coding, coders: tuple[str, ...] = ("ana", "ben")) -> Place:
    (place,) = places(codings, coders)
    return place


def spans(codings: list[Coding]) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in codings]


BOUNDARY = (coding("ana", 10, 50), coding("ben", 15, 60))


def test_disputed_is_what_some_and_not_all_marked() -> None:
    place = only(*BOUNDARY)
    assert (place.span, place.coders) == (Span(10, 60), ("ana", "ben"))
    assert (place.agreed, place.disputed) == ((Span(15, 50),), (Span(10, 15), Span(50, 60)))


def test_disputed_text_is_one_stretch_however_many_marked_it() -> None:
    marked = [coding("ana", 0, 9), coding("ben", 3, 6)]
    place = only(*marked, coders=CODERS)
    assert (place.agreed, place.disputed) == ((), (Span(0, 9),))


@pytest.mark.parametrize(
    ("decision", "wanted"),
    [
        (Decision(Choice.ACCEPT, "ana"), [(10, 50)]),
        (Decision(Choice.ACCEPT, "ben"), [(15, 60)]),
        (Decision(Choice.UNION), [(10, 60)]),
        (Decision(Choice.OVERLAP), [(15, 50)]),
        (Decision(Choice.NOTHING), [(15, 50)]),
        (Decision(Choice.DISCUSS), []),
        (Decision(Choice.OTHER, codings=(coding("lead", 12, 55),)), [(12, 55)]),
        (Decision(Choice.OTHER, codings=(coding("lead", 10, 20, "b"),)), [(10, 20), (15, 50)]),
    ],
)
def test_each_choice_at_a_boundary(decision: Decision, wanted: list[tuple[int, int]]) -> None:
    made = settled(only(*BOUNDARY), decision, LAYER)
    assert spans(made) == wanted
    assert {each.coder for each in made} <= {LAYER}
    assert {each.id for each in made} <= {""}


@pytest.mark.parametrize(
    ("choice", "wanted"), [(Choice.UNION, [(0, 9)]), (Choice.OVERLAP, []), (Choice.NOTHING, [])]
)
def test_each_choice_where_one_missed_it(choice: Choice, wanted: list[tuple[int, int]]) -> None:
    assert spans(settled(only(coding("ana", 0, 9)), Decision(choice), LAYER)) == wanted


def test_the_overlap_is_of_those_who_applied_it() -> None:
    place = only(coding("ana", 0, 9), coding("ben", 3, 12), coders=CODERS)
    assert spans(settled(place, Decision(Choice.OVERLAP), LAYER)) == [(3, 9)]


def test_touching_codings_of_an_accepted_coder_stay_two() -> None:
    place = only(coding("ana", 0, 5), coding("ana", 5, 9), coding("ben", 2, 7))
    assert spans(settled(place, Decision(Choice.ACCEPT, "ana"), LAYER)) == [(0, 5), (5, 9)]


def test_memos_and_stances_are_those_chosen_and_the_strictest_rule_wins() -> None:
    place = only(
        coding("ana", 0, 9, memo="one", stance=Stance.SUPPORTS, made_at="2026-01-02"),
        coding("ben", 3, 9, memo="two", stance=Stance.COUNTERS, quotable=Quotable.NEVER),
    )
    (mine,) = settled(place, Decision(Choice.ACCEPT, "ana"), LAYER)
    assert (mine.memo, mine.stance, mine.quotable) == ("one", Stance.SUPPORTS, Quotable.NEVER)
    (both,) = settled(place, Decision(Choice.UNION), LAYER)
    assert (both.memo, both.stance) == ("two\none", Stance.MIXED)
    other = coding("lead", 5, 12, "b", memo="new", quotable=Quotable.PARAPHRASE)
    agreed, new = settled(place, Decision(Choice.OTHER, codings=(other,)), LAYER)
    assert (new.memo, new.quotable, new.coder) == ("new", Quotable.NEVER, LAYER)
    assert (agreed.start, agreed.end, agreed.code) == (3, 9, "a")


def test_what_coincides_goes_in_one_step_and_by_a_rule_the_overlap() -> None:
    layers = [
        *BOUNDARY,
        coding("ana", 70, 80, memo="one", stance=Stance.SUPPORTS),
        coding("ben", 70, 80, stance=Stance.SUPPORTS),
        coding("ana", 90, 95),
    ]
    found = places(layers, ("ana", "ben"))
    (same,) = undisputed(found, LAYER)
    assert (same.span, same.memo, same.stance) == (Span(70, 80), "one", Stance.SUPPORTS)
    assert spans(undisputed(found, LAYER, Rule.OVERLAP)) == [(15, 50), (70, 80)]


def test_units_cut_otherwise_over_the_same_text_are_one() -> None:
    place = only(coding("ana", 0, 5), coding("ana", 5, 9), coding("ben", 0, 9))
    assert place.disputed == ()
    assert spans(undisputed([place], LAYER)) == [(0, 9)]


def test_of_one_coder_alone_nothing_is_in_dispute() -> None:
    layers = [coding("ana", 0, 5), coding("ana", 5, 9), coding("ben", 2, 30)]
    assert spans(undisputed(places(layers, ("ana",)), LAYER)) == [(0, 5), (5, 9)]


def test_a_coder_is_not_asked_for_a_code_that_came_later() -> None:
    found = places([coding("ana", 0, 5)], ("ana", "ben"), {"ben": {"a"}})
    assert spans(undisputed(found, LAYER)) == [(0, 5)]
    assert found[0].asked == ("ana",)


def test_a_decision_stands_in_place_of_the_one_step() -> None:
    place = only(*(replace(each, memo=each.coder) for each in BOUNDARY))
    decided = {place: Decision(Choice.ACCEPT, "ben")}
    (made,) = consensus([place], decided, LAYER, Rule.OVERLAP)
    assert (made.span, made.memo) == (Span(15, 60), "ben")
    (still,) = consensus([place], {place: Decision(Choice.DISCUSS)}, LAYER, Rule.OVERLAP)
    assert still.span == Span(15, 50)


def test_wrong_input_is_told() -> None:
    with pytest.raises(ValueError, match="named twice"):
        places([], ("ana", "ana"))
    with pytest.raises(ValueError, match="several transcripts"):
        places([coding("ana", 0, 5), replace(coding("ana", 0, 5), transcript="u")], CODERS)
    with pytest.raises(ValueError, match="applied nothing here"):
        settled(only(coding("ana", 0, 5)), Decision(Choice.ACCEPT, "ben"), LAYER)
    with pytest.raises(ValueError, match="nothing is given"):
        settled(only(coding("ana", 0, 5)), Decision(Choice.OTHER), LAYER)


def random_layers(random: Random) -> list[Coding]:
    """Layers as they are kept: overlapping codings of one coder and code are one."""
    found = []
    for number in range(random.randint(0, 14)):
        start = random.randrange(20)
        found.append(
            Coding(
                str(number),
                "t",
                start,
                start + random.randint(1, 8),
                random.choice("ab"),
                random.choice((*CODERS, "unfinished")),
                random.choice(("", "one", "two")),
                random.choice(list(Stance)),
                random.choice(list(Quotable)),
                f"2026-01-{random.randint(1, 28):02d}",
            )
        )
    if found and random.random() < 0.6:
        twin = random.choice(found)
        found += [replace(twin, id=f"{twin.id}{c}", coder=c) for c in CODERS]
    by_coder = [[each for each in found if each.coder == c] for c in (*CODERS, "unfinished")]
    return [each for layer in by_coder for each in united(layer)]


def laid(codings: list[Coding], coder: str, code: str) -> set[int]:
    return {
        at for c in codings if (c.coder, c.code) == (coder, code) for at in range(c.start, c.end)
    }


def decisions(random: Random, found: list[Place], *, open_too: bool) -> dict[Place, Decision]:
    choices = [c for c in Choice if c is not Choice.OTHER and (open_too or c is not Choice.DISCUSS)]
    return {
        place: Decision(random.choice(choices), random.choice(place.coders))
        for place in found
        if place.disputed and (not open_too or random.random() < 0.7)
    }


@settings(max_examples=400, deadline=None)
@given(randoms)
def test_places_are_what_every_character_says(random: Random) -> None:
    layers = random_layers(random)
    coders = tuple(random.sample(CODERS, random.randint(1, 3)))
    found = places(layers, coders)
    for code in "ab":
        marked = [laid(layers, coder, code) for coder in coders]
        union, every = set[int]().union(*marked), set.intersection(*marked)
        here = [place for place in found if place.code == code]
        for texts, wanted in (("agreed", every), ("disputed", union - every)):
            stretches = [span for place in here for span in getattr(place, texts)]
            assert sorted(at for span in stretches for at in range(*span)) == sorted(wanted)
        for place in here:
            for one, other in [*pairwise(place.agreed), *pairwise(place.disputed)]:
                assert one.end < other.start
        for one, other in pairwise(here):
            assert one.span.end <= other.span.start
    kept = [coding for place in found for coding in place.codings]
    assert sorted(kept, key=str) == sorted((c for c in layers if c.coder in coders), key=str)


@settings(max_examples=400, deadline=None)
@given(randoms, st.sampled_from(Rule), st.booleans())
def test_all_that_is_agreed_is_kept_and_nothing_is_invented(
    random: Random, rule: Rule, open_too: bool
) -> None:
    layers = random_layers(random)
    before = list(layers)
    found = places(layers, CODERS)
    made = consensus(found, decisions(random, found, open_too=open_too), LAYER, rule)
    assert layers == before
    for code in "ab":
        marked = [laid(layers, coder, code) for coder in CODERS]
        there = laid(made, LAYER, code)
        assert there <= set[int]().union(*marked)
        if rule is Rule.OVERLAP or not open_too:
            assert there >= set.intersection(*marked)
        one_layer = [each for each in made if each.code == code]
        assert all(one.end <= other.start for one, other in pairwise(one_layer))


@settings(max_examples=400, deadline=None)
@given(randoms)
def test_each_choice_is_what_every_character_says(random: Random) -> None:
    layers = random_layers(random)
    for place in places(layers, CODERS):
        marked = {coder: laid(list(place.codings), coder, place.code) for coder in place.coders}
        union, shared = set[int]().union(*marked.values()), set.intersection(*marked.values())
        every = shared if len(place.coders) == len(CODERS) else set[int]()
        someone = random.choice(place.coders)
        for decision, wanted in (
            (Decision(Choice.ACCEPT, someone), marked[someone]),
            (Decision(Choice.UNION), union),
            (Decision(Choice.OVERLAP), shared if len(marked) > 1 else set[int]()),
            (Decision(Choice.NOTHING), every),
            (Decision(Choice.DISCUSS), set[int]()),
        ):
            made = settled(place, decision, LAYER)
            assert laid(made, LAYER, place.code) == wanted
            for each in made:
                under = [c for c in place.codings if c.span.overlaps(each.span)]
                assert each.quotable is strictest([c.quotable for c in under])
                if decision.choice is Choice.UNION:
                    said = {c.stance for c in under if c.stance}
                    stance = said.pop() if len(said) == 1 else Stance.MIXED if said else ""
                    assert each.stance == stance
                    memos = {line for c in under for line in c.memo.split("\n")} - {""}
                    assert set(each.memo.split("\n")) - {""} == memos


@settings(max_examples=200, deadline=None)
@given(randoms)
def test_something_else_covers_what_was_given_and_what_was_agreed(random: Random) -> None:
    for place in places(random_layers(random), CODERS):
        given = coding("lead", start := random.randrange(30), start + 5, random.choice("abc"))
        made = settled(place, Decision(Choice.OTHER, codings=(given,)), LAYER)
        agreed = {at for span in place.agreed for at in range(*span)}
        chosen = set(range(given.start, given.end))
        for code in "abc":
            wanted = (agreed if code == place.code else set()) | (
                chosen if code == given.code else set()
            )
            assert laid(made, LAYER, code) == wanted


@settings(max_examples=200, deadline=None)
@given(randoms)
def test_the_order_of_codings_and_coders_changes_no_consensus(random: Random) -> None:
    layers = random_layers(random)
    found = places(layers, CODERS)
    again = places(random.sample(layers, len(layers)), CODERS[::-1])
    assert [(p.codings, p.agreed, p.disputed) for p in again] == [
        (p.codings, p.agreed, p.disputed) for p in found
    ]
    for rule in Rule:
        assert undisputed(again, LAYER, rule) == undisputed(found, LAYER, rule)
