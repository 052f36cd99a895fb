"""Undo and redo."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from codebook.store import tables as t
from codebook.store.projection import Change, current
from codebook.store.values import Undone
from codebook.store.writing.rows import look_up


def reverse(
    connection: Connection,
    coder: str,
    how: Callable[[Connection, str], tuple[str, list[Change]] | None],
) -> Undone | None:
    """Undoes or redoes (``how``) the coder's action, and says where it can be seen."""
    look_up(connection, "coder", t.Coder, "name", coder)
    done = how(connection, coder)
    if done is None:
        return None
    what, changes = done
    for change in changes:
        row = change.after or change.before or {}
        if change.kind in ("coding", "finished"):
            transcript = current(connection, "transcript", row["transcript_id"])
            key = None if transcript is None else str(transcript["key"])
            return Undone(what, key, row.get("start"))
    return Undone(what, None, None)
