"""The desk: codings applied one after another, all in one action.

Nothing is read but what a coding names and meets: the work for one does not grow with the study.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, select

from codebook.core import codings as core_codings
from codebook.core.codings import Applied, Coding, Quotable, Stance
from codebook.core.text import clean, keyed_digest
from codebook.errors import BadInput
from codebook.store import ids, reading
from codebook.store import tables as t
from codebook.store.hot import Hot
from codebook.store.projection import Change
from codebook.store.tables import Row
from codebook.store.words import text_slices
from codebook.store.writing.layers import Layers
from codebook.store.writing.rows import found, look_up, names

_TRANSCRIPT = Hot(
    select(
        reading.TRANSCRIPT.c.id,
        reading.REVISION.c.id,
        reading.REVISION.c.number,
        reading.REVISION.c.characters,
    )
    .join(
        reading.REVISION,
        (reading.REVISION.c.transcript_id == reading.TRANSCRIPT.c.id)
        & (reading.REVISION.c.number == reading.TRANSCRIPT.c.revision),
    )
    .where(reading.TRANSCRIPT.c.key == bindparam("key"))
)


@dataclass(frozen=True, slots=True)
class _Place:
    """A transcript's current revision; ``characters`` are code points."""

    transcript: int
    revision: int
    number: int
    characters: int


class Desk:
    """Codings as they are applied one after another, all in one action."""

    def __init__(self, connection: Connection):
        self._connection = connection
        self._known: dict[tuple[str, str], int] = {}
        self._places: dict[str, _Place] = {}
        self._revision: int | None = None
        self._layers = Layers(connection)
        self._revisions: dict[int, int] = {}

    def apply(self, coding: Coding) -> Applied:
        """Applies one coding; :class:`BadInput` where it names or covers what is not there."""
        coder = self._coder(coding.coder)
        code = self._code(coding.code)
        place = self._place(coding.transcript)
        self._refuse_outside(coding, place)
        layer = (place.transcript, coder, code)
        subject = ids.new_id()
        fresh = replace(
            coding,
            id=ids.show_id(subject),
            memo=clean(coding.memo).text,
            made_at=coding.made_at or ids.now(),
        )
        met = {row["id"]: row for row in self._layers.met(layer, coding.start, coding.end)}
        done = core_codings.apply([_coding(row, coding) for row in met.values()], fresh)
        if done.coding == done.before:
            return done
        for gone in done.absorbed:
            self._layers.change(layer, met[ids.read_id(gone.id)], None)
        if done.before is None:
            known = {
                "id": subject,
                "transcript_id": place.transcript,
                "coder_id": coder,
                "code_id": code,
                "revision": place.number,
                "made_at": fresh.made_at,
                "made_under": self._codebook_number(),
            }
            self._layers.change(layer, None, _row(done.coding, known))
        else:
            known = met[ids.read_id(done.before.id)]
            self._layers.change(layer, known, _row(done.coding, known))
        return done

    def remove(self, row: Row) -> None:
        """Takes a stored coding away, before others are applied in its place."""
        layer = (row["transcript_id"], row["coder_id"], row["code_id"])
        self._layers.change(layer, row, None)

    def standing(self, row: Row) -> Row | None:
        """A stored row as it is after what was done so far, ``None`` where it was united away."""
        known = self._layers.rows.get(row["id"])
        return row if known is None else known[1]

    def change(self, row: Row, coding: Coding) -> Coding:
        """Puts a coding of another passage or code in the place of a stored one, id and all.

        What it overlaps in its layer is united with it; gives the coding that stands then.
        """
        place = self._place(coding.transcript)
        self._refuse_outside(coding, place)
        before = (row["transcript_id"], row["coder_id"], row["code_id"])
        after = (row["transcript_id"], row["coder_id"], self._code(coding.code))
        self._layers.change(before, row, None)
        changed = replace(coding, id=ids.show_id(row["id"]), made_at=row["made_at"])
        met = {other["id"]: other for other in self._layers.met(after, coding.start, coding.end)}
        united = core_codings.unite([changed, *(_coding(other, coding) for other in met.values())])
        stays = ids.read_id(united.id)
        for subject, other in met.items():
            if subject != stays:
                self._layers.change(after, other, None)
        known = {**met.get(stays, row), "code_id": after[2]}
        self._layers.change(after, met.get(stays), _row(united, known))
        return united

    def changes(self) -> list[Change]:
        """What was done: codings that go first, so that nothing ever overlaps."""
        self._sign()
        changes = [
            Change("coding", subject, before, after)
            for subject, (before, after) in self._layers.rows.items()
            if before is not None or after is not None
        ]
        return sorted(changes, key=lambda change: (change.after is not None, not change.before))

    # Finding

    def _refuse_outside(self, coding: Coding, place: _Place) -> None:
        if not 0 <= coding.start < coding.end <= place.characters:
            raise BadInput(
                f"the passage {coding.start} to {coding.end} does not lie in transcript "
                f"{coding.transcript}, which has {place.characters} characters"
            )

    def _coder(self, name: str) -> int:
        key = ("coder", name)
        if key not in self._known:
            self._known[key] = look_up(self._connection, "coder", t.Coder, "name", name)
        return self._known[key]

    def _code(self, path: str) -> int:
        key = ("code", path)
        if key not in self._known:
            code = reading.code_id(self._connection, path)
            if code is None:
                paths = reading.code_paths(self._connection)
                code = found("code", path, {other: number for number, other in paths.items()})
            self._known[key] = code
        return self._known[key]

    def _place(self, key: str) -> _Place:
        if key not in self._places:
            row = _TRANSCRIPT.first(self._connection, key=key)
            if row is None:
                found("transcript", key, names(self._connection, t.Transcript, "key"))
                raise KeyError(key)
            self._places[key] = _Place(*row)
            self._revisions[row[0]] = row[1]
        return self._places[key]

    def _codebook_number(self) -> int:
        if self._revision is None:
            self._revision = reading.codebook_number(self._connection)
        return self._revision

    def _sign(self) -> None:
        rows = [
            row
            for first, row in self._layers.rows.values()
            if row is not None and (first is None or _extent(first) != _extent(row))
        ]
        passages = [(self._revisions[r["transcript_id"]], r["start"], r["end"]) for r in rows]
        for row, words in zip(rows, text_slices(self._connection, passages), strict=True):
            key = ids.new_key()
            row |= {"digest_key": key, "digest": keyed_digest(bytes.fromhex(key), words)}


def _extent(row: Row) -> tuple[int, int]:
    return row["start"], row["end"]


def _coding(row: Row, like: Coding) -> Coding:
    return Coding(
        ids.show_id(row["id"]),
        like.transcript,
        row["start"],
        row["end"],
        like.code,
        like.coder,
        row["memo"],
        Stance(row["stance"]),
        Quotable(row["quotable"]),
        row["made_at"],
    )


def _row(coding: Coding, known: Row) -> Row:
    return {
        **known,
        "start": coding.start,
        "end": coding.end,
        "memo": coding.memo,
        "stance": coding.stance.value,
        "quotable": coding.quotable.value,
    }
