"""The tables of a study.

Ids are random 63-bit numbers, drawn where a row is made, so that rows made in different copies
of a study never meet under one id. Times are ISO 8601 in UTC. Offsets are code points.

Every table but ``revision_text`` can be rebuilt from ``event``: see :mod:`codebook.store.log`.
``turn``, ``coding_speaker`` and ``action`` are derived: they follow from the others.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel

Row = dict[str, Any]
"""A row of a table, by column."""

Id = BigInteger().with_variant(Integer, "sqlite")


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return table


def id_column() -> Any:
    """The column of a table's random ids."""
    return Field(sa_column=Column("id", Id, primary_key=True, autoincrement=False))


def reference(
    target: str, *, index: bool = False, nullable: bool = False, key: bool = False
) -> Any:
    """A column that holds the id of a row of another table, as ``code.id``."""
    return Field(
        default=None if nullable else ...,
        sa_column=Column(
            Id,
            ForeignKey(target),
            index=index,
            nullable=nullable,
            primary_key=key,
            autoincrement=False,
        ),
    )


class Migration(SQLModel, table=True):
    """A step of the schema that this file has gone through."""

    name: str = Field(primary_key=True)
    applied_at: str


class Study(SQLModel, table=True):
    """The study itself: one row. ``uid`` names it in every copy."""

    id: int = id_column()
    uid: str
    title: str
    blind: str
    created_at: str


class Category(SQLModel, table=True):
    """A node of the scheme of categories."""

    id: int = id_column()
    path: str = Field(unique=True)
    name: str
    position: int


class Interviewee(SQLModel, table=True):
    """A speaker who is studied."""

    id: int = id_column()
    pseudonym: str = Field(unique=True)
    category_id: int = reference("category.id", index=True)
    consent: str
    attributes: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    position: int


class Coder(SQLModel, table=True):
    """Someone who codes; a coder's codings are their layer."""

    id: int = id_column()
    name: str = Field(unique=True)


class CodebookRevision(SQLModel, table=True):
    """A numbered state of the codebook, with why it was made."""

    __tablename__ = "codebook_revision"
    id: int = id_column()
    number: int = Field(unique=True)
    title: str
    version: str
    reason: str
    made_at: str


class Code(SQLModel, table=True):
    """A theme. ``added_in`` is the number of the codebook revision that brought it."""

    __table_args__ = (
        UniqueConstraint("parent_id", "key"),
        Index(
            "code_at_the_top",
            "key",
            unique=True,
            sqlite_where=text("parent_id IS NULL"),
            postgresql_where=text("parent_id IS NULL"),
        ),
    )
    id: int = id_column()
    parent_id: int | None = reference("code.id", nullable=True)
    key: str
    name: str
    definition: str
    include: str
    exclude: str
    examples: list[str] = Field(sa_column=Column(JSON, nullable=False))
    color: str
    aliases: list[str] = Field(sa_column=Column(JSON, nullable=False))
    position: int
    retired: bool
    added_in: int


class Transcript(SQLModel, table=True):
    """An interview; its words are in its revisions. ``revision`` is the current number."""

    id: int = id_column()
    key: str = Field(unique=True)
    position: int
    revision: int
    attributes: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    reviewed_by: str


class Revision(SQLModel, table=True):
    """What is known of one state of a transcript's text; ``turns`` gives the table ``turn``."""

    __table_args__ = (UniqueConstraint("transcript_id", "number"),)
    id: int = id_column()
    transcript_id: int = reference("transcript.id")
    number: int
    sha256: str
    characters: int
    words: int
    turns: list[list[Any]] = Field(sa_column=Column(JSON, nullable=False))


class RevisionText(SQLModel, table=True):
    """The text of a revision: the one thing that the event log does not hold."""

    __tablename__ = "revision_text"
    revision_id: int = reference("revision.id", key=True)
    text: str


class Turn(SQLModel, table=True):
    """A turn of a revision, derived from ``revision.turns``; ``number`` counts from 0."""

    __table_args__ = {"sqlite_with_rowid": False}
    revision_id: int = reference("revision.id", key=True)
    number: int = Field(primary_key=True)
    role: str
    speaker: str
    interviewee_id: int | None = reference("interviewee.id", nullable=True)
    start: int
    end: int
    time: int | None


class Coding(SQLModel, table=True):
    """One coder's application of one code to one passage.

    ``digest`` is of the passage, keyed by ``digest_key``; ``made_under`` is the number of the
    codebook revision that was current.
    """

    __table_args__ = (
        Index("coding_layer", "transcript_id", "coder_id", "code_id", "start"),
        Index("coding_counts", "coder_id", "code_id"),
    )
    id: int = id_column()
    transcript_id: int = reference("transcript.id")
    coder_id: int = reference("coder.id")
    code_id: int = reference("code.id", index=True)
    revision: int
    start: int
    end: int
    memo: str
    stance: str
    quotable: str
    made_at: str
    made_under: int
    digest_key: str
    digest: str


