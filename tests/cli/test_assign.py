"""The commands ``assign``, ``progress`` and ``blind``, as real processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from codebook.core.codings import Coding
from codebook.store.study import Study
from codebook.tasks.import_transcripts import Request, import_transcripts
from codebook.tasks.new_study import create
from command_folder import Folder


@pytest.fixture
def run(tmp_path: Path) -> Folder:
    """A study with two transcripts and two coders, of whom ana coded and read."""
    made = Folder(tmp_path)
    path = tmp_path / "s.study"
    create(path, interviewees=tmp_path / "people.csv")
    with Study.open(path) as study:
        files = (tmp_path / "in" / "one.txt", tmp_path / "in" / "two.txt")
        import_transcripts(study, Request(files, interviewers=("INT",), reviewed_by="lead"))
        study.add_coders(["ana", "ben"])
        study.apply([Coding("", "two", 7, 12, "prevention", "ana")])
        study.note_read("ana", "two", 1)
        study.finish("ana", ["one"])
    return made


def test_transcripts_are_assigned_listed_and_taken_back(run: Folder) -> None:
    assert "assigned 1 of 1 to ana" in run("assign", "s.study", "two", "--coder", "ana")
    listed = run.json("assign", "s.study")["assignments"]
    assert listed == [
        {"coder": "ana", "transcripts": ["two"], "all": False},
        {"coder": "ben", "transcripts": ["one", "two"], "all": True},
    ]
    assert run.json("assign", "s.study", "--coder", "ben")["assignments"] == listed[1:]
    assert "assigned 1 of 2" in run("assign", "s.study", "--all", "--coder", "ana")
    said = run("assign", "s.study", "--all", "--undo", "--coder", "ana")
    assert "took back 2 of 2 from ana" in said
    assert "has all" in said
    assert run.json("assign", "s.study")["assignments"][0]["all"] is True
    assert "--coder" in run("assign", "s.study", "one", code=2)
    assert "--all" in run("assign", "s.study", "--undo", "--coder", "ana", code=2)
    assert "not both" in run("assign", "s.study", "one", "--all", "--coder", "ana", code=2)
    assert "no transcript" in run("assign", "s.study", "one", "nix", "--coder", "ana", code=1)
    assert run.json("assign", "s.study")["assignments"][0]["all"] is True


def test_progress_is_reported_per_coder_and_transcript(run: Folder) -> None:
    run("assign", "s.study", "two", "--coder", "ana")
    ana, ben = run.json("progress", "s.study")["coders"]
    assert (ana["coder"], ana["assigned"], ana["finished"]) == ("ana", 1, 1)
    assert ana["transcripts"] == [
        {"key": "one", "turns": 2, "read": 2, "interviewee_turns": 1, "coded_turns": 0,
         "codings": 0, "finished": True, "assigned": False},
        {"key": "two", "turns": 2, "read": 1, "interviewee_turns": 2, "coded_turns": 1,
         "codings": 1, "finished": False, "assigned": True},
    ]  # fmt: skip
    assert (ben["assigned"], ben["finished"]) == (2, 0)
    assert run.json("progress", "s.study", "--coder", "ben")["coders"] == [ben]
    assert "no coder" in run("progress", "s.study", "--coder", "eve", code=1)


def test_the_rule_of_blindness_is_shown_and_set(run: Folder) -> None:
    assert run.json("blind", "s.study") == {"blind": "always"}
    run("blind", "s.study", "sample")
    assert run.json("blind", "s.study") == {"blind": "sample"}
    assert "always, sample, never" in run("blind", "s.study", "nix", code=2)
