"""Digits that are said: seven and more of them in a row may be a number of somebody's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from codebook.confidential.findings import LIKELY, Hit

_ONE = "zero oh o nought one two three four five six seven eight nine cero uno dos tres cuatro "
_ONE += "cinco seis siete ocho nueve"
_TWO = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
    "thirty forty fifty sixty seventy eighty ninety hundred"
)
DIGITS = {
    **dict.fromkeys(_ONE.split(), 1),
    **dict.fromkeys(_TWO.split(), 2),
    "double": 1,
    "triple": 2,
}
"""How many digits a word adds to a number that is said."""

_GAP = re.compile(r"[ \t\n,.-]{1,4}(?:(?:uh|um|er|and|dash)[ \t\n,.-]{1,4})?", re.IGNORECASE)
_ENOUGH = 7


def find(text: str, spots: Sequence[tuple[int, int, str]]) -> Iterator[Hit]:
    """Runs of seven digits and more; ``spots`` are the words of :data:`DIGITS`, in order."""
    start = end = -1
    digits = singles = words = 0
    for at, stop, word in [*spots, (len(text) + 99, 0, "one")]:
        if end >= 0 and at - end <= 12 and _GAP.fullmatch(text, end, at):
            end = stop
        else:
            if digits >= _ENOUGH and 2 * singles > words:
                yield Hit(start, end, "spoken-digits", LIKELY)
            start, end = at, stop
            digits = singles = words = 0
        count = DIGITS[word]
        digits += count
        singles += count == 1
        words += 1
