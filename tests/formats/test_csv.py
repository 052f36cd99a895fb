"""CSV in and out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
def test_cells_come_back_as_they_were(cells: list[str]) -> None:
    text = delimited.write([f"c{n}" for n in range(len(cells))], [cells, ["x"] * len(cells)])
    first = delimited.read(text.encode(), "f", ())[0]
    if any(cell.strip() for cell in cells):
        assert list(first.cells.values()) == cells


def test_no_cell_is_a_formula() -> None:
    text = delimited.write(["a"], [["=1+1"], ["- I said no"], ["@x"], [3]])
    assert text == '"a"\n"\'=1+1"\n"\'- I said no"\n"\'@x"\n3\n'


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
