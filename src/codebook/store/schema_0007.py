"""The seventh schema: words can be destroyed for good. It never changes.

What an action is called may hold spoken words (the name of a code made from them), so it becomes
part of an event's content, and the chain of digests is made anew over all events.
"""

import hashlib
import hmac
import json
from typing import Any

from sqlalchemy import Connection

STATEMENTS = (
    """
    CREATE TABLE text_map (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        from_revision INTEGER NOT NULL,
        to_revision INTEGER NOT NULL,
        why VARCHAR NOT NULL,
        pieces JSON NOT NULL,
        made_at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (transcript_id, from_revision),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    )
    """,
    """
    CREATE TABLE unplaced_coding (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        memo VARCHAR NOT NULL,
        stance VARCHAR NOT NULL,
        quotable VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    )
    """,
    "CREATE INDEX ix_text_map_transcript_id ON text_map (transcript_id)",
    "CREATE INDEX ix_unplaced_coding_transcript_id ON unplaced_coding (transcript_id)",
    "CREATE INDEX ix_unplaced_coding_code_id ON unplaced_coding (code_id)",
    """
    CREATE TABLE erasure (
        id INTEGER NOT NULL,
        what VARCHAR NOT NULL,
        label VARCHAR NOT NULL,
        transcripts INTEGER NOT NULL,
        made_at VARCHAR NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE unfinished_erasure (
        id INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
)

_PLAIN = json.JSONEncoder(ensure_ascii=False)


def run(connection: Connection) -> None:
    """Makes the tables and the chain."""
    for statement in STATEMENTS:
        connection.exec_driver_sql(statement)
    digest = "0" * 64
    events = connection.exec_driver_sql("SELECT * FROM event ORDER BY seq").mappings().all()
    for event in events:
        keyed = _keyed(event["content_key"], [event["what"], event["before"], event["after"]])
        link = [digest, *(event[name] for name in _CHAINED), keyed]
        digest = hashlib.sha256(_PLAIN.encode(link).encode()).hexdigest()
        connection.exec_driver_sql(
            "UPDATE event SET content_digest = ?, digest = ? WHERE seq = ?",
            (keyed, digest, event["seq"]),
        )


_CHAINED = ("seq", "id", "action_id", "actor", "reverses", "kind", "subject", "at")


def _keyed(key: str, content: list[str | None]) -> str:
    plain = _PLAIN.encode(content).encode("utf-8", "surrogatepass")
    return hmac.new(bytes.fromhex(key), plain, "sha256").hexdigest()


def digest_before(key: str, before: str | None, after: str | None) -> str:
    """The keyed digest of what an event changed, as it was before this schema."""
    return _keyed(key, [before, after])


def chained_before(previous: str, event: Any) -> str:
    """The link of the chain after ``previous``, as it was before this schema."""
    names = (*_CHAINED[:4], "what", *_CHAINED[4:], "content_digest")
    link = _PLAIN.encode([previous, *(event[name] for name in names)])
    return hashlib.sha256(link.encode()).hexdigest()
