"""Samples, layers seen and the consensus are kept beside what coders did, which never changes."""

from dataclasses import replace
from pathlib import Path

import pytest

from codebook.core.agreement.settling import Choice
from codebook.core.codes import Code
from codebook.core.codings import Coding, Stance
from codebook.errors import BadInput
from codebook.store.agreement_values import Settling, StoredDecision
from codebook.store.study import Study
from codebook.tasks.layers import layer_of
from codebook.tasks.tally import exact


@pytest.fixture
def coded(study: Study) -> Study:
    """The small study: both coders have coded and finished the first transcript."""
    study.apply(
        [
            Coding("", "one", 24, 35, "a/b", "ana", stance=Stance.SUPPORTS),
            Coding("", "one", 24, 30, "a/b", "ben"),
        ]
    )
    for coder in ("ana", "ben"):
        study.finish(coder, ["one"])
    return study


def _consensus(start: int, end: int, code: str = "a/b", memo: str = "") -> Coding:
    return Coding("", "one", start, end, code, "consensus", memo)


def _layer(study: Study) -> list[tuple[int, int, str]]:
    return [(c.start, c.end, c.code) for c in study.codings(coders=["consensus"])]


def test_a_sample_is_kept_with_its_codes_and_seed(coded: Study) -> None:
    assert coded.draw_sample(["ana", "ben"], ["two", "one"], 7) == 1
    coded.add_code("lead", Code("late", "Late"))
    [sample] = coded.samples()
    assert (sample.number, sample.seed, sample.coders) == (1, 7, ("ana", "ben"))
    assert sample.transcripts == ("one", "two")
    assert "a/b" in sample.codes
    assert "late" not in sample.codes
    assert coded.assignments() == {}
    coded.assign("ana", ["two"])
    coded.draw_sample(["ana", "ben"], ["one"], 8)
    assert coded.assignments() == {"ana": ["one", "two"]}
    assert coded.problems() == []
    with pytest.raises(BadInput, match="no transcript"):
        coded.draw_sample(["ana"], ["three"], 1)


def test_what_a_coder_had_when_another_was_seen_stays(coded: Study) -> None:
    coded.note_seen("ana", "one")
    coded.apply([Coding("", "one", 6, 9, "e", "ana")])
    coded.note_seen("ana", "one")
    [seen] = coded.seen_layers()
    assert (seen.coder, seen.transcript, seen.finished) == ("ana", "one", True)
    assert [(c.start, c.end, c.code, c.stance) for c in seen.codings] == [
        (24, 35, "a/b", Stance.SUPPORTS)
    ]
    assert coded.undo("ana") is not None
    assert len(coded.seen_layers()) == 1
    coded.note_seen("ben", "two")
    assert [s.finished for s in coded.seen_layers()] == [True, False]
    assert coded.problems() == []


def test_the_consensus_is_a_layer_that_no_list_of_coders_names(coded: Study) -> None:
    assert not coded.has_consensus()
    assert layer_of(coded, None)[0] == "all"
    coded.settle("lead", "one", [_consensus(24, 35)], settled_by=["ana", "ben"])
    assert coded.has_consensus()
    assert _layer(coded) == [(24, 35, "a/b")]
    assert coded.coder_names() == ["ana", "ben"]
    assert [c.name for c in coded.coders()] == ["ana", "ben"]
    assert {c.coder for c in coded.codings()} == {"ana", "ben"}
    assert [(s.transcript, s.coders, s.single) for s in coded.settlements()] == [
        ("one", ("ana", "ben"), False)
    ]
    [one, two] = coded.transcripts()
    assert (one.finished, one.settled, two.settled) == (("ana", "ben"), True, False)
    tally = exact(coded)
    assert tally.layer == "consensus"
    assert tally.notes[0] == "consensus: 1 of 1 finished transcripts are settled"
    assert {m.coder for m in coded.finish_marks()} == {"ana", "ben"}
    assert coded.problems() == []


