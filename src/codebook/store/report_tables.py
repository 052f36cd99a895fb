"""The tables of what reports are made of: releases, claims, summaries, telling facts.

Ids, times and offsets as in :mod:`codebook.store.tables`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from codebook.store.tables import id_column, reference


class Release(SQLModel, table=True):
    """Something that left the study, remembered for good so that later releases stay safe.

    ``facts`` is what readers learned from it: see :mod:`codebook.store.release_facts`. ``log_head``
    and ``log_length`` are those of the event log before it. A release that reached nobody is
    withdrawn: then ``withdrawn_at`` and the reason are not empty.
    """

    id: int = id_column()
    kind: str
    title: str
    layer: str
    facts: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    made_at: str
    made_by: str
    log_head: str
    log_length: int
    withdrawn_at: str
    withdrawn_by: str
    withdrawn_because: str


class Claim(SQLModel, table=True):
    """A sentence of a report, tied to a theme, a group of people and passages.

    ``category`` is empty for all interviewees; ``evidence`` holds ids of codings.
    """

    id: int = id_column()
    text: str
    code_id: int = reference("code.id", index=True)
    stance: str
    category: str
    quantifier: str
    evidence: list[int] = Field(sa_column=Column(JSON, nullable=False))
    made_at: str
    changed_at: str


class Summary(SQLModel, table=True):
    """What a person wrote into a cell of the framework matrix: a code by an interviewee."""

    __table_args__ = (UniqueConstraint("code_id", "interviewee_id"),)
    id: int = id_column()
    code_id: int = reference("code.id")
    interviewee_id: int = reference("interviewee.id", index=True)
    text: str
    changed_at: str


class UniqueFact(SQLModel, table=True):
    """A mark on a passage that tells who speaks; ``digest`` as in ``coding``."""

    __tablename__ = "unique_fact"
    id: int = id_column()
    transcript_id: int = reference("transcript.id", index=True)
    revision: int
    start: int
    end: int
    note: str
    made_at: str
    digest_key: str
    digest: str
