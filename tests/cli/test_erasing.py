"""The commands ``redact``, ``withdraw`` and ``remove``, as real processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from codebook.core.codings import Coding
from codebook.core.memos import About, Memo
from codebook.store.study import Study
from codebook.tasks.import_transcripts import Request, import_transcripts
from codebook.tasks.new_study import create
from command_folder import Folder
from erased import files_with

NAME = "Zenobia"


@pytest.fixture
def run(tmp_path: Path) -> Folder:
    """A study with two transcripts in which a name was overlooked, and a memo with it."""
    made = Folder(tmp_path)
    talks = tmp_path / "talks"
    talks.mkdir()
    (talks / "one.txt").write_text(f"INT: Who?\nSA-01: {NAME} came. I left.\n")
    (talks / "two.txt").write_text(f"INT: And you?\nAD-01: I saw {NAME}, twice.\n")
    path = tmp_path / "s.study"
    create(path, interviewees=tmp_path / "people.csv")
    with Study.open(path) as study:
        both = (talks / "one.txt", talks / "two.txt")
        import_transcripts(study, Request(both, interviewers=("INT",), reviewed_by="lead"))
        study.add_coders(["ana"])
        text = study.transcript("one").text
        start = text.index(NAME)
        study.apply([Coding("", "one", start, start + 13, "prevention", "ana", f"is {NAME} kin?")])
        study.write_memo(Memo("", About.JOURNAL, "ana", f"{NAME}, again"))
    for file in talks.iterdir():
        file.unlink()
    return made


def place(run: Folder, key: str = "one") -> tuple[str, str]:
    text = run.json("show", "s.study", key)["text"]
    start = text.index(NAME)
    return str(start), str(start + len(NAME))


def test_words_are_replaced_and_are_nowhere_afterwards(run: Folder) -> None:
    run("backup", "s.study", "copy.study")
    dry = run.json("redact", "s.study", "one", *place(run), "--as", "NAME-4", "--dry-run")
    assert (dry["done"], dry["label"]) == (False, "[NAME-4]")
    assert {held["kind"] for held in dry["cleaned"]} == {"memo", "coding"}
    assert NAME in run.json("show", "s.study", "one")["text"]
    assert [p["transcript"] for p in dry["elsewhere"]] == ["two"]
    done = run.json(
        "redact", "s.study", "one", *place(run), "--as", "[NAME-4]", "--everywhere",
        "--renew-backups",
    )  # fmt: skip
    assert done["done"]
    assert done["transcripts"] == [{"key": "one", "revision": 2}, {"key": "two", "revision": 2}]
    assert [Path(path).name for path in done["backups"]] == ["copy.study"]
    assert done["backups_renewed"]
    assert run.json("show", "s.study", "two")["text"].endswith("I saw [NAME-4], twice.\n")
    (coding,) = run.json("codings", "s.study")["codings"]
    assert (coding["text"], coding["memo"]) == ("[NAME-4] came.", "is [NAME-4] kin?")
    assert files_with(run.path, NAME) == []
    assert "is sound" in run("check", "s.study")
    assert "is sound" in run("check", "copy.study")


def test_copies_that_still_hold_the_words_are_named(run: Folder) -> None:
    run("backup", "s.study", "copy.study")
    said = run("redact", "s.study", "one", *place(run), "--as", "[NAME-4]")
    assert "backup that still holds it" in said
    assert "copy.study" in said
    assert sorted(files_with(run.path, NAME)) == ["copy.study", "s.study"]  # two still says it
    assert "the words still stand there" in said


def test_wrong_places_and_labels_change_nothing(run: Folder) -> None:
    before = run.json("show", "s.study", "one")
    start, end = place(run)
    assert "does not lie" in run("redact", "s.study", "one", "5", "999", "--as", "[X]", code=1)
    assert "no transcript" in run("redact", "s.study", "six", start, end, "--as", "[X]", code=1)
    assert "--as" in run("redact", "s.study", "one", start, end, "--as", " [] ", code=1)
    assert "end of a turn" in run("redact", "s.study", "one", "5", "25", "--as", "[X]", code=1)
    assert "--as" in run("redact", "s.study", "one", start, end, code=2)
    wrong = ("--as", "[X]", "--everywhere", "--only-there")
    assert "not both" in run("redact", "s.study", "one", start, end, *wrong, code=2)
    assert run.json("show", "s.study", "one") == before


def test_another_program_must_let_go_first(run: Folder) -> None:
    with Study.open(run.path / "s.study"):
        said = run("redact", "s.study", "one", *place(run), "--as", "[NAME-4]", code=4)
    assert "another program" in said
    assert NAME in run.json("show", "s.study", "one")["text"]


def test_someone_withdraws(run: Folder) -> None:
    dry = run.json("withdraw", "s.study", "SA-01", "--dry-run")
    assert (dry["removed"], dry["codings_gone"]) == (["one"], 1)
    assert len(run.json("transcripts", "s.study")["transcripts"]) == 2
    done = run.json("withdraw", "s.study", "SA-01")
    assert done["done"]
    assert [t["key"] for t in run.json("transcripts", "s.study")["transcripts"]] == ["two"]
    people = run.json("interviewees", "s.study")["interviewees"]
    assert "SA-01" not in {person["pseudonym"] for person in people}
    assert files_with(run.path, "I left") == []
    assert "is sound" in run("check", "s.study")
    assert "no interviewee" in run("withdraw", "s.study", "SA-01", code=1)


def test_a_transcript_is_removed(run: Folder) -> None:
    done = run.json("remove", "s.study", "two")
    assert done["removed"] == ["two"]
    assert files_with(run.path, "twice") == []
    assert "no transcript" in run("remove", "s.study", "two", code=1)
    assert "is sound" in run("check", "s.study")
