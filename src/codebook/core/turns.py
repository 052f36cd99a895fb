"""Turns: who speaks where in a transcript."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from codebook.core.spans import Span


class Role(StrEnum):
    """What the speaker of a turn is to the study."""

    INTERVIEWEE = "interviewee"
    INTERVIEWER = "interviewer"
    NONE = "none"


class Turn(NamedTuple):
    """A stretch of a transcript by one speaker.

    ``[start, end)`` covers the words without the speaker label, in code points. ``speaker`` is
    a pseudonym, the interviewer's label, or empty for headers and notes. ``time`` is when the
    turn begins in the recording, in milliseconds, where the file says so.
    """

    speaker: str
    role: Role
    start: int
    end: int
    time: int | None = None

    @property
    def span(self) -> Span:
        """The words of the turn."""
        return Span(self.start, self.end)


_START = attrgetter("start")


def turn_index(turns: Sequence[Turn], offset: int) -> int:
    """The index of the turn that holds ``offset``, or of the last one that begins before it.

    ``-1`` before the first turn. ``turns`` is ordered by start.
    """
    return bisect_right(turns, offset, key=_START) - 1
