"""What the store hands out about reports: releases, summaries, marks on telling passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Facts = list[dict[str, Any]]
"""What readers learned from a release: its parts, as :mod:`codebook.store.release_facts` says."""


COLUMNS = "columns"
"""The rule of a study that holds the lead's grouping; it is fixed by what is released."""

OPEN_CATEGORIES = "open categories"
"""The rule of a study that holds its open categories; it is fixed once anything was coded."""


@dataclass(frozen=True, slots=True)
class Release:
    """Something that left the study.

    ``log_head`` and ``log_length`` are the last digest of the event log before it and the number
    of its events. ``withdrawn_at`` is empty unless it reached nobody and was taken back.
    """

    id: str
    kind: str
    title: str
    layer: str
    facts: Facts
    made_at: str
    made_by: str
    log_head: str
    log_length: int
    withdrawn_at: str = ""
    withdrawn_by: str = ""
    withdrawn_because: str = ""


@dataclass(frozen=True, slots=True)
class ReleasedPassage:
    """A passage whose words were released; ``category`` is whom it was attributed to, or ``""``.

    ``intact`` is false where the words it was taken from are no longer those of the transcript.
    """

    release: str
    code: str
    category: str
    transcript: str
    start: int
    end: int
    intact: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """What a person wrote into the cell of a code and an interviewee."""

    code: str
    interviewee: str
    text: str
    changed_at: str = ""


@dataclass(frozen=True, slots=True)
class UniqueFact:
    """A mark on a passage that tells who speaks to whoever knows them; ``note`` says why."""

    id: str
    transcript: str
    start: int
    end: int
    note: str = ""
