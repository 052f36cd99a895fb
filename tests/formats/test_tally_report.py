"""A protected tally in a file says in words, and of which stance, what its bands count."""

import csv
import io

from codebook.core.tallies import Cell, Column, Row, Status, Tally
from codebook.formats.report import to_csv
from codebook.formats.tally_report import to_table

TALLY = Tally(
    layer="ana",
    protected=True,
    count="interviewees",
    by="category",
    level=None,
    stance="supports",
    categories=(Column("a", "A", 7), Column("b", "B", 12), Column("c", "C", 5)),
    rows=(
        Row(
            "x/y",
            "Y",
            2,
            (
                Cell("a", 7, 0, 2, Status.BAND),
                Cell("b", 12, 7, 7, Status.EXACT),
                Cell("c", 5, None, None, Status.WITHHELD),
            ),
            None,
        ),
    ),
)


def test_words_and_stance_stand_in_columns_of_their_own() -> None:
    table = to_table(TALLY, worded=True)
    [row] = csv.DictReader(io.StringIO(to_csv(table)))
    assert row["stance"] == "supports"
    assert (row["A (n=7)"], row["B (n=12)"], row["C (n=5)"]) == ("0–2", "7", "–")
    assert row["A (n=7), in words"] == "few or none"
    assert row["B (n=12), in words"] == "many"
    assert row["C (n=5), in words"] == ""
    assert table.numbers == {2, 3, 4}


def test_on_a_terminal_the_columns_are_the_groups() -> None:
    assert to_table(TALLY).columns == ("code", "A (n=7)", "B (n=12)", "C (n=5)")
