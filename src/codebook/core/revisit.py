"""What changes of the codebook are called, and what they ask of coders: to look again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from codebook.core.codings import Coding

ADDED, RENAMED, REDEFINED, RECOLOURED, EDITED, MOVED, RETIRED, REVIVED = (
    "added", "renamed", "redefined", "recoloured", "edited", "moved", "retired", "offered again",
)  # fmt: skip
MERGED_INTO, TOOK_IN, SPLIT_INTO = "merged into ", "took in ", "split into "
"""What a change of a code is called; the last three go on with the paths of other codes."""

REVISIT = (REDEFINED, TOOK_IN, SPLIT_INTO)
"""Beginnings of changes that make the codings of the code, made before, worth another look."""

LOOK_THROUGH = (ADDED, REDEFINED, SPLIT_INTO)
"""Beginnings of changes that transcripts finished before were not read for."""


@dataclass(frozen=True, slots=True)
class CodeChange:
    """What a revision did to the code that has this path now."""

    code: str
    what: str


@dataclass(frozen=True, slots=True)
class BookRevision:
    """A revision of the codebook. The first one, in which all began, names no changes."""

    number: int
    made_at: str
    reason: str
    changes: tuple[CodeChange, ...]

    def of(self, path: str) -> list[str]:
        """What it did to one code."""
        return [change.what for change in self.changes if change.code == path]


@dataclass(frozen=True, slots=True)
class Revisit:
    """A coding made before its code came to mean something else.

    ``what`` was done to the code last, in ``revision``, for ``reason``; ``into`` are the codes
    that it was split into since.
    """

    coding: Coding
    what: str
    reason: str
    revision: int
    into: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LookThrough:
    """A transcript that a coder finished before some codes meant what they mean now."""

    transcript: str
    codes: tuple[str, ...]


class Moves(NamedTuple):
    """What a merge of codes does to a coder's layer.

    ``moved`` codings get the other code; ``united`` of the layer's codings are none of their own
    afterwards, because they overlap others of that code.
    """

    coder: str
    moved: int
    united: int
