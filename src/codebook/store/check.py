"""Everything about a study that can be verified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, inspect, select
from sqlalchemy.exc import StatementError

from codebook.core.text import keyed_digest, sha256
from codebook.store import engine, log, reading, reading_codebook, schema_0007, tables
from codebook.store.ids import show_id
from codebook.store.projection import KINDS, turn_rows
from codebook.store.tables import Row, table_of
from codebook.store.words import speaker_rows


def problems(connection: Connection) -> list[str]:
    """What is wrong, one line each; empty where all is well.

    The file's pages; the chain of the log; the tables against those rebuilt from the log; the
    texts against their digests; the codings against their words.
    """
    found = engine.integrity(connection)
    if found:
        return found
    for what, part in (
        ("the chain of the log", _chain),
        ("the log beside the tables", _rebuilt),
        ("what follows from the tables", _derived),
        ("the texts", _texts),
        ("the passages of codings", _passages),
        ("the layers", _overlaps),
        ("the codebook", reading_codebook.unsound),
    ):
        try:
            found += part(connection)
        except _UNREADABLE as error:
            found.append(f"{what} cannot be verified: a row cannot be read ({_name(error)})")
    return found


_UNREADABLE = (ArithmeticError, AttributeError, LookupError, StatementError, TypeError, ValueError)
"""What a row raises that holds something which no codebook has written."""


def _name(error: Exception) -> str:
    return type(error).__name__


def _chain(connection: Connection) -> Iterator[str]:
    digest = "0" * 64
    # A study is checked before it is brought up to date too: its chain may be of the older form.
    early = not inspect(connection).has_table("text_map")
    chained = schema_0007.chained_before if early else log.chained
    for number, event in enumerate(log.events(connection), start=1):
        if event["seq"] != number:
            yield f"event {number} of the log is missing"
            return
        if _content(event, early=early) != event["content_digest"]:
            yield f"event {number} of the log was altered"
        digest = chained(digest, event)
        if digest != event["digest"]:
            yield f"event {number} of the log does not follow from those before it"
            return


def _content(event: Any, *, early: bool) -> str | None:
    """The digest that the content of an event has to have; ``None`` where it cannot be right."""
    key, before, after = event["content_key"], event["before"], event["after"]
    if early:
        return schema_0007.digest_before(key, before, after)
    if log.is_destroyed(event):
        is_gone = before is None and after is None and event["what"] == ""
        return str(event["content_digest"]) if is_gone else None
    return log.content_digest(key, event["what"], before, after)


def _rebuilt(connection: Connection) -> Iterator[str]:
    state: dict[str, dict[int, Row]] = {kind: {} for kind in KINDS}
    for event in log.events(connection):
        change = log.change_of(event)
        if change.kind not in state:
            yield f"event {event['seq']} speaks of {change.kind}, which is unknown"
            continue
        if log.is_destroyed(event):
            continue
        if state[change.kind].get(change.subject) != change.before:
            yield f"event {event['seq']} does not begin where the one before it left off"
        if change.after is None:
            state[change.kind].pop(change.subject, None)
        else:
            state[change.kind][change.subject] = change.after
    # A study is checked before it is brought up to date too: later tables are not there yet.
    present = set(inspect(connection).get_table_names())
    for kind, model in KINDS.items():
        if table_of(model).name not in present:
            continue
        rows = connection.execute(select(table_of(model))).mappings()
        stored = {row["id"]: dict(row) for row in rows}
        for key in sorted(stored.keys() ^ state[kind].keys()):
            where = "the log" if key in stored else "the table"
            yield f"{kind} {show_id(key)} is not in {where}"
        for key in sorted(stored.keys() & state[kind].keys()):
            if stored[key] != state[kind][key]:
                yield f"{kind} {show_id(key)} is not what the log says"


def _all(connection: Connection, model: Any) -> list[Row]:
    return [dict(row) for row in connection.execute(select(table_of(model))).mappings()]


def _derived(connection: Connection) -> Iterator[str]:
    def differs(model: Any, expected: list[Row]) -> bool:
        def plain(rows: list[Row]) -> list[Any]:
            return sorted(repr(sorted(row.items())) for row in rows)

        return plain(_all(connection, model)) != plain(expected)

    revisions = _all(connection, tables.Revision)
    turns = turn_rows(connection, revisions)
    if differs(tables.Turn, turns):
        yield "the turns are not those of the transcripts' revisions"
    codings = _all(connection, tables.Coding)
    speakers = speaker_rows(connection, codings)
    if differs(tables.CodingSpeaker, speakers):
        yield "the record of whose words are coded does not follow from codings and turns"
    names = ("seq", "actor", "what", "state")
    actions = [
        {"id": key, **dict(zip(names, values, strict=True))}
        for key, values in log.action_states(log.events(connection)).items()
    ]
    if differs(tables.Action, actions):
        yield "what can be undone does not follow from the log"


def _texts(connection: Connection) -> Iterator[str]:
    query = (
        select(
            reading.TRANSCRIPT.c.key,
            reading.REVISION.c.number,
            reading.REVISION.c.sha256,
            reading.REVISION.c.characters,
            reading.TEXT.c.text,
        )
        .join(reading.REVISION, reading.REVISION.c.transcript_id == reading.TRANSCRIPT.c.id)
        .outerjoin(reading.TEXT, reading.TEXT.c.revision_id == reading.REVISION.c.id)
    )
    for key, number, digest, characters, text in connection.execute(query):
        if text is None:
            yield f"transcript {key}, revision {number}, has no text"
        elif sha256(text) != digest or len(text) != characters:
            yield f"the text of transcript {key}, revision {number}, was altered"


def _passages(connection: Connection) -> Iterator[str]:
    query = (
        select(reading.CODING, reading.TRANSCRIPT.c.key, reading.REVISION.c.id.label("text_id"))
        .join(reading.TRANSCRIPT, reading.TRANSCRIPT.c.id == reading.CODING.c.transcript_id)
        .outerjoin(
            reading.REVISION,
            (reading.REVISION.c.transcript_id == reading.TRANSCRIPT.c.id)
            & (reading.REVISION.c.number == reading.CODING.c.revision),
        )
        .order_by(reading.REVISION.c.id)
    )
    text_id, text = None, ""
    for coding in connection.execute(query).all():
        if coding.text_id != text_id:
            text_id = coding.text_id
            found = connection.execute(
                select(reading.TEXT.c.text).where(reading.TEXT.c.revision_id == text_id)
            ).scalar()
            text = found or ""
        words = text[coding.start : coding.end]
        if not 0 <= coding.start < coding.end <= len(text) or coding.digest != keyed_digest(
            bytes.fromhex(coding.digest_key), words
        ):
            yield f"coding {show_id(coding.id)} in {coding.key} does not stand on its words"


def _overlaps(connection: Connection) -> Iterator[str]:
    c = reading.CODING.c
    last: Any = None
    for row in connection.execute(
        select(c.id, c.transcript_id, c.coder_id, c.code_id, c.start, c.end).order_by(
            c.transcript_id, c.coder_id, c.code_id, c.start
        )
    ):
        if last is not None and row[1:4] == last[1:4] and row.start < last.end:
            yield f"codings {show_id(last.id)} and {show_id(row.id)} of one code overlap"
        last = row
