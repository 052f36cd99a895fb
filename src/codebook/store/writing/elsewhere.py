"""Words that are to be erased, in notes, names of codes and the log: found, and taken out."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from codebook.core.occurrences import Occurrences
from codebook.store import ids, reading
from codebook.store import tables as t
from codebook.store.erasure_values import HeldWords
from codebook.store.projection import Change, current
from codebook.store.tables import Row, table_of

_EVENT = table_of(t.Event)
_SEGMENT = re.compile(r"[^\w-]+")

_NAMES = {
    "category": "path", "coder": "name", "interviewee": "pseudonym", "transcript": "key",
}  # fmt: skip
"""By kind, what other files call a row by: that a person has to change, and is told so."""

_STRUCTURE = frozenset(
    {"uid", "digest", "digest_key", "sha256", "color", "stance", "quotable", "consent", "blind",
     "choice", "about", "log_head", "version", "kind", "layer", "why", "seed", "path", "key",
     "turns"}
)  # fmt: skip
"""Columns that hold no words of anybody, or not as words."""


@dataclass(frozen=True, slots=True)
class Found:
    """Rows that hold words, by kind and id, now or at some time before; and keys made from them."""

    rows: frozenset[tuple[str, int]]
    keys: frozenset[str]


def find(connection: Connection, sought: Occurrences) -> Found:
    """Looks through the whole log."""
    keys: set[str] = set()
    for row in _rows(connection, "code"):
        if sought.stand_in(row) and sought.made(row["key"]):
            keys.add(row["key"])
    rows = set()
    events = select(_EVENT.c.kind, _EVENT.c.subject, _EVENT.c.what, _EVENT.c.before, _EVENT.c.after)
    for kind, subject, what, *contents in connection.execute(events):
        if _says(what, sought, keys) or any(
            _tells(kind, content, sought, keys) for content in contents if content
        ):
            rows.add((kind, subject))
    return Found(frozenset(rows), frozenset(keys))


def _says(what: str, sought: Occurrences, keys: AbstractSet[str]) -> bool:
    """Whether what an action is called has the words, or a key that was made from them."""
    return sought.stand_in(what) or not keys.isdisjoint(_SEGMENT.split(what))


def _tells(kind: str, content: str, sought: Occurrences, keys: Collection[str]) -> bool:
    if not sought.may_be_in(content) and not any(key in content for key in keys):
        return False
    row = json.loads(content)
    named = _NAMES.get(kind, "")
    return bool(named and sought.stand_in(row[named])) or _clean(kind, row, sought, "", keys) != row


def _rows(connection: Connection, kind: str) -> Iterator[Row]:
    query = select(_EVENT.c.before, _EVENT.c.after).where(_EVENT.c.kind == kind)
    for contents in connection.execute(query):
        yield from (json.loads(content) for content in contents if content)


def held(connection: Connection, sought: Occurrences, found: Found) -> list[HeldWords]:
    """Where the words stand now, in the order of kinds; what they stood in before is not told."""
    places = []
    for kind, subject in sorted(found.rows):
        row = current(connection, kind, subject)
        if row is None:
            continue
        name = _NAMES.get(kind, "")
        if name and sought.stand_in(row[name]):
            places.append(HeldWords(kind, row[name], ids.show_id(subject), can_be_cleaned=False))
        if _clean(kind, row, sought, "", found.keys) != row:
            called = _called(connection, kind, row)
            places.append(HeldWords(kind, called, ids.show_id(subject), can_be_cleaned=True))
    return places


def _called(connection: Connection, kind: str, row: Row) -> str:
    """What a person knows the row by, without its words."""
    if kind == "code":
        return reading.code_paths(connection)[row["id"]]
    if kind == "release":
        return str(row["made_at"])
    coder = row.get("coder_id")
    if coder is not None:
        query = select(reading.CODER.c.name).where(reading.CODER.c.id == coder)
        return str(connection.execute(query).scalar_one())
    name = _NAMES.get(kind)
    return str(row[name]) if name else ""


def cleaned(
    connection: Connection,
    rows: Collection[tuple[str, int]],
    sought: Occurrences,
    by: str,
    keys: Collection[str],
) -> list[Change]:
    """The rows with ``by`` in the place of the words; unchanged where only their past held them.

    A word that was to be kept at the gate is forgotten.
    """
    changes = []
    for kind, subject in rows:
        row = current(connection, kind, subject)
        if row is None:
            continue
        after: Row | None = _clean(kind, row, sought, by, keys)
        if kind == "kept_word" and after != row:
            after = None
        changes.append(Change(kind, subject, row, after))
    return changes


def clean_row(kind: str, row: Row, sought: Occurrences, by: str) -> Row:
    """A row that is changed anyway, with ``by`` in the place of the words."""
    return _clean(kind, row, sought, by, ())


def _clean(kind: str, row: Row, sought: Occurrences, by: str, keys: Collection[str]) -> Row:
    after = {
        name: value if _is_structure(kind, name) else sought.replaced(value, by)
        for name, value in row.items()
    }
    if kind == "code" and row["key"] in keys:
        after["key"] = f"code-{ids.show_id(row['id'])}"
    if kind == "release":
        after["facts"] = [_clean_part(part, sought, by, keys) for part in row["facts"]]
    return after


def _is_structure(kind: str, column: str) -> bool:
    is_time = column == "at" or column.endswith(("_at", "_by"))
    return is_time or column in _STRUCTURE or column == _NAMES.get(kind) or column == "facts"


def _clean_part(part: Row, sought: Occurrences, by: str, keys: Collection[str]) -> Row:
    """The words of claims and the paths of codes; all else that a release tells is no text."""
    after: Row = _recoded(part, keys)
    if "claims" in part:
        after["claims"] = sought.replaced(after["claims"], by)
    return after


def _recoded(value: Any, keys: Collection[str]) -> Any:
    if isinstance(value, dict):
        return {
            name: _pathless(inner, keys) if name == "code" else _recoded(inner, keys)
            for name, inner in value.items()
        }
    return [_recoded(inner, keys) for inner in value] if isinstance(value, list) else value


def _pathless(path: str, keys: Collection[str]) -> str:
    return "/".join("code" if key in keys else key for key in path.split("/"))
