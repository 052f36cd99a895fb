"""Looking again at what was coded or finished under an earlier codebook."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from codebook.store import ids, reading
from codebook.store import tables as t
from codebook.store.log import record
from codebook.store.projection import Change
from codebook.store.writing.codings import own_coding
from codebook.store.writing.rows import found, look_up, names


def confirm(connection: Connection, coder: str, shown: Sequence[str]) -> None:
    """Says of codings that they hold under the codebook as it is now."""
    number = reading.codebook_number(connection)
    rows = [own_coding(connection, one, coder) for one in dict.fromkeys(shown)]
    if len(rows) == 1:
        what = f"confirm {reading.code_path(connection, rows[0]['code_id'])}"
    else:
        what = f"confirm {len(rows)} codings"
    changes = [Change("coding", row["id"], row, {**row, "made_under": number}) for row in rows]
    record(connection, coder, what, changes)


def finish_again(connection: Connection, coder: str, keys: Sequence[str]) -> list[str]:
    """Says of finished transcripts that they are so under the codebook as it is now.

    Gives the keys of those that were finished under an earlier one.
    """
    coder_id = look_up(connection, "coder", t.Coder, "name", coder)
    known = names(connection, t.Transcript, "key")
    wanted = {found("transcript", key, known): key for key in keys}
    number, mark = reading.codebook_number(connection), reading.FINISHED
    query = select(mark).where(mark.c.coder_id == coder_id, mark.c.made_under < number)
    rows = [dict(row) for row in connection.execute(query).mappings()]
    rows = [row for row in rows if row["transcript_id"] in wanted]
    again = [wanted[row["transcript_id"]] for row in rows]
    what = f"finish {again[0] if len(again) == 1 else f'{len(again)} transcripts'} again"
    changed = {"made_at": ids.now(), "made_under": number}
    changes = [Change("finished", row["id"], row, {**row, **changed}) for row in rows]
    record(connection, coder, what, changes)
    return again
