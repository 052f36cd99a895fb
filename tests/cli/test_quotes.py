"""The commands ``quotes`` and ``facts``, as real processes."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from codebook.formats import docx
from codebook.store.study import Study
from command_folder import Folder
from quotable_study import build, code

CODE = ("--code", "a/b")


@pytest.fixture
def run(tmp_path: Path) -> Folder:
    """A study with two passages to quote, and one by somebody of a small category."""
    folder = tmp_path / "work"
    folder.mkdir()
    said = {"SA-2": "=1+1 <b>x</b> [red]y[/red] \x1b]52;c;aGk=\x07 was it."}
    build(folder / "q.study", said)
    with Study.open(folder / "q.study") as study:
        code(study, "SA-1", "kept us waiting")
        code(study, "SA-2", study.transcript("talk-sa-2").text.split("SA-2: ")[1].strip())
        code(study, "LE-1")
    return Folder(folder)


def test_json_is_as_agreed_and_holds_no_person(run: Folder) -> None:
    found = run.json("quotes", "q.study", *CODE)
    assert set(found) >= {"code", "layer", "protected", "quotes", "notes"}
    assert (found["protected"], found["draft"], found["release"]) == (True, True, None)
    assert found["quotes"][1] == {
        "text": "[...] kept us waiting [...]",
        "attribution": "Advocates / Survivor",
        "category": "advocates/survivor",
        "class_size": 6,
        "code": "a/b",
    }
    written = json.dumps(found)
    for secret in ("SA-", "talk", "start", '"id"'):
        assert secret not in written


def test_the_team_sees_all_of_it_marked_and_on_record(run: Folder) -> None:
    with Study.open(run.path / "q.study") as study:
        _, before = study.log_head()
    found = run.json("quotes", "q.study", *CODE, "--internal")
    assert found["protected"] is False
    by = {one["pseudonym"]: one for one in found["quotes"]}
    assert set(by) == {"SA-1", "SA-2", "LE-1"}
    assert by["LE-1"]["withheld"].startswith("rule “class of five”")
    assert by["SA-1"]["withheld"] is None
    assert by["SA-1"]["transcript"] == "talk-sa-1"
    with Study.open(run.path / "q.study") as study:
        assert study.log_head()[1] == before + 1
    for kind in ("table", "md"):
        assert "INTERNAL" in run("quotes", "q.study", *CODE, "--internal", "--format", kind)
    run("quotes", "q.study", *CODE, "--internal", "--output", "i.docx")
    assert "INTERNAL" in docx.read((run.path / "i.docx").read_bytes(), "i.docx").text
    picked = ("--pick", by["SA-1"]["id"])
    assert len(run.json("quotes", "q.study", *CODE, *picked)["quotes"]) == 1
    refused = run("quotes", "q.study", *CODE, "--pick", by["LE-1"]["id"], code=3)
    assert refused.startswith(f"refused: coding {by['LE-1']['id']}: rule “class of five”")
    assert "no coding zz" in run("quotes", "q.study", *CODE, "--pick", "zz", code=1)


@pytest.mark.parametrize("kind", ["table", "json", "csv", "md", "html", "xlsx", "docx"])
def test_every_format_is_marked_and_lets_nothing_run(run: Folder, kind: str) -> None:
    done = run.process("quotes", "q.study", *CODE, "--output", f"o.{kind}", "--format", kind)
    assert done.returncode == 0, done.stderr
    data = (run.path / f"o.{kind}").read_bytes()
    assert b"\x1b" not in data or kind in ("xlsx", "docx")
    if kind == "docx":
        data = docx.read(data, "o.docx").text.encode()
    if kind != "xlsx":
        assert b"kept us waiting" in data
        assert b"SA-" not in data
        assert b"DRAFT" in data or b'"draft": true' in data
    if kind == "csv":
        assert b"\"'=1+1" in data
    if kind == "html":
        assert b"<b>" not in data


def test_a_release_is_remembered_and_ends_tables_of_the_theme(run: Folder) -> None:
    usage = run("quotes", "q.study", *CODE, "--release", code=2)
    assert "--release goes with --output FILE" in usage
    run("quotes", "q.study", *CODE, "--release", "--internal", "--output", "q.md", code=2)
    done = run.process(
        "quotes", "q.study", *CODE, "--release", "--output", "q.md", "--title", "What\nthey said"
    )
    assert done.returncode == 0, done.stderr
    assert "“Advocates / Survivor”: 6 possible speakers" in done.stderr
    assert "not offered: 1, rule “class of five”" in done.stderr
    text = (run.path / "q.md").read_text(encoding="utf-8")
    assert text.startswith("# What they said\n\n**RELEASED: protected**\n")
    assert "1, rule" not in text
    (listed,) = run.json("releases", "q.study")["releases"]
    assert (listed["kind"], listed["contents"]) == ("quotations", ["2 quotations of a/b"])
    assert "quotations last" in run("tally", "q.study", "--code", "a/b", code=3)
    assert "exists already" in run(
        "quotes", "q.study", *CODE, "--release", "--output", "q.md", code=1
    )
    assert "is sound" in run("check", "q.study")
    with closing(sqlite3.connect(run.path / "q.study")) as raw, raw:
        raw.execute("UPDATE revision_text SET text = replace(text, 'waiting', 'chatting')")
    assert run.json("releases", "q.study")["changed_since"] == [listed["id"]]


def test_what_cannot_be_quoted_safely_is_refused(run: Folder) -> None:
    refused = run("quotes", "q.study", *CODE, "--category", "police", code=3)
    assert "rule “class of five”" in refused
    assert run.json("quotes", "q.study", "--code", "e")["quotes"] == []
    assert "no quotation of e" in run(
        "quotes", "q.study", "--code", "e", "--release", "--output", "e.md", code=1
    )
    assert not (run.path / "e.md").exists()
    assert "did you mean" in run("quotes", "q.study", "--code", "a/bb", code=1)
    assert "--stance takes" in run("quotes", "q.study", *CODE, "--stance", "x", code=2)


def test_telling_passages_are_marked_listed_and_unmarked(run: Folder) -> None:
    with Study.open(run.path / "q.study") as study:
        at = study.transcript("talk-sa-1").text.index("waiting")
    place = ("--mark", "talk-sa-1", at, at + 7)
    said = run("facts", "q.study", *place, "--note", "only she waited")
    mark = said.strip().rpartition(" ")[2]
    (listed,) = run.json("facts", "q.study")["facts"]
    assert listed == {
        "id": mark,
        "transcript": "talk-sa-1",
        "start": at,
        "end": at + 7,
        "text": "waiting",
        "note": "only she waited",
    }
    assert "INTERNAL" in run("facts", "q.study")
    done = run.process("quotes", "q.study", *CODE)
    assert "holds words marked as telling: only she waited" in done.stderr
    assert "no transcript" in run("facts", "q.study", "--mark", "nix", 1, 2, code=1)
    assert "does not lie" in run("facts", "q.study", "--mark", "talk-sa-1", 5, 99999, code=1)
    run("facts", "q.study", *place, "--unmark", mark, code=2)
    run("facts", "q.study", "--note", "x", code=2)
    run("facts", "q.study", "--unmark", mark)
    assert run.json("facts", "q.study")["facts"] == []
    assert "there is no" in run("facts", "q.study", "--unmark", mark, code=1)
