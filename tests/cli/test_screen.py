"""The command ``screen``, as a real process."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_folder import Folder


@pytest.fixture
def run(tmp_path: Path) -> Folder:
    made = Folder(tmp_path)
    (tmp_path / "talk.txt").write_text(
        "---\ncontact: x.y@example.org\n---\nINT: Who\u200b?\n"
        "SA-01: Zenobia came on 3 March 2019. Call 212-555-0199.\nBetty: No.\n"
    )
    (tmp_path / "names.txt").write_text("Zenobia Quist\n")
    return made


def test_what_an_import_would_flag_is_listed_and_nothing_stored(run: Folder) -> None:
    found = run.json("screen", "talk.txt", "--names", "names.txt")
    assert set(found) == {"findings", "sweep", "removed_characters"}
    rules = {(one["text"], one["rule"], one["strength"]) for one in found["findings"]}
    assert ("Zenobia", "roster", "certain") in rules
    assert ("212-555-0199", "phone", "certain") in rules
    assert ("3 March 2019", "date", "likely") in rules
    assert ("Betty", "label", "certain") in rules
    assert ("x.y@example.org", "email", "certain") in rules
    assert found["removed_characters"] == 1
    by_text = {one["text"]: one for one in found["findings"]}
    assert by_text["x.y@example.org"]["under"] == "contact"
    assert by_text["x.y@example.org"]["start"] is None
    start, end = by_text["Zenobia"]["start"], by_text["Zenobia"]["end"]
    text = "INT: Who?\nSA-01: Zenobia came on 3 March 2019. Call 212-555-0199.\nBetty: No.\n"
    assert text[start:end] == "Zenobia"
    assert {word["word"] for word in found["sweep"]} >= {"March", "2019"}
    assert not list(run.path.glob("*.study"))


def test_what_a_study_keeps_is_passed_over(run: Folder) -> None:
    run("new", "s.study", "--interviewees", "people.csv")
    (run.path / "decide.csv").write_text(
        "text,action\n3 March 2019,keep\n212-555-0199,keep\nZenobia,keep\n"
    )
    (run.path / "one.txt").write_text("SA-01: It was 3 March 2019.\n")
    run("import", "s.study", "one.txt", "--decisions", "decide.csv", "--reviewed-by", "lead")
    found = run.json("screen", "talk.txt", "--study", "s.study")
    assert "3 March 2019" not in {one["text"] for one in found["findings"]}
    assert "212-555-0199" in {one["text"] for one in found["findings"]}


def test_files_that_are_not_there_are_said(run: Folder) -> None:
    assert "nix.txt" in run("screen", "nix.txt", code=1)
