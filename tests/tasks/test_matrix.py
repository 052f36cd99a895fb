"""The framework matrix: what a person writes, beside what there is; filled all or not at all."""

from pathlib import Path

import pytest

from codebook.errors import BadInput, Refused
from codebook.store.study import Study
from codebook.tasks.counted import Question
from codebook.tasks.matrix import fill, matrix, write
from coded_study import code

ASKED = Question(layer="ben", internal=True, codes=("a/b", "e"))


@pytest.fixture
def coded(study: Study) -> Study:
    code(study)
    return study


def cells(study: Study, question: Question = ASKED) -> dict[str, list[tuple[int | None, str]]]:
    return {
        row.person.pseudonym: [(cell.passages, cell.summary) for cell in row.cells]
        for row in matrix(study, question).rows
    }


def test_a_cell_has_its_passages_and_its_summary(coded: Study) -> None:
    write(coded, "a/b", "S-1", "They froze.")
    write(coded, "e", "L-1", "Late.")
    assert cells(coded) == {
        "S-1": [(1, "They froze."), (1, "")],
        "S-2": [(None, ""), (None, "")],
        "L-1": [(None, ""), (None, "Late.")],
    }
    shown = matrix(coded, ASKED, ["L-1"])
    assert [row.person.pseudonym for row in shown.rows] == ["L-1"]
    write(coded, "e", "L-1", "")
    assert cells(coded)["L-1"] == [(None, ""), (None, "")]
    with pytest.raises(BadInput, match="did you mean L-1"):
        matrix(coded, ASKED, ["L-l"])


def test_a_code_with_a_summary_is_always_shown(coded: Study) -> None:
    chosen = Question(layer="ana", internal=True)
    assert [c.path for c in matrix(coded, chosen).codes] == ["a/b", "a/d", "e"]
    write(coded, "a/b/c", "S-1", "So.")
    assert [c.path for c in matrix(coded, chosen).codes] == ["a/b", "a/b/c", "a/d", "e"]


def test_what_looks_like_an_identity_is_not_written(coded: Study) -> None:
    with pytest.raises(Refused, match="--keep"):
        write(coded, "e", "S-1", "Write to a.b@example.org.")
    write(coded, "e", "S-1", "Write to a.b@example.org.", keep=True)
    assert len(coded.summaries()) == 1


def filled(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "m.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_fills_cells_as_one_action(coded: Study, tmp_path: Path) -> None:
    write(coded, "e", "S-1", "Old.")
    rows = 'interviewee,a/b,e,a/b (passages)\nS-1,"Cold,\nlong.",,9\nS-2,,Kind.,\n'
    assert fill(coded, filled(tmp_path, rows)) == 2
    assert cells(coded)["S-1"] == [(1, "Cold,\nlong."), (1, "Old.")]
    assert cells(coded)["S-2"][1] == (None, "Kind.")
    assert fill(coded, filled(tmp_path, rows)) == 0
    assert fill(coded, filled(tmp_path, rows), clear=True) == 1
    assert cells(coded)["S-1"][1] == (1, "")
    coded.undo("lead")
    coded.undo("lead")
    assert [(s.code, s.text) for s in coded.summaries()] == [("e", "Old.")]
    assert coded.problems() == []


@pytest.mark.parametrize(
    ("rows", "line", "why"),
    [
        ("interviewee,e\nS-1,Good.\nS-9,Bad.\n", 3, "no interviewee"),
        ("interviewee,e\nS-1,Good.\nS-1,Bad.\n", 3, "already on line 2"),
        ("interviewee,e\nS-1,Good.\n,Bad.\n", 3, "no interviewee"),
        ("interviewee,nope\nS-1,Good.\n", 1, "no code"),
        ("interviewee,e\nS-1,Good.\nS-2,Good.,more\n", 3, "3 cells"),
    ],
)
def test_one_bad_row_names_its_line_and_changes_nothing(
    coded: Study, tmp_path: Path, rows: str, line: int, why: str
) -> None:
    with pytest.raises(BadInput, match=why) as caught:
        fill(coded, filled(tmp_path, rows))
    assert f"m.csv:{line}: " in str(caught.value)
    assert coded.summaries() == []


def test_a_row_that_seems_to_hold_an_identity_is_refused_with_its_line(
    coded: Study, tmp_path: Path
) -> None:
    path = filled(tmp_path, "interviewee,e\nS-1,Good.\nS-2,a.b@example.org\n")
    with pytest.raises(Refused, match=r"m\.csv:3: ") as caught:
        fill(coded, path)
    assert "example" not in str(caught.value)
    assert coded.summaries() == []
    assert fill(coded, path, keep=True) == 2
