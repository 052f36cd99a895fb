"""Layers while codings are applied to them: what is stored, and what was changed since."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select

from codebook.store.hot import Hot
from codebook.store.reading import CODING
from codebook.store.tables import Row

_CODING = CODING.c
_COLUMNS = tuple(_CODING.keys())

_FROM_THE_END = Hot(
    select(CODING)
    .where(
        _CODING.transcript_id == bindparam("transcript"),
        _CODING.coder_id == bindparam("coder"),
        _CODING.code_id == bindparam("code"),
        _CODING.start < bindparam("end"),
    )
    .order_by(_CODING.start.desc())
)


def overlapped(connection: Connection, row: Row) -> bool:
    """Whether a stored coding shares words with another of its layer."""
    layer = {name: row[f"{name}_id"] for name in ("transcript", "coder", "code")}
    for values in _FROM_THE_END.rows(connection, **layer, end=row["end"]):
        other = dict(zip(_COLUMNS, values, strict=True))
        if other["id"] != row["id"]:
            return bool(other["end"] > row["start"])
    return False


Layer = tuple[int, int, int]
"""The ids of a transcript, a coder and a code: codings of one layer never overlap."""


class Layers:
    """The layers that one action touches.

    ``rows`` are the codings that it changed, by id: each as it was stored and as it is now.
    """

    def __init__(self, connection: Connection):
        self._connection = connection
        self.rows: dict[int, tuple[Row | None, Row | None]] = {}
        self._standing: dict[Layer, list[tuple[int, int]]] = {}

    def met(self, layer: Layer, start: int, end: int) -> Iterator[Row]:
        """The rows that overlap a passage, as they stand after what was applied so far."""
        standing = self._standing.get(layer, [])
        for index in range(bisect_left(standing, (end, 0)) - 1, -1, -1):
            row = self.rows[standing[index][1]][1]
            if row is None or row["end"] <= start:
                break
            yield row
        transcript, coder, code = layer
        for values in _FROM_THE_END.rows(
            self._connection, transcript=transcript, coder=coder, code=code, end=end
        ):
            row = dict(zip(_COLUMNS, values, strict=True))
            # Codings of a layer never overlap: once one ends too early, so do all before it.
            if row["end"] <= start:
                return
            if row["id"] not in self.rows:
                yield row

    def change(self, layer: Layer, before: Row | None, after: Row | None) -> None:
        """Puts ``after`` in the place of ``before``, a row of the same id.

        ``None`` stands for what is new or goes; what went may come again, in another layer too.
        """
        standing = self._standing.setdefault(layer, [])
        if before is not None and before["id"] in self.rows:
            standing.remove((before["start"], before["id"]))
        if after is not None:
            insort(standing, (after["start"], after["id"]))
        subject = (before or after or {})["id"]
        first = self.rows[subject][0] if subject in self.rows else before
        self.rows[subject] = (first, after)
