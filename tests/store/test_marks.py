"""Memos, pins, assignments and turns read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from codebook.core.codings import Coding
from codebook.core.memos import About, Memo
from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.store.values import Blind


def memo(about: About, text: str = "hm", author: str = "ana", **place: object) -> Memo:
    return Memo("", about, author, text, **place)  # type: ignore[arg-type]


def test_memos_about_everything_are_kept_changed_and_taken_away(study: Study) -> None:
    written = [
        study.write_memo(one)
        for one in (
            memo(About.STUDY),
            memo(About.JOURNAL, author=""),
            memo(About.TRANSCRIPT, transcript="one"),
            memo(About.CODE, code="a/b"),
            memo(About.PASSAGE, transcript="one", start=5, end=9),
        )
    ]
    study.apply([Coding("", "one", 0, 5, "e", "ana", memo="on a coding")])
    found = study.memos()
    assert {m.id for m in written} < {m.id for m in found}
    assert [m.about for m in study.memos("")] == [About.JOURNAL]
    assert {m.about for m in study.memos("ana")} == set(About) - {About.JOURNAL}
    assert study.memos("ben") == []
    changed = study.write_memo(replace(written[0], text="other"))
    assert changed.id == written[0].id
    assert [m.text for m in study.memos("ana") if m.about is About.STUDY] == ["other"]
    study.write_memo(replace(changed, text=" "))
    assert About.STUDY not in {m.about for m in study.memos()}
    study.undo("ana")
    assert About.STUDY in {m.about for m in study.memos()}
    assert study.problems() == []


@pytest.mark.parametrize(
    "wrong",
    [
        memo(About.STUDY, text="  "),
        memo(About.STUDY, author="eve"),
        memo(About.CODE, code="x"),
        memo(About.TRANSCRIPT, transcript="x"),
        memo(About.PASSAGE, transcript="one", start=9, end=5),
        memo(About.PASSAGE, transcript="one"),
    ],
)
def test_a_memo_about_nothing_is_refused(study: Study, wrong: Memo) -> None:
    with pytest.raises(BadInput):
        study.write_memo(wrong)


def test_nobody_changes_the_memo_of_another(study: Study) -> None:
    written = study.write_memo(memo(About.STUDY))
    with pytest.raises(BadInput, match="ben has no memo"):
        study.write_memo(replace(written, author="ben", text="x"))


def test_pins_are_each_coder_s_own_and_undone(study: Study) -> None:
    study.pin("ana", 1, "a/b")
    study.pin("ana", 1, "e")
    study.pin("ben", 1, "a")
    assert (study.pins("ana"), study.pins("ben")) == ({1: "e"}, {1: "a"})
    study.undo("ana")
    assert study.pins("ana") == {1: "a/b"}
    study.pin("ana", 1, None)
    assert study.pins("ana") == {}
    for number, code in ((0, "e"), (10, "e"), (2, "x")):
        with pytest.raises(BadInput):
            study.pin("ana", number, code)
    assert study.problems() == []


def test_transcripts_are_assigned_and_taken_back(study: Study) -> None:
    assert study.assign("ana", ["one", "two"]) == ["one", "two"]
    assert study.assign("ana", ["one"]) == []
    assert study.unassign("ana", ["two"]) == ["two"]
    assert study.assignments() == {"ana": ["one"]}
    with pytest.raises(BadInput):
        study.assign("ana", ["nix"])
    assert study.problems() == []


def test_turns_read_are_noted_and_no_undo_takes_them_back(study: Study) -> None:
    study.apply([Coding("", "one", 0, 5, "e", "ana")])
    study.undo("ana")
    study.note_read("ana", "one", 2)
    study.note_read("ana", "one", 1)
    assert study.progress() == {"ana": {"one": 2}}
    assert study.redo("ana") is not None
    assert study.undo("ana") is not None
    assert study.undo("ana") is None
    assert study.progress() == {"ana": {"one": 2}}
    assert study.problems() == []


def test_turns_and_what_is_coded_of_them_are_listed_by_transcript(study: Study) -> None:
    study.apply([Coding("", "two", 5, 9, code, "ana") for code in ("a", "e")])
    study.apply([Coding("", "two", 0, 3, "e", "ben")])
    text = {key: study.transcript(key).text for key in ("one", "two")}
    spoken = {
        key: [text[key][slice(*turn)] for turn in turns]
        for key, turns in study.interviewee_turns().items()
    }
    assert spoken == {
        "one": ["It was cold and long."],
        "two": ["They were kind.", "We were late.", "Very."],
    }
    assert study.coded_passages("ana") == {"two": [(5, 9)]}


def test_the_rule_of_blindness_is_kept_and_on_record(study: Study) -> None:
    assert study.blind is Blind.ALWAYS
    before = study.log_head()[1]
    for _ in range(2):
        study.set_blind(Blind.SAMPLE)
    assert study.blind is Blind.SAMPLE
    assert study.log_head()[1] == before + 1
    assert study.problems() == []
