"""What the store takes and hands out about words that are erased."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Redaction:
    """Words ``[start, end)`` of a transcript, in code points, and what is to stand there."""

    transcript: str
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class HeldWords:
    """A place outside of the transcripts that holds words which are to be erased.

    ``kind`` is as in the log (``memo``, ``code``, ``release``...); ``called`` is what people know
    it by: a coder's name, a code's path, the time of a release. Where it cannot be cleaned, other
    files call it by these words, and a person has to change them.
    """

    kind: str
    called: str
    id: str
    can_be_cleaned: bool


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done: transcripts by key with their new revision, and what rests on them.

    ``releases`` are those, by id, that quoted the words or told them; ``claims`` those that
    rested on codings which are gone; ``codings`` counts codings that are gone or were united, and
    ``unplaced`` those of a correction that are kept aside; ``cleaned`` are places
    beside the transcripts, ``left`` those that still hold the words; ``removed`` are transcripts,
    by key, that are there no more.
    """

    revisions: tuple[tuple[str, int], ...] = ()
    releases: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    codings: int = 0
    unplaced: int = 0
    cleaned: tuple[HeldWords, ...] = ()
    left: tuple[HeldWords, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A coding that a correction left without its words; the place is in the ``revision`` before.

    ``stance`` and ``quotable`` as in :class:`codebook.core.codings.Coding`.
    """

    id: str
    transcript: str
    revision: int
    start: int
    end: int
    code: str
    coder: str
    memo: str
    stance: str
    quotable: str
    made_at: str


@dataclass(frozen=True, slots=True)
class TextMap:
    """How passages moved from one revision of a transcript to the next, without any words.

    ``pieces`` are start, end and the length of what stands there now, in code points.
    """

    transcript: str
    from_revision: int
    to_revision: int
    why: str
    pieces: tuple[tuple[int, int, int], ...]
    made_at: str
