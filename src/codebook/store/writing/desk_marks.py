"""What a coder sets up for work, and how far it has come: pins, assignments, turns read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from codebook.errors import BadInput
from codebook.store import reading
from codebook.store import tables as t
from codebook.store.log import LEAD, record
from codebook.store.projection import Change
from codebook.store.tables import Row, table_of
from codebook.store.values import Blind
from codebook.store.writing.rows import found, look_up, names, new

PINS = range(1, 10)
"""The number keys that a code can be pinned to."""


def pin(connection: Connection, coder: str, number: int, path: str | None) -> None:
    """Pins a code to a number key of a coder, in the place of what was there; or unpins it."""
    if number not in PINS:
        raise BadInput(f"a code is pinned to a key from {PINS[0]} to {PINS[-1]}")
    coder_id = look_up(connection, "coder", t.Coder, "name", coder)
    before = _row(connection, t.Pin, coder_id=coder_id, number=number)
    if path is None:
        changes = [] if before is None else [Change("pin", before["id"], before, None)]
        record(connection, coder, f"unpin {number}", changes)
        return
    code = reading.code_id(connection, path)
    if code is None:
        code = found("code", path, {p: n for n, p in reading.code_paths(connection).items()})
    if before is None:
        change = new("pin", coder_id=coder_id, number=number, code_id=code)
    else:
        change = Change("pin", before["id"], before, {**before, "code_id": code})
    record(connection, coder, f"pin {path} to {number}", [change])


def assign(connection: Connection, coder: str, keys: Sequence[str], *, wanted: bool) -> list[str]:
    """Gives transcripts to a coder to code, or takes them back; the keys that this changed."""
    coder_id = look_up(connection, "coder", t.Coder, "name", coder)
    known = names(connection, t.Transcript, "key")
    asked = {found("transcript", key, known): key for key in keys}
    table = table_of(t.Assignment)
    rows = connection.execute(select(table).where(table.c.coder_id == coder_id)).mappings()
    given = {row["transcript_id"]: dict(row) for row in rows}
    changed = [number for number in asked if (number in given) != wanted]
    changes = [
        new("assignment", coder_id=coder_id, transcript_id=number)
        if wanted
        else Change("assignment", given[number]["id"], given[number], None)
        for number in changed
    ]
    verb = "assign" if wanted else "unassign"
    record(connection, LEAD, f"{verb} {len(changed)} transcripts, {coder}", changes)
    return [asked[number] for number in changed]


def note_read(connection: Connection, coder: str, key: str, turns: int) -> None:
    """Notes how many turns of a transcript, from the first, a coder has read; never fewer."""
    coder_id = look_up(connection, "coder", t.Coder, "name", coder)
    transcript = look_up(connection, "transcript", t.Transcript, "key", key)
    before = _row(connection, t.Progress, coder_id=coder_id, transcript_id=transcript)
    if before is None:
        change = new("progress", coder_id=coder_id, transcript_id=transcript, turns=turns)
    else:
        after = {**before, "turns": max(turns, before["turns"])}
        change = Change("progress", before["id"], before, after)
    record(connection, coder, f"read {key}", [change])


def set_rule(connection: Connection, name: str, value: str) -> None:
    """Sets a rule of the study."""
    record(connection, LEAD, f"rule {name}: {value}", [rule_change(connection, name, value)])


def rule_change(connection: Connection, name: str, value: str) -> Change:
    """What makes a rule of the study what it is to be."""
    before = _row(connection, t.StudyRule, name=name)
    if before is None:
        return new("study_rule", name=name, value=value)
    return Change("study_rule", before["id"], before, {**before, "value": value})


def set_blind(connection: Connection, rule: Blind) -> None:
    """Sets the study's rule of blindness."""
    row = connection.execute(select(table_of(t.Study))).mappings().one()
    change = Change("study", row["id"], dict(row), {**row, "blind": rule.value})
    record(connection, LEAD, f"blind: {rule.value}", [change])


def _row(connection: Connection, model: Any, **where: Any) -> Row | None:
    table = table_of(model)
    query = select(table).where(*(table.c[column] == value for column, value in where.items()))
    row = connection.execute(query).mappings().first()
    return None if row is None else dict(row)
