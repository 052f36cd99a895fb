"""The command ``memos``, as a real process."""

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
    """A study with a transcript, two coders and a memo on a coding of ana's."""
    made = Folder(tmp_path)
    path = tmp_path / "s.study"
    create(path, interviewees=tmp_path / "people.csv")
    with Study.open(path) as study:
        one = Request((tmp_path / "in" / "one.txt",), interviewers=("INT",), reviewed_by="lead")
        import_transcripts(study, one)
        study.add_coders(["ana", "ben"])
        study.apply([Coding("", "one", 5, 16, "prevention", "ana", memo="ana's own")])
    return made


def test_memos_are_written_listed_and_taken_along(run: Folder) -> None:
    run("memos", "s.study", "--add", "for the team", "--about", "journal")
    run("memos", "s.study", "--add", "broad", "--about", "code", "--code", "prevention",
        "--coder", "ben")  # fmt: skip
    run("memos", "s.study", "--add", "long", "--about", "transcript", "--transcript", "one",
        "--coder", "ben")  # fmt: skip
    found = run.json("memos", "s.study")["memos"]
    assert [(m["about"], m["author"], m["transcript"], m["code"]) for m in found] == [
        ("coding", "ana", "one", "prevention"),
        ("journal", None, None, None),
        ("code", "ben", None, "prevention"),
        ("transcript", "ben", "one", None),
    ]
    assert set(found[0]) == {
        "id", "about", "author", "transcript", "code", "start", "end", "text", "made_at",
        "changed_at",
    }  # fmt: skip
    assert (found[0]["start"], found[0]["end"], found[1]["start"]) == (5, 16, None)
    assert {m["text"] for m in run.json("memos", "s.study", "--coder", "ben")["memos"]} == {
        "broad", "long",
    }  # fmt: skip
    assert run.json("memos", "s.study", "--search", "HOW was")["memos"] == found[:1]
    assert run.json("memos", "s.study", "--kind", "journal")["memos"] == found[1:2]
    run("memos", "s.study", "--export", "m.md")
    page = (run.path / "m.md").read_text()
    assert "INTERNAL" in page
    assert "> How was it?" in page
    assert "exists already" in run("memos", "s.study", "--export", "m.md", code=1)
    assert "is sound" in run("check", "s.study")


def test_what_cannot_be_written_is_refused_and_says_why(run: Folder) -> None:
    add = ("memos", "s.study", "--add")
    said = run(*add, "call 212-555-0199", "--about", "study", code=3)
    assert "phone number" in said
    assert "0199" not in said
    assert run.json("memos", "s.study", "--kind", "study")["memos"] == []
    run(*add, "case 212-555-0199", "--about", "study", "--keep")
    assert "--about" in run(*add, "x", code=2)
    assert "--code" in run(*add, "x", "--about", "code", code=2)
    assert "--transcript" in run(*add, "x", "--about", "study", "--transcript", "one", code=2)
    assert "no code" in run(*add, "x", "--about", "code", "--code", "nix", code=1)
    assert "no coder" in run(*add, "x", "--about", "study", "--coder", "eve", code=1)
    assert "empty" in run(*add, " ", "--about", "study", code=1)
    assert "--kind" in run("memos", "s.study", "--kind", "nix", code=2)
    assert "--add" in run("memos", "s.study", "--about", "study", code=2)
    assert "--export" in run(*add, "x", "--about", "study", "--export", "m.md", code=2)
