"""What a document for the team holds: coded transcripts, or passages of a code."""

from __future__ import annotations

from dataclasses import dataclass

from codebook.core.marked import Block

MARK = "INTERNAL: not for publication"

OPENS, CLOSES = "⟦", "⟧"
"""What stands around coded words, with the number of the coding: told apart without colour."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of a coding; ``coder`` is empty where all are of one."""

    code: str
    coder: str
    stance: str
    quotable: str
    memo: str

    @property
    def head(self) -> str:
        """Everything but the memo, on one line."""
        rule = {"paraphrase": "paraphrase only", "never": "never quoted"}.get(self.quotable, "")
        more = ", ".join(part for part in (self.stance, self.coder, rule) if part)
        return f"{self.code} ({more})" if more else self.code


@dataclass(frozen=True, slots=True)
class Chapter:
    """A transcript; the codings of its blocks are indexes of ``notes``, shown from 1."""

    key: str
    revision: int
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a code, and where it stands; ``turn`` counts from 1, offsets code points."""

    text: str
    transcript: str
    turn: int
    start: int
    end: int
    speakers: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def source(self) -> str:
        """Where the passage stands and who speaks in it, on one line."""
        who = ", ".join(self.speakers)
        return f"{who} · {self.transcript}, turn {self.turn}, {self.start}–{self.end}"


@dataclass(frozen=True, slots=True)
class Document:
    """A titled document with its notes; it holds chapters or passages."""

    title: str
    notes: tuple[str, ...]
    chapters: tuple[Chapter, ...] = ()
    passages: tuple[Passage, ...] = ()
