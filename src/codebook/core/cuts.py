"""Where a passage is cut in two."""

from __future__ import annotations

from collections.abc import Sequence

from codebook.core.spans import Span
from codebook.core.turns import Turn, turn_index


def cut(text: str, turns: Sequence[Turn], passage: Span, at: int) -> tuple[int, int] | None:
    """The end of the first part and the start of the second, for a cut before ``at``.

    White space around the cut belongs to neither part, nor does the label of a turn that begins
    there. ``None`` where one of the parts would have no words.
    """
    end = start = at
    number = turn_index(turns, at)
    if number > 0 and not text[turns[number].start : at].strip():
        end, start = turns[number - 1].end, turns[number].start
    while end > passage.start and text[end - 1].isspace():
        end -= 1
    while start < passage.end and text[start].isspace():
        start += 1
    return (end, start) if passage.start < end <= start < passage.end else None
