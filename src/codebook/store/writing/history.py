"""Undo and redo."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from codebook.errors import CodebookError
from codebook.store import tables as t
from codebook.store.projection import Change, current
from codebook.store.values import Undone
from codebook.store.writing.layers import overlapped
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
    # Whatever else has come into a layer meanwhile: two codings of one code never overlap.
    restored = [change.after for change in changes if change.kind == "coding" and change.after]
    if any(overlapped(connection, row) for row in restored):
        raise CodebookError(f"“{what}” cannot be taken back or done again: other codings overlap")
    for change in changes:
        row = change.after or change.before or {}
        if change.kind in ("coding", "finished"):
            transcript = current(connection, "transcript", row["transcript_id"])
            key = None if transcript is None else str(transcript["key"])
            return Undone(what, key, row.get("start"))
    return Undone(what, None, None)