def test_settling_again_keeps_what_stands_and_undo_restores_the_rest(coded: Study) -> None:
    coded.settle("lead", "one", [_consensus(24, 35), _consensus(6, 9, "e")], settled_by=["ana"])
    before = {(c.start, c.end): c.id for c in coded.codings(coders=["consensus"])}
    decided = StoredDecision("one", "a/b", 24, 35, Choice.ACCEPT, "ben", "the shorter one")
    coded.settle("lead", "one", [_consensus(24, 30), _consensus(6, 9, "e", "why")], [decided])
    after = {(c.start, c.end): c for c in coded.codings(coders=["consensus"])}
    assert after[6, 9].id == before[6, 9]
    assert after[6, 9].memo == "why"
    assert set(after) == {(24, 30), (6, 9)}
    assert coded.settlements() == []
    [kept] = coded.decisions("one")
    assert (kept.choice, kept.accepted, kept.note, kept.made_by) == (
        Choice.ACCEPT,
        "ben",
        "the shorter one",
        "lead",
    )
    assert coded.undo("lead") is not None
    assert _layer(coded) == [(6, 9, "e"), (24, 35, "a/b")]
    assert coded.decisions() == []
    assert len(coded.settlements()) == 1
    assert coded.redo("lead") is not None
    assert len(coded.decisions()) == 1
    assert coded.problems() == []


def test_a_decision_keeps_what_was_marked_and_what_was_given_instead(coded: Study) -> None:
    given = Coding("", "one", 26, 33, "a/d", "", stance=Stance.SUPPORTS)
    marked = (("ana", 24, 35), ("ben", 24, 30))
    decided = StoredDecision(
        "one", "a/b", 24, 35, Choice.OTHER, note="why", marked=marked, given=(given,)
    )
    settlings = [
        Settling("one", (_consensus(26, 33, "a/d"),), (decided,), ("ana", "ben")),
        Settling("two", (), (), ("ben",)),
    ]
    coded.settle_all("lead", settlings)
    [kept] = coded.decisions()
    assert (kept.marked, kept.revision) == (marked, 1)
    [other] = kept.given
    assert (other.start, other.end, other.code, other.stance) == (26, 33, "a/d", Stance.SUPPORTS)
    assert len(coded.settlements()) == 2
    assert coded.problems() == []
    assert coded.undo("lead") is not None
    assert coded.settlements() == []
    assert coded.decisions() == []
    assert _layer(coded) == []


def test_what_was_made_from_other_decisions_than_stand_is_refused(coded: Study) -> None:
    from_none = Settling("one", (_consensus(24, 35),), upon=())
    decided = StoredDecision("one", "a/b", 24, 35, Choice.UNION)
    coded.settle_all("ben", [replace(from_none, decided=(decided,))])
    length = coded.log_head()
    with pytest.raises(BadInput, match="decided in one at the same moment"):
        coded.settle_all("ana", [replace(from_none, layer=())], ("settling", "overlap"))
    assert (coded.log_head(), coded.rule("settling")) == (length, None)
    [stands] = coded.decisions()
    coded.settle_all("ana", [replace(from_none, layer=(), upon=(stands.id,))])
    assert coded.codings(coders=["consensus"]) == []


def test_layers_seen_at_once_are_one_action(coded: Study) -> None:
    before = coded.log_head()[1]
    coded.note_seen("ana", "one", "two")
    assert {one.transcript for one in coded.seen_layers()} == {"one", "two"}
    assert coded.log_head()[1] == before + 2
    coded.note_seen("ana", "two", "one")
    assert coded.log_head()[1] == before + 2
    assert coded.problems() == []


def test_settling_leaves_every_coder_as_they_were(coded: Study) -> None:
    before = coded.codings()
    coded.settle("ben", "one", [_consensus(24, 35)], settled_by=["ana", "ben"])
    coded.settle("ben", "one", [])
    assert coded.codings() == before
    with pytest.raises(BadInput, match="does not lie"):
        coded.settle("ben", "one", [_consensus(24, 9999)])
    assert _layer(coded) == []


def test_the_study_file_is_reopened_with_it(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.settle("lead", "one", [_consensus(24, 35)], settled_by=["ana"])
    with Study.open(study_file) as study:
        assert study.settlements()[0].single
        assert study.problems() == []
