"""What the layers of a report hold of one interview: whose words are under which code."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from codebook.core.text import word_starts
from codebook.core.turns import Role, Turn


class Coded(NamedTuple):
    """A code on ``[start, end)``, in code points, which covers words of an interviewee.

    A coding that covers words of several interviewees is one of these for each of them.
    """

    code: str
    person: str
    start: int
    end: int
    stance: str


@dataclass(frozen=True)
class Interview:
    """A transcript that counts in a report. ``text`` is empty where no words are counted."""

    key: str
    coded: Sequence[Coded]
    turns: Sequence[Turn] = ()
    text: str = ""

    @cached_property
    def answers(self) -> list[Turn]:
        """The turns of interviewees, in order."""
        return [turn for turn in self.turns if turn.role is Role.INTERVIEWEE]

    @cached_property
    def _begins(self) -> list[int]:
        return [turn.start for turn in self.answers]

    @cached_property
    def _reached(self) -> list[int]:
        return list(accumulate((turn.end for turn in self.answers), max))

    def answers_in(self, start: int, end: int) -> list[Turn]:
        """The turns of interviewees that share a code point with a passage."""
        first, last = bisect_right(self._reached, start), bisect_left(self._begins, end)
        return [turn for turn in self.answers[first:last] if turn.end > start]

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Where the words of each interviewee begin, in code points, in order."""
        starts = word_starts(self.text)
        found: dict[str, list[int]] = defaultdict(list)
        for turn in self.answers:
            inside = slice(bisect_left(starts, turn.start), bisect_left(starts, turn.end))
            found[turn.speaker] += starts[inside]
        return {speaker: sorted(set(places)) for speaker, places in found.items()}
