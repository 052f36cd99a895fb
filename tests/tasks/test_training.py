"""A new coder against the consensus: what counts, what is told, and what is not shown before."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from codebook.core.agreement.settling import Choice, Decision
from codebook.core.codings import Coding
from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.tasks.reviewing import compared, figures, seen_differences
from codebook.tasks.sampling import draw
from codebook.tasks.settling import decide, progress, queue, undisputed, unmark
from codebook.tasks.training import State, training
from reviewed_study import build


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """``one`` is settled, all that ana and ben marked being in its consensus; ``two`` is not."""
    with Study.open(build(tmp_path / "r.study")) as opened:
        undisputed(opened, "lead", ["one"])
        for item in queue(opened):
            decide(opened, "lead", "one", item.place, Decision(Choice.UNION))
        yield opened


def learn(study: Study) -> None:
    """cy marks e where it is, and a part of a/d, and finishes."""
    text = study.transcript("one").text
    kind, waited = text.index("kind to us"), text.index("waited")
    study.apply(
        [
            Coding("", "one", kind, kind + 10, "e", "cy"),
            Coding("", "one", waited, waited + 6, "a/d", "cy"),
        ]
    )
    study.finish("cy", ["one"])


def test_nothing_is_told_of_a_transcript_before_it_is_finished(study: Study) -> None:
    found = training(study, "cy")
    [one] = found.lessons
    assert (one.transcript, one.made_from, one.state) == ("one", ("ana", "ben"), State.NOT_FINISHED)
    assert (one.any, one.differences, found.codes, found.documents) == (None, None, (), ())
    with pytest.raises(BadInput, match="no two coders finished"):
        figures(study, "cy", consensus=True)


def test_afterwards_it_is_told_by_code(study: Study) -> None:
    learn(study)
    found = training(study, "cy")
    [one] = found.lessons
    assert one.state is State.COUNTS
    assert one.any is not None
    # cy 10 of e and 6 of a/d; the consensus 13 of a/b, 10 of a and e, 16 of a/d, 11 of e.
    assert (one.any.agreed, one.any.alone, one.differences) == (16, (0, 34), 4)
    by_code = {code: measured.pairs["cy", "consensus"] for code, measured in found.codes}
    assert (by_code["e"].both, by_code["e"].only_first, by_code["e"].only_second) == (10, 0, 11)
    assert by_code["a/d"].positive().exact == Fraction(12, 22)
    assert by_code["a/b/c"].alpha().why
    assert study.seen_layers() == []


def test_the_screens_tell_the_same(study: Study) -> None:
    learn(study)
    told = figures(study, "cy", consensus=True)
    assert told.coders == ("cy", "consensus")
    assert [one.measured for one in told.codes] == [one for _, one in training(study, "cy").codes]
    listed = seen_differences(study, "cy", consensus=True).listed
    assert {one.coders for one in listed} == {("cy", "consensus")}
    assert len(listed) == 4


def test_who_learns_is_first_shown_the_consensus_beside_their_own(study: Study) -> None:
    learn(study)
    found = compared(study, "cy", "one")
    assert (found.coders, found.own) == (("cy", "consensus"), False)
    assert compared(study, "ana", "one").coders == ("ana", "ben")
    assert compared(study, "ana", "one", ("ana", "consensus")).own


def test_who_made_the_consensus_does_not_learn_from_it(study: Study) -> None:
    found = training(study, "ana")
    assert [(one.transcript, one.state) for one in found.lessons] == [("one", State.OWN)]
    assert (found.codes, found.lessons[0].any) == ((), None)
    with pytest.raises(BadInput, match="made from ana's layer too"):
        figures(study, "ana", consensus=True)
    assert seen_differences(study, "ana", consensus=True).listed == ()


def test_one_who_saw_it_before_does_not_count(study: Study) -> None:
    study.note_seen("cy", "one")
    learn(study)
    assert [one.state for one in training(study, "cy").lessons] == [State.SEEN]


def test_who_learns_changes_nothing_of_the_consensus(study: Study) -> None:
    before = study.codings(coders=["consensus"])
    learn(study)
    one = progress(study)[0]
    assert (one.coders, one.settled, one.stale, one.open) == (("ana", "ben"), True, False, 0)
    undisputed(study, "lead", ["one"])
    assert [(c.start, c.end, c.code) for c in study.codings(coders=["consensus"])] == [
        (c.start, c.end, c.code) for c in before
    ]
    assert study.settlements()[0].coders == ("ana", "ben")


def test_the_mark_taken_away_lets_them_in(study: Study) -> None:
    learn(study)
    unmark(study, "lead", ["one"])
    assert progress(study)[0].coders == ("ana", "ben", "cy")


def test_one_whom_a_sample_has_code_it_is_no_learner(study: Study) -> None:
    draw(study, "2", ["ana", "cy"], 1)
    learn(study)
    one = progress(study)[0]
    assert (one.coders, one.stale) == (("ana", "ben", "cy"), True)


def test_without_a_consensus_there_is_nothing_to_learn_from(tmp_path: Path) -> None:
    with Study.open(build(tmp_path / "r.study")) as fresh:
        with pytest.raises(BadInput, match="no transcript is settled"):
            training(fresh, "cy")
        with pytest.raises(BadInput, match="no coder 'zed'"):
            training(fresh, "zed")
