"""Changes of the codebook; each is a numbered revision with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from codebook.core import revisit
from codebook.core.codes import COLOR, KEY, Code, CodeTree, contains
from codebook.core.revisit import Moves
from codebook.core.text import clean_within
from codebook.errors import BadInput
from codebook.store import reading
from codebook.store.log import LEAD
from codebook.store.projection import Change, current
from codebook.store.tables import Row
from codebook.store.writing.codebook_revision import Revision
from codebook.store.writing.rows import found

_MEANING = ("definition", "include", "exclude", "examples")
"""What of a code, when it changes, makes earlier codings worth a second look."""

_VERBS = {
    revisit.REDEFINED: "define",
    revisit.RENAMED: "rename",
    revisit.RECOLOURED: "recolour",
}


def add_codes(connection: Connection, tree: CodeTree, reason: str) -> int:
    """Adds the codes that the study lacks, as a new revision of the codebook; how many came.

    Codes that are there already stay as they are.
    """
    known = {path: key for key, path in reading.code_paths(connection).items()}
    revision = Revision(connection, LEAD, reason, tree)
    first = _last_position(connection) + 1
    missing = [code for code in tree if code.path not in known]
    for position, code in enumerate(missing, start=first):
        parent = known[code.parent] if code.parent else None
        known[code.path] = revision.add(code, parent, position)
    added = len(missing)
    if added or revision.number == 1:
        revision.record(f"add {added} codes", explained=revision.number > 1)
    return added


def add_code(
    connection: Connection,
    actor: str,
    code: Code,
    reason: str,
    *,
    after: str | None = None,
    what: str = "",
    joins: int | None = None,
) -> int | None:
    """Adds one code, behind the sibling of the key ``after`` or last; see :func:`may_add_codes`.

    It is an action, whose id it gives, or a part of the one it ``joins``; ``what`` that one is
    called if it is of more than this.
    """
    parent = _row(connection, code.parent)["id"] if code.parent else None
    revision = Revision(connection, actor, reason)
    _add_behind(connection, revision, [code], parent, after)
    return revision.record(what or f"add code {code.path}", joins=joins)


def split_code(
    connection: Connection, actor: str, path: str, new_codes: Sequence[Code], reason: str
) -> None:
    """Adds codes behind the one at ``path``, into which its codings may be sorted.

    The code and its codings stay; see :func:`codebook.store.reading_codebook.to_revisit`.
    """
    row = _row(connection, path)
    if not new_codes:
        raise BadInput("splitting a code takes at least one new code")
    revision = Revision(connection, actor, reason)
    _add_behind(connection, revision, new_codes, row["parent_id"], row["key"])
    into = ", ".join(code.path for code in new_codes)
    revision.note(row, revisit.SPLIT_INTO + into)
    revision.record(f"split code {path} into {into}")


def edit_code(
    connection: Connection, actor: str, path: str, reason: str, values: Mapping[str, Any]
) -> None:
    """Changes what is said of a code: ``key``, ``name``, ``definition`` and so on."""
    row = _row(connection, path)
    given = clean_within(dict(values))[0]
    after = {**row, **{k: list(v) if isinstance(v, tuple) else v for k, v in given.items()}}
    _check(after["key"], after["name"], after["color"])
    _refuse_taken(connection, after["parent_id"], after["key"], row["id"])
    if after == row:
        return
    what = _edited(row, after)
    revision = Revision(connection, actor, reason)
    revision.change(row, after, what)
    revision.record(f"{_VERBS.get(what, 'edit')} code {path}")


def _edited(row: Row, after: Row) -> str:
    """What an edit is called: by what of it matters most."""
    for names, what in (
        (_MEANING, revisit.REDEFINED),
        (("key", "name"), revisit.RENAMED),
        (("color",), revisit.RECOLOURED),
    ):
        if any(row[name] != after[name] for name in names):
            return what
    return revisit.EDITED


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
    revision = Revision(connection, actor, reason)
    for other, position in zip(ordered, places, strict=True):
        after = {**other, "position": position}
        if other is row:
            revision.change(row, {**after, "parent_id": above}, revisit.MOVED)
        elif after != other:
            revision.changes.append(Change("code", other["id"], other, after))
    revision.record(f"move code {path}")


def retire_code(
    connection: Connection, actor: str, path: str, reason: str, *, retired: bool
) -> None:
    """Keeps a code and its codings but offers it no longer; or offers it again."""
    row = _row(connection, path)
    if row["retired"] == retired:
        return
    revision = Revision(connection, actor, reason)
    revision.change(
        row, {**row, "retired": retired}, revisit.RETIRED if retired else revisit.REVIVED
    )
    revision.record(f"{'retire' if retired else 'offer again'} code {path}")


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
    if kept["retired"]:
        raise BadInput(f"{target} is retired; offer it again before others are merged into it")
    revision = Revision(connection, actor, reason)
    for row in rows.values():
        revision.change(row, {**row, "retired": True}, revisit.MERGED_INTO + target)
    revision.note(kept, revisit.TOOK_IN + ", ".join(rows))
    codings = recoded(connection, [row["id"] for row in rows.values()], target)
    revision.record(f"merge {', '.join(rows)} into {target}", more=codings)


def plan_merge(connection: Connection, sources: Sequence[str], target: str) -> list[Moves]:
    """What :func:`merge_codes` would do to each layer that it touches; changes nothing."""
    from codebook.store.writing.reshaping import recoded

    codes = [_row(connection, path)["id"] for path in dict.fromkeys(sources)]
    if _row(connection, target)["id"] in codes:
        raise BadInput(f"{target} cannot be merged into itself")
    united = Counter(
        change.before["coder_id"]
        for change in recoded(connection, codes, target)
        if change.before is not None and change.after is None
    )
    query = (
        select(reading.CODER.c.id, reading.CODER.c.name, func.count())
        .join(reading.CODING, reading.CODING.c.coder_id == reading.CODER.c.id)
        .where(reading.CODING.c.code_id.in_(codes))
        .group_by(reading.CODER.c.id)
        .order_by(reading.CODER.c.name)
    )
    return [Moves(name, moved, united[coder]) for coder, name, moved in connection.execute(query)]


def _row(connection: Connection, path: str) -> Row:
    number = reading.code_id(connection, path)
    if number is None:
        number = found("code", path, {p: n for n, p in reading.code_paths(connection).items()})
    row = current(connection, "code", number)
    if row is None:
        raise KeyError(path)
    return row


def _add_behind(
    connection: Connection,
    revision: Revision,
    codes: Sequence[Code],
    parent: int | None,
    after: str | None,
) -> None:
    """New codes below a parent, behind the sibling of a key or last; the others make room."""
    siblings = _siblings(connection, parent)
    known = {row["key"] for row in siblings}
    for code in codes:
        _check(code.key, code.name, code.color)
        if code.key in known:
            raise BadInput(f"there is a code {code.path} already")
        known.add(code.key)
    behind = (n for n, row in enumerate(siblings, start=1) if row["key"] == after)
    at = next(behind, len(siblings))
    last = _last_position(connection)
    places = [row["position"] for row in siblings[at:]]
    places += range(last + 1, last + 1 + len(codes))
    for code, position in zip(codes, places, strict=False):
        revision.add(code, parent, position)
    for row, position in zip(siblings[at:], places[len(codes) :], strict=True):
        revision.changes.append(Change("code", row["id"], row, {**row, "position": position}))


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
