"""Tables on terminals of any width."""

from codebook.cli.drawing import drawn
from codebook.formats.report import Table

TABLE = Table(
    "Tally",
    ("code", "Law enforcement / Federal (n=2)", "Advocates / Survivor (n=7)", "all"),
    (("protection", 1, 0, 1), ("protection/execution/criminalization", 2, 7, 9)),
    "INTERNAL",
    ("layer: all",),
    frozenset({1, 2, 3}),
)


def test_wide_enough_headings_stand_as_they_are() -> None:
    assert "Law enforcement / Federal (n=2)" in drawn(TABLE, width=200).splitlines()[3]


def test_on_a_narrow_terminal_letters_stand_for_headings() -> None:
    lines = drawn(TABLE, width=60).splitlines()
    assert max(map(len, lines)) <= 60
    assert lines[3].split() == ["code", "A", "B", "all"]
    row = next(line for line in lines if "protection/" in line)
    assert row.split() == ["protection/execution/criminalization", "2", "7", "9"]
    assert "· A: Law enforcement / Federal (n=2)" in lines
    assert lines[1] == "INTERNAL"
