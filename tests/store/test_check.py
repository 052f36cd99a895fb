"""`check` notices whatever was changed behind the program's back."""

import sqlite3
from pathlib import Path

import pytest

from codebook.core.codings import Coding
from codebook.errors import BadInput, StudyDamaged
from codebook.store.study import Study


@pytest.fixture
def coded(study_file: Path) -> Path:
    with Study.open(study_file) as study:
        study.apply([Coding("", "one", 22, 30, "a/b", "ana", memo="a note")])
        study.finish("ana", ["one"])
    return study_file


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        ("UPDATE revision_text SET text = replace(text, 'cold', 'warm')", "was altered"),
        ("UPDATE coding SET start = start + 1", "is not what the log says"),
        ("UPDATE coding SET memo = 'other'", "is not what the log says"),
        ("DELETE FROM finished", "not in the table"),
        ("UPDATE event SET after = replace(after, 'a note', 'b note')", "was altered"),
        ("UPDATE event SET actor = 'ben' WHERE seq = 3", "does not follow"),
        ("DELETE FROM event WHERE seq = 4", "is missing"),
        ("UPDATE turn SET start = start + 1", "turns are not"),
        ("UPDATE coding_speaker SET words = words + 1", "whose words"),
        ("UPDATE action SET state = 'undone' WHERE actor = 'ana'", "what can be undone"),
        ("UPDATE interviewee SET category_id = 17 WHERE pseudonym = 'L-1'", "points at nothing"),
    ],
)
def test_tampering_is_found(coded: Path, tampering: str, found: str) -> None:
    raw = sqlite3.connect(coded)
    raw.execute(tampering)
    raw.commit()
    raw.close()
    with Study.open(coded) as study:
        assert any(found in problem for problem in study.problems())


def test_a_sound_study_has_no_problems(coded: Path) -> None:
    with Study.open(coded) as study:
        assert study.problems() == []


def test_a_backup_of_a_study_in_use_is_whole(coded: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.study"
    with Study.open(coded) as study:
        study.apply([Coding("", "two", 5, 9, "e", "ben")])
        study.back_up(copy)
        with pytest.raises(BadInput, match="--force"):
            study.back_up(copy)
        here = study.codings()
    with Study.open(copy) as other:
        assert other.codings() == here
        assert other.problems() == []


def test_a_damaged_study_is_not_backed_up(coded: Path, tmp_path: Path) -> None:
    raw = sqlite3.connect(coded)
    raw.execute("UPDATE coding SET memo = 'other'")
    raw.commit()
    raw.close()
    with Study.open(coded) as study, pytest.raises(StudyDamaged):
        study.back_up(tmp_path / "copy.study")
    assert not (tmp_path / "copy.study").exists()


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM event WHERE what = 'undo code e'",
        "UPDATE event SET after = '{' WHERE kind = 'coding'",
        "UPDATE event SET after = '[1]' WHERE kind = 'coding'",
        "UPDATE event SET content_key = 'no hex'",
        "UPDATE revision SET turns = '{'",
        "UPDATE revision SET turns = '[[1]]'",
        "UPDATE code SET examples = 'x'",
        "UPDATE coding SET digest_key = 'zz'",
        "UPDATE revision_text SET text = x'ff00'",
    ],
)
def test_rows_that_cannot_be_read_are_found_too(coded: Path, tampering: str) -> None:
    with Study.open(coded) as study:
        study.apply([Coding("", "two", 5, 9, "e", "ana")])
        study.undo("ana")
    raw = sqlite3.connect(coded)
    raw.execute(tampering)
    raw.commit()
    raw.close()
    with Study.open(coded) as study:
        assert study.problems() != []
