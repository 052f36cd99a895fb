"""The commands of exact figures, as real processes: marked internal in every format, and logged."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from codebook.store.study import Study
from coded_study import code
from command_folder import Folder

INTERNAL = "INTERNAL"
COMMANDS = {
    "themes": ("themes", "small.study", "--layer", "ana"),
    "saturation": ("saturation", "small.study", "--layer", "ana"),
    "curve": ("saturation", "small.study", "--layer", "ana", "--curve"),
    "together": ("together", "small.study", "--layer", "ana"),
    "grid": ("grid", "small.study", "--layer", "ana"),
    "crosstab": ("crosstab", "small.study", "--layer", "ana", "--by", "Setting"),
    "matrix": ("matrix", "small.study", "--layer", "ana", "--code", "a/b", "--code", "e"),
}


@pytest.fixture
def run(study_file: Path, tmp_path: Path) -> Folder:
    """A folder with the small study, coded."""
    with Study.open(study_file) as study:
        code(study)
    folder = tmp_path / "work"
    folder.mkdir()
    run = Folder(folder)
    study_file.rename(folder / "small.study")
    return run


@pytest.mark.parametrize("name", COMMANDS)
def test_formats_are_marked_and_show_the_same(run: Folder, name: str) -> None:
    words = COMMANDS[name]
    data = run.json(*words)
    assert data["protected"] is False and data["layer"] == "ana"
    head, *rows = csv.reader(io.StringIO(run(*words, "--format", "csv")))
    assert rows and all(row[-1].startswith(INTERNAL) for row in rows)
    page = run(*words, "--format", "html")
    assert INTERNAL in page and page.count("<tr>") == len(rows) + 1
    cells = [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r"<td.*?</td>", page)]
    assert cells == [cell for row in rows for cell in row[:-1]]
    assert len(head) == len(rows[0])


def test_other_formats_are_marked_too(run: Folder) -> None:
    words = COMMANDS["grid"]
    assert INTERNAL in run(*words) and f"**{INTERNAL}" in run(*words, "--format", "md")
    run(*words, "--output", "x.xlsx")
    with zipfile.ZipFile(run.path / "x.xlsx") as book:
        assert INTERNAL in book.read("xl/sharedStrings.xml").decode()
        assert book.read("xl/worksheets/sheet1.xml").decode().count("<f>") == 0


def test_each_is_recorded(run: Folder) -> None:
    for words in COMMANDS.values():
        run(*words)
    run("print", "small.study", "--transcript", "one", "--output", "one.html")
    with Study.open(run.path / "small.study") as study:
        _, length = study.log_head()
    run(*COMMANDS["grid"])
    with Study.open(run.path / "small.study") as study:
        assert study.log_head()[1] > length
        assert study.problems() == []


def test_themes_as_json(run: Folder) -> None:
    data = run.json(*COMMANDS["themes"], "--code", "a/d")
    assert (data["n"], data["themes_spoken_of"], data["themes_resting_on_one"]) == (3, 1, 1)
    assert data["rows"] == [
        {
            "code": "a/d",
            "name": "D",
            "depth": 2,
            "n": 3,
            "interviewees": 1,
            "share": 1 / 3,
            "passages": 1,
            "words": 1,
            "stances": {
                "unsaid": 0, "supports": 0, "counters": 1, "mixed": 0, "suggestion": 0,
            },
            "both_sides": 0,
            "rests_on_one": True,
            "largest": ["S-1"],
            "largest_share": 1.0,
            "evenness": None,
            "undefined_because": "one interviewee alone spoke of it",
        }
    ]  # fmt: skip


def test_other_json(run: Folder) -> None:
    pair = run.json(*COMMANDS["together"], "--code", "e", "--code", "a/d")["pairs"]
    assert pair == [
        {"codes": ["a/d", "e"], "interviewees": 1, "times": 1, "interviewees_of_each": [1, 3]}
    ] or pair == [
        {"codes": ["e", "a/d"], "interviewees": 1, "times": 1, "interviewees_of_each": [3, 1]}
    ]
    columns = run.json(*COMMANDS["crosstab"])["columns"]
    assert columns == [
        {"value": "video", "label": "video", "n": 1},
        {"value": None, "label": "(not given)", "n": 2},
    ]
    steps = run.json(*COMMANDS["saturation"])["interviews"]
    assert [(s["transcript"], s["date"], s["new"], s["cumulative"]) for s in steps] == [
        ("one", None, 3, 3),
        ("two", None, 1, 4),
    ]


def test_a_matrix_goes_to_a_spreadsheet_and_back(run: Folder) -> None:
    run("matrix", "small.study", "--set", "a/b", "S-1", "=They froze.")
    run(*COMMANDS["matrix"], "--output", "m.csv")
    path = run.path / "m.csv"
    text = path.read_text(encoding="utf-8")
    assert "'=They froze." in text
    assert run("matrix", "small.study", "--import", "m.csv").strip() == "changed 0 summaries"
    path.write_text(text.replace("'=They froze.", "They waited."), encoding="utf-8")
    assert run("matrix", "small.study", "--import", "m.csv").strip() == "changed 1 summary"
    cell = run.json(*COMMANDS["matrix"])["interviewees"][0]["cells"][0]
    assert (cell["passages"], cell["summary"]) == (1, "They waited.")
    path.write_text(text.replace("S-2", "S-8"), encoding="utf-8")
    assert "m.csv:3: no interviewee 'S-8'" in run(
        "matrix", "small.study", "--import", "m.csv", code=1
    )


def test_documents_are_printed(run: Folder) -> None:
    run("print", "small.study", "--code", "a", "--layer", "all", "--output", "a.docx")
    assert (run.path / "a.docx").read_bytes().startswith(b"PK")
    run("print", "small.study", "--transcript", "one", "--layer", "all", "--output", "one.HTML")
    assert "&lt;cold&gt;" in (run.path / "one.HTML").read_text(encoding="utf-8")
    said = run("print", "small.study", "--code", "a", "--output", "a.docx", code=1)
    assert "--force" in said


@pytest.mark.parametrize(
    "words",
    [
        ("print", "small.study", "--output", "a.docx"),
        ("print", "small.study", "--code", "a", "--transcript", "one", "--output", "a.docx"),
        ("print", "small.study", "--transcript", "one", "--stance", "mixed", "--output", "a.docx"),
        ("print", "small.study", "--code", "a", "--output", "a.pdf"),
        ("together", "small.study", "--within", "page"),
        ("saturation", "small.study", "--order", "time"),
        ("grid", "small.study", "--count", "interviewees"),
        ("themes", "small.study", "--only", "setting"),
        ("matrix", "small.study", "--clear"),
        ("matrix", "small.study", "--keep"),
        ("crosstab", "small.study", "--by", "setting", "--level", "1"),
        ("crosstab", "small.study", "--by", "setting", "--stance", "glad"),
    ],
)
def test_wrong_usage_is_said(run: Folder, words: tuple[str, ...]) -> None:
    assert run(*words, code=2).startswith("error: ")


@pytest.mark.parametrize("command", ["tally", "themes", "grid"])
def test_an_attribute_that_nobody_has_is_no_empty_table(run: Folder, command: str) -> None:
    words = (command, "small.study", "--layer", "ana", "--only")
    said = run(*words, "nokey=1", code=1)
    assert "no interviewee has an attribute 'nokey'; there are setting" in said
    assert "did you mean setting?" in run(*words, "seting=video", code=1)


def test_together_says_what_meeting_is(run: Folder) -> None:
    words = (*COMMANDS["together"], "--within", "transcript")
    notes = run.json(*words)["notes"]
    assert any("in a transcript in which one interviewee spoke of both" in note for note in notes)


def test_json_goes_out_alone(run: Folder) -> None:
    done = run.process(*COMMANDS["themes"], "--format", "json")
    assert json.loads(done.stdout) and done.stderr == ""
