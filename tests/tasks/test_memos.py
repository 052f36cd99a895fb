"""Memos: looked for, written with care, taken along."""

from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.core.codings import Coding
from codebook.core.memos import About, Memo
from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.tasks import memos


def test_memos_are_found_by_what_they_say_and_what_they_are_about(study: Study) -> None:
    start = study.transcript("one").text.index("It was cold")
    study.write_memo(Memo("", About.PASSAGE, "ana", "Winter, café", "one", "", start, start + 11))
    study.write_memo(Memo("", About.CODE, "ana", "too broad", code="a/b"))
    found = study.memos("ana")
    words = memos.quoted(study, found)
    assert list(words.values()) == ["It was cold"]

    def texts(typed: str, kind: About | None = None) -> list[str]:
        return [memo.text for memo in memos.matching(found, typed, kind, words)]

    assert texts("CAFE winter") == texts("cold") == ["Winter, café"]
    assert texts("a/b") == ["too broad"]
    assert texts("winter broad") == []
    assert len(texts("")) == 2
    assert texts("", About.CODE) == ["too broad"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\nwrite to x.y@example.org", "an e-mail address in line 2"),
        ("call 212-555-0199", "a phone number in line 1"),
        ("x\u200b@example.org", "an e-mail address in line 1"),
        ("12 of 42 in 2020-2021", ""),
    ],
)
def test_what_looks_like_an_identity_is_pointed_out_without_its_words(text: str, said: str) -> None:
    assert memos.caution(text) == said


def test_a_memo_is_saved_clean_and_that_of_a_coding_with_the_coding(study: Study) -> None:
    study.apply([Coding("", "one", 5, 9, "e", "ana", memo="hm")])
    (memo,) = study.memos("ana")
    memos.save(study, replace(memo, text=" why\u202e?\r\n"))
    assert [coding.memo for coding in study.layer("ana", "one")] == ["why?"]
    memos.save(study, Memo("", About.STUDY, "", "x\x07y"))
    assert [memo.text for memo in study.memos("")] == ["xy"]


def test_a_memo_about_the_same_thing_is_gone_on_with(study: Study) -> None:
    for text in ("first", "second"):
        study.write_memo(Memo("", About.CODE, "ana", text, code="e"))
    study.write_memo(Memo("", About.JOURNAL, "ana", "today"))
    found = study.memos("ana")
    last = memos.last_about(found, Memo("", About.CODE, "ana", "", code="e"))
    assert last is not None
    assert last.text == "second"
    assert memos.last_about(found, Memo("", About.CODE, "ana", "", code="a")) is None
    journal = memos.last_about(found, Memo("", About.JOURNAL, "ana", ""))
    assert journal is not None
    older = replace(journal, made_at="2020-02-01T12:00:00.000Z")
    assert memos.last_about([older], Memo("", About.JOURNAL, "ana", "")) is None


def test_an_export_is_private_and_replaces_nothing(tmp_path: Path) -> None:
    file = memos.export(tmp_path / "m.md", "# x\n")
    assert file.read_text() == "# x\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for place in (file, tmp_path / "nix" / "m.md"):
        with pytest.raises(BadInput):
            memos.export(place, "y")
    assert file.read_text() == "# x\n"
