"""What a changed codebook asks of coders: codings to revisit, transcripts to look through."""

from __future__ import annotations

import pytest

from codebook.core.codes import Code
from codebook.core.codings import Coding
from codebook.errors import BadInput, CodebookError
from codebook.store.study import Study
from codebook.tasks.codebook_changes import before_they_existed, merge_lines


def waiting(study: Study, coder: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The codings to revisit: code, why, and what the code was split into."""
    found = study.to_revisit(coder)
    assert study.again_counts(coder)[0] == len(found)
    return [(one.coding.code, one.what, one.into) for one in found]


@pytest.fixture
def coded(study: Study) -> Study:
    """The small study, with codings of both coders."""
    study.apply([Coding("", "one", 0, 5, "a/d", "ana"), Coding("", "one", 3, 9, "e", "ana")])
    study.apply([Coding("", "two", 0, 5, "a/d", "ben")])
    return study


def test_a_new_meaning_puts_earlier_codings_on_each_coders_list(coded: Study) -> None:
    coded.edit_code("ana", "a/d", "too wide", name="Dee")
    assert waiting(coded, "ana") == waiting(coded, "ben") == []
    coded.edit_code("ana", "a/d", "too wide", exclude="not this")
    coded.apply([Coding("", "two", 20, 25, "a/d", "ana")])
    assert waiting(coded, "ana") == waiting(coded, "ben") == [("a/d", "redefined", ())]
    (one,) = coded.to_revisit("ana")
    assert one.reason == "too wide"
    coded.confirm("ana", [one.coding.id])
    assert waiting(coded, "ana") == []
    undone = coded.undo("ana")
    assert undone is not None
    assert (undone.what, undone.transcript, undone.start) == ("confirm a/d", "one", 0)
    assert len(waiting(coded, "ana")) == 1
    with pytest.raises(BadInput, match="ben has no coding"):
        coded.confirm("ben", [one.coding.id])
    assert coded.problems() == []


def test_a_merge_is_planned_as_it_is_done_and_then_looked_at(coded: Study) -> None:
    coded.apply([Coding("", "two", 10, 12, "a/d", "ben")])
    plan = coded.plan_merge(["a/d"], "e")
    assert plan == [("ana", 1, 1), ("ben", 2, 0)]
    assert merge_lines(plan) == [
        "ana: 1 coding moves, 1 is united with others",
        "ben: 2 codings move",
    ]
    head, before = coded.log_head(), len(coded.codings())
    coded.merge_codes("ana", ["a/d"], "e", "the same")
    assert len(coded.codings()) == before - sum(one.united for one in plan)
    assert coded.log_head() != head
    assert waiting(coded, "ana") == [("e", "took in a/d", ())]
    assert waiting(coded, "ben") == [("e", "took in a/d", ())] * 2
    coded.undo("ana")
    assert waiting(coded, "ana") == waiting(coded, "ben") == []
    with pytest.raises(BadInput, match="into itself"):
        coded.plan_merge(["e"], "e")


def test_a_split_adds_codes_behind_and_recoding_takes_from_the_list(coded: Study) -> None:
    coded.split_code("ana", "a/b", [Code("a/b1", "B1"), Code("a/b2", "B2")], "two things")
    assert [code.path for code in coded.tree()] == [
        "a", "a/b", "a/b/c", "a/b1", "a/b2", "a/d", "e",
    ]  # fmt: skip
    coded.undo("ana")
    coded.split_code("ana", "a/d", [Code("a/d1", "D1")])
    for coder in ("ana", "ben"):
        assert waiting(coded, coder) == [("a/d", "split into a/d1", ("a/d1",))]
    (one,) = coded.to_revisit("ana")
    coded.edit_code("ben", "a/d1", key="dee", definition="changed at once")
    assert waiting(coded, "ana")[0][2] == ("a/dee",)
    coded.recode("ana", [one.coding.id], "a/dee")
    assert waiting(coded, "ana") == []
    assert waiting(coded, "ben") != []
    assert coded.problems() == []
    for wrong in ([], [Code("a/d", "D")], [Code("a/x", "X"), Code("a/x", "X")]):
        with pytest.raises(BadInput):
            coded.split_code("ana", "a/d", wrong)
    coded.set_rule("new-codes", "lead")
    with pytest.raises(CodebookError, match="the lead alone"):
        coded.split_code("ana", "a/d", [Code("a/x", "X")])


def test_a_code_is_added_behind_another(study: Study) -> None:
    study.add_code("ana", Code("a/n", "N"), after="b")
    assert [code.path for code in study.tree()] == ["a", "a/b", "a/b/c", "a/n", "a/d", "e"]
    study.undo("ana")
    assert [code.path for code in study.tree()] == ["a", "a/b", "a/b/c", "a/d", "e"]
    assert study.problems() == []


def test_what_was_done_under_an_undone_revision_is_older_than_the_next(coded: Study) -> None:
    coded.edit_code("ben", "e", definition="first")
    coded.apply([Coding("", "two", 20, 25, "e", "ana")])
    coded.undo("ben")
    coded.edit_code("ben", "e", definition="second")
    assert len(waiting(coded, "ana")) == 2


def test_transcripts_finished_before_a_code_are_looked_through_again(study: Study) -> None:
    study.finish("ana", ["one", "two"])
    study.add_code("ben", Code("n", "N"))
    study.add_code("ben", Code("m", "M"))
    study.finish("ben", ["two"])
    study.edit_code("ben", "e", definition="otherwise")

    def listed(coder: str) -> list[tuple[str, tuple[str, ...]]]:
        found = study.to_look_through(coder)
        assert study.again_counts(coder)[1] == len(found)
        return [(one.transcript, one.codes) for one in found]

    assert listed("ana") == [("one", ("e", "n", "m")), ("two", ("e", "n", "m"))]
    assert listed("ben") == [("two", ("e",))]
    study.retire_code("ben", "m")
    assert study.finish_again("ana", ["two"]) == ["two"]
    assert study.finish_again("ana", ["two"]) == []
    assert listed("ana") == [("one", ("e", "n"))]
    assert study.finished_before(["ana"]) == (2, {"n": 1, "m": 1})
    assert study.finished_before(["ben"]) == (1, {})
    rows = list(study.tree())
    assert before_they_existed(study, ["ana", "ben"], [code for code in rows if code.path == "n"])[
        0
    ] == ("1 of 2 finished transcripts were finished before n existed: its zeros there say nothing")
    assert before_they_existed(study, ["ben"], rows) == []
    study.unfinish("ana", ["one"])
    study.finish("ana", ["one"])
    assert listed("ana") == []
    assert before_they_existed(study, ["ana"], rows) == []
    assert study.problems() == []


def test_the_history_says_what_each_revision_did_and_why(study: Study) -> None:
    study.edit_code("ana", "a/d", "prettier", color="#009E73")
    study.edit_code("ana", "a/d", "also called", aliases=("dd",))
    study.merge_codes("ana", ["a/d"], "e", "the same")
    first, *later = study.codebook_history()
    assert first.changes == ()
    assert [(one.number, one.reason, one.of("a/d")) for one in later] == [
        (2, "prettier", ["recoloured"]),
        (3, "also called", ["edited"]),
        (4, "the same", ["merged into e"]),
    ]
    assert later[-1].of("e") == ["took in a/d"]
