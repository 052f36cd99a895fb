"""Everything that people do is undone and done again, and said by its name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.core.codes import Code
from codebook.core.codings import Coding, Quotable, Stance
from codebook.core.memos import About, Memo
from codebook.store.study import Study

Act = Callable[[Study], object]


def _memo(about: About, **place: object) -> Act:
    return lambda study: study.write_memo(Memo("", about, "ana", "hm", **place))  # type: ignore[arg-type]


def _on(act: Callable[[Study, list[str]], object]) -> Act:
    """Something done with the two codings of e that are there, by their ids."""
    return lambda study: act(study, [c.id for c in study.layer("ana", "two") if c.code == "e"])


def _memo_again(study: Study, text: str) -> None:
    (memo,) = (one for one in study.memos("ana") if one.about is About.STUDY)
    study.write_memo(replace(memo, text=text))


EVERYTHING: dict[str, tuple[str, Act]] = {
    "apply": ("code a/b", lambda s: s.apply([Coding("", "two", 5, 9, "a/b", "ana")])),
    "apply several": (
        "2 codings",
        lambda s: s.apply([Coding("", "two", 5, 9, code, "ana") for code in ("a/b", "a/d")]),
    ),
    "apply new": (
        "code v/w",
        lambda s: s.apply_new(
            "ana", [Code("v", "V"), Code("v/w", "W")], [Coding("", "two", 5, 9, "v/w", "ana")]
        ),
    ),
    "remove": ("remove e", _on(lambda s, ids: s.remove("ana", ids[:1]))),
    "resize": ("resize e", _on(lambda s, ids: s.resize("ana", ids[0], 2, 7))),
    "recode": ("recode e as a", _on(lambda s, ids: s.recode("ana", ids[:1], "a"))),
    "recode many": ("recode e as a", _on(lambda s, ids: s.recode("ana", ids, "a"))),
    "split": ("split e", _on(lambda s, ids: s.split("ana", ids[0], 4, 5))),
    "merge": ("merge 2 codings of e", _on(lambda s, ids: s.merge("ana", ids))),
    "stance": ("edit e", _on(lambda s, ids: s.edit("ana", ids[0], stance=Stance.MIXED))),
    "rule": ("edit e", _on(lambda s, ids: s.edit("ana", ids[0], quotable=Quotable.NEVER))),
    "memo of a coding": ("edit e", _on(lambda s, ids: s.edit("ana", ids[0], memo="x"))),
    "memo of a passage": (
        "write a memo on a passage of one",
        _memo(About.PASSAGE, transcript="one", start=3, end=9),
    ),
    "memo of a transcript": (
        "write a memo on transcript two",
        _memo(About.TRANSCRIPT, transcript="two"),
    ),
    "memo of a code": ("write a memo on code a/b", _memo(About.CODE, code="a/b")),
    "memo of the study": ("write a memo on the study", _memo(About.STUDY)),
    "journal": ("write a journal entry", _memo(About.JOURNAL)),
    "other words": ("edit a memo on the study", lambda s: _memo_again(s, "other")),
    "no words": ("remove a memo on the study", lambda s: _memo_again(s, "")),
    "pin": ("pin e to 3", lambda s: s.pin("ana", 3, "e")),
    "finish": ("finish one", lambda s: s.finish("ana", ["one"])),
    "reopen": ("reopen two", lambda s: s.unfinish("ana", ["two"])),
    "finish again": ("finish two again", lambda s: s.finish_again("ana", ["two"])),
    "confirm": ("confirm 2 codings", _on(lambda s, ids: s.confirm("ana", ids))),
    "add a code": ("add code n", lambda s: s.add_code("ana", Code("n", "N"))),
    "rename": ("rename code a/b", lambda s: s.edit_code("ana", "a/b", name="Other", key="o")),
    "recolour": ("recolour code e", lambda s: s.edit_code("ana", "e", color="#009E73")),
    "define": ("define code e", lambda s: s.edit_code("ana", "e", definition="What it is")),
    "move": ("move code a/b", lambda s: s.move_code("ana", "a/b", "e")),
    "reorder": ("move code a/d", lambda s: s.move_code("ana", "a/d", "a", before="b")),
    "merge codes": ("merge e into a/d", lambda s: s.merge_codes("ana", ["e"], "a/d")),
    "split a code": (
        "split code e into e1, e2",
        lambda s: s.split_code("ana", "e", [Code("e1", "1"), Code("e2", "2")]),
    ),
    "retire": ("retire code e", lambda s: s.retire_code("ana", "e")),
    "offer again": ("offer again code a", lambda s: s.retire_code("ana", "a", retired=False)),
    "assign": ("assign 1 transcripts, ana", lambda s: s.assign("ana", ["one"])),
    "unassign": ("unassign 1 transcripts, ana", lambda s: s.unassign("ana", ["two"])),
    "a rule of the study": ("rule new-codes: lead", lambda s: s.set_rule("new-codes", "lead")),
}
LEADS = {"assign", "unassign", "a rule of the study"}


def everything_in(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but those that tell how they came to be."""
    with closing(sqlite3.connect(file)) as raw:
        tables = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        names = sorted(name for (name,) in tables if name not in ("event", "action"))
        return {name: sorted(raw.execute(f"SELECT * FROM {name}"), key=repr) for name in names}


@pytest.mark.parametrize("name", EVERYTHING)
def test_everything_is_undone_and_done_again_across_restarts(study_file: Path, name: str) -> None:
    what, act = EVERYTHING[name]
    actor = "lead" if name in LEADS else "ana"
    with Study.open(study_file) as study:
        study.apply([Coding("", "two", 0, 6, "e", "ana"), Coding("", "two", 9, 12, "e", "ana")])
        study.write_memo(Memo("", About.STUDY, "ana", "begun"))
        study.finish("ana", ["two"])
        study.assign("ana", ["two"])
        study.retire_code("lead", "a")
        study.edit_code("lead", "e", include="since")
    before = everything_in(study_file)
    with Study.open(study_file) as study:
        act(study)
    after = everything_in(study_file)
    assert after != before
    with Study.open(study_file) as study:
        undone = study.undo(actor)
    assert undone is not None
    assert (undone.what, undone.passed) == (what, "")
    assert everything_in(study_file) == before
    with Study.open(study_file) as study:
        redone = study.redo(actor)
    assert redone is not None
    assert redone.what == what
    assert everything_in(study_file) == after
    with Study.open(study_file) as study:
        assert study.problems() == []


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("resize", ("two", 0)),
        ("memo of a passage", ("one", 3)),
        ("memo of a transcript", ("two", None)),
        ("finish", ("one", None)),
        ("pin", (None, None)),
    ],
)
def test_an_undo_says_where_it_can_be_seen(
    study: Study, name: str, place: tuple[str | None, int | None]
) -> None:
    study.apply([Coding("", "two", 0, 6, "e", "ana")])
    EVERYTHING[name][1](study)
    undone = study.undo("ana")
    assert undone is not None
    assert (undone.transcript, undone.start) == place
