"""``codebook codes`` about a codebook that changes, as real processes."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from codebook.core.codes import Code
from codebook.store.study import Study
from command_folder import Folder

FILE = """title: T
codes:
  - {key: a, name: A, definition: otherwise}
  - {key: e, name: E}
  - {key: n, name: N}
"""


@pytest.fixture
def run(study_file: Path) -> Folder:
    """The small study's folder, with a codebook file that differs from it."""
    (study_file.parent / "more.yaml").write_text(FILE)
    return Folder(study_file.parent)


def test_what_to_look_at_again_is_listed_until_it_is_done(run: Folder) -> None:
    run("apply", "small.study", "one", 5, 9, "a/d", "--coder", "ana")
    run("finish", "small.study", "one", "--coder", "ana")
    run("finish", "small.study", "two", "--coder", "ben")
    with Study.open(run.path / "small.study") as study:
        study.split_code("ben", "a/d", [Code("a/x", "X")], "two things")
    found = run.json("codes", "small.study", "--revisit", "--coder", "ana")
    (coding,) = found["codings"]
    assert (coding["code"], coding["what"], coding["into"]) == ("a/d", "split into a/x", ["a/x"])
    assert (coding["reason"], coding["transcript"], coding["coder"]) == ("two things", "one", "ana")
    assert found["transcripts"] == [{"transcript": "one", "codes": ["a/d", "a/x"]}]
    assert "1 coding and 1 transcript to look at again" in run(
        "codes", "small.study", "--revisit", "--coder", "ana"
    )
    note = "2 of 2 finished transcripts were finished before a/x existed"
    tally = ("tally", "small.study", "--internal")
    assert any(note in line for line in run.json(*tally)["notes"])
    assert not any(note in line for line in run.json(*tally, "--code", "e")["notes"])
    run("finish", "small.study", "one", "--coder", "ana", "--undo")
    run("finish", "small.study", "one", "--coder", "ana")
    found = run.json("codes", "small.study", "--revisit", "--coder", "ana")
    assert (len(found["codings"]), found["transcripts"]) == (1, [])
    assert any("1 of 2 finished" in line for line in run.json(*tally)["notes"])


def test_an_import_names_codes_that_are_here_otherwise(run: Folder) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "codebook", "codes", "small.study", "--import", "more.yaml",
         "--new-codes", "lead", "--format", "json"],
        cwd=run.path, check=True, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert "added 1 codes" in done.stderr
    assert "a: definition" in done.stderr
    assert "  e" not in done.stderr
    assert '"new_codes": "lead"' in done.stdout
    revisions = run.json("codes", "small.study", "--history")["revisions"]
    assert [(one["revision"], one["reason"]) for one in revisions] == [(1, None), (2, "imported")]
    assert revisions[1]["changes"] == [{"code": "n", "what": "added"}]
    with Study.open(run.path / "small.study") as study:
        assert not study.may_add_codes()
        assert study.tree()["a"].definition == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--new-codes", "nobody"), 2),
        (("--revisit",), 2),
        (("--coder", "ana"), 2),
        (("--history", "--export", "x.yaml"), 2),
        (("--revisit", "--coder", "zoe"), 1),
    ],
)
def test_what_makes_no_sense_is_said(run: Folder, words: tuple[str, ...], code: int) -> None:
    assert run("codes", "small.study", *words, code=code)


HIDDEN = "\u202e\x9b\u200b"


def test_invisible_characters_are_taken_out_and_counted(run: Folder) -> None:
    yaml = f'codes:\n  - {{key: h, name: "H\\u202Eid", definition: "d{HIDDEN[2]}"}}\n'
    (run.path / "h.yaml").write_text(yaml, encoding="utf-8")
    done = run.process("codes", "small.study", "--import", "h.yaml")
    assert "took out 2 invisible characters" in done.stderr
    (run.path / "h.csv").write_text(f"code,name,definition\nk,K{HIDDEN},d\n", encoding="utf-8")
    done = run.process("codes", "small.study", "--import", "h.csv")
    assert "took out 3 invisible characters" in done.stderr
    (run.path / "p.csv").write_text(
        f"pseudonym,category,s{HIDDEN[0]}\nX-1,police,vi{HIDDEN[0]}deo\n", encoding="utf-8"
    )
    done = run.process("interviewees", "small.study", "--import", "p.csv")
    assert "took out 2 invisible characters" in done.stderr
    said = run.process(
        "new", "t.study", "--codebook", "h.yaml", "--interviewees", "p.csv",
        "--title", f"T{HIDDEN[0]}",
    )  # fmt: skip
    assert "took out 5 invisible characters" in said.stderr
    for name in ("small.study", "t.study"):
        with Study.open(run.path / name) as study:
            kept = [study.title, *(f"{c.name} {c.definition}" for c in study.tree())]
            kept += [str(person.attributes) for person in study.interviewees()]
        assert not set("".join(kept)) & set(HIDDEN)


@pytest.mark.parametrize("kind", ["json", "csv", "md", "html", "table"])
def test_no_output_lets_a_name_act(run: Folder, kind: str) -> None:
    with closing(sqlite3.connect(run.path / "small.study")) as raw, raw:
        raw.execute("UPDATE code SET name = ?, definition = ?", (f"N{HIDDEN}", f"D{HIDDEN}"))
    shown = run("codes", "small.study", "--format", kind)
    assert not set(shown) & set(HIDDEN)


def test_a_retired_code_takes_no_new_coding_but_keeps_old_ones(run: Folder) -> None:
    run("apply", "small.study", "one", 5, 9, "a/d", "--coder", "ana")
    run("codings", "small.study", "--export", "c.csv")
    with Study.open(run.path / "small.study") as study:
        study.retire_code("lead", "a/d")
    words = ("apply", "small.study", "one", 6, 12, "a/d", "--coder", "ana")
    assert "the code a/d is retired" in run(*words, code=1)
    run("codings", "small.study", "--import", "c.csv", "--coder", "ben")
    assert len(run.json("codings", "small.study")["codings"]) == 2
