"""A transcript's new revision, and all that stands in its words moved there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select
from sqlmodel import SQLModel

from codebook.core import codings as core_codings
from codebook.core.codings import Coding, Quotable, Stance
from codebook.core.remap import Remap
from codebook.core.spans import Span
from codebook.core.text import keyed_digest, sha256
from codebook.store import agreement_tables as a
from codebook.store import engine, erasure_tables, ids, reading
from codebook.store import report_tables as r
from codebook.store import tables as t
from codebook.store.erasure_values import Erased
from codebook.store.projection import Change
from codebook.store.tables import Row, table_of
from codebook.store.word_count import words_of
from codebook.store.writing.rows import new

REDACTION, CORRECTION, WITHDRAWAL, REMOVAL = "redaction", "correction", "withdrawal", "removal"
"""Why words went, or became others."""


@dataclass
class Moved:
    """What a new revision changes; ``heirs`` are, by id, codings and what they were united with."""

    changes: list[Change] = field(default_factory=list)
    heirs: dict[int, int] = field(default_factory=dict)

    def set(self, kind: str, before: Row, after: Row | None) -> None:
        """Keeps what becomes of a row, also where that is nothing."""
        self.changes.append(Change(kind, before["id"], before, after))


def rows_of(connection: Connection, model: type[SQLModel], **equal: Any) -> list[Row]:
    """The rows of a table in which some columns have some values."""
    table = table_of(model)
    query = select(table).where(*(table.c[name] == value for name, value in equal.items()))
    return [dict(row) for row in connection.execute(query.order_by(table.c.id)).mappings()]


def revise(
    connection: Connection,
    key: str,
    remap: Remap,
    why: str,
    turns: Sequence[Sequence[Any]] | None = None,
    *,
    lost: Sequence[Span] = (),
) -> Moved:
    """Gives a transcript the text that a map makes of it, and moves all that stands in it.

    ``turns`` are those of the new text, where they are not the old ones moved. In a
    :data:`CORRECTION` what begins or ends inside of changed words is not placed, for nothing is
    guessed; such codings are kept aside. What stands wholly in stretches that are ``lost`` goes.
    Must be called inside a transaction whose log destroys the rows' history: see
    :func:`codebook.store.log.restate`.
    """
    before = reading.current_revision(connection, key)
    (transcript,) = rows_of(connection, t.Transcript, key=key)
    (revision,) = rows_of(connection, t.Revision, id=before.id)
    (stored,) = connection.execute(
        select(reading.TEXT.c.text).where(reading.TEXT.c.revision_id == before.id)
    ).one()
    text = remap.text(stored)
    number = revision["number"] + 1
    if turns is None:
        turns = [[*turn[:3], *_moved_turn(remap, turn), *turn[5:]] for turn in revision["turns"]]
    spoken = [(turn[3], turn[4]) for turn in turns if turn[2] is not None]
    moved = Moved()
    made = new(
        "revision",
        transcript_id=transcript["id"],
        number=number,
        sha256=sha256(text),
        characters=len(text),
        words=words_of(text, spoken),
        turns=[list(turn) for turn in turns],
    )
    moved.changes += [
        made,
        new(
            "text_map",
            transcript_id=transcript["id"],
            from_revision=number - 1,
            to_revision=number,
            why=why,
            pieces=[[one.start, one.end, len(one.words)] for one in remap.replaced],
            made_at=ids.now(),
        ),
        Change("transcript", transcript["id"], transcript, {**transcript, "revision": number}),
    ]
    # The old revision goes last: until then, what follows from codings is read beside it.
    place = _Place(connection, transcript, number, text, remap, why, lost)
    place.codings(moved)
    place.passages(moved)
    place.decisions(moved)
    place.layers_seen(moved)
    place.released(moved)
    heirs: dict[int, int | None] = {
        change.subject: moved.heirs.get(change.subject)
        for change in moved.changes
        if change.kind == "coding" and change.after is None
    }
    moved.changes += rests_on(connection, heirs)
    moved.changes.append(Change("revision", revision["id"], revision, None))
    # The text stands before its revision does, so that whose words are coded can be read from it.
    engine.defer_references(connection)
    connection.execute(
        insert(table_of(t.RevisionText)), [{"revision_id": made.subject, "text": text}]
    )
    return moved


def rests_on(connection: Connection, gone: Mapping[int, int | None]) -> list[Change]:
    """Claims that rest on codings which are gone, each with the coding it rests on now, if any."""
    changes = []
    for row in rows_of(connection, r.Claim):
        evidence = [gone.get(coding, coding) for coding in row["evidence"]]
        left = list(dict.fromkeys(coding for coding in evidence if coding is not None))
        if left != row["evidence"]:
            changes.append(Change("claim", row["id"], row, {**row, "evidence": left}))
    return changes


def note(what: str, label: str, transcripts: int) -> Change:
    """The record that something was taken out for good."""
    return new("erasure", what=what, label=label, transcripts=transcripts, made_at=ids.now())


def _moved_turn(remap: Remap, turn: Sequence[Any]) -> tuple[int, int]:
    return remap.start(turn[3]), max(remap.start(turn[3]), remap.end(turn[4]))


class _Place:
    """One transcript and its way from one revision to the next."""

    def __init__(
        self,
        connection: Connection,
        transcript: Row,
        number: int,
        text: str,
        remap: Remap,
        why: str,
        lost: Sequence[Span],
    ):
        self._connection = connection
        self._transcript = transcript
        self._number = number
        self._text = text
        self._remap = remap
        self._corrects = why == CORRECTION
        self._lost = lost

    def _all(self, model: type[SQLModel]) -> list[Row]:
        return rows_of(self._connection, model, transcript_id=self._transcript["id"])

    def _span(self, start: int, end: int) -> Span | None:
        passage = Span(start, end)
        if self._corrects and not self._remap.is_exact(passage):
            return None
        if self._is_lost(passage):
            return None
        return self._remap.moved(passage)

    def _is_lost(self, passage: Span) -> bool:
        return any(one.start <= passage.start and passage.end <= one.end for one in self._lost)

    def _moved(self, row: Row) -> Row | None:
        """The row in the new revision, with a digest of its words now."""
        span = self._span(row["start"], row["end"])
        if span is None:
            return None
        return {**row, "revision": self._number, **self._standing(span)}

    def _standing(self, span: Span) -> Row:
        key = ids.new_key()
        words = self._text[span.start : span.end]
        digest = keyed_digest(bytes.fromhex(key), words)
        return {"start": span.start, "end": span.end, "digest_key": key, "digest": digest}

    def codings(self, moved: Moved) -> None:
        """Moves codings; those of one code that meet now in its new words are one, their union."""
        layers: dict[tuple[int, int], list[tuple[Row, Row]]] = defaultdict(list)
        for row in self._all(t.Coding):
            after = self._moved(row)
            if after is None:
                moved.set("coding", row, None)
                moved.changes += [self._unplaced(row)] if self._corrects else []
            else:
                layers[row["coder_id"], row["code_id"]].append((row, after))
        for rows in layers.values():
            for before, after in self._united(rows, moved.heirs):
                moved.set("coding", before, after)
        for row in self._all(erasure_tables.UnplacedCoding):
            moved.set("unplaced_coding", row, row)
        # What goes, goes first: no two codings of one code ever overlap.
        moved.changes.sort(key=lambda change: change.kind == "coding" and change.after is not None)

    def _unplaced(self, row: Row) -> Change:
        kept = ("transcript_id", "coder_id", "code_id", "revision", "start", "end")
        said = ("memo", "stance", "quotable", "made_at")
        return new("unplaced_coding", **{name: row[name] for name in (*kept, *said)})

    def _united(
        self, rows: Iterable[tuple[Row, Row]], heirs: dict[int, int]
    ) -> list[tuple[Row, Row | None]]:
        groups: list[list[tuple[Row, Row]]] = []
        end = -1
        for before, after in sorted(rows, key=lambda pair: (pair[1]["start"], pair[1]["end"])):
            if after["start"] < end:
                groups[-1].append((before, after))
            else:
                groups.append([(before, after)])
            end = max(end, after["end"])
        found: list[tuple[Row, Row | None]] = []
        for group in groups:
            if len(group) == 1:
                found.append(group[0])
                continue
            one = core_codings.unite([_coding(after) for _, after in group])
            for before, after in group:
                if ids.show_id(before["id"]) != one.id:
                    found.append((before, None))
                    heirs[before["id"]] = ids.read_id(one.id)
                    continue
                said = {"memo": one.memo, "stance": str(one.stance), "quotable": str(one.quotable)}
                found.append((before, {**after, **said, **self._standing(one.span)}))
        return found

    def passages(self, moved: Moved) -> None:
        """Moves memos and marks on passages; a memo whose words are gone is the transcript's."""
        for row in self._all(t.Memo):
            if row["about"] != "passage":
                continue
            if self._is_lost(Span(row["start"], row["end"])):
                moved.set("memo", row, None)
                continue
            loose = {"about": "transcript", "digest_key": "", "digest": ""}
            nowhere = {"revision": None, "start": None, "end": None}
            moved.set("memo", row, self._moved(row) or {**row, **loose, **nowhere})
        for row in self._all(r.UniqueFact):
            moved.set("unique_fact", row, self._moved(row))

    def decisions(self, moved: Moved) -> None:
        """Moves what was decided, and what it was about."""
        for row in self._all(a.Decision):
            after = self._moved(row)
            for place in rows_of(self._connection, a.DecisionPlace, decision_id=row["id"]):
                moved.set("decision_place", place, after and self._decided(place))
            moved.set("decision", row, after)

    def _decided(self, place: Row) -> Row:
        return {
            **place,
            "marked": self._listed(place["marked"], 1),
            "given": self._listed(place["given"], 1),
        }

    def _listed(self, rows: Iterable[list[Any]], at: int) -> list[list[Any]]:
        """Lists that hold a start at ``at`` and an end after it, moved; gone ones left out."""
        found = []
        for row in rows:
            span = self._span(row[at], row[at + 1])
            if span is not None:
                found.append([*row[:at], *span, *row[at + 2 :]])
        return found

    def layers_seen(self, moved: Moved) -> None:
        """Moves the records of what a coder had coded when another's layer was first shown."""
        for row in self._all(a.SeenLayer):
            after = {**row, "revision": self._number, "codings": self._listed(row["codings"], 2)}
            moved.set("seen_layer", row, after)

    def released(self, moved: Moved) -> None:
        """Moves passages that were quoted; where their words changed, the digest says no to them.

        A release is changed in nothing else.
        """
        key = self._transcript["key"]
        for row in rows_of(self._connection, r.Release):
            facts = [self._part(part, key) for part in row["facts"]]
            if facts != row["facts"]:
                moved.set("release", row, {**row, "facts": facts})

    def _part(self, part: Row, key: str) -> Row:
        if "passages" not in part:
            return part
        quoted = [
            self._quoted(passage) if passage["transcript"] == key else passage
            for passage in part["passages"]
        ]
        return {**part, "passages": quoted}

    def _quoted(self, passage: Row) -> Row:
        old = Span(passage["start"], passage["end"])
        span = self._remap.moved(old)
        if span is None or self._is_lost(old):
            return {**passage, "digest_key": ids.new_key(), "digest": ""}
        after = {**passage, "start": span.start, "end": span.end, "revision": self._number}
        if self._remap.touches(old):
            after |= {"digest_key": ids.new_key(), "digest": ""}
        return after


