"""No text takes longer than its length, however it repeats itself."""

import sys
from types import FrameType

import pytest

from codebook.confidential.gate import find
from codebook.confidential.roster import Roster
from codebook.confidential.sweep import sweep

ROSTER = Roster.of(["Anna Kowalska", "Will Hope", "王小明", "Thandiwe Quigley"])
REPEATED = (
    "a", "A", "Aa ", "@", "a@", "a@a.", ".com", "a.com", "www.", "1", "1-", "12,", "+", "(1", "-",
    "An-", "An-\n", "a-b ", "a'", "'", "[", "[a", "[X", "X", "XX ", "Anna ", "Anna-", "A.", "A. ",
    "A.K.", "dot com ", "at dot ", "one ", "double ", "May ", "may 1", "name is ", "Mr Mr ",
    "my name is Anna ", "Dr. Anna ", "Department of ", "Los ", "twelve dollars ", "$1", "$",
    "12 A Street ", "case number ", "case 1", "A1", "a1_", "é", "ﬁ", "а", "aа", "a\u0301",
    "\u0301", "王小明", "\u1100 ", "\n", ":", "a:", "INT: a\n", " ", "Kowal ", "Aaaa ", "1:2-a",
)  # fmt: skip


def calls(text: str) -> int:
    """How many functions are called, of Python's own too, to look a text through."""
    number = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        find(text, "f", ROSTER)
        sweep(text)
    finally:
        sys.setprofile(None)
    return number


@pytest.mark.parametrize("repeated", REPEATED)
def test_twice_the_text_takes_twice_the_calls(repeated: str) -> None:
    length = 1500 // len(repeated)
    calls(repeated * length)
    once, twice = calls(repeated * length), calls(repeated * length * 2)
    assert twice < 2.5 * once + 500


@pytest.mark.parametrize(
    "repeated", ["a", "1", "1-", "-", " ", "X", "[", "a-", "a'", ".", "A.", "1.", "\n", "$"]
)
def test_a_megabyte_is_looked_through_at_all(repeated: str) -> None:
    """An expression that tries every beginning with every end would not come back."""
    text = repeated * (1_000_000 // len(repeated)) + "!"
    find(text, "f")
    sweep(text)
