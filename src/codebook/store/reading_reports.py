"""Queries about reports: themes as releases know them, what was released, claims, summaries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from codebook.core import revisit
from codebook.core.claims import Claim
from codebook.core.codes import contains
from codebook.core.disclosure import Memory, Theme
from codebook.core.text import keyed_digest
from codebook.store import reading, release_facts
from codebook.store import report_tables as r
from codebook.store import tables as t
from codebook.store.ids import show_id
from codebook.store.reading import INTERVIEWEE, REVISION, TEXT, TRANSCRIPT
from codebook.store.reading_codebook import CHANGE
from codebook.store.report_values import Release, ReleasedPassage, Summary, UniqueFact
from codebook.store.tables import table_of

RELEASE, CLAIM = table_of(r.Release), table_of(r.Claim)
SUMMARY, FACT = table_of(r.Summary), table_of(r.UniqueFact)
RULE, EVENT, CODE = table_of(t.StudyRule), table_of(t.Event), table_of(t.Code)


def rule(connection: Connection, name: str) -> str | None:
    """The value of a rule of the study, ``None`` where none was set."""
    value: str | None = connection.execute(select(RULE.c.value).where(RULE.c.name == name)).scalar()
    return value


# Themes


def themes(connection: Connection, paths: Iterable[str], stance: str) -> list[Theme]:
    """The themes of codes: each covers what lies below it and what was merged into those."""
    ordered = list(reading.code_paths(connection).items())
    position = {path: number for number, (_, path) in enumerate(ordered)}
    merged: dict[int, set[int]] = defaultdict(set)
    for _, took_in, sources in _together(connection, revisit.TOOK_IN, revisit.MERGED_INTO):
        merged[took_in] |= sources
    found = []
    for path in paths:
        covers = set(_subtree(ordered, position[path]))
        waiting = list(covers)
        while waiting:
            more = merged[waiting.pop()] - covers
            covers |= more
            waiting += more
        shown = show_id(ordered[position[path]][0])
        found.append(Theme(path, shown, frozenset(map(show_id, covers)), stance))
    return found


def _subtree(ordered: Sequence[tuple[int, str]], at: int) -> Iterator[int]:
    """The code at a position of the codebook's order, and those below it, which follow."""
    path = ordered[at][1]
    while at < len(ordered) and contains(path, ordered[at][1]):
        yield ordered[at][0]
        at += 1


def _together(connection: Connection, one: str, others: str) -> Iterable[tuple[int, int, set[int]]]:
    """By revision: the code to which ``one`` was done, and those to which ``others`` were."""
    changes: dict[int, list[Any]] = defaultdict(list)
    query = select(CHANGE.c.revision, CHANGE.c.code_id, CHANGE.c.what)
    for row in connection.execute(query.order_by(CHANGE.c.revision)):
        changes[row.revision].append(row)
    for revision, rows in changes.items():
        met = {row.code_id for row in rows if row.what.startswith(others)}
        for row in rows:
            if row.what.startswith(one):
                yield revision, row.code_id, met


def _splits(connection: Connection) -> release_facts.Splits:
    """Where the passages of codes may have gone, by revision: into what was split off from them,
    into the code they were merged into, and into codes that were added below that one since.
    """
    found = list(_together(connection, revisit.SPLIT_INTO, revisit.ADDED))
    merges = list(_together(connection, revisit.MERGED_INTO, revisit.TOOK_IN))
    if merges:
        ordered = list(reading.code_paths(connection).items())
        at = {code: position for position, (code, _) in enumerate(ordered)}
        numbers = connection.execute(select(CODE.c.id, CODE.c.added_in))
        added = {row.id: row.added_in for row in numbers}
        found += [
            (revision, code, {part for one in into for part in _subtree(ordered, at[one])
                              if part == one or added[part] > revision})
            for revision, code, into in merges
        ]  # fmt: skip
    return [
        (revision, show_id(code), frozenset(map(show_id, parts)))
        for revision, code, parts in sorted(found, key=lambda one: one[0])
    ]


# Releases


def releases(connection: Connection) -> list[Release]:
    """Everything that was released, in order, withdrawn ones included."""
    rows = connection.execute(select(RELEASE).order_by(RELEASE.c.log_length))
    return [Release(show_id(row.id), *row[1:]) for row in rows]


