"""From changes to tables: the one way by which a row of a study is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update
from sqlmodel import SQLModel

from codebook.core.text import words_in
from codebook.store import tables

Row = dict[str, Any]
"""A row of a table, by column."""

KINDS: dict[str, type[SQLModel]] = {
    "study": tables.Study,
    "category": tables.Category,
    "interviewee": tables.Interviewee,
    "coder": tables.Coder,
    "codebook_revision": tables.CodebookRevision,
    "code": tables.Code,
    "transcript": tables.Transcript,
    "revision": tables.Revision,
    "coding": tables.Coding,
    "finished": tables.Finished,
    "internal_view": tables.InternalView,
}
"""What events speak of, each with its table; a row's ``id`` is the event's subject."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after: no ``before`` is a new row, no ``after`` a removed one."""

    kind: str
    subject: int
    before: Row | None
    after: Row | None

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.kind, self.subject, self.after, self.before)


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


def current(connection: Connection, kind: str, subject: int) -> Row | None:
    """The row as it stands, or ``None``."""
    table = table_of(KINDS[kind])
    found = connection.execute(select(table).where(table.c.id == subject)).mappings().first()
    return None if found is None else dict(found)


def project(connection: Connection, changes: Sequence[Change]) -> None:
    """Writes the changes to the tables, in order; runs of new rows of a kind go in together."""
    at = 0
    while at < len(changes):
        change = changes[at]
        until = at + 1
        if change.before is None and change.after is not None:
            while until < len(changes) and _same_insert(change, changes[until]):
                until += 1
        _write(connection, changes[at:until])
        at = until


def _same_insert(first: Change, other: Change) -> bool:
    return other.kind == first.kind and other.before is None and other.after is not None


def _write(connection: Connection, run: Sequence[Change]) -> None:
    change = run[0]
    table = table_of(KINDS[change.kind])
    if change.after is None:
        if change.kind in _DERIVED:
            _FORGET[change.kind](connection, change.subject)
        connection.execute(delete(table).where(table.c.id == change.subject))
        return
    rows = [other.after for other in run if other.after is not None]
    if change.before is None:
        connection.execute(insert(table), rows)
    else:
        connection.execute(update(table).where(table.c.id == change.subject).values(**change.after))
    if change.kind in _DERIVED:
        if change.before is not None:
            _FORGET[change.kind](connection, change.subject)
        derived = [entry for row in rows for entry in _DERIVED[change.kind](connection, row)]
        if derived:
            connection.execute(insert(table_of(_DERIVED_TABLE[change.kind])), derived)


TURN_FIELDS = ("role", "speaker", "interviewee_id", "start", "end", "time")
"""The order of a turn's values in ``revision.turns``."""


def turn_rows(connection: Connection, revision: Mapping[str, Any]) -> list[Row]:
    """The rows of ``turn`` that follow from a revision."""
    return [
        {
            "revision_id": revision["id"],
            "number": number,
            **dict(zip(TURN_FIELDS, turn, strict=True)),
        }
        for number, turn in enumerate(revision["turns"])
    ]


_LOOK_BACK = 200
"""Code points before a passage in which the word that it may begin inside of begins."""


def speaker_rows(connection: Connection, coding: Mapping[str, Any]) -> list[Row]:
    """The rows of ``coding_speaker`` that follow from a coding and its transcript's turns."""
    turn, revision = table_of(tables.Turn), table_of(tables.Revision)
    spoken = connection.execute(
        select(turn.c.revision_id, turn.c.interviewee_id, turn.c.start, turn.c.end)
        .join(revision, revision.c.id == turn.c.revision_id)
        .where(
            revision.c.transcript_id == coding["transcript_id"],
            revision.c.number == coding["revision"],
            turn.c.interviewee_id.is_not(None),
            turn.c.start < coding["end"],
            turn.c.end > coding["start"],
        )
    ).all()
    if not spoken:
        return []
    first = max(0, coding["start"] - _LOOK_BACK)
    text = text_slice(connection, spoken[0].revision_id, first, coding["end"])
    words: dict[int, int] = {}
    for _, interviewee, start, end in spoken:
        begin, until = max(start, coding["start"]) - first, min(end, coding["end"]) - first
        words[interviewee] = words.get(interviewee, 0) + words_in(text, begin, until)
    return [
        {"coding_id": coding["id"], "interviewee_id": interviewee, "words": count}
        for interviewee, count in words.items()
    ]


def text_slice(connection: Connection, revision: int, start: int, end: int) -> str:
    """The code points ``[start, end)`` of a revision's text."""
    texts = table_of(tables.RevisionText)
    part = func.substr(texts.c.text, start + 1, end - start)
    return str(connection.execute(select(part).where(texts.c.revision_id == revision)).scalar_one())


def _forget_turns(connection: Connection, revision: int) -> None:
    for model in (tables.Turn, tables.RevisionText):
        table = table_of(model)
        connection.execute(delete(table).where(table.c.revision_id == revision))


def _forget_speakers(connection: Connection, coding: int) -> None:
    table = table_of(tables.CodingSpeaker)
    connection.execute(delete(table).where(table.c.coding_id == coding))


_DERIVED: dict[str, Callable[[Connection, Mapping[str, Any]], list[Row]]] = {
    "revision": turn_rows,
    "coding": speaker_rows,
}
_DERIVED_TABLE: dict[str, type[SQLModel]] = {
    "revision": tables.Turn,
    "coding": tables.CodingSpeaker,
}
_FORGET: dict[str, Callable[[Connection, int], None]] = {
    "revision": _forget_turns,
    "coding": _forget_speakers,
}
