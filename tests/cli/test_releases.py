"""What the commands that release say, as real processes."""

import json
import os
import re
from pathlib import Path

import pytest

from codebook.store.study import Study
from command_folder import Folder
from spoken_study import everybody, make

TOO_LONG = "x" * 250 + ".csv"
"""A name that a folder takes, but not with what is put before it while it is written."""


@pytest.fixture
def run(tmp_path: Path) -> Folder:
    folder = tmp_path / "work"
    folder.mkdir()
    make(folder / "s.study", everybody("P", 6, ("a/b", "supports")))
    return Folder(folder)


def _released(run: Folder) -> list[str]:
    with Study.open(run.path / "s.study") as study:
        return [release.id for release in study.releases()]


@pytest.mark.parametrize("command", ["tally", "report"])
def test_a_release_whose_file_fails_is_named(run: Folder, command: str) -> None:
    said = run(command, "s.study", "--release", "--output", TOO_LONG, code=1)
    [release] = _released(run)
    assert said.startswith("error: ")
    assert f"it is remembered as release {release}" in said
    assert f"codebook releases s.study --withdraw {release} --reason" in said
    assert said.count("\n") == 1


def test_no_pipe_is_replaced_by_a_file(run: Folder) -> None:
    os.mkfifo(run.path / "pipe")
    said = run("tally", "s.study", "--output", "pipe", "--force", "--release", code=1)
    assert "pipe is not a plain file" in said
    assert (run.path / "pipe").is_fifo()
    assert _released(run) == []


def test_every_command_that_releases_says_so(run: Folder) -> None:
    done = run.process(
        "tally", "s.study", "--code", "a/b", "--stance", "supports", "--release",
        "--output", "t.csv",
    )  # fmt: skip
    assert f"released as {_released(run)[0]}" in done.stderr
    run(
        "claims", "s.study", "--add", "Few advocates said so.", "--code", "a/b",
        "--category", "advocates/nonprofit",
    )  # fmt: skip
    done = run.process("claims", "s.study", "--release", "--output", "c.json")
    assert f"released as {_released(run)[1]}" in done.stderr
    assert json.loads((run.path / "c.json").read_text())["release"] == _released(run)[1]


def test_claims_that_say_nothing_are_wrong_input(run: Folder) -> None:
    assert "the claim is empty" in run("claims", "s.study", "--add", "", "--code", "e", code=1)
    assert "--pick goes with" in run("claims", "s.study", "--pick", "12", code=2)
    said = run("claims", "s.study", "--add", "Few.", "--code", "e", "--outside", code=2)
    assert "exclude" in said
    assert "no claims" in run("claims", "s.study", "--release", "--output", "c.csv", code=1)
    assert _released(run) == []


@pytest.mark.parametrize("kind", ["json", "csv", "md", "html"])
@pytest.mark.parametrize("more", [(), ("--release",)])
def test_what_leaves_names_no_coder(run: Folder, kind: str, more: tuple[str, ...]) -> None:
    words = ("tally", "s.study", "--code", "a/b", "--layer", "ana", *more)
    done = run.process(*words, "--output", f"t.{kind}")
    written = (run.path / f"t.{kind}").read_text(encoding="utf-8")
    assert re.search(r"\bana\b", written) is None
    assert "internal: one coder is ana" in done.stderr
    if kind != "csv":
        assert "one coder" in written
    with Study.open(run.path / "s.study") as study:
        study.unfinish("ana", ["E-1"])
    assert re.search(r"\bana\b", run("tally", "s.study", "--format", kind, "--code", "e")) is None
    exact = run.json("tally", "s.study", "--layer", "ana", "--internal")
    assert exact["layer"] == "ana"
    assert "layer: ana" in exact["notes"]


TABLE = ("tally", "s.study", "--code", "a/b", "--code", "e", "--stance", "supports")


def test_a_release_whose_file_was_lost_is_refused_with_what_to_do(run: Folder) -> None:
    run(*TABLE, "--release", "--output", "t.json")
    [release] = _released(run)
    said = run(*TABLE, "--release", "--output", "again.json", code=3)
    assert f"a/b (supports) was released ({release})" in said
    assert f"`codebook releases STUDY --show {release} --output FILE`" in said
    assert f"`codebook releases STUDY --withdraw {release} --reason TEXT`" in said


def test_a_release_shown_again_is_the_same_document(run: Folder) -> None:
    kinds = ("csv", "md", "html", "xlsx")
    run(*TABLE, "--release", "--output", "t.json")
    first = json.loads((run.path / "t.json").read_text())
    with Study.open(run.path / "s.study") as study:
        study.unfinish("ana", ["E-1", "E-2"])
    again = run.json("releases", "s.study", "--show", first["release"])
    assert again.pop("shown_again") is True
    assert again["notes"].pop(0).startswith("as it was released")
    assert again == first
    assert any(note.startswith("not shown, fewer than 5") for note in first["notes"])
    for kind in kinds:
        run("releases", "s.study", "--show", first["release"], "--output", f"t.{kind}")
        data = (run.path / f"t.{kind}").read_bytes()
        assert kind == "xlsx" or b"shown again" in data


def test_a_withdrawal_needs_a_reason(run: Folder) -> None:
    for words in (("--withdraw", "12"), ("--withdraw", "12", "--reason", " "), ("--reason", "x")):
        assert "go together" in run("releases", "nowhere.study", *words, code=2)
