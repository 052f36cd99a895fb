"""A transcript as a table of turns."""

import pytest

from codebook.core.turns import Role
from codebook.errors import BadInput
from codebook.formats import labels, source, turns_csv
from codebook.formats.document import COLUMNS


def test_a_row_is_a_turn() -> None:
    data = (
        b"speaker;text;start;end;note\r\n"
        b"INT;How was it?;00:01:02.5;64;x\r\n"
        b'SA-01:;"Cold.\r\nBo: long";65,25;;\r\n'
        b";[a door];;;\r\n"
        b"INT;;70;;\r\n"
    )
    read = source.read(data, "a.csv")
    assert read.text == "INT: How was it?\n\nSA-01: Cold.\nBo: long\n\n[a door]\n"
    assert [(one.name, one.time) for one in read.labels] == [
        ("INT", 62_500),
        ("SA-01", 65_250),
        ("", None),
    ]
    assert read.left_out == {COLUMNS: 1}
    speakers = {"int": ("INT", Role.INTERVIEWER), "sa-01": ("SA-01", Role.INTERVIEWEE)}
    turns = labels.turns(read.text, read.labels, {**speakers, "": ("", Role.NONE)})
    assert [read.text[turn.start : turn.end] for turn in turns] == [
        "How was it?",
        "Cold.\nBo: long",
        "[a door]",
    ]


def test_what_guards_against_spreadsheets_is_taken_off() -> None:
    read = source.read(b"speaker,text\nSA-01,'- I said no\nSA-01,'quoted'\n", "a.csv")
    assert read.text == "SA-01: - I said no\n\nSA-01: 'quoted'\n"


def test_invisible_characters_are_counted_and_places_hold() -> None:
    data = "\ufeffspeaker,text\nSA\u200b-01,so\u202e it\nInt\xa01,x\x07y\n".encode()
    read = source.read(data, "a.csv")
    assert read.removed == 4
    assert read.text == "SA-01: so it\n\nInt 1: xy\n"
    assert [read.text[one.start : one.end] for one in read.labels] == ["SA-01", "Int 1"]
    assert [read.text[one.words :].split("\n")[0] for one in read.labels] == ["so it", "xy"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"speaker,words\nA,b\n", r"a\.csv:1: the column 'text' is missing"),
        (b"speaker,text,start\nA,b,soon\n", r"a\.csv:2: the start of this turn is no time"),
        (b"speaker,text,end\nA,b,\xd9\xa1\n", r"a\.csv:2: the end of this turn is no time"),
        (b"speaker,text\nA,b,c\n", r"a\.csv:2: has 3 cells"),
        (b"speaker,text\n", "the file is empty"),
    ],
)
def test_what_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        source.read(data, "a.csv")


@pytest.mark.parametrize(
    ("columns", "rows", "said"),
    [
        (0, 100_001, "has more than 100000 lines"),
        (1_000, 1, "has more than 1000 columns"),
        (990, 4_000, "far more cells"),
    ],
)
def test_a_table_larger_than_a_transcript_is_refused(columns: int, rows: int, said: str) -> None:
    header = b"speaker,text" + b"".join(b",c%d" % n for n in range(columns))
    with pytest.raises(BadInput, match=said):
        source.read(header + b"\nA,b" * rows, "a.csv")


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        ("speaker,text", True),
        ('\ufeff"Text";"Speaker";start\r', True),
        ("pseudonym,category,file", False),
        ("", False),
    ],
)
def test_other_tables_are_told_apart(head: str, is_one: bool) -> None:
    for encoding in ("utf-8", "utf-16"):
        assert turns_csv.is_one(f"{head}\nA,b\n".encode(encoding)) is is_one
