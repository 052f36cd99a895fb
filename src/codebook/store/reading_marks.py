"""Queries about what stands beside codings: memos, pins, assignments, progress, rules."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Select, select

from codebook.core.memos import About, Memo
from codebook.core.spans import Span
from codebook.core.turns import Role
from codebook.store import tables as t
from codebook.store.ids import show_id
from codebook.store.reading import CODER, CODING, CURRENT, REVISION, TRANSCRIPT, TURN
from codebook.store.tables import table_of

MEMO, PIN = table_of(t.Memo), table_of(t.Pin)
ASSIGNMENT, PROGRESS = table_of(t.Assignment), table_of(t.Progress)
RULE, KEPT = table_of(t.StudyRule), table_of(t.KeptWord)


def memos(connection: Connection, paths: dict[int, str], author: str | None) -> list[Memo]:
    """All memos, or those of one author (empty for the lead), those of codings too, by time."""
    return sorted(
        [*_written(connection, paths, author), *_of_codings(connection, paths, author)],
        key=lambda memo: (memo.made_at, memo.id),
    )


def _written(connection: Connection, paths: dict[int, str], author: str | None) -> list[Memo]:
    query = (
        select(MEMO, CODER.c.name, TRANSCRIPT.c.key)
        .outerjoin(CODER, CODER.c.id == MEMO.c.coder_id)
        .outerjoin(TRANSCRIPT, TRANSCRIPT.c.id == MEMO.c.transcript_id)
    )
    if author is not None:
        query = query.where(CODER.c.name == author if author else MEMO.c.coder_id.is_(None))
    return [
        Memo(
            show_id(row.id),
            About(row.about),
            row.name or "",
            row.text,
            row.key or "",
            paths[row.code_id] if row.code_id is not None else "",
            row.start,
            row.end,
            row.made_at,
            row.changed_at,
        )
        for row in connection.execute(query)
    ]


def _of_codings(connection: Connection, paths: dict[int, str], author: str | None) -> list[Memo]:
    query = (
        select(CODING, CODER.c.name, TRANSCRIPT.c.key)
        .join(CODER, CODER.c.id == CODING.c.coder_id)
        .join(TRANSCRIPT, TRANSCRIPT.c.id == CODING.c.transcript_id)
        .where(CODING.c.memo != "")
    )
    if author is not None:
        query = query.where(CODER.c.name == author)
    return [
        Memo(
            show_id(row.id),
            About.CODING,
            row.name,
            row.memo,
            row.key,
            paths[row.code_id],
            row.start,
            row.end,
            row.made_at,
            row.made_at,
        )
        for row in connection.execute(query)
    ]


def pins(connection: Connection, paths: dict[int, str], coder: str) -> dict[int, str]:
    """The codes that a coder applies with number keys, by number."""
    query = (
        select(PIN.c.number, PIN.c.code_id)
        .join(CODER, CODER.c.id == PIN.c.coder_id)
        .where(CODER.c.name == coder)
        .order_by(PIN.c.number)
    )
    return {number: paths[code] for number, code in connection.execute(query)}


def assignments(connection: Connection) -> dict[str, list[str]]:
    """The transcripts that coders are to code, by coder; who is not there is to code all."""
    return _by_coder(connection, ASSIGNMENT, TRANSCRIPT.c.key)


def progress(connection: Connection) -> dict[str, dict[str, int]]:
    """How many turns of each transcript, from the first, each coder has read."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    query = (
        select(CODER.c.name, TRANSCRIPT.c.key, PROGRESS.c.turns)
        .join(PROGRESS, PROGRESS.c.coder_id == CODER.c.id)
        .join(TRANSCRIPT, TRANSCRIPT.c.id == PROGRESS.c.transcript_id)
    )
    for name, key, turns in connection.execute(query):
        found[name][key] = turns
    return dict(found)


def interviewee_turns(connection: Connection) -> dict[str, list[Span]]:
    """The turns of interviewees in each transcript that has any, by key, in order."""
    query = (
        select(TRANSCRIPT.c.key, TURN.c.start, TURN.c.end)
        .join(REVISION, CURRENT)
        .join(TURN, TURN.c.revision_id == REVISION.c.id)
        .where(TURN.c.role == Role.INTERVIEWEE.value)
        .order_by(TURN.c.revision_id, TURN.c.number)
    )
    return _spans(connection, query)


def coded_passages(connection: Connection, coder: str) -> dict[str, list[Span]]:
    """What a coder has coded in each transcript, by key: every extent once, by start."""
    query = (
        select(TRANSCRIPT.c.key, CODING.c.start, CODING.c.end)
        .join(CODING, CODING.c.transcript_id == TRANSCRIPT.c.id)
        .join(CODER, CODER.c.id == CODING.c.coder_id)
        .where(CODER.c.name == coder)
        .distinct()
        .order_by(CODING.c.start, CODING.c.end)
    )
    return _spans(connection, query)


def _spans(connection: Connection, query: Select[Any]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for key, start, end in connection.execute(query):
        found[key].append(Span(start, end))
    return dict(found)


def kept_words(connection: Connection) -> set[str]:
    """What was kept at the gate before, case-folded."""
    return set(connection.execute(select(KEPT.c.text)).scalars())


def rules(connection: Connection) -> dict[str, str]:
    """The rules that the lead set, by name."""
    return {row.name: row.value for row in connection.execute(select(RULE))}


def _by_coder(connection: Connection, table: Any, column: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    query = (
        select(CODER.c.name, column)
        .join(table, table.c.coder_id == CODER.c.id)
        .join(TRANSCRIPT, TRANSCRIPT.c.id == table.c.transcript_id)
        .order_by(CODER.c.name, TRANSCRIPT.c.position)
    )
    for name, value in connection.execute(query):
        found[name].append(value)
    return dict(found)
