"""Corrected words and speakers of a transcript."""

from __future__ import annotations

from sqlalchemy import Connection, select

from codebook.core.corrected import corrections
from codebook.core.remap import Remap
from codebook.errors import BadInput
from codebook.store import log, reading
from codebook.store import tables as t
from codebook.store.erasure_values import Erased
from codebook.store.values import NewTranscript
from codebook.store.writing import moving
from codebook.store.writing.redaction import located
from codebook.store.writing.rows import look_up, names
from codebook.store.writing.transcripts import turn_lists


def revise(connection: Connection, who: str, corrected: NewTranscript) -> Erased:
    """Gives a transcript, by its key, a corrected text and turns; the text before it goes.

    Codings keep their words wherever these are still there. Those whose words are gone, or were
    changed at an end, are kept aside. Must be called inside
    :func:`codebook.store.erasure.erasing`. Raises :class:`BadInput` where nothing differs.
    """
    key = corrected.key
    look_up(connection, "transcript", t.Transcript, "key", key)
    before = reading.current_revision(connection, key)
    (text,) = connection.execute(
        select(reading.TEXT.c.text).where(reading.TEXT.c.revision_id == before.id)
    ).one()
    turns = turn_lists(corrected.turns, names(connection, t.Interviewee, "pseudonym"))
    if text == corrected.text and turns == before.turns:
        raise BadInput(f"transcript {key} holds this very text already")
    remap = Remap(corrections(text, corrected.text))
    moved = moving.revise(connection, key, remap, moving.CORRECTION, turns)
    changes = [*moved.changes, moving.note(moving.CORRECTION, "", 1)]
    log.restate(connection, who, f"correct {key}", changes, located(connection, key))
    return moving.told(changes)
