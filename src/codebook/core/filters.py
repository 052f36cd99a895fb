"""Which codings of a layer are shown, and what of a transcript is not coded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from codebook.core.codes import contains
from codebook.core.codings import Coding, Stance
from codebook.core.spans import Span, unite
from codebook.core.turns import Role, Turn


@dataclass(frozen=True, slots=True)
class Filter:
    """What a coding has to be so that it is shown; the one without values shows all.

    ``code`` is a path, ``branch`` says whether the codes below it count as well. ``uncoded``
    asks for what no coding covers: then all are shown, as what is to be passed over.
    """

    code: str = ""
    branch: bool = False
    memo: bool = False
    stance: Stance = Stance.UNSAID
    uncoded: bool = False

    def keeps(self, coding: Coding) -> bool:
        """Whether a coding is shown."""
        if self.code and not (
            contains(self.code, coding.code) if self.branch else coding.code == self.code
        ):
            return False
        if self.memo and not coding.memo.strip():
            return False
        return not self.stance or coding.stance is self.stance

    def __str__(self) -> str:
        """What is shown, in words; empty for everything."""
        kind = "branch" if self.branch else "code"
        parts = (
            f"{kind} {self.code}" if self.code else "",
            "with memo" if self.memo else "",
            self.stance.value,
            "what is not coded" if self.uncoded else "",
        )
        return ", ".join(filter(None, parts))

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return self != EVERYTHING


EVERYTHING = Filter()
"""The filter that shows every coding."""


def select(codings: Iterable[Coding], shown: Filter) -> list[Coding]:
    """The codings that a filter shows, in their order."""
    return [coding for coding in codings if shown.keeps(coding)]


def uncoded(text: str, turns: Sequence[Turn], coded: Iterable[Span]) -> list[Span]:
    """The stretches of interviewees' turns that no passage covers, in order.

    White space at their ends is left out, and so is a stretch without a letter or a digit.
    """
    found = []
    covered = unite(coded)
    first = 0
    for turn in turns:
        if turn.role is not Role.INTERVIEWEE:
            continue
        while first < len(covered) and covered[first].end <= turn.start:
            first += 1
        at, number = turn.start, first
        while number < len(covered) and covered[number].start < turn.end:
            found.append(Span(at, max(at, covered[number].start)))
            at, number = covered[number].end, number + 1
        found.append(Span(at, max(at, turn.end)))
    trimmed = (_trimmed(text, gap) for gap in found)
    return [gap for gap in trimmed if any(map(str.isalnum, text[gap.start : gap.end]))]


def _trimmed(text: str, span: Span) -> Span:
    """A stretch without the white space at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
