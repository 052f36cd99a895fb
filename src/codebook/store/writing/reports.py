"""Releases, which are remembered for good, and what reports are written from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from codebook.core.claims import Claim
from codebook.core.disclosure import Memory
from codebook.core.text import clean, keyed_digest
from codebook.errors import BadInput
from codebook.store import ids, log, reading, reading_reports
from codebook.store import tables as t
from codebook.store.log import LEAD, record
from codebook.store.projection import Change, current
from codebook.store.report_values import Facts, Release
from codebook.store.tables import Row
from codebook.store.words import text_slice
from codebook.store.writing.rows import found, names, new


def release(
    connection: Connection, kind: str, title: str, layer: str, check: Callable[[Memory], Facts]
) -> Release:
    """Remembers a release. ``check`` is given what readers know, and says what they will learn.

    Both see one state of the study, so that two releases at once are checked one after the other.
    """
    facts = check(reading_reports.memory(connection))
    _sign_passages(connection, facts)
    head, length = log.head(connection)
    change = new(
        "release",
        kind=kind,
        title=clean(title).text,
        layer=layer,
        facts=facts,
        made_at=ids.now(),
        made_by=LEAD,
        log_head=head,
        log_length=length,
        withdrawn_at="",
        withdrawn_by="",
        withdrawn_because="",
    )
    record(connection, LEAD, f"release a {kind}", [change])
    row = dict(change.after or {})
    row["id"] = ids.show_id(change.subject)
    return Release(**row)


def _sign_passages(connection: Connection, facts: Facts) -> None:
    """Gives each passage of the facts its revision and a keyed digest of its words."""
    for part in facts:
        for passage in part.get("passages", ()):
            where = passage["transcript"], passage["start"], passage["end"]
            signed = _signed(connection, *where)
            if passage.get("revision", signed["revision"]) != signed["revision"]:
                raise BadInput(f"the text of {passage['transcript']} was just changed; try again")
            passage.update(signed)


def _signed(connection: Connection, key: str, start: int, end: int) -> Row:
    revision = reading.current_revision(connection, key)
    if not 0 <= start < end <= revision.characters:
        raise BadInput(f"the passage {start} to {end} does not lie in transcript {key}")
    digest_key = ids.new_key()
    words = text_slice(connection, revision.id, start, end)
    return {
        "revision": revision.number,
        "digest_key": digest_key,
        "digest": keyed_digest(bytes.fromhex(digest_key), words),
    }


def withdraw_release(connection: Connection, shown: str, reason: str, who: str = LEAD) -> None:
    """Takes back a release that reached nobody; it stays on record, with who and why."""
    if not reason.strip():
        raise BadInput("say why the release is withdrawn: --reason TEXT")
    before = _row(connection, "release", shown)
    if before["withdrawn_at"]:
        raise BadInput(f"release {shown} was withdrawn already")
    after = {
        **before,
        "withdrawn_at": ids.now(),
        "withdrawn_by": who,
        "withdrawn_because": clean(reason).text.strip(),
    }
    record(connection, LEAD, "withdraw a release", [Change("release", before["id"], before, after)])


def _row(connection: Connection, kind: str, shown: str) -> Row:
    try:
        row = current(connection, kind, ids.read_id(shown))
    except (ValueError, OverflowError):
        row = None
    if row is None:
        raise BadInput(f"there is no {kind.replace('_', ' ')} {shown} in this study")
    return row


def write_claim(connection: Connection, claim: Claim) -> Claim:
    """Stores a new claim, or changes one that is there."""
    text = clean(claim.text).text.strip()
    if not text:
        raise BadInput("the claim is empty")
    paths = {path: code for code, path in reading.code_paths(connection).items()}
    values: Row = {
        "text": text,
        "code_id": found("code", claim.code, paths),
        "stance": claim.stance,
        "category": claim.category,
        "quantifier": claim.quantifier,
        "evidence": [_row(connection, "coding", shown)["id"] for shown in claim.evidence],
        "changed_at": ids.now(),
    }
    if claim.id:
        before = _row(connection, "claim", claim.id)
        change = Change("claim", before["id"], before, {**before, **values})
        record(connection, LEAD, "change a claim", [change])
    else:
        change = new("claim", **values, made_at=values["changed_at"])
        record(connection, LEAD, "write a claim", [change])
    shown = ids.show_id(change.subject)
    return next(one for one in reading_reports.claims(connection) if one.id == shown)


def remove_claim(connection: Connection, shown: str) -> None:
    """Takes a claim away."""
    before = _row(connection, "claim", shown)
    record(connection, LEAD, "remove a claim", [Change("claim", before["id"], before, None)])


def write_summary(connection: Connection, code: str, interviewee: str, text: str) -> None:
    """Fills the cell of a code and an interviewee; an empty text empties it."""
    write_summaries(connection, [(code, interviewee, text)])


def write_summaries(connection: Connection, cells: Sequence[tuple[str, str, str]]) -> int:
    """Fills cells, each a code, an interviewee and a text, as one action; how many changed."""
    paths = {path: number for number, path in reading.code_paths(connection).items()}
    people = names(connection, t.Interviewee, "pseudonym")
    table = reading_reports.SUMMARY
    there = {
        (row["code_id"], row["interviewee_id"]): dict(row)
        for row in connection.execute(select(table)).mappings()
    }
    wanted = {
        (found("code", code, paths), found("interviewee", interviewee, people)): clean(text).text
        for code, interviewee, text in cells
    }
    changes, now = [], ids.now()
    for place, given in wanted.items():
        text, before = given.strip(), there.get(place)
        if text == ("" if before is None else before["text"]):
            continue
        if before is None:
            cell = {"code_id": place[0], "interviewee_id": place[1]}
            changes.append(new("summary", **cell, text=text, changed_at=now))
        else:
            after = {**before, "text": text, "changed_at": now} if text else None
            changes.append(Change("summary", before["id"], before, after))
    if changes:
        what = "fill the matrix"
        if len(cells) == 1:
            what = f"summarise {cells[0][1]} on {cells[0][0]}"
        record(connection, LEAD, what, changes)
    return len(changes)


def mark_unique_fact(connection: Connection, key: str, start: int, end: int, note: str) -> str:
    """Marks a passage that tells who speaks; the mark's id."""
    keys = names(connection, t.Transcript, "key")
    change = new(
        "unique_fact",
        transcript_id=found("transcript", key, keys),
        **_signed(connection, key, start, end),
        start=start,
        end=end,
        note=clean(note).text.strip(),
        made_at=ids.now(),
    )
    record(connection, LEAD, f"mark a telling passage of {key}", [change])
    return ids.show_id(change.subject)


def unmark_unique_facts(connection: Connection, marks: Sequence[str]) -> None:
    """Takes marks away."""
    rows: list[Any] = [_row(connection, "unique_fact", shown) for shown in marks]
    changes = [Change("unique_fact", row["id"], row, None) for row in rows]
    record(connection, LEAD, f"unmark {len(rows)} telling passages", changes)