class CodingSpeaker(SQLModel, table=True):
    """Whose words a coding covers, derived from turns; ``words`` begin inside the passage."""

    __tablename__ = "coding_speaker"
    __table_args__ = {"sqlite_with_rowid": False}
    coding_id: int = reference("coding.id", key=True)
    interviewee_id: int = reference("interviewee.id", key=True)
    words: int


class Finished(SQLModel, table=True):
    """A coder's mark that a transcript is done; ``made_under`` as in ``coding``."""

    __table_args__ = (UniqueConstraint("coder_id", "transcript_id"),)
    id: int = id_column()
    coder_id: int = reference("coder.id")
    transcript_id: int = reference("transcript.id", index=True)
    made_at: str
    made_under: int


class Memo(SQLModel, table=True):
    """A note by a coder, or by the lead where there is none.

    ``about`` is ``study``, ``journal``, ``transcript``, ``code`` or ``passage``, and the columns
    after it say which; the memo of a coding is a column of ``coding``. ``digest`` is of a
    passage, as in ``coding``; empty for other memos.
    """

    id: int = id_column()
    about: str
    coder_id: int | None = reference("coder.id", index=True, nullable=True)
    transcript_id: int | None = reference("transcript.id", index=True, nullable=True)
    code_id: int | None = reference("code.id", index=True, nullable=True)
    revision: int | None
    start: int | None
    end: int | None
    text: str
    made_at: str
    changed_at: str
    digest_key: str
    digest: str


class Pin(SQLModel, table=True):
    """A code that a coder applies with a number key, 1 to 9."""

    __table_args__ = (UniqueConstraint("coder_id", "number"),)
    id: int = id_column()
    coder_id: int = reference("coder.id")
    number: int
    code_id: int = reference("code.id", index=True)


class Assignment(SQLModel, table=True):
    """A transcript that a coder is to code; a coder without any is to code all."""

    __table_args__ = (UniqueConstraint("coder_id", "transcript_id"),)
    id: int = id_column()
    coder_id: int = reference("coder.id")
    transcript_id: int = reference("transcript.id", index=True)


class Progress(SQLModel, table=True):
    """How many turns of a transcript, from the first, a coder has read."""

    __table_args__ = (UniqueConstraint("coder_id", "transcript_id"),)
    id: int = id_column()
    coder_id: int = reference("coder.id")
    transcript_id: int = reference("transcript.id", index=True)
    turns: int


class CodeChange(SQLModel, table=True):
    """What a revision of the codebook did to a code: ``added``, ``redefined`` and the like."""

    __tablename__ = "code_change"
    id: int = id_column()
    code_id: int = reference("code.id", index=True)
    revision: int
    what: str


class StudyRule(SQLModel, table=True):
    """A rule that the lead set for the study: who may add codes, for one."""

    __tablename__ = "study_rule"
    id: int = id_column()
    name: str = Field(unique=True)
    value: str


class KeptWord(SQLModel, table=True):
    """What a person decided to keep at the gate, case-folded: it is not asked about again."""

    __tablename__ = "kept_word"
    id: int = id_column()
    text: str = Field(unique=True)


class InternalView(SQLModel, table=True):
    """A record that unprotected numbers or words were shown outside the screens."""

    __tablename__ = "internal_view"
    id: int = id_column()
    what: str
    at: str


class Event(SQLModel, table=True):
    """One change, never altered: see :mod:`codebook.store.log`."""

    __table_args__ = (Index("event_action", "action_id"),)
    seq: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=True))
    id: int = Field(sa_column=Column(Id, nullable=False, unique=True))
    action_id: int = Field(sa_column=Column(Id, nullable=False))
    actor: str
    what: str
    reverses: int | None = Field(default=None, sa_column=Column(Id, nullable=True))
    kind: str
    subject: int = Field(sa_column=Column(Id, nullable=False))
    before: str | None
    after: str | None
    at: str
    content_key: str
    content_digest: str
    digest: str


class Action(SQLModel, table=True):
    """One thing a person did, of one event or many, derived from ``event``.

    ``state`` is ``done``, ``undone``, ``dropped`` (undone, then something else was done) or
    ``reversal`` (it is itself an undo or a redo), or ``noted``, which no undo takes back.
    """

    __table_args__ = (Index("action_stack", "actor", "state", "seq"),)
    id: int = id_column()
    seq: int
    actor: str
    what: str
    state: str
