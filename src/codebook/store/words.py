"""The words under codings: what they are, and whose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from codebook.core.text import count_words, word_starts
from codebook.store import tables
from codebook.store.hot import Hot
from codebook.store.tables import Row, table_of

_TEXT = table_of(tables.RevisionText)
_TURN, _REVISION = table_of(tables.Turn), table_of(tables.Revision)

_SLICE = Hot(
    select(func.substr(_TEXT.c.text, bindparam("first"), bindparam("length"))).where(
        _TEXT.c.revision_id == bindparam("revision")
    )
)

_SPOKEN = Hot(
    select(_TURN.c.revision_id, _TURN.c.interviewee_id, _TURN.c.start, _TURN.c.end)
    .join(_REVISION, _REVISION.c.id == _TURN.c.revision_id)
    .where(
        _REVISION.c.transcript_id == bindparam("transcript"),
        _REVISION.c.number == bindparam("number"),
        _TURN.c.interviewee_id.is_not(None),
        _TURN.c.start < bindparam("end"),
        _TURN.c.end > bindparam("start"),
    )
    .order_by(_TURN.c.start)
)

_LOOK_BACK = 200
"""Code points before a passage in which the word that it may begin inside of begins."""


def text_slice(connection: Connection, revision: int, start: int, end: int) -> str:
    """The code points ``[start, end)`` of a revision's text."""
    row = _SLICE.first(connection, revision=revision, first=start + 1, length=end - start)
    if row is None:
        raise KeyError(revision)
    return str(row[0])


def text_slices(connection: Connection, passages: Sequence[tuple[int, int, int]]) -> list[str]:
    """The words of passages (revision, start, end), in order; each text is read once."""
    groups: dict[int, list[int]] = defaultdict(list)
    for index, (revision, _, _) in enumerate(passages):
        groups[revision].append(index)
    words = [""] * len(passages)
    for revision, members in groups.items():
        first = min(passages[index][1] for index in members)
        text = text_slice(connection, revision, first, max(passages[i][2] for i in members))
        for index in members:
            _, start, end = passages[index]
            words[index] = text[start - first : end - first]
    return words


def speaker_rows(connection: Connection, codings: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The rows of ``coding_speaker`` that follow from codings and their transcripts' turns."""
    groups: dict[tuple[int, int], list[Mapping[str, Any]]] = defaultdict(list)
    for coding in codings:
        groups[coding["transcript_id"], coding["revision"]].append(coding)
    return [
        row
        for (transcript, number), members in groups.items()
        for row in _speakers(connection, transcript, number, members)
    ]


def _speakers(
    connection: Connection, transcript: int, number: int, codings: Sequence[Mapping[str, Any]]
) -> list[Row]:
    start, end = min(c["start"] for c in codings), max(c["end"] for c in codings)
    spoken = list(
        _SPOKEN.rows(connection, transcript=transcript, number=number, start=start, end=end)
    )
    if not spoken:
        return []
    first = max(0, start - _LOOK_BACK)
    words = [first + at for at in word_starts(text_slice(connection, spoken[0][0], first, end))]
    begins = [turn[2] for turn in spoken]
    reached = list(accumulate((turn[3] for turn in spoken), max))
    rows = []
    for coding in codings:
        whose: dict[int, int] = {}
        # Turns from the first that reaches into the passage to the last that begins in it.
        for index in range(
            bisect_right(reached, coding["start"]), bisect_left(begins, coding["end"])
        ):
            _, interviewee, begin, until = spoken[index]
            if until > coding["start"]:
                inside = max(begin, coding["start"]), min(until, coding["end"])
                whose[interviewee] = whose.get(interviewee, 0) + count_words(words, *inside)
        rows += [
            {"coding_id": coding["id"], "interviewee_id": interviewee, "words": count}
            for interviewee, count in whose.items()
        ]
    return rows
