"""The agreement of a study as reports tell it: figures of every code, and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from codebook.core.agreement.confusion import Confusion
from codebook.core.agreement.figures import Figure
from codebook.core.agreement.histogram import Counted
from codebook.core.agreement.intervals import Interval
from codebook.core.agreement.label_sets import LabelSets
from codebook.core.agreement.material import Document
from codebook.core.agreement.measured import Measured
from codebook.core.agreement.overall import Overall
from codebook.core.agreement.unitizing import Unitizing

CHARACTER, SENTENCE, TURN, TRANSCRIPT, INTERVIEWEE = UNITS = (
    "character", "sentence", "turn", "transcript", "interviewee",
)  # fmt: skip
"""What a position is, in the words of commands and reports."""


class LeftOut(NamedTuple):
    """Something that does not count, and why.

    ``what`` is a ``transcript``, a ``coder``, the ``layer`` of a coder in a transcript, or some
    ``codes`` for a coder in a transcript; what does not matter is empty.
    """

    what: str
    transcript: str
    coder: str
    reason: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """The agreement on one code, or branch, or any code.

    ``measured`` and ``interval`` are at the unit that was asked for, ``characters`` at that of
    characters, ``beside`` alpha at units that are shown next to it. ``late`` says for how many
    transcripts of a coder the code came too late.
    """

    counted: Counted
    measured: Measured
    interval: Interval
    characters: Measured
    beside: Mapping[str, Figure]
    late: Mapping[str, int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The path of the code."""
        return self.counted.target.key

    @property
    def thin(self) -> bool:
        """Whether it has an alpha that rests on too little to mean much."""
        return not self.measured.alpha.why and self.measured.thin

    @property
    def notes(self) -> tuple[str, ...]:
        """Why figures are missing, and what else to know of them."""
        notes = [str(self.measured.alpha.why)] if self.measured.alpha.why else []
        if self.interval.why and self.interval.why != self.measured.alpha.why:
            notes.append(f"no interval: {self.interval.why}")
        notes += [
            f"missing for {coder} in {number} {'transcript' if number == 1 else 'transcripts'}, "
            "finished before it came"
            for coder, number in self.late.items()
        ]
        return tuple(notes)


@dataclass(frozen=True, slots=True)
class Code:
    """A code alone, and with all below it; the same where there is nothing below."""

    own: Target
    branch: Target


@dataclass(frozen=True, slots=True)
class Group:
    """The direct children of a code, taken as exclusive (``unitizing``) and as sets.

    ``parent`` is empty for the top codes.
    """

    parent: str
    unitizing: Unitizing
    sets: LabelSets
    confusion: Confusion


@dataclass(frozen=True, slots=True)
class Result:
    """The agreement of a study, and everything that a methods paragraph has to say of it.

    ``documents`` are the transcripts at character unit. ``round`` is the number of the sample,
    ``drawn_with`` its seed, ``rounds`` how many samples there are in all. ``consensus`` is that one
    of ``coders`` which is no person but what was settled; empty where none is.
    """

    coders: tuple[str, ...]
    unit: str
    half: bool
    eligible: str
    draws: int
    seed: int
    documents: tuple[Document, ...]
    codes: tuple[Code, ...]
    any: Target
    groups: tuple[Group, ...]
    overall: Overall
    left_out: tuple[LeftOut, ...]
    codebook: str
    revision: int
    version: str
    round: int | None = None
    drawn_with: int | None = None
    rounds: int = 0
    consensus: str = ""

    @property
    def rule(self) -> str:
        """When a position bears a code."""
        if self.unit == CHARACTER:
            return "a character bears a code if it is in a coding of it"
        least = "half of its eligible characters do" if self.half else "one eligible character does"
        what = "all that an interviewee says" if self.unit == INTERVIEWEE else f"a {self.unit}"
        return f"{what} bears a code if at least {least}"
