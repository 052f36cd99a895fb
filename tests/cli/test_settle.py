"""Samples, disagreements and settling by command: from blind coding to a settled study."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from codebook.cli.main import run as command
from codebook.core.codings import Coding
from codebook.store.study import Study
from codebook.tasks.import_transcripts import Request, import_transcripts
from codebook.tasks.new_study import create
from command_folder import Folder


@pytest.fixture
def run(tmp_path: Path) -> Folder:
    """A study with two transcripts and two coders, who have both coded the first."""
    made = Folder(tmp_path)
    path = tmp_path / "s.study"
    create(path, interviewees=tmp_path / "people.csv")
    with Study.open(path) as study:
        files = (tmp_path / "in" / "one.txt", tmp_path / "in" / "two.txt")
        import_transcripts(study, Request(files, interviewers=("INT",), reviewed_by="lead"))
        study.add_coders(["ana", "ben"])
        study.apply(
            [
                Coding("", "one", 26, 50, "prevention", "ana"),
                Coding("", "one", 26, 40, "prevention", "ben"),
                Coding("", "one", 30, 36, "protection", "ana"),
                Coding("", "one", 30, 36, "protection", "ben"),
            ]
        )
    return made


class Inside:
    """Commands on the study, run in this process: the same as :class:`Folder`, and quicker."""

    def __init__(
        self, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ):
        self._path, self._monkeypatch, self._capsys = path, monkeypatch, capsys

    def __call__(self, verb: str, *words: str, code: int = 0) -> str:
        """Runs a command; its output, and of a failing one what it said on stderr."""
        self._monkeypatch.setattr("sys.argv", ["codebook", verb, str(self._path), *words])
        with pytest.raises(SystemExit) as stopped:
            command()
        out, error = self._capsys.readouterr()
        self.remarked = error
        assert stopped.value.code == code, error
        return error if code else out

    def json(self, *words: str) -> Any:
        """The JSON of a report."""
        return json.loads(self(*words, "--format", "json"))


@pytest.fixture
def inside(
    run: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Inside:
    """The same study, without a process for each command."""
    return Inside(run.path / "s.study", monkeypatch, capsys)


def test_the_way_from_a_sample_to_a_settled_transcript(inside: Inside) -> None:
    said = inside("sample", "--draw", "2", "--seed", "5")
    assert "drew sample 1, seed 5, for ana, ben: one, two" in said
    assert "cannot be drawn from 0" in inside("sample", "--draw", "1", code=1)
    assert "go with --draw" in inside("sample", "--seed", "1", code=2)
    inside("finish", "one", "--coder", "ana")
    blind = inside("disagreements", "--transcript", "one", "--coder", "ben", code=1)
    assert "blind until finished: ben has not finished one" in blind
    inside("finish", "one", "--coder", "ben")
    [sample] = inside.json("sample")["samples"]
    assert (sample["seed"], sample["finished"]) == (5, {"ana": ["one"], "ben": ["one"]})

    found = inside.json("disagreements", "--coder", "ana")
    [one] = found["disagreements"]
    context = one.pop("context")
    assert "[" in context
    assert one == {
        "transcript": "one", "start": 26, "end": 50, "characters": 10, "code": "prevention",
        "kind": "boundary",
        "layers": {"ana": ["protection", "prevention"], "ben": ["protection", "prevention"]},
        "passages": {"ana": [[26, 50]], "ben": [[26, 40]]}, "only_first": 10, "only_second": 0,
        "instead": [],
    }  # fmt: skip
    codes = inside.json("agreement", "--draws", "10")["codes"]
    [table] = next(c for c in codes if c["code"] == "prevention")["pairs"]
    assert (table["only_first"], table["only_second"]) == (10, 0)
    assert "by transcript" in inside("disagreements", "--by", "transcript")
    assert "in place of one another" in inside("disagreements", "--confused")

    [place] = inside.json("settle", "--queue")["places"]
    assert (place["start"], place["end"], place["disputed"]) == (26, 50, [[40, 50]])
    assert "one place is open" in inside("settle", "--all")
    words = ("--decide", "26", "50", "prevention")
    left = inside("settle", "one", *words, "discuss", "--note", "Tuesday")
    assert "1 of 2 places are open" in left
    assert "Tuesday" in inside("settle", "--queue")
    done = inside("settle", "one", *words, "accept", "--accept", "ben", "--by", "ana")
    assert "it is settled" in done
    [now] = inside.json("settle")["transcripts"]
    assert (now["places"], now["undisputed"], now["decided"], now["open"]) == (2, 1, 1, 0)
    assert (now["settled"], now["single"], now["stale"]) == (True, False, False)
    inside("settle", "one", *words, "union", "--by", "ben")
    assert inside.remarked == "before that ana had decided: accept ben\n"
    assert "undone" in inside("undo", "--coder", "ben")
    assert "undone" in inside("undo", "--coder", "ana")
    assert inside.json("settle")["transcripts"][0]["settled"] is False


def test_a_transcript_of_one_coder_is_settled_as_such(run: Folder) -> None:
    run("finish", "s.study", "one", "--coder", "ana")
    left = run.process("settle", "s.study", "--all")
    assert "settled 0 of 1" in left.stdout
    assert "--single settles" in left.stderr
    assert "1 of them single-coded" in run("settle", "s.study", "--all", "--single")
    assert "settled, single-coded" in run("settle", "s.study")
    assert "1 of 1 are settled" in run("settle", "s.study", "one", "--undo-mark")
    assert run.json("settle", "s.study")["transcripts"][0]["settled"] is False


def test_what_makes_no_sense_is_one_line(inside: Inside) -> None:
    inside("finish", "one", "--coder", "ana")
    for words, code, said in WRONG:
        error = inside(*words.split(), code=code)
        assert error.count("\n") == 1, words
        assert said in error, words


WRONG = (
    ("settle one --all", 2, "not both"),
    ("settle --decide 1 2 e union", 2, "name its transcript"),
    ("settle one --note why", 2, "go with --decide"),
    ("settle --undo-mark", 2, "needs transcripts"),
    ("settle --rule exact", 2, "name transcripts"),
    ("settle one --rule wrong", 2, "--rule takes exact, overlap"),
    ("settle one --queue --single", 2, "go with the step alone"),
    ("settle one --queue --undo-mark", 2, "exclude each other"),
    ("settle one --decide 1 2 e wrong", 2, "the choice is accept"),
    ("settle one --decide 1 2 e other --instead 1-2", 2, "START,END,CODE"),
    ("settle two", 1, "nobody has finished two"),
    ("settle nix --queue", 1, "no transcript"),
    ("settle one --by rita", 1, "no coder"),
    ("sample --seed 1", 2, "go with --draw"),
    ("sample --draw 3", 1, "a sample of 3 cannot be drawn from 2 of the study's 2"),
    ("sample --draw some", 2, "--draw takes"),
    ("sample --draw 1 --coders ana", 1, "two coders or more"),
    ("disagreements --by nix", 2, "--by takes code"),
    ("disagreements --by code --confused", 2, "exclude each other"),
    ("disagreements --kind nix", 2, "--kind takes"),
    ("disagreements", 1, "no two coders finished the same transcript"),
    ("disagreements --coder ben --transcript one", 1, "ben has not finished one"),
    ("disagreements --coders ana,consensus", 1, "no coder 'consensus'"),
)
