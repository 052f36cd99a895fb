"""The framework matrix as CSV: what is written is read again."""

import pytest

from codebook.errors import BadInput
from codebook.formats import delimited, matrix_csv
from codebook.formats.matrix_csv import Filled

CODES = ("category", "A/b", "e")


def test_what_is_written_is_read_again() -> None:
    head = matrix_csv.headings(CODES)
    assert len({name.casefold() for name in head}) == len(head)
    row = ("S-1", "police", "=Cold", 1, "two\nlines", 0, "", 3)
    data = delimited.write((*head, "mark"), [(*row, "INTERNAL")]).encode()
    assert [(c.code, c.interviewee, c.text) for c in matrix_csv.read(data, "m.csv", CODES)] == [
        ("category", "S-1", "=Cold"),
        ("A/b", "S-1", "two\nlines"),
        ("e", "S-1", ""),
    ]


def test_columns_may_be_left_out_and_semicolons_do() -> None:
    data = b"e;Interviewee\nWarm.;S-1\n"
    assert matrix_csv.read(data, "m.csv", CODES) == [Filled(2, "e", "S-1", "Warm.")]


def test_a_code_that_could_be_two_is_refused() -> None:
    with pytest.raises(BadInput, match=r"m\.csv:1: .*several codes"):
        matrix_csv.read(b"interviewee,x\nS-1,y\n", "m.csv", ["x", "X"])
