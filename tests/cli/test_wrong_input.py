"""Wrong and hostile input: one clear line, the right exit code, nothing changed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from codebook.store.study import Study
from codebook.tasks.import_transcripts import Request, import_transcripts
from codebook.tasks.new_study import create
from command_folder import TALKS, Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A study with a transcript, a coder and nothing else."""
    made = Folder(tmp_path)
    path = tmp_path / "s.study"
    create(path, interviewees=tmp_path / "people.csv")
    with Study.open(path) as study:
        one = Request((tmp_path / "in" / "one.txt",), interviewers=("INT",), reviewed_by="lead")
        import_transcripts(study, one)
        study.add_coder("ana")
    return made


def said(folder: Folder, *words: object, code: int) -> str:
    """What a failing command says, which is one line; the study is as it was."""
    before = (folder.path / "s.study").read_bytes()
    text = folder(*words, code=code)
    assert text.startswith("refused: " if code == 3 else "error: ")
    assert len(text.splitlines()) == 1 or code == 3
    assert (folder.path / "s.study").read_bytes() == before
    assert not [path for path in folder.path.iterdir() if path.name.startswith(".")]
    return text


TRANSCRIPTS = {
    "empty": (b"", 1, "the file is empty"),
    "spaces": (b" \n\n ", 1, "the file is empty"),
    "binary": (bytes(range(256)) * 9, 1, "not plain text"),
    "a label of nobody": (b"INT: a\nBob Hall: hello\n", 3, "Bob Hall"),
    "an e-mail address": (b"INT: a\nSA-01: write to x.y@example.org\n", 3, "email"),
    "a telephone number": (b"INT: a\nLE-01: call 212-555-0199 now\n", 3, "phone"),
    "the same text again": (TALKS["one.txt"].encode(), 1, "holds the very text"),
    "a block never closed": (b"---\nlanguage: en\nINT: a\n", 1, "x.txt:1: the block"),
    "a name twice in the block": (b"---\na: b\na: c\n---\nSA-01: b\n", 1, "x.txt:3: 'a' stands"),
    "an address as a name": (b"---\nx@y.org: b\n---\nSA-01: b\n", 3, "email"),
    "a block of broken YAML": (b"---\na: [b\n---\nINT: a\nSA-01: b\n", 1, "no readable YAML"),
    "a block with a mapping": (b"---\na: {b: c}\n---\nSA-01: b\n", 1, "x.txt:2: a value"),
    "a block of references": (
        b"---\na: &a [x, x]\nb: [*a, *a]\n---\nSA-01: b\n", 1, "a value in the block",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_a_bad_transcript_is_refused(folder: Folder, name: str) -> None:
    content, code, why = TRANSCRIPTS[name]
    (folder.path / "x.txt").write_bytes(content)
    words = ("import", "s.study", "x.txt", "--interviewer", "INT", "--reviewed-by", "lead")
    assert why in said(folder, *words, code=code)


def test_an_impossible_date_is_a_text_like_any_other(folder: Folder) -> None:
    (folder.path / "x.txt").write_text("---\ndate: 2021-13-45\n---\nINT: a\nLE-01: b\n")
    words = ("import", "s.study", "x.txt", "--interviewer", "INT", "--reviewed-by", "lead")
    assert "imported 1 transcripts: x" in folder(*words)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("one,5,2,protection,", "c.csv:2: 5 to 2 is no passage"),
        ("one,25,9999,protection,", "c.csv:2: 25 to 9999 is no passage"),
        pytest.param(f"one,{'9' * 6000},2,protection,", "c.csv:2: start is a number", id="long"),
        ("one,-1,2,protection,", "c.csv:2: start is a number"),
        ("nix,1,2,protection,", "no transcript 'nix'"),
        ("one,1,2,protecton,", "did you mean protection"),
        ("one,25,29,protection,never", "it stands at 30 to 35"),
    ],
)
def test_a_bad_row_of_codings_is_refused(folder: Folder, row: str, why: str) -> None:
    (folder.path / "c.csv").write_text(f"transcript,start,end,code,text\n{row}\n")
    text = said(folder, "codings", "s.study", "--import", "c.csv", "--coder", "ana", code=1)
    assert why in text
    assert len(text) < 300


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("apply", "s.study", "one", 25, 29, "protection", "--coder", ""), 1, "coder is empty"),
        (("apply", "s.study", "one", 25, 29, "protection", "--coder", "anna"), 1, "mean ana"),
        (("apply", "s.study", "one", 29, 25, "protection", "--coder", "ana"), 1, "29 to 25"),
        (("coders", "s.study", "--add", " "), 1, "needs a name"),
        (("tally", "s.study"), 3, "fewer than 5"),
        (("tally", "s.study", "--internal", "--output", "people.csv"), 1, "exists already"),
        (("tally", "s.study", "--internal", "--output", "nix/a.csv"), 1, "there is no folder"),
        (("new", "s.study"), 1, "exists already"),
        (("new", "nix/s.study"), 1, "there is no folder"),
        (("check", "people.csv"), 4, "not a study"),
        (("import", "s.study", "nix.txt"), 1, "there is no file"),
        (("codes", "s.study", "--output", "s.study", "--force"), 1, "never written over one"),
        (("tally", "s.study", "--internal", "--output", "s.study-wal", "--force"), 1, "is a study"),
        (("codings", "s.study", "--export", "s.study", "--force"), 1, "never written over one"),
        (("backup", "s.study", "s.study", "--force"), 1, "is the study itself"),
        (("backup", "s.study", "in", "--force"), 1, "is a folder"),
        (("new", "in", "--force"), 1, "is a folder"),
        (("new", "n" * 300), 1, "too long"),
        (("apply", "s.study", "one", "x", "5", "protection", "--coder", "ana"), 2, "--help"),
        (("apply", "s.study", "one", "1", "5", "protection"), 2, "--coder"),
        (("tally", "s.study", "--nix"), 2, "--nix"),
        (("nix", "s.study"), 2, "nix"),
        pytest.param(
            ("apply", "s.study", "one", 25, 29, "protection", "--coder", "ana", "--memo", b"\xff"),
            1,
            "not valid UTF-8",
            marks=pytest.mark.skipif(sys.platform == "win32", reason="words are Unicode there"),
        ),
    ],
)
def test_a_wrong_command_changes_nothing(
    folder: Folder, words: tuple[object, ...], code: int, why: str
) -> None:
    assert why in said(folder, *words, code=code)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(folder: Folder) -> None:
    os.mkfifo(folder.path / "pipe.txt")
    assert "not an ordinary file" in said(folder, "import", "s.study", "pipe.txt", code=1)


