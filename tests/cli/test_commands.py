"""The commands, as real processes."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from codebook.store.study import Study
from command_folder import TALKS, Folder


@pytest.fixture
def empty(tmp_path: Path) -> Folder:
    """Material, and no study yet."""
    folder = tmp_path / "work"
    folder.mkdir()
    return Folder(folder)


@pytest.fixture
def run(empty: Folder) -> Folder:
    """A study with three transcripts and a coder."""
    empty("new", "s.study", "--interviewees", "people.csv")
    arguments = ("--interviewees", "people.csv", "--interviewer", "INT", "--reviewed-by", "lea")
    empty("import", "s.study", "in", *arguments)
    empty("coders", "s.study", "--add", "ana")
    return empty


def test_texts_come_in_whole(run: Folder) -> None:
    found = {t["key"]: t for t in run.json("transcripts", "s.study")["transcripts"]}
    assert list(found) == ["one", "talk", "two"]
    for name, text in TALKS.items():
        key = name.partition(".")[0]
        assert found[key]["sha256"] == hashlib.sha256(text.encode()).hexdigest()
        shown = run.json("show", "s.study", key)
        assert shown["text"] == text
    assert found["two"]["interviewees"] == ["LE-01", "SA-01"]
    turns = run.json("show", "s.study", "talk")["turns"]
    assert [(t["speaker"], t["role"]) for t in turns] == [
        ("Interviewer", "interviewer"),
        ("AD-01", "interviewee"),
    ]


def test_a_coding_comes_back_with_its_words(run: Folder) -> None:
    start = TALKS["one.txt"].index("😀")
    run("apply", "s.study", "one", start, start + 3, "protection/impact", "--coder", "ana")
    (coding,) = run.json("codings", "s.study")["codings"]
    assert coding["text"] == "😀 I"
    assert set(coding) >= {"id", "memo", "stance", "quotable", "made_at", "coder"}
    run("undo", "s.study", "--coder", "ana")
    assert run.json("codings", "s.study")["codings"] == []
    run("redo", "s.study", "--coder", "ana")
    run("codings", "s.study", "--export", "c.csv")
    run("undo", "s.study", "--coder", "ana")
    run("codings", "s.study", "--import", "c.csv", "--coder", "ana")
    (again,) = run.json("codings", "s.study")["codings"]
    assert {**again, "id": 0, "made_at": 0} == {**coding, "id": 0, "made_at": 0}
    assert "is sound" in run("check", "s.study")


def test_an_undo_passes_over_what_a_merge_of_codes_changed_since(run: Folder) -> None:
    run("apply", "s.study", "two", 7, 12, "prevention", "--coder", "ana")
    run("apply", "s.study", "one", 5, 9, "protection/impact", "--coder", "ana")
    with Study.open(run.path / "s.study") as study:
        study.merge_codes("lead", ["protection/impact"], "protection")
    done = run.process("undo", "s.study", "--coder", "ana")
    assert done.stdout == "undone: code prevention, in two at 7\n"
    assert done.stderr == (
        "“code protection/impact” cannot be undone: lead changed what it did since "
        "(“merge protection/impact into protection”)\n"
    )
    assert "error: “code protection/impact” cannot be undone" in run(
        "undo", "s.study", "--coder", "ana", code=1
    )
    assert run("redo", "s.study", "--coder", "ana").startswith("done again: code prevention")
    assert len(run.json("codings", "s.study")["codings"]) == 2
    assert "is sound" in run("check", "s.study")


def test_a_tally_counts_people_once_and_interviewers_never(run: Folder) -> None:
    code = "protection/execution/criminalization/handcuffing"
    for key, words in (("two", "Cuffs first."), ("two", "Cuffs first, yes"), ("one", "never")):
        at = TALKS[f"{key}.txt"].index(words)
        run("apply", "s.study", key, at, at + len(words), code, "--coder", "ana")
    run("apply", "s.study", "one", 5, 16, "prevention", "--coder", "ana")
    before = run.json("tally", "s.study", "--internal")
    assert all(cell["high"] == 0 for row in before["rows"] for cell in row["cells"])
    assert "3 of 3 transcripts are left out" in " ".join(before["notes"])
    run("finish", "s.study", "--all", "--coder", "ana")
    tally = run.json("tally", "s.study", "--internal", "--level", "1")
    assert [(c["category"], c["n"]) for c in tally["categories"]] == [
        ("advocates", 1),
        ("law-enforcement", 1),
        ("unknown", 1),
    ]
    rows = {row["code"]: row for row in tally["rows"]}
    for path in (code, "protection/execution/criminalization", "protection"):
        assert [cell["low"] for cell in rows[path]["cells"]] == [1, 1, 0]
        assert rows[path]["total"]["low"] == 2
    assert rows["prevention"]["total"]["low"] == 0
    passages = run.json("tally", "s.study", "--internal", "--count", "passages", "--code", code)
    assert passages["rows"][0]["total"]["low"] == 3
    words = run.json("tally", "s.study", "--internal", "--count", "words", "--code", code)
    assert words["rows"][0]["total"]["low"] == 6
    run("tally", "s.study", "--internal", "--output", "t.csv")
    assert "INTERNAL" in (run.path / "t.csv").read_text().split("\n")[1]
    assert "exists already" in run("tally", "s.study", "--internal", "--output", "t.csv", code=1)
    assert "five or more" in run("tally", "s.study", code=3)


def test_a_protected_tally_shows_bands_of_groups_of_five_and_more(empty: Folder) -> None:
    people = "".join(f"S-{n},advocates/survivor\n" for n in range(6))
    people += "".join(f"L-{n},police\n" for n in range(4))
    (empty.path / "people.csv").write_text("pseudonym,category\n" + people)
    empty("new", "s.study", "--interviewees", "people.csv")
    names = [line.split(",")[0] for line in people.split()]
    group = "".join(f"{name}: Some words of {name}.\n" for name in names)
    (empty.path / "group.txt").write_text(group)
    empty("import", "s.study", "group.txt", "--reviewed-by", "lea")
    empty("coders", "s.study", "--add", "ana")
    for name in names[:3]:
        at = group.index(f"Some words of {name}")
        empty("apply", "s.study", "group", at, at + 4, "prevention/return", "--coder", "ana")
    empty("finish", "s.study", "group", "--coder", "ana")
    tally = empty.json("tally", "s.study")
    assert [c["category"] for c in tally["categories"]] == ["advocates/survivor"]
    assert tally["protected"] is True
    rows = {row["code"]: row for row in tally["rows"]}
    assert rows["prevention/return"]["cells"] == [
        {
            "category": "advocates/survivor",
            "n": 6,
            "low": 3,
            "high": 3,
            "status": "exact",
            "words": "some",
        }
    ]
    assert rows["cross/data"]["cells"][0]["high"] == 2
    assert all(row["total"] is None for row in tally["rows"])
    assert any("Police" in note for note in tally["notes"])
    total = empty.json("tally", "s.study", "--by", "NONE", "--code", "prevention")
    assert total["rows"][0]["cells"] == []
    assert (total["rows"][0]["total"]["low"], total["rows"][0]["total"]["high"]) == (3, 3)
    nested = ("--code", "prevention", "--code", "prevention/return")
    assert "rows apart" in empty("tally", "s.study", *nested, code=3)


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("a.txt", b"", 1, "is empty"),
        ("a.txt", b"\x89PNG\r\n", 1, "not plain text"),
        ("a.docx", b"broken", 1, "no readable Word document"),
        ("a.xyz", b"SA-01: x", 1, "none of the kinds"),
        ("a.txt", b"SA-99: x", 3, "labels that are nobody's: SA-99"),
        ("a.txt", b"Maria Lopez: x\nJohn: y", 3, "nobody's: Maria Lopez, John"),
        ("a.txt", b"no labels at all", 1, "no speaker labels"),
        ("a.txt", b"SA-01: write to ann@example.org", 3, "email: ann@example.org"),
        ("a.txt", b"SA-01: call 213-555-0188", 3, "phone: 213-555-0188"),
        ("one.txt", b"SA-01: other words", 1, "has the key one"),
        ("b.txt", TALKS["two.txt"].encode(), 1, "very text of transcript two"),
    ],
)
def test_wrong_files_store_nothing(
    run: Folder, name: str, data: bytes, code: int, said: str
) -> None:
    (run.path / "more").mkdir()
    (run.path / "more" / "good.txt").write_text("SA-01: Good words here.\n")
    (run.path / "more" / name).write_bytes(data)
    files = ("more/good.txt", f"more/{name}")
    error = run("import", "s.study", *files, "--reviewed-by", "lea", code=code)
    assert said in error
    assert len(run.json("transcripts", "s.study")["transcripts"]) == 3
    assert "is sound" in run("check", "s.study")


def test_an_import_is_signed_for(run: Folder) -> None:
    (run.path / "m.txt").write_text("SA-01: We met Maria there.\n")
    assert "Maria (1)" in run("import", "s.study", "m.txt", code=3)
    (run.path / "names.txt").write_text("Maria\n")
    signed = ("import", "s.study", "m.txt", "--reviewed-by", "lea", "--names", "names.txt")
    assert "roster: Maria" in run(*signed, code=3)
    (run.path / "d.csv").write_text("text,action,replacement\nMaria,replace,\n")
    run(*signed, "--decisions", "d.csv")
    assert "We met [NAME-" in run.json("show", "s.study", "m")["text"]
    for file in run.path.glob("s.study*"):
        assert b"Maria" not in file.read_bytes()


def test_a_name_for_a_label_is_written_over(run: Folder) -> None:
    (run.path / "n.txt").write_text("Jo Day: How?\n\nMaria Lopez: Well.\n\nJo Day: So?\n")
    options = ("--interviewer", "Jo Day", "--interviewee", "SA-01", "--reviewed-by", "lea")
    assert "3 speaker labels" in run("import", "s.study", "n.txt", *options)
    text = "Interviewer 1: How?\n\nSA-01: Well.\n\nInterviewer 1: So?\n"
    shown = run.json("show", "s.study", "n")
    assert shown["text"] == text
    assert [text[t["start"] : t["end"]] for t in shown["turns"]] == ["How?", "Well.", "So?"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("apply", "s.study", "one", "0", "4", "protectoin", "--coder", "ana"), 1, "protection?"),
        (("apply", "s.study", "one", "0", "4", "cross", "--coder", "anna"), 1, "mean ana?"),
        (("apply", "s.study", "onn", "0", "4", "cross", "--coder", "ana"), 1, "mean one?"),
        (("apply", "s.study", "one", "9", "4", "cross", "--coder", "ana"), 1, "does not lie"),
        (("apply", "s.study", "one", "0", "4", "cross", "--coder", ""), 1, "coder is empty"),
        (("coders", "s.study", "--add", " "), 1, "it is empty"),
        (("undo", "s.study", "--coder", "ana"), 1, "nothing to be undone"),
        (("show", "s.study", "nope"), 1, "no transcript 'nope'"),
        (("tally", "s.study", "--layer", "bob"), 1, "no coder 'bob'"),
        (("tally", "s.study", "--format", "pdf"), 2, "--format takes"),
        (("tally", "s.study", "--only", "x"), 2, "KEY=VALUE"),
        (("finish", "s.study", "--coder", "ana"), 2, "--all"),
        (("check", "people.csv"), 4, "is not a study"),
        (("check", "none.study"), 1, "there is no study"),
        (("new", "s.study"), 1, "exists already"),
        (("new", "x/y.study"), 1, "there is no folder"),
        (("new", "z.study", "--codebook", "people.csv"), 1, "people.csv"),
        (("nonsense",), 2, "nonsense"),
    ],
)
def test_wrong_commands_are_one_line(
    run: Folder, words: tuple[str, ...], code: int, said: str
) -> None:
    assert said in run(*words, code=code)


def test_codings_that_do_not_stand_on_their_words_are_refused(run: Folder) -> None:
    head = "transcript,start,end,code,text\n"
    (run.path / "c.csv").write_text(head + "one,0,3,cross,INT\none,0,7,cross,waited.\n")
    error = run("codings", "s.study", "--import", "c.csv", "--coder", "ana", code=1)
    at = TALKS["one.txt"].index("waited.")
    assert "c.csv:3: " in error
    assert f"it stands at {at} to {at + 7}" in error
    assert run.json("codings", "s.study")["codings"] == []


def test_the_codebook_goes_out_and_in(run: Folder) -> None:
    run("codes", "s.study", "--export", "book.yaml")
    run("new", "t.study", "--codebook", "book.yaml")
    assert run.json("codes", "t.study") == run.json("codes", "s.study")


def test_a_check_can_be_read_by_programs(run: Folder) -> None:
    found = run.json("check", "s.study")
    assert (found["sound"], found["problems"]) == (True, [])
    assert found["log_length"] > 0
    with closing(sqlite3.connect(run.path / "s.study")) as raw, raw:
        raw.execute("UPDATE revision_text SET text = text || 'x'")
    done = run.process("check", "s.study", "--format", "json")
    assert done.returncode == 4
    assert json.loads(done.stdout)["problems"]
    assert "things are wrong" in done.stderr


def test_reports_in_every_format(run: Folder) -> None:
    for suffix in ("json", "csv", "md", "html", "xlsx", "txt"):
        run("tally", "s.study", "--internal", "--output", f"t.{suffix}")
        assert (run.path / f"t.{suffix}").stat().st_size > 100
    assert "prevention/return" in (run.path / "t.md").read_text()
    assert "INTERNAL" in (run.path / "t.html").read_text()


@pytest.mark.parametrize(
    "command",
    "open demo new interviewees import transcripts show codes coders apply codings finish undo "
    "redo tally check backup keys settings search report quotes releases claims print".split(),
)
def test_every_command_has_help_with_an_example(empty: Folder, command: str) -> None:
    assert f"Example: codebook {command}" in empty(command, "--help")
