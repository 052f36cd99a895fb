"""Where codings lie, and nothing else of them: for what is counted over a whole layer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from codebook.store.hot import Hot
from codebook.store.reading import CODER, CODING, TRANSCRIPT

_OF = Hot(
    select(CODING.c.code_id, CODING.c.start, CODING.c.end).where(
        CODING.c.transcript_id == bindparam("transcript"), CODING.c.coder_id == bindparam("coder")
    )
)


def extents(
    connection: Connection, paths: dict[int, str], coder: str, transcripts: Sequence[str]
) -> list[list[tuple[str, int, int]]]:
    """Code, start and end of a coder's codings, in a list for each of these transcripts.

    Transcripts, and coders, that there are not have no codings.
    """
    who = connection.scalar(select(CODER.c.id).where(CODER.c.name == coder))
    keys = select(TRANSCRIPT.c.key, TRANSCRIPT.c.id).where(TRANSCRIPT.c.key.in_(transcripts))
    ids = {row.key: row.id for row in connection.execute(keys)}
    return [
        [
            (paths[code], start, end)
            for code, start, end in _OF.rows(connection, transcript=ids[key], coder=who)
        ]
        if key in ids
        else []
        for key in transcripts
    ]
