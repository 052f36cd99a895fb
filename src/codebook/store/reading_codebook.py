"""Queries about what the codebook was, and what it asks of coders since it changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from codebook.core import revisit
from codebook.core.revisit import BookRevision, CodeChange, LookThrough, Revisit
from codebook.store import ids, reading
from codebook.store import tables as t
from codebook.store.reading import CODE, CODEBOOK, CODER, CODING, FINISHED, TRANSCRIPT
from codebook.store.tables import table_of

CHANGE = table_of(t.CodeChange)


def history(connection: Connection, paths: dict[int, str]) -> list[BookRevision]:
    """The revisions of the codebook from the first on, with what each did to which code."""
    order = {code: position for position, code in enumerate(paths)}
    changes: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(select(CHANGE.c.revision, CHANGE.c.code_id, CHANGE.c.what)):
        changes[row.revision].append(row)
    return [
        BookRevision(
            row.number,
            row.made_at,
            row.reason,
            tuple(
                CodeChange(paths[change.code_id], change.what)
                for change in sorted(changes[row.number], key=lambda c: order[c.code_id])
            ),
        )
        for row in connection.execute(select(CODEBOOK).order_by(CODEBOOK.c.number))
    ]


def unsound(connection: Connection) -> list[str]:
    """Why the codes make no tree, one line each: two of one path, or one below itself."""
    rows = list(connection.execute(select(CODE.c.id, CODE.c.parent_id, CODE.c.key)))
    found = [] if reading.codebook_number(connection) else ["there is no codebook"]
    keys = Counter((row.parent_id, row.key) for row in rows)
    found += [f"two codes have the key {key} at one level" for (_, key), n in keys.items() if n > 1]
    above = {row.id: row.parent_id for row in rows}
    for row in rows:
        seen: set[int] = set()
        code: int | None = row.id
        while code is not None and code not in seen:
            seen.add(code)
            code = above.get(code)
        if code is not None:
            found.append(f"the code {row.key} lies below itself")
    return found


# Codings to revisit


def to_revisit(connection: Connection, paths: dict[int, str], coder: str) -> list[Revisit]:
    """A coder's codings made before their code was redefined, took in another or was split."""
    pending = _pending(coder).subquery()
    codings = reading.codings(
        connection, paths, where=CODING.c.id.in_(select(pending.c.id)), coders=[coder]
    )
    if not codings:
        return []
    known = {row.id: row for row in connection.execute(_pending(coder))}
    changes = _meaningful(connection)
    into = _split_into(connection, paths)
    found = []
    for coding in codings:
        row = known[ids.read_id(coding.id)]
        since = [change for change in changes[row.code_id] if change.revision > row.made_under]
        found.append(
            Revisit(
                coding,
                since[-1].what,
                since[-1].reason,
                since[-1].revision,
                tuple(
                    path
                    for change in since
                    if change.what.startswith(revisit.SPLIT_INTO)
                    for path in into[change.revision]
                ),
            )
        )
    return found


def revisit_count(connection: Connection, coder: str) -> int:
    """How many codings :func:`to_revisit` gives; quick where no code has changed."""
    counted = select(func.count()).select_from(_pending(coder).subquery())
    return int(connection.execute(counted).scalar_one())


def _pending(coder: str) -> Select[Any]:
    """A coder's codings that are older than the last such change of their code."""
    latest = (
        select(CHANGE.c.code_id, func.max(CHANGE.c.revision).label("revision"))
        .where(_called(revisit.REVISIT))
        .group_by(CHANGE.c.code_id)
        .subquery()
    )
    return (
        select(CODING.c.id, CODING.c.code_id, CODING.c.made_under)
        .join(latest, latest.c.code_id == CODING.c.code_id)
        .join(CODER, CODER.c.id == CODING.c.coder_id)
        .where(CODER.c.name == coder, CODING.c.made_under < latest.c.revision)
    )


