"""Changes of the codebook; each is a numbered revision with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from codebook.core.codes import COLOR, KEY, Code, CodeTree, contains
from codebook.errors import BadInput, CodebookError
from codebook.store import ids, reading, reading_marks
from codebook.store.log import LEAD, record
from codebook.store.projection import Change, current
from codebook.store.tables import Row
from codebook.store.writing.rows import found, new

NEW_CODES = "new-codes"
"""The rule of who may add codes: ``everybody``, unless it says ``lead``."""

ADDED, RENAMED, REDEFINED, MOVED, RETIRED, REVIVED = (
    "added", "renamed", "redefined", "moved", "retired", "offered again",
)  # fmt: skip

_MEANING = ("definition", "include", "exclude", "examples")
"""What of a code, when it changes, makes earlier codings worth a second look."""


def add_codes(connection: Connection, tree: CodeTree, reason: str) -> int:
    """Adds the codes that the study lacks, as a new revision of the codebook; how many came.

    Codes that are there already stay as they are.
    """
    known = {path: key for key, path in reading.code_paths(connection).items()}
    revision = _Revision(connection, reason, tree)
    first = _last_position(connection) + 1
    missing = [code for code in tree if code.path not in known]
    for position, code in enumerate(missing, start=first):
        parent = known[code.parent] if code.parent else None
        known[code.path] = revision.add(code, parent, position)
    added = len(missing)
    if added or revision.number == 1:
        revision.record(LEAD, f"add {added} codes", explained=revision.number > 1)
    return added


def may_add_codes(connection: Connection) -> bool:
    """Whether coders may add codes of their own."""
    return reading_marks.rules(connection).get(NEW_CODES, "everybody") != "lead"


def add_code(connection: Connection, actor: str, code: Code, reason: str) -> None:
    """Adds one code, last among its siblings; coders may where the study allows it."""
    if actor != LEAD and not may_add_codes(connection):
        raise CodebookError("in this study the lead alone adds codes")
    known = {path: key for key, path in reading.code_paths(connection).items()}
    if code.path in known:
        raise BadInput(f"there is a code {code.path} already")
    parent = found("code", code.parent, known) if code.parent else None
    _check(code.key, code.name, code.color)
    revision = _Revision(connection, reason)
    revision.add(code, parent, _last_position(connection) + 1)
    revision.record(actor, f"add code {code.path}")


def edit_code(
    connection: Connection, actor: str, path: str, reason: str, values: Mapping[str, Any]
) -> None:
    """Changes what is said of a code: ``key``, ``name``, ``definition`` and so on."""
    row = _row(connection, path)
    after = {**row, **{k: list(v) if isinstance(v, tuple) else v for k, v in values.items()}}
    _check(after["key"], after["name"], after["color"])
    _refuse_taken(connection, after["parent_id"], after["key"], row["id"])
    if after == row:
        return
    meant = any(after[name] != row[name] for name in _MEANING)
    revision = _Revision(connection, reason)
    revision.change(row, after, REDEFINED if meant else RENAMED)
    revision.record(actor, f"{'define' if meant else 'rename'} code {path}")


def move_code(
    connection: Connection, actor: str, path: str, parent: str, before: str | None, reason: str
) -> None:
    """Puts a code, and what lies below it, below another (empty: at the top).

    It stands before the sibling ``before``, or last.
    """
    if contains(path, parent):
        raise BadInput(f"{path} cannot stand below itself")
    row = _row(connection, path)
    above = _row(connection, parent)["id"] if parent else None
    _refuse_taken(connection, above, row["key"], row["id"])
    siblings = [other for other in _siblings(connection, above) if other["id"] != row["id"]]
    at = next((n for n, other in enumerate(siblings) if other["key"] == before), len(siblings))
    places = sorted(other["position"] for other in [*siblings, row])
    ordered = [*siblings[:at], row, *siblings[at:]]
    revision = _Revision(connection, reason)
    for other, position in zip(ordered, places, strict=True):
        after = {**other, "position": position}
        if other is row:
            revision.change(row, {**after, "parent_id": above}, MOVED)
        elif after != other:
            revision.changes.append(Change("code", other["id"], other, after))
    revision.record(actor, f"move code {path}")


def retire_code(
    connection: Connection, actor: str, path: str, reason: str, *, retired: bool
) -> None:
    """Keeps a code and its codings but offers it no longer; or offers it again."""
    row = _row(connection, path)
    if row["retired"] == retired:
        return
    revision = _Revision(connection, reason)
    revision.change(row, {**row, "retired": retired}, RETIRED if retired else REVIVED)
    revision.record(actor, f"{'retire' if retired else 'offer again'} code {path}")


def merge_codes(
    connection: Connection, actor: str, sources: Sequence[str], target: str, reason: str
) -> None:
    """Gives the codings of some codes, in every layer, another code; the old codes are retired.

    One action of ``actor``. Codings that then overlap in a layer are united by the rule.
    """
    from codebook.store.writing.reshaping import recoded

    rows = {path: _row(connection, path) for path in dict.fromkeys(sources)}
    kept = _row(connection, target)
    if target in rows:
        raise BadInput(f"{target} cannot be merged into itself")
    revision = _Revision(connection, reason)
    for row in rows.values():
        revision.change(row, {**row, "retired": True}, f"merged into {target}")
    revision.note(kept, f"took in {', '.join(rows)}")
    codings = recoded(connection, [row["id"] for row in rows.values()], target)
    revision.record(actor, f"merge {', '.join(rows)} into {target}", more=codings)


class _Revision:
    """A revision of the codebook in the making; ``changes`` are it and what it does."""

    def __init__(self, connection: Connection, reason: str, tree: CodeTree | None = None):
        self._connection = connection
        before = connection.execute(
            select(reading.CODEBOOK).order_by(reading.CODEBOOK.c.number.desc()).limit(1)
        ).first()
        self.number = 1 if before is None else int(before.number) + 1
        made = new(
            "codebook_revision",
            number=self.number,
            title=(tree.title if tree else "") or (before.title if before else ""),
            version=(tree.version if tree else "") or (before.version if before else ""),
            reason=reason,
            made_at=ids.now(),
        )
        self.changes = [made]
        self._notes: list[Change] = []

    def add(self, code: Code, parent: int | None, position: int) -> int:
        """A new code; its id."""
        change = _code(code, parent, position, self.number)
        self.changes.append(change)
        self._note(change.subject, ADDED)
        return change.subject

    def change(self, before: Row, after: Row, what: str) -> None:
        """A code that is there, otherwise."""
        self.changes.append(Change("code", before["id"], before, after))
        self._note(before["id"], what)

    def note(self, row: Row, what: str) -> None:
        """Something to know of a code that itself stays as it is."""
        self._note(row["id"], what)

    def _note(self, code: int, what: str) -> None:
        self._notes.append(new("code_change", code_id=code, revision=self.number, what=what))

    def record(
        self, actor: str, what: str, *, more: Sequence[Change] = (), explained: bool = True
    ) -> None:
        """Stores the revision; one that is not ``explained`` keeps no note for each code."""
        notes = self._notes if explained else []
        record(self._connection, actor, what, [*self.changes, *notes, *more])


def _code(code: Code, parent: int | None, position: int, revision: int) -> Change:
    return new(
        "code",
        parent_id=parent,
        key=code.key,
        name=code.name,
        definition=code.definition,
        include=code.include,
        exclude=code.exclude,
        examples=list(code.examples),
        color=code.color,
        aliases=list(code.aliases),
        position=position,
        retired=code.retired,
        added_in=revision,
    )


def _row(connection: Connection, path: str) -> Row:
    number = reading.code_id(connection, path)
    if number is None:
        number = found("code", path, {p: n for n, p in reading.code_paths(connection).items()})
    row = current(connection, "code", number)
    if row is None:
        raise KeyError(path)
    return row


def _siblings(connection: Connection, parent: int | None) -> list[Row]:
    query = select(reading.CODE).where(reading.CODE.c.parent_id.is_not_distinct_from(parent))
    rows = connection.execute(query.order_by(reading.CODE.c.position)).mappings()
    return [dict(row) for row in rows]


def _last_position(connection: Connection) -> int:
    rows = connection.execute(select(reading.CODE.c.position))
    return max((row.position for row in rows), default=-1)


def _refuse_taken(connection: Connection, parent: int | None, key: str, own: int) -> None:
    if any(row["key"] == key and row["id"] != own for row in _siblings(connection, parent)):
        raise BadInput(f"the key {key} stands at this level already")


def _check(key: str, name: str, color: str) -> None:
    if not KEY.fullmatch(key):
        raise BadInput(f"the key {key!r} is not letters, digits and '-'")
    if not name.strip():
        raise BadInput("a code needs a name")
    if color and not COLOR.fullmatch(color):
        raise BadInput(f"the colour {color!r} is not like '#0072B2'")
