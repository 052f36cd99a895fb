"""The consensus is made of what nobody disputes and of decisions, and what coders did stays."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codebook.core.agreement.settling import Choice, Decision, Rule
from codebook.core.codes import Code
from codebook.core.codings import Coding, Quotable
from codebook.errors import BadInput, UsageError
from codebook.store.study import Study
from codebook.tasks.settling import (
    Progress,
    decide,
    decision_at,
    place_at,
    progress,
    queue,
    rule_of,
    said_of_choice,
    undisputed,
    unmark,
)

ANA, BEN = ("ana", "ben")
UNION = Decision(Choice.UNION)


def coding(start: int, end: int, code: str = "e", coder: str = ANA, **more: object) -> Coding:
    return Coding("", "one", start, end, code, coder, **more)  # type: ignore[arg-type]


@pytest.fixture
def coded(study: Study) -> Study:
    """Both finished the first transcript: one place agreed, one a boundary, one of ana alone."""
    study.apply(
        [
            coding(22, 26, "e", ANA),
            coding(22, 26, "e", BEN),
            coding(24, 35, "a/b", ANA),
            coding(24, 30, "a/b", BEN, quotable=Quotable.NEVER),
            coding(5, 9, "a", ANA),
        ]
    )
    for coder in (ANA, BEN):
        study.finish(coder, ["one"])
    return study


def layer(study: Study) -> list[tuple[int, int, str]]:
    return sorted((c.start, c.end, c.code) for c in study.codings(coders=["consensus"]))


def counts(one: Progress) -> tuple[int, int, int, int]:
    return one.places, one.undisputed, one.decided, one.open


def test_what_nobody_disputes_goes_in_one_step(coded: Study) -> None:
    before = coded.codings()
    [one] = progress(coded)
    assert counts(one) == (3, 1, 0, 2)
    assert not one.stale
    [now] = undisputed(coded, "lead", ["one"])
    assert layer(coded) == [(22, 26, "e")]
    assert (now.settled, now.stale, now.open) == (False, False, 2)
    undisputed(coded, "lead", ["one"], Rule.OVERLAP)
    assert layer(coded) == [(22, 26, "e"), (24, 30, "a/b")]
    assert rule_of(coded) is Rule.OVERLAP
    assert coded.codings() == before
    assert coded.problems() == []


def test_a_transcript_is_settled_when_nothing_is_open(coded: Study) -> None:
    first, second = queue(coded)
    assert [item.place.code for item in (first, second)] == ["a", "a/b"]
    decide(coded, "lead", "one", first.place, Decision(Choice.NOTHING), "not this")
    left = decide(coded, "lead", "one", second.place, Decision(Choice.DISCUSS), "ask ben")
    assert (counts(left), left.to_discuss, left.settled) == ((3, 1, 1, 1), 1, False)
    [item] = queue(coded)
    assert item.left is not None
    assert item.left.note == "ask ben"
    now = decide(coded, "lead", "one", item.place, Decision(Choice.ACCEPT, ANA))
    assert (counts(now), now.settled, now.stale) == ((3, 1, 2, 0), True, False)
    assert layer(coded) == [(22, 26, "e"), (24, 35, "a/b")]
    assert queue(coded) == []
    assert [d.choice for d in coded.decisions()] == ["nothing", "discuss", "accept"]
    assert coded.undo("lead") is not None
    assert not progress(coded)[0].settled
    assert layer(coded) == [(22, 26, "e")]
    assert coded.redo("lead") is not None
    assert progress(coded)[0].settled
    assert coded.problems() == []


def test_a_decision_about_what_a_coder_changed_since_is_open_again(coded: Study) -> None:
    for item in queue(coded):
        decide(coded, "lead", "one", item.place, UNION)
    assert progress(coded)[0].settled
    [bens] = [c for c in coded.layer(BEN, "one") if c.code == "a/b"]
    coded.resize(BEN, bens.id, 24, 28)
    [one] = progress(coded)
    assert (counts(one), one.lapsed, one.stale) == ((3, 1, 1, 1), 1, True)
    [item] = queue(coded)
    assert item.lapsed is not None
    assert item.lapsed.choice is Choice.UNION
    assert item.place.span == (24, 35)
    [now] = undisputed(coded, "lead", ["one"])
    assert (now.settled, now.stale, now.lapsed) == (False, False, 1)
    assert layer(coded) == [(5, 9, "a"), (22, 26, "e")]
    coded.undo(BEN)
    [one] = progress(coded)
    assert (counts(one), one.lapsed) == ((3, 1, 2, 0), 0)


def test_something_else_is_remembered_when_the_consensus_is_made_anew(coded: Study) -> None:
    first, second = queue(coded)
    given_ = (coding(26, 33, "a/d", "", quotable=Quotable.PARAPHRASE, memo="not kept"),)
    decide(coded, "lead", "one", second.place, Decision(Choice.OTHER, codings=given_))
    decide(coded, "lead", "one", first.place, UNION)
    assert layer(coded) == [(5, 9, "a"), (22, 26, "e"), (24, 30, "a/b"), (26, 33, "a/d")]
    rules = {c.code: (c.quotable, c.memo) for c in coded.codings(coders=["consensus"])}
    assert rules["a/d"] == (Quotable.NEVER, "")
    undisputed(coded, "lead", ["one"])
    assert progress(coded)[0].settled
    assert not progress(coded)[0].stale
    assert coded.problems() == []


def test_one_coder_s_transcript_is_settled_where_that_is_asked_for(coded: Study) -> None:
    coded.apply([Coding("", "two", 5, 9, "e", BEN)])
    coded.finish(BEN, ["two"])
    assert undisputed(coded, "lead", ["two"]) == []
    assert coded.settlements() == []
    now = undisputed(coded, "lead", ["one", "two"], single=True)
    assert [(one.settled, one.single) for one in now] == [(False, False), (True, True)]
    [settled] = coded.settlements()
    assert (settled.transcript, settled.single) == ("two", True)
    coded.finish(ANA, ["two"])
    one = progress(coded)[1]
    assert (one.settled, one.stale, counts(one)) == (True, True, (1, 0, 0, 1))
    assert coded.undo("lead") is not None
    assert coded.settlements() == []
    assert layer(coded) == []


def test_the_rule_goes_and_comes_back_with_the_step_it_was_chosen_for(coded: Study) -> None:
    undisputed(coded, ANA, ["one"])
    undisputed(coded, ANA, ["one"], Rule.OVERLAP)
    assert (rule_of(coded), len(layer(coded))) == (Rule.OVERLAP, 2)
    assert coded.undo(ANA) is not None
    assert (rule_of(coded), len(layer(coded))) == (Rule.EXACT, 1)
    assert coded.redo(ANA) is not None
    assert (rule_of(coded), len(layer(coded))) == (Rule.OVERLAP, 2)
    coded.apply([Coding("", "two", 5, 9, "e", BEN)])
    coded.finish(BEN, ["two"])
    assert undisputed(coded, "lead", ["two"], Rule.EXACT) == []
    assert rule_of(coded) is Rule.EXACT
    assert coded.undo("lead") is not None
    assert rule_of(coded) is Rule.OVERLAP
    assert coded.problems() == []


def test_who_decides_later_is_told_what_was_decided_meanwhile(coded: Study) -> None:
    coded.add_coder("eva")
    first, _ = queue(coded)
    mine = decide(coded, ANA, "one", first.place, Decision(Choice.NOTHING), shown=first)
    assert mine.decided == 1
    with pytest.raises(BadInput, match=r"^ana decided about 5 to 9 of one meanwhile: nothing;"):
        decide(coded, "eva", "one", first.place, UNION, shown=first)
    assert [one.made_by for one in coded.decisions()] == [ANA]
    assert (5, 9, "a") not in layer(coded)
    decide(coded, ANA, "one", first.place, UNION, shown=first)  # one's own may be thought over
    decide(coded, "eva", "one", first.place, Decision(Choice.DISCUSS), "why?")
    left = queue(coded)[0]
    decide(coded, ANA, "one", left.place, Decision(Choice.ACCEPT, ANA), shown=left)
    with pytest.raises(BadInput, match=r"ana decided .* meanwhile: accept ana;"):
        decide(coded, "eva", "one", left.place, UNION, shown=left)
    held = decision_at(coded, "one", left.place)
    assert held is not None and said_of_choice(held) == "accept ana"


def test_a_code_that_came_late_is_asked_of_who_applied_it(coded: Study) -> None:
    coded.add_code("lead", Code("late", "Late"))
    coded.apply([coding(6, 9, "late", BEN)])
    late = place_at(coded, "one", "late", 6, 9)
    assert (late.asked, late.disputed) == ((BEN,), ())
    undisputed(coded, "lead", ["one"])
    assert (6, 9, "late") in layer(coded)


def test_the_mark_is_taken_away_and_the_consensus_stays(coded: Study) -> None:
    for item in queue(coded):
        decide(coded, "lead", "one", item.place, UNION)
    stands = layer(coded)
    assert unmark(coded, "lead", ["one"]) == ["one"]
    assert unmark(coded, "lead", ["one"]) == []
    assert coded.settlements() == []
    assert layer(coded) == stands
    assert not progress(coded)[0].stale


def test_the_queue_can_be_that_of_some_coders(coded: Study) -> None:
    coded.add_coder("eva")
    coded.apply([coding(22, 26, "e", "eva"), coding(24, 30, "a/b", "eva")])
    coded.finish("eva", ["one"])
    assert [item.place.code for item in queue(coded)] == ["a", "a/b"]
    assert queue(coded, [BEN, "eva"]) == []
    assert len(queue(coded, [ANA, "eva"])) == 2
    with pytest.raises(BadInput, match="no coder"):
        queue(coded, ["nix"])


def test_wrong_decisions_change_nothing(coded: Study) -> None:
    alone, shared = (item.place for item in queue(coded))
    wrong = [
        (alone, Decision(Choice.ACCEPT, BEN), BadInput, "applied nothing there"),
        (alone, Decision(Choice.UNION, ANA), UsageError, "only to accept"),
        (shared, Decision(Choice.OTHER), UsageError, "something else"),
        (shared, Decision(Choice.OTHER, codings=(coding(20, 28),)), BadInput, "within the place"),
        (shared, Decision(Choice.OTHER, codings=(coding(24, 28, "x"),)), BadInput, "no code"),
    ]
    for place, decision, error, said in wrong:
        with pytest.raises(error, match=said):
            decide(coded, "lead", "one", place, decision)
    with pytest.raises(BadInput, match="no coder"):
        decide(coded, "rita", "one", alone, UNION)
    with pytest.raises(BadInput, match="its places are: 24 to 35"):
        place_at(coded, "one", "a/b", 24, 30)
    with pytest.raises(BadInput, match="nobody has finished two"):
        undisputed(coded, "lead", ["one", "two"])
    with pytest.raises(BadInput, match="no transcript"):
        undisputed(coded, "lead", ["three"])
    [bens] = [c for c in coded.layer(BEN, "one") if c.code == "a/b"]
    coded.resize(BEN, bens.id, 24, 28)
    with pytest.raises(BadInput, match="changed by a coder meanwhile"):
        decide(coded, "lead", "one", shared, UNION)
    assert coded.decisions() == []
    assert not coded.has_consensus()


def test_a_coder_who_settles_has_finished_and_their_layer_is_kept(coded: Study) -> None:
    decide(coded, BEN, "one", queue(coded)[0].place, UNION)
    assert [(seen.coder, seen.finished) for seen in coded.seen_layers()] == [(BEN, True)]
    assert coded.decisions()[0].made_by == BEN
    assert coded.undo(BEN) is not None
    assert coded.decisions() == []


SPANS = st.tuples(st.integers(0, 8), st.integers(1, 4), st.sampled_from(["a", "a/b", "e"]))
LAYERS = st.tuples(st.lists(SPANS, max_size=6), st.lists(SPANS, max_size=6))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(LAYERS, st.lists(st.sampled_from(list(Choice)[:3] + list(Choice)[4:]), max_size=6))
def test_places_are_undisputed_decided_or_open(
    study: Study, layers: tuple[list[tuple[int, int, str]], ...], choices: list[Choice]
) -> None:
    for coder, spans in zip((ANA, BEN), layers, strict=True):
        study.remove(coder, [c.id for c in study.layer(coder, "one")])
        study.apply([coding(s, s + n, code, coder) for s, n, code in spans])
        study.finish(coder, ["one"])
    before = study.codings()
    undisputed(study, "lead", ["one"])
    for choice in choices:
        waiting = queue(study)
        if not waiting:
            break
        place = waiting[0].place
        who = place.coders[0] if choice is Choice.ACCEPT else ""
        decide(study, "lead", "one", place, Decision(choice, who))
    [one] = progress(study)
    assert one.places == one.undisputed + one.decided + one.open
    assert one.open == len(queue(study))
    assert one.to_discuss <= one.open
    assert one.settled is (one.open == 0)
    assert not one.stale
    assert study.codings() == before
    assert study.problems() == []