def _coding(row: Row) -> Coding:
    return Coding(
        ids.show_id(row["id"]),
        "",
        row["start"],
        row["end"],
        "",
        "",
        row["memo"],
        Stance(row["stance"]),
        Quotable(row["quotable"]),
        row["made_at"],
    )


def told(changes: Sequence[Change]) -> Erased:
    """What changes of an erasure did, as people are told."""
    revisions = [
        (change.after["transcript_id"], change.after["number"])
        for change in changes
        if change.kind == "revision" and change.before is None and change.after
    ]
    keys = {
        change.subject: change.before["key"]
        for change in changes
        if change.kind == "transcript" and change.before
    }
    removed = [
        change.before["key"]
        for change in changes
        if change.kind == "transcript" and change.before and change.after is None
    ]
    return Erased(
        tuple((keys[transcript], number) for transcript, number in revisions),
        tuple(sorted(ids.show_id(one.subject) for one in changes if _broke(one))),
        tuple(
            sorted(
                ids.show_id(one.subject) for one in changes if one.kind == "claim" and _differs(one)
            )
        ),
        codings=sum(one.kind == "coding" and one.after is None for one in changes),
        unplaced=sum(one.kind == "unplaced_coding" and one.before is None for one in changes),
        removed=tuple(removed),
    )


def _shown(changes: Iterable[Change]) -> tuple[str, ...]:
    return tuple(sorted(ids.show_id(change.subject) for change in changes))


def _differs(change: Change) -> bool:
    return change.before != change.after


def _broke(change: Change) -> bool:
    """Whether a release quoted words that are others now, or gone."""
    is_it = change.kind == "release" and _differs(change)
    facts = (change.after or {}).get("facts", ()) if is_it else ()
    return any(not passage["digest"] for part in facts for passage in part.get("passages", ()))
