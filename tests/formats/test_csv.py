"""CSV in and out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.text import clean
from codebook.errors import BadInput
from codebook.formats import codings_csv, delimited, interviewees_csv


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_people_with_any_delimiter_and_a_bom(mark: str) -> None:
    text = (
        f"\ufeffPseudonym{mark}Category{mark}setting\r\nSA-1{mark}a/b{mark}x\r\nS-2{mark}{mark}\r\n"
    )
    found = interviewees_csv.read(text.encode(), "p.csv")
    assert [(p.interviewee.pseudonym, p.interviewee.category) for p in found] == [
        ("SA-1", "a/b"),
        ("S-2", "unknown"),
    ]
    assert found[0].interviewee.attributes == {"setting": "x"}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("pseudonym\nA\n", 1, "'category' is missing"),
        ("pseudonym,category\nA,x\na,x\n", 3, "listed already on line 2"),
        ("pseudonym,category\nA,x/y\nB,x\n", 2, "lies below x"),
        ("pseudonym,category\nA B,x\n", 2, "letters, digits"),
        ("pseudonym,category\n,x\n", 2, "letters, digits"),
        ("pseudonym,category,consent\nA,x,maybe\n", 2, "consent is"),
        ("pseudonym,category\nA,x,y\n", 2, "3 cells"),
        ("pseudonym,category\nA,unknown/foo\n", 2, "unknown has no categories below it"),
        ("pseudonym,category\nA,x\nB,Unknown/a/b\n", 3, "unknown has no categories below it"),
        ("pseudonym,category\nA,x//y\n", 2, "letters, digits"),
        (f"pseudonym,category\nA,{'/'.join('a' * 21)}\n", 2, "more than 20 levels"),
    ],
)
def test_wrong_people(text: str, line: int, what: str) -> None:
    with pytest.raises(BadInput) as error:
        interviewees_csv.read(text.encode(), "p.csv")
    assert str(error.value).startswith(f"p.csv:{line}: ")
    assert what in str(error.value)


@given(
    st.lists(
        st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00")), min_size=1
    )
)
def test_cells_come_back_as_they_were_but_for_what_cannot_be_seen(cells: list[str]) -> None:
    text = delimited.write([f"c{n}" for n in range(len(cells))], [cells, ["x"] * len(cells)])
    first = delimited.read(text.encode(), "f", ())[0]
    seen = [clean(cell).text for cell in cells]
    if any(cell.strip() for cell in seen):
        assert list(first.cells.values()) == seen


def test_no_cell_is_a_formula() -> None:
    text = delimited.write(["a"], [["=1+1"], ["- I said no"], ["@x"], [3]])
    assert text == '"a"\n"\'=1+1"\n"\'- I said no"\n"\'@x"\n3\n'


@pytest.mark.parametrize("name", ["=cmd|/c calc!a0", "+1", "-1", "@sum(a1)", "'=1"])
def test_no_heading_is_a_formula(name: str) -> None:
    text = delimited.write(["code", name], [["x", 1]])
    written = text.splitlines()[0].split(",", 1)[1]
    assert written == f'"\'{name}"'
    assert delimited.read(text.encode(), "f", ())[0].cells == {"code": "x", name: "1"}


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("t,x,5,a", "start is a number"),
        ("t,-1,5,a", "start is a number"),
        ("t,1,5,a,maybe", "stance"),
    ],
)
def test_wrong_codings(row: str, what: str) -> None:
    text = f"transcript,start,end,code,stance\n{row}\n"
    with pytest.raises(BadInput, match=what) as error:
        codings_csv.read(text.encode(), "c.csv", "ana")
    assert "c.csv:2: " in str(error.value)


@pytest.mark.parametrize("written", ["", "unknown", "Unknown", "UNKNOWN", "/Unknown/"])
def test_unknown_is_one_category_however_it_is_written(written: str) -> None:
    (listed,) = interviewees_csv.read(f"pseudonym,category\nA,{written}\n".encode(), "p.csv")
    assert listed.interviewee.category == "unknown"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_in_cells_are_one_kind(end: str) -> None:
    text = f'a;b{end}"one{end}two{end}{end}three, or so";x{end}"y";z{end}'
    first, second = delimited.read(text.encode(), "f", ("a",))
    assert first.cells == {"a": "one\ntwo\n\nthree, or so", "b": "x"}
    assert second.cells == {"a": "y", "b": "z"}


def test_a_cell_may_be_long() -> None:
    long = "words " * 50_000
    (line,) = delimited.read(f'a,b\n"{long}",x\n'.encode(), "f", ("a",))
    assert line.cells == {"a": long, "b": "x"}


@pytest.mark.parametrize(
    ("given", "time"),
    [
        ("2020-05-01T10:20:30.000Z", "2020-05-01T10:20:30.000Z"),
        ("2020-05-01T10:20:30", "2020-05-01T10:20:30.000Z"),
        ("2020-05-01 10:20:30.123456", "2020-05-01T10:20:30.123Z"),
        ("2020-05-01T10:20:30+02:00", "2020-05-01T08:20:30.000Z"),
        (" 2020-05-01T23:20-0130 ", "2020-05-02T00:50:00.000Z"),
        ("", ""),
        (" ", ""),
    ],
)
def test_when_a_coding_was_made(given: str, time: str) -> None:
    text = f"transcript,start,end,code,made_at\nt,0,1,a,{given}\n"
    (row,) = codings_csv.read(text.encode(), "c.csv", "ana")
    assert row.coding.made_at == time
    (again,) = codings_csv.read(codings_csv.write([(row.coding, "x")]).encode(), "c.csv")
    assert again.coding == row.coding


@pytest.mark.parametrize(
    "given", ["yesterday", "1.5.2020", "43952.43", "0001-01-01T00:00+01:00", "2020-13-01T00:00"]
)
def test_what_is_no_time(given: str) -> None:
    text = f"transcript,start,end,code,made_at\nt,0,1,a,\nt,0,1,a,{given}\n"
    with pytest.raises(BadInput, match=r"^c\.csv:3: made_at is a time like"):
        codings_csv.read(text.encode(), "c.csv", "ana")