def memory(connection: Connection) -> Memory:
    """What readers know: releases that were not withdrawn.

    A theme that was released covers what it covered then, what was split off from that since, and
    what its code covers today: passages may have been recoded into a code that was added below it.
    """
    told = [(one.id, one.facts) for one in releases(connection) if not one.withdrawn_at]
    known = release_facts.memory_of(told, _splits(connection))
    ids = {theme.id for theme in (*(row.theme for row in known.rows), *known.quoted)}
    paths = [p for code, p in reading.code_paths(connection).items() if show_id(code) in ids]
    now = {theme.id: theme.covers for theme in themes(connection, paths, "")}

    def widened(theme: Theme) -> Theme:
        return replace(theme, covers=theme.covers | now.get(theme.id, frozenset()))

    return replace(
        known,
        rows=tuple(replace(row, theme=widened(row.theme)) for row in known.rows),
        quoted=tuple(map(widened, known.quoted)),
    )


def released_passages(connection: Connection) -> list[ReleasedPassage]:
    """The passages that were released, in order, each checked against the text as it is now."""
    texts = {
        key: (number, text)
        for key, number, text in connection.execute(
            select(TRANSCRIPT.c.key, REVISION.c.number, TEXT.c.text)
            .join(REVISION, reading.CURRENT)
            .join(TEXT, TEXT.c.revision_id == REVISION.c.id)
        )
    }
    found = []
    for release in releases(connection):
        if release.withdrawn_at:
            continue
        for part in release.facts:
            for passage in part.get("passages", ()):
                number, text = texts.get(passage["transcript"], (0, ""))
                words = text[passage["start"] : passage["end"]]
                digest = keyed_digest(bytes.fromhex(passage["digest_key"]), words)
                found.append(
                    ReleasedPassage(
                        release.id,
                        part["code"],
                        passage["category"] or "",
                        passage["transcript"],
                        passage["start"],
                        passage["end"],
                        number == passage["revision"] and digest == passage["digest"],
                    )
                )
    return found


# Claims, summaries, telling facts


def claims(connection: Connection) -> list[Claim]:
    """The claims, in the order they were made."""
    paths = reading.code_paths(connection)
    rows = connection.execute(select(CLAIM).order_by(CLAIM.c.made_at, CLAIM.c.id))
    return [
        Claim(
            show_id(row.id),
            row.text,
            paths[row.code_id],
            row.stance,
            row.category,
            row.quantifier,
            tuple(map(show_id, row.evidence)),
            row.made_at,
            row.changed_at,
        )
        for row in rows
    ]


def summaries(connection: Connection) -> list[Summary]:
    """What was written into the cells of the framework matrix."""
    paths = reading.code_paths(connection)
    query = select(
        SUMMARY.c.code_id, INTERVIEWEE.c.pseudonym, SUMMARY.c.text, SUMMARY.c.changed_at
    ).join(INTERVIEWEE, INTERVIEWEE.c.id == SUMMARY.c.interviewee_id)
    rows = connection.execute(query.order_by(INTERVIEWEE.c.position, SUMMARY.c.id))
    return [Summary(paths[code], who, text, at) for code, who, text, at in rows]


def unique_facts(connection: Connection) -> list[UniqueFact]:
    """The marks on passages that tell who speaks, by transcript and place."""
    query = (
        select(FACT.c.id, TRANSCRIPT.c.key, FACT.c.start, FACT.c.end, FACT.c.note)
        .join(TRANSCRIPT, TRANSCRIPT.c.id == FACT.c.transcript_id)
        .order_by(TRANSCRIPT.c.position, FACT.c.start)
    )
    return [UniqueFact(show_id(row[0]), *row[1:]) for row in connection.execute(query)]


def was_coded(connection: Connection) -> bool:
    """Whether anything was ever coded, even if nothing of it is left."""
    coded = select(EVENT.c.seq).where(EVENT.c.kind == "coding").limit(1)
    return connection.execute(coded).first() is not None


def altered_codings(connection: Connection, coders: Iterable[str]) -> set[str]:
    """The codings of some coders, by id, that do not stand on their words as the text is now."""
    coding = reading.CODING
    query = (
        select(coding, REVISION.c.id.label("text_id"), REVISION.c.number)
        .join(TRANSCRIPT, TRANSCRIPT.c.id == coding.c.transcript_id)
        .join(REVISION, reading.CURRENT)
        .join(reading.CODER, reading.CODER.c.id == coding.c.coder_id)
        .where(reading.CODER.c.name.in_(list(coders)))
        .order_by(REVISION.c.id)
    )
    text_id, text = None, ""
    found = set()
    for row in connection.execute(query).all():
        if row.text_id != text_id:
            text_id = row.text_id
            stored = connection.execute(select(TEXT.c.text).where(TEXT.c.revision_id == text_id))
            text = stored.scalar() or ""
        digest = keyed_digest(bytes.fromhex(row.digest_key), text[row.start : row.end])
        if row.revision != row.number or row.digest != digest:
            found.add(show_id(row.id))
    return found
