"""Changing and removing single codings by command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from command_folder import Folder


@pytest.fixture
def run(tmp_path: Path) -> Folder:
    """A study with one coding."""
    folder = tmp_path / "work"
    folder.mkdir()
    made = Folder(folder)
    made("new", "s.study", "--interviewees", "people.csv")
    arguments = ("--interviewees", "people.csv", "--interviewer", "INT", "--reviewed-by", "lea")
    made("import", "s.study", "in", *arguments)
    made("coders", "s.study", "--add", "ana")
    made("apply", "s.study", "one", 0, 9, "protection/impact", "--coder", "ana")
    return made


def only(run: Folder) -> Any:
    (coding,) = run.json("codings", "s.study")["codings"]
    return coding


def test_a_coding_is_changed_removed_and_brought_back(run: Folder) -> None:
    before = only(run)
    ana = (before["id"], "--coder", "ana")
    run("edit", "s.study", *ana, "--stance", "counters", "--memo", "late", "--quotable", "never")
    after = only(run)
    assert (after["stance"], after["memo"], after["quotable"]) == ("counters", "late", "never")
    run("edit", "s.study", *ana, "--stance", "unsaid", "--memo", "", "--quotable", "verbatim")
    assert only(run) == before
    run("edit", "s.study", *ana, "--code", "protection")
    assert only(run)["code"] == "protection"
    assert "removed 1 coding" in run("unapply", "s.study", *ana)
    assert run.json("codings", "s.study")["codings"] == []
    run("undo", "s.study", "--coder", "ana")
    assert only(run)["code"] == "protection"
    assert "is sound" in run("check", "s.study")


def test_what_cannot_be_is_refused(run: Folder) -> None:
    ana = (only(run)["id"], "--coder", "ana")
    assert "say what is to change" in run("edit", "s.study", *ana, code=2)
    assert "--stance takes" in run("edit", "s.study", *ana, "--stance", "good", code=2)
    both = ("--code", "protection", "--memo", "x")
    assert "a change of its own" in run("edit", "s.study", *ana, *both, code=2)
    run("unapply", "s.study", "nothing", "--coder", "ana", code=1)
    run("coders", "s.study", "--add", "ben")
    run("unapply", "s.study", ana[0], "--coder", "ben", code=1)
    assert only(run)["id"] == ana[0]
