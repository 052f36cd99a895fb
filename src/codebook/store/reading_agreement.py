"""Queries about agreement: who finished what when, samples, layers seen, what was settled."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from codebook.core.agreement.settling import Choice
from codebook.core.codings import Coding, Quotable, Stance
from codebook.store import agreement_tables as a
from codebook.store import reading
from codebook.store.agreement_values import (
    FinishMark,
    Sample,
    SeenLayer,
    Settlement,
    StoredDecision,
)
from codebook.store.ids import show_id
from codebook.store.reading import CODE, CODER, FINISHED, TRANSCRIPT
from codebook.store.tables import table_of
from codebook.store.values import CONSENSUS

SAMPLE, DRAWN = table_of(a.Sample), table_of(a.SampleTranscript)
SEEN, DECISION, SETTLED = table_of(a.SeenLayer), table_of(a.Decision), table_of(a.Settled)
PLACE = table_of(a.DecisionPlace)


def _coders(connection: Connection) -> dict[int, str]:
    return {row.id: row.name for row in connection.execute(select(CODER.c.id, CODER.c.name))}


def finish_marks(connection: Connection) -> list[FinishMark]:
    """Every coder's mark that a transcript is finished; not those of the consensus."""
    rows = connection.execute(
        select(CODER.c.name, TRANSCRIPT.c.key, FINISHED.c.made_at, FINISHED.c.made_under)
        .join(CODER, CODER.c.id == FINISHED.c.coder_id)
        .join(TRANSCRIPT, TRANSCRIPT.c.id == FINISHED.c.transcript_id)
        .where(CODER.c.name != CONSENSUS)
        .order_by(CODER.c.name, TRANSCRIPT.c.position)
    )
    return [FinishMark(*row) for row in rows]


def code_ages(connection: Connection) -> dict[str, int]:
    """The number of the codebook revision that brought each code, by path."""
    paths = reading.code_paths(connection)
    rows = connection.execute(select(CODE.c.id, CODE.c.added_in))
    return {paths[code]: number for code, number in rows}


def samples(connection: Connection) -> list[Sample]:
    """The reliability samples, in the order they were drawn."""
    names, paths = _coders(connection), reading.code_paths(connection)
    keys: dict[int, list[str]] = defaultdict(list)
    for sample, key in connection.execute(
        select(DRAWN.c.sample_id, TRANSCRIPT.c.key)
        .join(TRANSCRIPT, TRANSCRIPT.c.id == DRAWN.c.transcript_id)
        .order_by(TRANSCRIPT.c.position)
    ):
        keys[sample].append(key)
    return [
        Sample(
            row.number,
            row.seed,
            tuple(names[coder] for coder in row.coders),
            tuple(keys[row.id]),
            tuple(paths[code] for code in row.codes if code in paths),
            row.made_at,
        )
        for row in connection.execute(select(SAMPLE).order_by(SAMPLE.c.number))
    ]


def seen_layers(connection: Connection) -> list[SeenLayer]:
    """What coders had coded when another's layer was first shown to them, by time."""
    names, paths = _coders(connection), reading.code_paths(connection)
    rows = connection.execute(
        select(SEEN, TRANSCRIPT.c.key)
        .join(TRANSCRIPT, TRANSCRIPT.c.id == SEEN.c.transcript_id)
        .order_by(SEEN.c.at, SEEN.c.id)
    )
    return [
        SeenLayer(
            names[row.coder_id],
            row.key,
            row.at,
            row.finished,
            row.made_under,
            tuple(
                Coding(
                    show_id(number), row.key, start, end, paths[code], names[row.coder_id],
                    stance=Stance(stance),
                )
                for number, code, start, end, stance in row.codings
            ),
            row.revision,
        )
        for row in rows
    ]  # fmt: skip


def decisions(connection: Connection, transcript: str | None = None) -> list[StoredDecision]:
    """How places in dispute were settled, by time; the last one of a place holds."""
    names, paths = _coders(connection), reading.code_paths(connection)
    query = (
        select(DECISION, TRANSCRIPT.c.key, PLACE.c.marked, PLACE.c.given)
        .join(TRANSCRIPT, TRANSCRIPT.c.id == DECISION.c.transcript_id)
        .outerjoin(PLACE, PLACE.c.decision_id == DECISION.c.id)
    )
    if transcript is not None:
        query = query.where(TRANSCRIPT.c.key == transcript)
    return [
        StoredDecision(
            row.key,
            paths[row.code_id],
            row.start,
            row.end,
            Choice(row.choice),
            names.get(row.accepted, ""),
            row.note,
            row.made_by,
            row.made_at,
            show_id(row.id),
            tuple((names[coder], start, end) for coder, start, end in row.marked or ()),
            tuple(
                Coding(
                    "", row.key, start, end, paths[code], CONSENSUS,
                    stance=Stance(stance), quotable=Quotable(quotable),
                )
                for code, start, end, stance, quotable in row.given or ()
                if code in paths
            ),
            row.revision,
        )
        for row in connection.execute(query.order_by(DECISION.c.made_at, DECISION.c.id))
    ]  # fmt: skip


def settlements(connection: Connection) -> list[Settlement]:
    """The transcripts that are settled, in the study's order."""
    names = _coders(connection)
    rows = connection.execute(
        select(TRANSCRIPT.c.key, SETTLED.c.coders, SETTLED.c.at)
        .join(TRANSCRIPT, TRANSCRIPT.c.id == SETTLED.c.transcript_id)
        .order_by(TRANSCRIPT.c.position)
    )
    return [Settlement(key, tuple(names[c] for c in coders), at) for key, coders, at in rows]


def has_consensus(connection: Connection) -> bool:
    """Whether anything was put into the consensus, or a transcript settled."""
    query = select(CODER.c.id).where(CODER.c.name == CONSENSUS)
    consensus = connection.execute(query).scalar()
    if consensus is None:
        return False
    coded = select(reading.CODING.c.id).where(reading.CODING.c.coder_id == consensus)
    done = select(FINISHED.c.id).where(FINISHED.c.coder_id == consensus)
    return any(connection.execute(one.limit(1)).first() is not None for one in (coded, done))
