"""From changes to tables: the one way by which a row of a study is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlmodel import SQLModel

from codebook.store import agreement_tables, erasure_tables, report_tables, tables
from codebook.store.hot import Hot
from codebook.store.tables import Row, table_of
from codebook.store.words import speaker_rows

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
    "memo": tables.Memo,
    "pin": tables.Pin,
    "assignment": tables.Assignment,
    "progress": tables.Progress,
    "code_change": tables.CodeChange,
    "study_rule": tables.StudyRule,
    "kept_word": tables.KeptWord,
    "erasure": erasure_tables.Erasure,
    "text_map": erasure_tables.TextMap,
    "unplaced_coding": erasure_tables.UnplacedCoding,
    "release": report_tables.Release,
    "claim": report_tables.Claim,
    "summary": report_tables.Summary,
    "unique_fact": report_tables.UniqueFact,
    "sample": agreement_tables.Sample,
    "sample_transcript": agreement_tables.SampleTranscript,
    "seen_layer": agreement_tables.SeenLayer,
    "decision": agreement_tables.Decision,
    "decision_place": agreement_tables.DecisionPlace,
    "settled": agreement_tables.Settled,
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


_TABLES = {kind: table_of(model) for kind, model in KINDS.items()}
_BY_ID = {kind: table.c.id == bindparam("row_id") for kind, table in _TABLES.items()}
_SELECT = {kind: select(table).where(_BY_ID[kind]) for kind, table in _TABLES.items()}
_UPDATE = {kind: update(table).where(_BY_ID[kind]) for kind, table in _TABLES.items()}
_DELETE = {kind: delete(table).where(_BY_ID[kind]) for kind, table in _TABLES.items()}
_INSERT = {kind: Hot(insert(table)) for kind, table in _TABLES.items()}


def current(connection: Connection, kind: str, subject: int) -> Row | None:
    """The row as it stands, or ``None``."""
    found = connection.execute(_SELECT[kind], {"row_id": subject}).mappings().first()
    return None if found is None else dict(found)


def project(connection: Connection, changes: Sequence[Change]) -> None:
    """Writes the changes to the tables, in order; runs of one sort go in together."""
    for (kind, had, has), run in groupby(changes, key=_sort):
        if had and not has:
            _remove(connection, kind, [change.subject for change in run])
        else:
            _put(connection, kind, [change.after or {} for change in run], new=not had)


def _sort(change: Change) -> tuple[str, bool, bool]:
    return change.kind, change.before is not None, change.after is not None


def _remove(connection: Connection, kind: str, subjects: Sequence[int]) -> None:
    if kind in _FORGET:
        _forget(connection, kind, subjects)
    connection.execute(_DELETE[kind], [{"row_id": subject} for subject in subjects])


def _put(connection: Connection, kind: str, rows: Sequence[Row], *, new: bool) -> None:
    if new:
        _INSERT[kind].run(connection, rows)
    else:
        connection.execute(_UPDATE[kind], [{"row_id": row["id"], **row} for row in rows])
    if kind not in _DERIVED:
        return
    if not new:
        _forget(connection, kind, [row["id"] for row in rows])
    derived = _DERIVED[kind](connection, list({row["id"]: row for row in rows}.values()))
    _INSERT_DERIVED[kind].run(connection, derived)


def _forget(connection: Connection, kind: str, subjects: Sequence[int]) -> None:
    for statement in _FORGET[kind]:
        connection.execute(statement, [{"row_id": subject} for subject in subjects])


def turn_rows(_: Connection, revisions: Iterable[Mapping[str, Any]]) -> list[Row]:
    """The rows of ``turn`` that follow from revisions."""
    return [
        {
            "revision_id": revision["id"],
            "number": number,
            "role": role,
            "speaker": speaker,
            "interviewee_id": interviewee,
            "start": start,
            "end": end,
            "time": time,
        }
        for revision in revisions
        for number, (role, speaker, interviewee, start, end, time) in enumerate(revision["turns"])
    ]


_TURN, _SPEAKER = table_of(tables.Turn), table_of(tables.CodingSpeaker)
_TEXT = table_of(tables.RevisionText)

_DERIVED: dict[str, Callable[[Connection, Sequence[Row]], list[Row]]] = {
    "revision": turn_rows,
    "coding": speaker_rows,
}
_INSERT_DERIVED = {"revision": Hot(insert(_TURN)), "coding": Hot(insert(_SPEAKER))}
_FORGET = {
    "revision": [
        delete(table).where(table.c.revision_id == bindparam("row_id")) for table in (_TURN, _TEXT)
    ],
    "coding": [delete(_SPEAKER).where(_SPEAKER.c.coding_id == bindparam("row_id"))],
}
