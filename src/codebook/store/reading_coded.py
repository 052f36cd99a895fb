"""What reports count, interview by interview, so that no more than one is held at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from codebook.core.coded import Coded, Interview
from codebook.core.codes import contains
from codebook.core.codings import Coding
from codebook.core.turns import Role, Turn
from codebook.store import reading
from codebook.store.hot import Hot
from codebook.store.reading import (
    CATEGORY,
    CODER,
    CODING,
    CURRENT,
    FINISHED,
    INTERVIEWEE,
    REVISION,
    SPEAKER,
    TEXT,
    TRANSCRIPT,
    TURN,
)

_CODED = Hot(
    select(
        CODING.c.code_id, SPEAKER.c.interviewee_id, CODING.c.start, CODING.c.end, CODING.c.stance
    )
    .join(SPEAKER, SPEAKER.c.coding_id == CODING.c.id)
    .where(
        CODING.c.transcript_id == bindparam("transcript"), CODING.c.coder_id == bindparam("coder")
    )
)
_TURNS = Hot(
    select(TURN.c.speaker, TURN.c.role, TURN.c.start, TURN.c.end)
    .where(TURN.c.revision_id == bindparam("revision"))
    .order_by(TURN.c.number)
)
_WORDS = Hot(select(TEXT.c.text).where(TEXT.c.revision_id == bindparam("revision")))
_ROLES = {role.value: role for role in Role}


def each_interview(
    connection: Connection,
    paths: dict[int, str],
    coders: Sequence[str],
    visit: Callable[[Interview], None],
    *,
    unfinished: bool = False,
    turns: bool = False,
    words: bool = False,
) -> None:
    """Visits the transcripts that count in these layers, in the order of the study.

    They come with their turns and their text where these are asked for.
    """
    people = dict(connection.execute(select(INTERVIEWEE.c.id, INTERVIEWEE.c.pseudonym)).all())
    layers = _layers(connection, coders, unfinished=unfinished)
    rows = connection.execute(
        select(TRANSCRIPT.c.id, TRANSCRIPT.c.key, REVISION.c.id)
        .join(REVISION, CURRENT)
        .order_by(TRANSCRIPT.c.position)
    ).all()
    for transcript, key, revision in rows:
        if transcript not in layers:
            continue
        coded = [
            Coded(paths[code], people[person], start, end, stance)
            for coder in layers[transcript]
            for code, person, start, end, stance in _CODED.all(
                connection, transcript=transcript, coder=coder
            )
        ]
        spoken = _turns(connection, revision) if turns or words else ()
        text = _WORDS.first(connection, revision=revision) if words else None
        visit(Interview(key, coded, spoken, text[0] if text else ""))


def _turns(connection: Connection, revision: int) -> tuple[Turn, ...]:
    rows = _TURNS.all(connection, revision=revision)
    return tuple(Turn(speaker, _ROLES[role], start, end) for speaker, role, start, end in rows)


def _layers(
    connection: Connection, coders: Sequence[str], *, unfinished: bool
) -> dict[int, list[int]]:
    """The coders whose codings count, by transcript."""
    who = select(CODER.c.id).where(CODER.c.name.in_(list(coders))).order_by(CODER.c.name)
    ids = list(connection.execute(who).scalars())
    if unfinished:
        return dict.fromkeys(connection.execute(select(TRANSCRIPT.c.id)).scalars(), ids)
    found: dict[int, list[int]] = {}
    done = select(FINISHED.c.transcript_id, FINISHED.c.coder_id)
    for transcript, coder in connection.execute(done.where(FINISHED.c.coder_id.in_(ids))):
        found.setdefault(transcript, []).append(coder)
    return found


def transcript_attributes(connection: Connection) -> dict[str, dict[str, str]]:
    """What is said of each transcript beside its words, by key, in the order of the study."""
    query = select(TRANSCRIPT.c.key, TRANSCRIPT.c.attributes).order_by(TRANSCRIPT.c.position)
    return {key: dict(attributes) for key, attributes in connection.execute(query)}


def behind_cell(
    connection: Connection,
    paths: dict[int, str],
    code: str,
    coders: Sequence[str],
    *,
    categories: Collection[str] | None = None,
    person: str | None = None,
    stance: str | None = None,
    unfinished: bool = False,
) -> list[Coding]:
    """The codings that a cell counts: of a code and those below it, by a category or a person."""
    speakers: Any = select(SPEAKER.c.coding_id)
    if categories is not None or person is not None:
        speakers = speakers.join(INTERVIEWEE, INTERVIEWEE.c.id == SPEAKER.c.interviewee_id)
    if person is not None:
        speakers = speakers.where(INTERVIEWEE.c.pseudonym == person)
    if categories is not None:
        speakers = speakers.join(CATEGORY, CATEGORY.c.id == INTERVIEWEE.c.category_id)
        speakers = speakers.where(CATEGORY.c.path.in_(list(categories)))
    below = [number for number, path in paths.items() if contains(code, path)]
    where = CODING.c.code_id.in_(below) & CODING.c.id.in_(speakers)
    if stance is not None:
        where &= CODING.c.stance == stance
    if not unfinished:
        done = select(FINISHED.c.id).where(
            FINISHED.c.coder_id == CODING.c.coder_id,
            FINISHED.c.transcript_id == CODING.c.transcript_id,
        )
        where &= done.exists()
    return reading.codings(connection, paths, coders=coders, where=where)
