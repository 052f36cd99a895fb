"""Transcripts as they come into a study."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, select

from codebook.core.categories import Interviewee
from codebook.core.text import sha256
from codebook.core.turns import Turn
from codebook.errors import BadInput
from codebook.store import tables as t
from codebook.store.log import LEAD, record
from codebook.store.projection import Change
from codebook.store.reading_marks import kept_words
from codebook.store.tables import Row, table_of
from codebook.store.values import NewTranscript
from codebook.store.word_count import words_of
from codebook.store.writing.people import add_interviewees
from codebook.store.writing.rows import names, new


def add_transcripts(
    connection: Connection,
    new_ones: Sequence[NewTranscript],
    listed: Sequence[Interviewee] = (),
    kept: Iterable[str] = (),
) -> None:
    """Stores screened transcripts and the interviewees that came with them, all or none.

    ``kept`` is what a person decided to keep of what the gate found in them.
    """
    if listed:
        add_interviewees(connection, listed)
    table = table_of(t.Transcript)
    position = connection.execute(select(func.count()).select_from(table)).scalar_one()
    people = names(connection, t.Interviewee, "pseudonym")
    taken = names(connection, t.Transcript, "key")
    changes: list[Change] = []
    texts: list[Row] = []
    for offset, transcript in enumerate(new_ones):
        if transcript.key in taken:
            raise BadInput(f"there is a transcript {transcript.key} already")
        made = new(
            "transcript",
            key=transcript.key,
            position=position + offset,
            revision=1,
            attributes=dict(transcript.attributes),
            reviewed_by=transcript.reviewed_by,
        )
        taken[transcript.key] = made.subject
        revision = _revision(made.subject, 1, transcript, people)
        changes += [made, revision]
        texts.append({"revision_id": revision.subject, "text": transcript.text})
    changes.sort(key=lambda change: change.kind != "transcript")
    known = kept_words(connection)
    words = dict.fromkeys(word.casefold() for word in kept)
    changes += [new("kept_word", text=word) for word in words if word not in known]
    record(connection, LEAD, f"import {len(new_ones)} transcripts", changes)
    if texts:
        connection.execute(insert(table_of(t.RevisionText)), texts)


def _revision(owner: int, number: int, source: NewTranscript, people: dict[str, int]) -> Change:
    spoken = [(turn.start, turn.end) for turn in source.turns if turn.speaker in people]
    return new(
        "revision",
        transcript_id=owner,
        number=number,
        sha256=sha256(source.text),
        characters=len(source.text),
        words=words_of(source.text, spoken),
        turns=turn_lists(source.turns, people),
    )


def turn_lists(turns: Iterable[Turn], people: Mapping[str, int]) -> list[list[Any]]:
    """Turns as a revision holds them; ``people`` are the ids of interviewees by pseudonym."""
    return [
        [turn.role.value, turn.speaker, people.get(turn.speaker), turn.start, turn.end, turn.time]
        for turn in turns
    ]
