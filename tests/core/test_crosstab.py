"""Columns of a crosstab: values in a natural order, and those who gave none."""

from codebook.core.categories import Interviewee
from codebook.core.crosstab import NOT_GIVEN, count, values


def test_values_are_columns_and_who_gave_none_is_the_last() -> None:
    given = {"P1": "10 years", "P2": "9 years", "P3": "", "P4": "Phone", "P5": "9 years "}
    people = [Interviewee(p, attributes={"x": v}) for p, v in given.items()]
    columns = values([*people, Interviewee("P6")], "x")
    assert [(c.value, c.label, c.n) for c in columns] == [
        ("9 years", "9 years", 2),
        ("10 years", "10 years", 1),
        ("Phone", "Phone", 1),
        (None, NOT_GIVEN, 2),
    ]
    cells = count({"a": frozenset({"P2", "P3"})}, ["a", "e"], columns)
    assert cells == {"a": [1, 0, 0, 1], "e": [0, 0, 0, 0]}


def test_without_a_gap_there_is_no_such_column() -> None:
    columns = values([Interviewee("P1", attributes={"x": NOT_GIVEN})], "x")
    assert [c.value for c in columns] == [NOT_GIVEN]
