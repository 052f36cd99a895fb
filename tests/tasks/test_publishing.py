"""What screens write is what commands write."""

from __future__ import annotations

from pathlib import Path

import pytest

from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.tasks.counted import Question
from codebook.tasks.publishing import (
    QUOTES_SUFFIXES,
    TALLY_SUFFIXES,
    Named,
    place_for,
    release_tally,
    write_quotes,
)
from codebook.tasks.quotable import Request
from command_folder import Folder
from quotable_study import PEOPLE, build, code


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = build(tmp_path / "q.study")
    with Study.open(path) as study:
        for person in PEOPLE:
            code(study, person.pseudonym)
    return path


@pytest.mark.parametrize("name", ["t.csv", "t.json", "t.md", "t.html"])
def test_a_tally_is_written_as_the_command_writes_it(file: Path, name: str) -> None:
    run = Folder(file.parent)
    run(
        "tally",
        file.name,
        "--layer",
        "ana",
        "--code",
        "a/b",
        "--output",
        f"cli-{name}",
        "--release",
    )
    by_command = (file.parent / f"cli-{name}").read_text(encoding="utf-8")
    with Study.open(file) as study:
        (first,) = study.releases()
        study.withdraw_release(first.id, "for a test")
        target = file.parent / name
        kind = target.suffix[1:]
        made = release_tally(
            study, Question(layer="ana", codes=("a/b",)), Named(target, kind, "Tally")
        )
        assert [one.id for one in study.releases()] == [first.id, made]
    assert target.read_text(encoding="utf-8") == by_command.replace(first.id, made)
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["q.csv", "q.json", "q.md", "q.html", "q.docx", "q.xlsx"])
def test_quotations_are_drafted_as_the_command_drafts_them(file: Path, name: str) -> None:
    run = Folder(file.parent)
    run(
        "quotes",
        file.name,
        "--layer",
        "ana",
        "--code",
        "a/b",
        "--title",
        "T",
        "--output",
        f"cli-{name}",
    )
    by_command = (file.parent / f"cli-{name}").read_bytes()
    with Study.open(file) as study:
        target = file.parent / name
        named = Named(target, target.suffix[1:], "T")
        assert write_quotes(study, Request("a/b", "ana"), named, for_good=False) == ""
        assert study.releases() == []
    if target.suffix == ".xlsx":  # holds the time at which it was made
        assert target.read_bytes()[:2] == by_command[:2]
    else:
        assert target.read_bytes() == by_command


def test_a_place_is_checked_before_anything_is_remembered(tmp_path: Path) -> None:
    free = tmp_path / "free.csv"
    assert place_for(str(free), TALLY_SUFFIXES) == (free, "csv")
    with pytest.raises(BadInput, match=r"ends in \.json, \.csv"):
        place_for(str(tmp_path / "q.docx"), TALLY_SUFFIXES)
    assert place_for(str(tmp_path / "q.docx"), QUOTES_SUFFIXES)[1] == "docx"
    free.touch()
    with pytest.raises(BadInput, match="give another name"):
        place_for(str(free), TALLY_SUFFIXES)
    with pytest.raises(BadInput, match="no folder"):
        place_for(str(tmp_path / "nix" / "a.csv"), TALLY_SUFFIXES)


def test_what_is_remembered_but_could_not_be_written_says_so(file: Path) -> None:
    taken = file.parent / "t.csv"
    taken.touch()
    with Study.open(file) as study:
        question = Question(layer="ana", codes=("a/b",))
        with pytest.raises(BadInput, match="remembered as release"):
            release_tally(study, question, Named(taken, "csv", "Tally"))
        assert len(study.releases()) == 1