@pytest.mark.skipif(sys.platform == "win32", reason="no such file names there")
def test_a_file_name_cannot_write_to_the_terminal(folder: Folder) -> None:
    name = "ev\x1b[31mil.txt"
    (folder.path / name).write_text("INT: a\nLE-01: b\n")
    text = said(folder, "import", "s.study", name, "--reviewed-by", "lead", code=1)
    assert "\x1b" not in text


def test_what_cannot_be_exported_is_not_imported(folder: Folder) -> None:
    (folder.path / "c.csv").write_text("transcript,start,end,code\none,25,29,protection\n")
    words = ("codings", "s.study", "--import", "c.csv", "--coder", "ana", "--export", "people.csv")
    assert "exists already" in said(folder, *words, code=1)


def test_what_was_kept_once_is_not_asked_about_again(folder: Folder) -> None:
    (folder.path / "d.csv").write_text("text,action\n212-555-0199,keep\n")
    for name, more in (("x", ("--decisions", "d.csv")), ("y", ())):
        (folder.path / f"{name}.txt").write_text(f"LE-01: {name}, call 212-555-0199 now\n")
        folder("import", "s.study", f"{name}.txt", "--reviewed-by", "lead", *more)
        assert "212-555-0199" in folder.json("show", "s.study", name)["text"]
    assert "is sound" in folder("check", "s.study")


def test_a_memo_cannot_write_to_the_terminal(folder: Folder) -> None:
    words = ("apply", "s.study", "one", 25, 29, "protection", "--coder", "ana", "--memo")
    folder(*words, "a\x1b[31mb")
    assert folder.json("codings", "s.study")["codings"][0]["memo"] == "a[31mb"
    assert "\x1b" not in folder("codings", "s.study", "--format", "csv")


def test_a_demo_in_a_pipe_prints_the_tally(folder: Folder) -> None:
    assert "INTERNAL" in folder("demo", "d")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_output_is_one_line(folder: Folder) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "codebook", "codes", "s.study"],
            cwd=folder.path, check=False, stdout=full, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def start_import(folder: Folder) -> subprocess.Popen[str]:
    """An import of many files, caught while it runs."""
    many = folder.path / "many"
    many.mkdir()
    for number in range(150):
        words = f"LE-01: turn {number} and some words more.\n" * 200
        (many / f"t{number}.txt").write_text(words)
    command = [sys.executable, "-m", "codebook", "import", "s.study", "many", "--reviewed-by", "x"]
    process = subprocess.Popen(command, cwd=folder.path, stderr=subprocess.PIPE, text=True)
    time.sleep(0.9)
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_an_import_that_is_stopped_stores_all_or_nothing(folder: Folder, number: int) -> None:
    process = start_import(folder)
    process.send_signal(number)
    _, stderr = process.communicate(timeout=30)
    assert "Traceback" not in stderr
    if process.returncode == 130:
        assert stderr == "error: stopped; nothing half done was kept\n"
    assert len(stderr.splitlines()) <= 1
    folder("check", "s.study")
    with Study.open(folder.path / "s.study") as study:
        assert len(study.transcripts()) in (1, 151)
