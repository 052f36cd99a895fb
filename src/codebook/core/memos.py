"""Memos: notes that are not codings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    """What a memo is about; a journal entry is about a day."""

    STUDY = "study"
    JOURNAL = "journal"
    TRANSCRIPT = "transcript"
    CODE = "code"
    PASSAGE = "passage"
    CODING = "coding"


@dataclass(frozen=True, slots=True)
class Memo:
    """A note. ``author`` is a coder's name, empty for the lead.

    ``transcript`` is a key, ``code`` a path, ``start`` and ``end`` are code points; each is empty
    or ``None`` where the memo is about something else. Times are ISO 8601 in UTC. A memo about a
    coding is part of it: its ``id`` is the coding's.
    """

    id: str
    about: About
    author: str
    text: str
    transcript: str = ""
    code: str = ""
    start: int | None = None
    end: int | None = None
    made_at: str = ""
    changed_at: str = ""
