"""Questions about what was taken out of a study: no words, but places and what rested on them."""

from __future__ import annotations

from sqlalchemy import Connection, select

from codebook.store import erasure_tables, reading
from codebook.store.erasure_values import TextMap, Unplaced
from codebook.store.ids import show_id
from codebook.store.reading import CODER, TRANSCRIPT
from codebook.store.tables import table_of

UNPLACED, MAP = table_of(erasure_tables.UnplacedCoding), table_of(erasure_tables.TextMap)


def unplaced(connection: Connection) -> list[Unplaced]:
    """Codings that corrections left without their words, by transcript and place."""
    u = UNPLACED.c
    query = (
        select(
            u.id, TRANSCRIPT.c.key, u.revision, u.start, u.end, u.code_id, CODER.c.name,
            u.memo, u.stance, u.quotable, u.made_at,
        )
        .join(TRANSCRIPT, TRANSCRIPT.c.id == u.transcript_id)
        .join(CODER, CODER.c.id == u.coder_id)
        .order_by(TRANSCRIPT.c.position, u.start, u.id)
    )  # fmt: skip
    paths = reading.code_paths(connection)
    return [
        Unplaced(show_id(row[0]), *row[1:5], paths[row[5]], *row[6:])
        for row in connection.execute(query)
    ]


def text_maps(connection: Connection, key: str) -> list[TextMap]:
    """The ways of passages of a transcript through its revisions, in order."""
    query = (
        select(MAP.c.from_revision, MAP.c.to_revision, MAP.c.why, MAP.c.pieces, MAP.c.made_at)
        .join(TRANSCRIPT, TRANSCRIPT.c.id == MAP.c.transcript_id)
        .where(TRANSCRIPT.c.key == key)
        .order_by(MAP.c.from_revision)
    )
    return [
        TextMap(key, was, now, why, tuple((a, b, c) for a, b, c in pieces), at)
        for was, now, why, pieces, at in connection.execute(query)
    ]