def _meaningful(connection: Connection) -> dict[int, list[Any]]:
    """The changes that make codings worth another look, by code, in order."""
    query = (
        select(CHANGE.c.code_id, CHANGE.c.revision, CHANGE.c.what, CODEBOOK.c.reason)
        .join(CODEBOOK, CODEBOOK.c.number == CHANGE.c.revision)
        .where(_called(revisit.REVISIT))
        .order_by(CHANGE.c.revision)
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.code_id].append(row)
    return found


def _split_into(connection: Connection, paths: dict[int, str]) -> dict[int, list[str]]:
    """The codes that each revision added and that are still offered, in codebook order."""
    query = select(CHANGE.c.revision, CHANGE.c.code_id).join(CODE, CODE.c.id == CHANGE.c.code_id)
    rows = connection.execute(
        query.where(CHANGE.c.what == revisit.ADDED, CODE.c.retired.is_(False))
    ).all()
    order = {code: position for position, code in enumerate(paths)}
    found: dict[int, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: order[row.code_id]):
        found[row.revision].append(paths[row.code_id])
    return found


def _called(beginnings: Sequence[str]) -> ColumnElement[bool]:
    return or_(*(CHANGE.c.what.startswith(one, autoescape=True) for one in beginnings))


# Transcripts to look through


def to_look_through(connection: Connection, paths: dict[int, str], coder: str) -> list[LookThrough]:
    """Transcripts that a coder finished before codes, still offered, were added or redefined."""
    query = (
        select(TRANSCRIPT.c.key, CHANGE.c.code_id)
        .select_from(FINISHED)
        .join(CODER, CODER.c.id == FINISHED.c.coder_id)
        .join(TRANSCRIPT, TRANSCRIPT.c.id == FINISHED.c.transcript_id)
        .join(CHANGE, CHANGE.c.revision > FINISHED.c.made_under)
        .join(CODE, CODE.c.id == CHANGE.c.code_id)
        .where(CODER.c.name == coder, _called(revisit.LOOK_THROUGH), CODE.c.retired.is_(False))
        .distinct()
        .order_by(TRANSCRIPT.c.position)
    )
    found: dict[str, set[int]] = defaultdict(set)
    for key, code in connection.execute(query):
        found[key].add(code)
    return [
        LookThrough(key, tuple(path for code, path in paths.items() if code in codes))
        for key, codes in found.items()
    ]


def look_through_count(connection: Connection, coder: str) -> int:
    """How many transcripts :func:`to_look_through` gives: those older than the last change."""
    last = (
        select(func.max(CHANGE.c.revision))
        .join(CODE, CODE.c.id == CHANGE.c.code_id)
        .where(_called(revisit.LOOK_THROUGH), CODE.c.retired.is_(False))
        .scalar_subquery()
    )
    counted = select(func.count()).select_from(FINISHED)
    counted = counted.join(CODER, CODER.c.id == FINISHED.c.coder_id)
    query = counted.where(CODER.c.name == coder, FINISHED.c.made_under < last)
    return int(connection.execute(query).scalar_one())


def finished_before(
    connection: Connection, paths: dict[int, str], coders: Sequence[str]
) -> tuple[int, dict[str, int]]:
    """How many transcripts these coders finished, and how many before a code was there.

    The second is by path, for the codes that have any: transcripts that nobody of the coders
    finished, or finished again, under a codebook with the code.
    """
    latest = (
        select(func.max(FINISHED.c.made_under))
        .join(CODER, CODER.c.id == FINISHED.c.coder_id)
        .where(CODER.c.name.in_(list(coders)))
        .group_by(FINISHED.c.transcript_id)
    )
    finished = list(connection.execute(latest).scalars())
    if not finished:
        return 0, {}
    added = select(CODE.c.id, CODE.c.added_in).where(CODE.c.added_in > min(finished))
    since = {row.id: row.added_in for row in connection.execute(added)}
    before = {
        path: sum(number < since[code] for number in finished)
        for code, path in paths.items()
        if code in since
    }
    return len(finished), before
