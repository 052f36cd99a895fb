"""Codings that a coder changes: another extent, another code, one of two, two of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from codebook.core.codings import Coding, Quotable, Stance
from codebook.errors import BadInput
from codebook.store import ids, reading
from codebook.store.log import record
from codebook.store.projection import Change, current
from codebook.store.tables import Row
from codebook.store.writing.codings import own_coding
from codebook.store.writing.desk import Desk


def resize(connection: Connection, coder: str, shown: str, start: int, end: int) -> None:
    """Gives a coding another extent, in code points."""
    row = own_coding(connection, shown, coder)
    desk = Desk(connection)
    coding = _coding(connection, row, coder)
    desk.change(row, replace(coding, start=start, end=end))
    record(connection, coder, f"resize {coding.code}", desk.changes())


def recode(connection: Connection, coder: str, shown: Sequence[str], path: str) -> None:
    """Gives codings another code, as one action."""
    desk = Desk(connection)
    before = set()
    for one in dict.fromkeys(shown):
        row = desk.standing(own_coding(connection, one, coder))
        if row is not None:
            coding = _coding(connection, row, coder)
            before.add(coding.code)
            desk.change(row, replace(coding, code=path))
    of = before.pop() if len(before) == 1 else f"{len(set(shown))} codings"
    number = reading.codebook_number(connection)
    changes = [_judged(change, number) for change in desk.changes()]
    record(connection, coder, f"recode {of} as {path}", changes)


def _judged(change: Change, number: int) -> Change:
    """The change of a coding; where its code changed, it was judged by the codebook as it is."""
    before, after = change.before, change.after
    if before is None or after is None or before["code_id"] == after["code_id"]:
        return change
    return Change(change.kind, change.subject, before, {**after, "made_under": number})


def recoded(connection: Connection, codes: Sequence[int], path: str) -> list[Change]:
    """What it takes to give the codings of some codes, in every layer, another code."""
    query = (
        select(reading.CODING, reading.CODER.c.name)
        .join(reading.CODER, reading.CODER.c.id == reading.CODING.c.coder_id)
        .where(reading.CODING.c.code_id.in_(codes))
        .order_by(reading.CODING.c.made_at, reading.CODING.c.id)
    )
    desk = Desk(connection)
    for found in connection.execute(query).mappings().all():
        stored = dict(found)
        coder = stored.pop("name")
        row = desk.standing(stored)
        if row is not None:
            desk.change(row, replace(_coding(connection, row, coder), code=path))
    return desk.changes()


def split(connection: Connection, coder: str, shown: str, end: int, start: int) -> None:
    """Makes two codings of one: the first up to ``end``, the second from ``start``."""
    row = own_coding(connection, shown, coder)
    if not row["start"] < end <= start < row["end"]:
        raise BadInput("a coding is split inside of it, so that both parts have words")
    desk = Desk(connection)
    coding = _coding(connection, row, coder)
    desk.change(row, replace(coding, end=end))
    desk.apply(replace(coding, id="", start=start, made_at=""))
    record(connection, coder, f"split {coding.code}", desk.changes())


def merge(connection: Connection, coder: str, shown: Sequence[str]) -> None:
    """Makes one coding of several of one code in one transcript, and of what lies between."""
    rows = [own_coding(connection, one, coder) for one in dict.fromkeys(shown)]
    if len(rows) < 2 or len({(row["transcript_id"], row["code_id"]) for row in rows}) > 1:
        raise BadInput("merging takes two codings or more, of one code in one transcript")
    rows.sort(key=lambda row: (row["made_at"], row["start"]))
    coding = _coding(connection, rows[0], coder)
    start, end = min(row["start"] for row in rows), max(row["end"] for row in rows)
    desk = Desk(connection)
    desk.change(rows[0], replace(coding, start=start, end=end))
    record(connection, coder, f"merge {len(rows)} codings of {coding.code}", desk.changes())


def _coding(connection: Connection, row: Row, coder: str) -> Coding:
    transcript = current(connection, "transcript", row["transcript_id"])
    return Coding(
        ids.show_id(row["id"]),
        str((transcript or {})["key"]),
        row["start"],
        row["end"],
        reading.code_path(connection, row["code_id"]),
        coder,
        row["memo"],
        Stance(row["stance"]),
        Quotable(row["quotable"]),
        row["made_at"],
    )
