"""What the commands that release say, as real processes."""

import json
import os
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
