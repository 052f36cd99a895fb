"""What the store hands out and takes in: frozen values, never rows of the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from codebook.core.turns import Turn

CONSENSUS = "consensus"
"""The name of the coder whose layer is the consensus; no person can have it."""


class Blind(StrEnum):
    """When a coder may see the layer of another: the rule of a study.

    ``always``: once both have finished the transcript; ``sample``: so in transcripts of the
    reliability sample, freely in others; ``never``: at any time.
    """

    ALWAYS = "always"
    SAMPLE = "sample"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class CoderInfo:
    """A coder, with the number of codings in the layer and of transcripts finished."""

    name: str
    codings: int
    finished: int


@dataclass(frozen=True, slots=True)
class TranscriptInfo:
    """A transcript as a list shows it; ``characters`` are code points of the whole text.

    ``words`` are those of the interviewees' turns. ``finished`` names the coders who marked it;
    ``settled`` says that it is settled in the consensus.
    """

    key: str
    interviewees: tuple[str, ...]
    characters: int
    words: int
    turns: int
    revision: int
    sha256: str
    finished: tuple[str, ...]
    settled: bool = False

    def layers_done(self, coders: Iterable[str]) -> list[str]:
        """Those of the coders who finished it; the consensus finishes what is settled."""
        return [
            name for name in coders if name in self.finished or (name == CONSENSUS and self.settled)
        ]


@dataclass(frozen=True, slots=True)
class Transcript:
    """The current revision of a transcript."""

    key: str
    revision: int
    text: str
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class NewTranscript:
    """A screened transcript, ready to be stored."""

    key: str
    text: str
    turns: tuple[Turn, ...]
    attributes: Mapping[str, str] = field(default_factory=dict)
    reviewed_by: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did: ``what`` in words, and where it can be seen.

    ``transcript`` and ``start`` are ``None`` where the action has no place in a text. ``passed``
    is one line about what came first but cannot be undone or done again any more, and why; it is
    empty where there is nothing of it, and where the undo or redo before this one said it.
    """

    what: str
    transcript: str | None
    start: int | None
    passed: str = ""
