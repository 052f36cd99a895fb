"""The event log: every change of a study, in order, chained by digest.

An event says who did what to which row, with the row before and after. Its *content* (what was
done, before and after) has a digest keyed by a random value of its own, and the chain covers that
digest instead of the content: when a redaction destroys words and their key, the chain still
proves that nothing else was altered. The words of transcripts are never in an event, but for what
a person made from them: the name of a code, a memo. See :func:`restate`.

One action of a person may be several events; they share an action id, and an undo takes all of
them back with new events. The table ``action`` is what follows from the log about who can undo
what: see :func:`action_states`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, func, insert, select, update

from codebook.core.text import keyed_digest
from codebook.store import ids, tables
from codebook.store.hot import Hot
from codebook.store.projection import Change, current, project
from codebook.store.tables import table_of

LEAD = "lead"
"""The actor of commands without a coder."""

NOTED = {"progress", "seen_layer"}
"""Kinds whose changes are no actions of a person: an undo passes them over."""

_EVENT = table_of(tables.Event)
_ACTION = table_of(tables.Action)
_BEGINNING = "0" * 64

_PLAIN = json.JSONEncoder(ensure_ascii=False)
_SORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

_LAST = Hot(select(_EVENT.c.digest, _EVENT.c.seq).order_by(_EVENT.c.seq.desc()).limit(1))
_INSERT_EVENT, _INSERT_ACTION = Hot(insert(_EVENT)), Hot(insert(_ACTION))
_DESTROY_EVENTS = (
    update(_EVENT)
    .where(_EVENT.c.kind == bindparam("its_kind"), _EVENT.c.subject == bindparam("its_subject"))
    .values(what="", before=None, after=None, content_key="")
)
_FORGET_WHAT = (
    update(_ACTION)
    .where(
        _ACTION.c.what != "",
        exists().where(_EVENT.c.seq == _ACTION.c.seq, _EVENT.c.content_key == ""),
    )
    .values(what="")
)
_DROP_UNDONE = Hot(
    update(_ACTION)
    .where(_ACTION.c.actor == bindparam("who"), _ACTION.c.state == "undone")
    .values(state="dropped")
)


def record(
    connection: Connection,
    actor: str,
    what: str,
    changes: Sequence[Change],
    *,
    reverses: int | None = None,
    joins: int | None = None,
) -> int | None:
    """Writes changes to the tables and to the log, as one action; its id, ``None`` for none.

    With ``joins`` they are part of an action recorded before, and undone with it. Changes of
    :data:`NOTED` kinds stand beside what the actor does, and drop nothing undone.
    Must be called inside :func:`codebook.store.engine.writing`.
    """
    changes = [change for change in changes if change.before != change.after]
    if not changes:
        return None
    project(connection, changes)
    return _append(connection, actor, what, changes, reverses=reverses, joins=joins)


def restate(
    connection: Connection,
    actor: str,
    what: str,
    changes: Sequence[Change],
    destroyed: Collection[tuple[str, int]] = (),
) -> None:
    """Writes changes and destroys all that the log says of these rows up to now, for good.

    The same for ``destroyed`` rows, by kind and id. Each begins anew with what it is now, or is
    not spoken of any more where it is gone. Of destroyed events remain who, when, and which kind
    of row; no undo comes to an action that has one.
    """
    changed = {(one.kind, one.subject) for one in changes}
    unchanged = sorted(set(destroyed) - changed)
    rows = [(*row, current(connection, *row)) for row in unchanged]
    changes = [*changes, *(Change(*row, row[2]) for row in rows if row[2] is not None)]
    _destroy(connection, changed | set(destroyed))
    project(connection, [change for change in changes if change.before != change.after])
    anew = [replace(change, before=None) for change in changes if change.after is not None]
    _append(connection, actor, what, anew)


def _destroy(connection: Connection, rows: Collection[tuple[str, int]]) -> None:
    about = [{"its_kind": kind, "its_subject": subject} for kind, subject in rows]
    if about:
        connection.execute(_DESTROY_EVENTS, about)
        connection.execute(_FORGET_WHAT)


def is_destroyed(event: Any) -> bool:
    """Whether the content of an event is gone for good."""
    return not event["content_key"]


def _append(
    connection: Connection,
    actor: str,
    what: str,
    changes: Sequence[Change],
    *,
    reverses: int | None = None,
    joins: int | None = None,
) -> int:
    """Writes an action of some changes into the log alone; its id."""
    action = joins or ids.new_id()
    digest, seq = head(connection)
    about = {
        "action_id": action,
        "actor": actor,
        "what": what,
        "reverses": reverses,
        "at": ids.now(),
    }
    rows = []
    for number, change in enumerate(changes, start=seq + 1):
        row = _event(change, seq=number, **about)
        digest = row["digest"] = chained(digest, row)
        rows.append(row)
    _INSERT_EVENT.run(connection, rows)
    if joins is not None:
        return action
    if all(change.kind in NOTED for change in changes):
        state = "noted"
    elif reverses is None:
        _DROP_UNDONE.run(connection, [{"who": actor}])
        state = "done"
    else:
        state = "reversal"
    entry = {"id": action, "seq": seq + 1, "actor": actor, "what": what, "state": state}
    _INSERT_ACTION.run(connection, [entry])
    return action


def _event(change: Change, **about: Any) -> dict[str, Any]:
    before, after = _dump(change.before), _dump(change.after)
    key = ids.new_key()
    return {
        **about,
        "id": ids.new_id(),
        "kind": change.kind,
        "subject": change.subject,
        "before": before,
        "after": after,
        "content_key": key,
        "content_digest": content_digest(key, about["what"], before, after),
    }


def _dump(row: dict[str, Any] | None) -> str | None:
    if row is None:
        return None
    return _SORTED.encode(row)


def content_digest(key: str, what: str, before: str | None, after: str | None) -> str:
    """The keyed digest of what an event says."""
    return keyed_digest(bytes.fromhex(key), _PLAIN.encode([what, before, after]))


_CHAINED = (
    "seq", "id", "action_id", "actor", "reverses", "kind", "subject", "at", "content_digest",
)  # fmt: skip


def chained(previous: str, row: Any) -> str:
    """The link of the chain after ``previous``: it covers all of the event but its content."""
    link = _PLAIN.encode([previous, *(row[name] for name in _CHAINED)])
    return hashlib.sha256(link.encode()).hexdigest()


def events(connection: Connection, *, action: int | None = None) -> Iterator[Any]:
    """The events in order, all or those of one action, as mappings by column."""
    query = select(_EVENT).order_by(_EVENT.c.seq)
    if action is not None:
        query = query.where(_EVENT.c.action_id == action)
    yield from connection.execute(query).mappings()


def change_of(event: Any) -> Change:
    """The change an event recorded."""
    before, after = event["before"], event["after"]
    return Change(
        event["kind"],
        event["subject"],
        None if before is None else json.loads(before),
        None if after is None else json.loads(after),
    )


def head(connection: Connection) -> tuple[str, int]:
    """The last digest of the chain, and how many events it covers."""
    last = _LAST.first(connection)
    return (_BEGINNING, 0) if last is None else (last[0], last[1])


PERMANENT = (
    "study", "category", "interviewee", "coder", "transcript", "revision", "kept_word",
    "internal_view", "release", "sample", "erasure", "text_map",
)  # fmt: skip
"""Kinds that no undo takes back: words and people go by commands of their own, for good."""

_ITS = _EVENT.alias("its")
_KEPT = exists().where(
    _ITS.c.action_id == _ACTION.c.id,
    _ITS.c.kind.in_(PERMANENT) | (_ITS.c.content_key == ""),
)


_REVERSAL = _ACTION.alias("reversal")

Action = Row[Any]
"""A row of ``action``."""


def in_turn(connection: Connection, actor: str, verb: str) -> Iterator[Action]:
    """The actions of an actor that an undo or a redo (``verb``) comes to, one after another.

    An undo begins with the last that is done, a redo with the one undone last. ``place`` says
    where in the log an action was done, or undone: it falls from one action to the next.
    """
    if verb == "redo":
        yield from _undone(connection, actor)
        return
    seq = _ACTION.c.seq
    query = (
        select(_ACTION, seq.label("place"))
        .where(_ACTION.c.actor == actor, _ACTION.c.state == "done", ~_KEPT)
        .order_by(seq.desc())
    )
    action = connection.execute(query.limit(1)).first()
    while action is not None:
        yield action
        action = connection.execute(query.where(seq < action.seq).limit(1)).first()


def _undone(connection: Connection, actor: str) -> Sequence[Action]:
    """The actions of an actor that are undone, the one undone last first."""
    place = func.max(_REVERSAL.c.seq).label("place")
    query = (
        select(_ACTION, place)
        .join(_EVENT, _EVENT.c.reverses == _ACTION.c.id)
        .join(_REVERSAL, _REVERSAL.c.seq == _EVENT.c.seq)
        .where(_REVERSAL.c.actor == actor, _REVERSAL.c.state == "reversal")
        .where(_ACTION.c.state == "undone", ~_KEPT)
        .group_by(_ACTION.c.id)
        .order_by(place.desc())
    )
    return connection.execute(query).all()


def changes_of(connection: Connection, action: Action, verb: str) -> list[Change]:
    """What an undo or a redo of an action changes."""
    changes = [change_of(event) for event in events(connection, action=action.id)]
    if verb == "redo":
        return changes
    return [change.reversed() for change in reversed(changes)]


def reverse(
    connection: Connection, actor: str, action: Action, verb: str, changes: Sequence[Change]
) -> None:
    """Records an undo or a redo of an action."""
    record(connection, actor, f"{verb} {action.what}", changes, reverses=action.id)
    state = "undone" if verb == "undo" else "done"
    connection.execute(update(_ACTION).where(_ACTION.c.id == action.id).values(state=state))


def last_reversed(connection: Connection, actor: str, verb: str) -> int | None:
    """The place (see :func:`in_turn`) of what the actor undid or did again last.

    ``None`` where something else was done since.
    """
    own = select(_ACTION).where(_ACTION.c.actor == actor, _ACTION.c.state != "noted")
    last = connection.execute(own.order_by(_ACTION.c.seq.desc()).limit(1)).first()
    if last is None or last.state != "reversal":
        return None
    event = next(events(connection, action=last.id))
    target = connection.execute(select(_ACTION).where(_ACTION.c.id == event["reverses"])).one()
    if target.state != ("undone" if verb == "undo" else "done"):
        return None
    if verb == "undo":
        return int(target.seq)
    undone = (
        select(func.max(_REVERSAL.c.seq))
        .join(_EVENT, _EVENT.c.seq == _REVERSAL.c.seq)
        .where(_REVERSAL.c.actor == actor, _REVERSAL.c.state == "reversal")
        .where(_EVENT.c.reverses == target.id, _REVERSAL.c.seq < last.seq)
    )
    return int(connection.execute(undone).scalar_one())


def last_change(connection: Connection, kind: str, subject: int) -> tuple[str, str]:
    """Who changed a row last, and what that was."""
    query = select(_EVENT.c.actor, _EVENT.c.what).where(
        _EVENT.c.kind == kind, _EVENT.c.subject == subject
    )
    row = connection.execute(query.order_by(_EVENT.c.seq.desc()).limit(1)).one()
    return row.actor, row.what


def action_states(rows: Iterable[Any]) -> dict[int, tuple[int, str, str, str]]:
    """``action`` as it follows from the log: by id, its first seq, actor, what and state."""
    found: dict[int, tuple[int, str, str, str]] = {}
    undone: dict[str, set[int]] = {}
    for row in rows:
        action, actor, target = row["action_id"], row["actor"], row["reverses"]
        if action in found:
            continue
        waiting = undone.setdefault(actor, set())
        if row["kind"] in NOTED:
            found[action] = (row["seq"], actor, row["what"], "noted")
            continue
        if target is None:
            for other in waiting:
                found[other] = (*found[other][:3], "dropped")
            waiting.clear()
            found[action] = (row["seq"], actor, row["what"], "done")
            continue
        found[action] = (row["seq"], actor, row["what"], "reversal")
        taken_back = found[target][3] == "done"
        found[target] = (*found[target][:3], "undone" if taken_back else "done")
        (waiting.add if taken_back else waiting.discard)(target)
    return found
