"""Marks that people set: transcripts finished, unprotected views on record."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from codebook.store import ids, reading
from codebook.store import tables as t
from codebook.store.log import LEAD, record
from codebook.store.projection import Change
from codebook.store.writing.rows import found, look_up, names, new


def finish(connection: Connection, coder: str, keys: Sequence[str], *, done: bool) -> list[str]:
    """Marks transcripts finished, or no longer so; the keys of those that this changed."""
    coder_id = look_up(connection, "coder", t.Coder, "name", coder)
    known = names(connection, t.Transcript, "key")
    wanted = {found("transcript", key, known): key for key in keys}
    marks = {
        row["transcript_id"]: dict(row)
        for row in connection.execute(
            select(reading.FINISHED).where(reading.FINISHED.c.coder_id == coder_id)
        ).mappings()
    }
    changed = [number for number in wanted if (number in marks) != done]
    revision = reading.codebook_number(connection)
    changes = [
        new(
            "finished",
            coder_id=coder_id,
            transcript_id=number,
            made_at=ids.now(),
            made_under=revision,
        )
        if done
        else Change("finished", marks[number]["id"], marks[number], None)
        for number in changed
    ]
    verb = "finish" if done else "reopen"
    one = len(changed) == 1
    what = f"{verb} {wanted[changed[0]]}" if one else f"{verb} {len(changed)} transcripts"
    record(connection, coder, what, changes)
    return [wanted[number] for number in changed]


def note_internal_view(connection: Connection, what: str) -> None:
    """Puts on record that something unprotected was shown."""
    record(connection, LEAD, f"view {what}", [new("internal_view", what=what, at=ids.now())])
