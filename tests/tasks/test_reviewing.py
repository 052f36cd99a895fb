"""What a reviewer may see, and that what they had coded is kept before anything is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from codebook.core.agreement.settling import Choice, Decision
from codebook.core.codings import Coding
from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.store.values import Blind
from codebook.tasks.blindness import may_review
from codebook.tasks.reviewing import compared, figures, rows_of, seen_differences, to_settle
from codebook.tasks.settling import decide
from reviewed_study import build


@pytest.fixture
def reviewed(tmp_path: Path) -> Iterator[Study]:
    with Study.open(build(tmp_path / "r.study")) as study:
        yield study


def kept(study: Study) -> list[tuple[str, str]]:
    return [(one.coder, one.transcript) for one in study.seen_layers()]


def test_who_has_begun_or_is_to_code_sees_nothing_before_finishing(reviewed: Study) -> None:
    assert may_review(reviewed, "ana") == {"one", "two"}
    assert may_review(reviewed, "ben") == {"one"}
    reviewed.assign("ben", ["one"])
    assert may_review(reviewed, "ben") == {"one", "two"}
    assert may_review(reviewed, "cy") == {"one", "two"}
    reviewed.assign("cy", ["two"])
    assert may_review(reviewed, "cy") == {"one"}
    reviewed.apply([Coding("", "one", 19, 21, "e", "cy")])
    assert may_review(reviewed, "cy") == set()
    reviewed.finish("cy", ["one"])
    assert may_review(reviewed, "cy") == {"one"}
    reviewed.set_blind(Blind.NEVER)
    assert may_review(reviewed, "cy") == {"one", "two"}


def test_who_is_in_a_sample_is_to_code_it(reviewed: Study) -> None:
    reviewed.draw_sample(["ana", "cy"], ["two"], 1)
    assert may_review(reviewed, "cy") == {"one"}


def test_figures_keep_nothing_and_leave_out_what_is_hidden(reviewed: Study) -> None:
    assert figures(reviewed, "cy").transcripts == ("one",)
    reviewed.assign("cy", ["one"])
    with pytest.raises(BadInput, match="blind until finished: cy"):
        figures(reviewed, "cy")
    assert kept(reviewed) == []


def test_differences_keep_first_what_one_had(reviewed: Study) -> None:
    found = seen_differences(reviewed, "ana", "e")
    assert [one.code for one in found.listed] == ["e", "e"]
    assert kept(reviewed) == []
    assert rows_of(reviewed, "ana", ()).summary() == "0 passages in 0 transcripts"
    assert kept(reviewed) == []
    assert len(rows_of(reviewed, "ana", found.listed)) == 2
    assert kept(reviewed) == [("ana", "one")]
    reviewed.assign("cy", ["one"])
    with pytest.raises(BadInput, match="blind until finished: cy"):
        seen_differences(reviewed, "cy")
    assert kept(reviewed) == [("ana", "one")]


def test_two_are_compared_once_both_have_finished(reviewed: Study) -> None:
    assert compared(reviewed, "ana", "one").coders == ("ana", "ben")
    assert compared(reviewed, "ben", "one").coders == ("ben", "ana")
    assert kept(reviewed) == [("ana", "one"), ("ben", "one")]
    for who, coders, why in (
        ("ana", ("ana", "cy"), "cy has not finished"),
        ("cy", ("cy", "ana"), "cy has not finished"),
    ):
        with pytest.raises(BadInput, match=f"blind until finished: {why} one"):
            compared(reviewed, who, "one", coders)
    with pytest.raises(BadInput, match="ben has not finished two"):
        compared(reviewed, "ben", "two")
    with pytest.raises(BadInput, match="no two coders finished it"):
        compared(reviewed, "ana", "two")
    with pytest.raises(BadInput, match="one is not settled"):
        compared(reviewed, "ana", "one", ("ana", "consensus"))
    with pytest.raises(BadInput, match="no two coders finished it"):
        compared(reviewed, "cy", "two")
    with pytest.raises(BadInput, match="no transcript"):
        compared(reviewed, "cy", "three")


def test_settling_goes_on_where_one_decided_last(reviewed: Study) -> None:
    found = to_settle(reviewed, "cy")
    assert [item.place.code for item in found.items] == ["a/b", "a", "e", "e"]
    assert found.after is None
    assert kept(reviewed) == [("cy", "one")]
    decide(reviewed, "cy", "one", found.items[1].place, Decision(Choice.NOTHING))
    again = to_settle(reviewed, "cy", near="two")
    assert [item.place.code for item in again.items] == ["a/b", "e", "e"]
    assert again.after is not None and again.after.code == "a"
    assert to_settle(reviewed, "ana").after is None


def test_places_of_what_is_hidden_are_not_there(reviewed: Study) -> None:
    reviewed.assign("cy", ["one"])
    found = to_settle(reviewed, "cy")
    assert (found.transcript, found.items, found.hidden) == (None, (), ("one",))
    assert kept(reviewed) == []
