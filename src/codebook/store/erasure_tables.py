"""The tables of what was taken out for good: how passages moved, and what lost its words.

Ids, times and offsets as in :mod:`codebook.store.tables`. No words of anybody are in them but for
memos of codings that are kept aside.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from codebook.store.tables import id_column, reference


class TextMap(SQLModel, table=True):
    """How passages move from a revision of a transcript to the next one.

    ``pieces`` are lists of start, end and the length of the words that stand there now; ``why`` is
    ``redaction``, ``correction`` or ``withdrawal``. It holds no words.
    """

    __tablename__ = "text_map"
    __table_args__ = (UniqueConstraint("transcript_id", "from_revision"),)
    id: int = id_column()
    transcript_id: int = reference("transcript.id", index=True)
    from_revision: int
    to_revision: int
    why: str
    pieces: list[list[int]] = Field(sa_column=Column(JSON, nullable=False))
    made_at: str


class UnplacedCoding(SQLModel, table=True):
    """A coding whose words a correction took away: where it stood, in the ``revision`` before."""

    __tablename__ = "unplaced_coding"
    id: int = id_column()
    transcript_id: int = reference("transcript.id", index=True)
    coder_id: int = reference("coder.id")
    code_id: int = reference("code.id", index=True)
    revision: int
    start: int
    end: int
    memo: str
    stance: str
    quotable: str
    made_at: str


class Erasure(SQLModel, table=True):
    """That something was taken out for good, and what stands there; nothing of what it was.

    ``what`` is ``redaction``, ``correction``, ``withdrawal`` or ``removal``; ``transcripts`` is
    how many it changed.
    """

    id: int = id_column()
    what: str
    label: str
    transcripts: int
    made_at: str


class UnfinishedErasure(SQLModel, table=True):
    """A row while words are gone from the tables, but maybe not yet from free pages."""

    __tablename__ = "unfinished_erasure"
    id: int = id_column()
