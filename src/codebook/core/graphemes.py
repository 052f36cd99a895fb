"""What belongs together on the screen: a letter with its accents, an emoji of several parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import split_graphemes

_APART = re.compile("([\t\n])")


def graphemes(text: str) -> Iterator[tuple[int, int, int]]:
    """The clusters of a text: start, end in code points, and width in cells.

    As :mod:`rich.cells` has them, which is what draws the rows; but tabs and newlines, which
    that would join to the letter before them, stand alone, with a width of 0.
    What has no width (a direction mark at the beginning, say) goes with what follows it.
    """
    at = 0
    for piece in _APART.split(text):
        if piece in ("\t", "\n"):
            yield at, at + 1, 0
        else:
            for start, end, width in _seen(piece):
                yield at + start, at + end, width
        at += len(piece)


def _seen(piece: str) -> Iterator[tuple[int, int, int]]:
    begin = None
    for start, end, width in split_graphemes(piece)[0]:
        begin = start if begin is None else begin
        if width or end == len(piece):
            yield begin, end, width
            begin = None
