"""Undo and redo."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from codebook.errors import CodebookError
from codebook.store import tables as t
from codebook.store.log import LEAD
from codebook.store.projection import Change, current
from codebook.store.reading_codebook import unsound
from codebook.store.values import Undone
from codebook.store.writing.layers import overlapped
from codebook.store.writing.rows import look_up


def reverse(
    connection: Connection,
    coder: str,
    how: Callable[[Connection, str], tuple[str, list[Change]] | None],
) -> Undone | None:
    """Undoes or redoes (``how``) the coder's action, and says where it can be seen."""
    if coder != LEAD:
        look_up(connection, "coder", t.Coder, "name", coder)
    done = how(connection, coder)
    if done is None:
        return None
    what, changes = done
    # Whatever else has come into a layer meanwhile: two codings of one code never overlap.
    restored = [change.after for change in changes if change.kind == "coding" and change.after]
    if any(overlapped(connection, row) for row in restored):
        raise CodebookError(f"“{what}” cannot be taken back or done again: other codings overlap")
    if any(change.kind in ("code", "codebook_revision") for change in changes):
        _refuse_unsound(connection, what)
    for change in changes:
        row = change.after or change.before or {}
        if change.kind in ("coding", "finished"):
            transcript = current(connection, "transcript", row["transcript_id"])
            key = None if transcript is None else str(transcript["key"])
            return Undone(what, key, row.get("start"))
    return Undone(what, None, None)


def _refuse_unsound(connection: Connection, what: str) -> None:
    """Others may have changed the codebook meanwhile, so that the two together make no tree."""
    problems = unsound(connection)
    if problems:
        raise CodebookError(
            f"“{what}” cannot be taken back or done again: {problems[0]}; the codebook has "
            "changed since"
        )
