"""What belongs together on the screen: a letter with its accents, an emoji of several parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import split_graphemes

_APART = re.compile("([\t\n])")
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")


def is_flag_letter(character: str) -> bool:
    """Whether a character is one of the 26 that make a flag in pairs."""
    return _FLAG_LETTER.match(character) is not None


def graphemes(text: str) -> Iterator[tuple[int, int, int]]:
    """The clusters of a text: start, end in code points, and width in cells.

    As :mod:`rich.cells` has them, which is what draws the rows; but tabs and newlines, which
    that would join to the letter before them, stand alone, with a width of 0, and the two letters
    of a flag, each a cell wide there, are one.
    What has no width (a direction mark at the beginning, say) goes with what follows it.
    """
    at = 0
    for piece in _APART.split(text):
        if piece in ("\t", "\n"):
            yield at, at + 1, 0
        else:
            seen = _flags_joined(piece) if _FLAG_LETTER.search(piece) else _seen(piece)
            for start, end, width in seen:
                yield at + start, at + end, width
        at += len(piece)


def _seen(piece: str) -> Iterator[tuple[int, int, int]]:
    begin = None
    for start, end, width in split_graphemes(piece)[0]:
        begin = start if begin is None else begin
        if width or end == len(piece):
            yield begin, end, width
            begin = None


def _flags_joined(piece: str) -> Iterator[tuple[int, int, int]]:
    half: tuple[int, int, int] | None = None
    for start, end, width in _seen(piece):
        if half is not None and is_flag_letter(piece[start]):
            yield half[0], end, half[2] + width
            half = None
            continue
        if half is not None:
            yield half
        half = (start, end, width) if is_flag_letter(piece[end - 1]) else None
        if half is None:
            yield start, end, width
    if half is not None:
        yield half
