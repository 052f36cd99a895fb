"""The tables of agreement and adjudication: samples, layers seen, what was settled and how.

Ids, times and offsets as in :mod:`codebook.store.tables`. The consensus is a layer like others, of
the coder :data:`codebook.store.values.CONSENSUS`; its mark that a transcript is finished says that
it is settled.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from codebook.store.tables import id_column, reference


class Sample(SQLModel, table=True):
    """A reliability sample, one round: who codes what independently, and with which codes.

    ``coders`` and ``codes`` hold ids; the codes are those that there were when it was drawn.
    """

    id: int = id_column()
    number: int = Field(unique=True)
    seed: int
    coders: list[int] = Field(sa_column=Column(JSON, nullable=False))
    codes: list[int] = Field(sa_column=Column(JSON, nullable=False))
    made_at: str


class SampleTranscript(SQLModel, table=True):
    """A transcript of a sample."""

    __tablename__ = "sample_transcript"
    __table_args__ = (UniqueConstraint("sample_id", "transcript_id"),)
    id: int = id_column()
    sample_id: int = reference("sample.id")
    transcript_id: int = reference("transcript.id", index=True)


class SeenLayer(SQLModel, table=True):
    """What a coder had coded in a transcript when another's layer was first shown to them there.

    ``codings`` are lists of id, code, start, end and stance, in ``revision`` of the text;
    ``finished`` says whether the coder had finished the transcript, under the codebook revision
    ``made_under``.
    """

    __tablename__ = "seen_layer"
    __table_args__ = (UniqueConstraint("coder_id", "transcript_id"),)
    id: int = id_column()
    coder_id: int = reference("coder.id")
    transcript_id: int = reference("transcript.id", index=True)
    revision: int
    finished: bool
    made_under: int
    codings: list[list[Any]] = Field(sa_column=Column(JSON, nullable=False))
    at: str


class Decision(SQLModel, table=True):
    """How one place in dispute was settled, or why it waits: who, when, why.

    ``choice`` is one of :class:`codebook.core.agreement.settling.Choice`; ``accepted`` the coder
    whose codings were taken. ``digest`` is of the passage, as in ``coding``.
    """

    id: int = id_column()
    transcript_id: int = reference("transcript.id", index=True)
    code_id: int = reference("code.id", index=True)
    revision: int
    start: int
    end: int
    choice: str
    accepted: int | None = reference("coder.id", nullable=True)
    note: str
    made_by: str
    made_at: str
    digest_key: str
    digest: str


class DecisionPlace(SQLModel, table=True):
    """What a decision was about, in the revision of the decision.

    ``marked`` is what the coders had marked there, as lists of coder, start and end; ``given`` what
    was put there instead, as lists of code, start, end, stance and quotation rule.
    """

    __tablename__ = "decision_place"
    __table_args__ = (UniqueConstraint("decision_id"),)
    id: int = id_column()
    decision_id: int = reference("decision.id")
    marked: list[list[int]] = Field(sa_column=Column(JSON, nullable=False))
    given: list[list[Any]] = Field(sa_column=Column(JSON, nullable=False))


class Settled(SQLModel, table=True):
    """That a transcript is settled, and the ids of the coders whose layers were; one alone is
    single-coded."""

    __table_args__ = (UniqueConstraint("transcript_id"),)
    id: int = id_column()
    transcript_id: int = reference("transcript.id")
    coders: list[int] = Field(sa_column=Column(JSON, nullable=False))
    at: str
