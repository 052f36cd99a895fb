"""Undo and redo.

What a person did last may not be to be undone any more: others have changed the same rows since,
or what they did stands on it. An undo passes over such an action, says so, and takes back the one
before it; a redo does likewise. What was passed over stays as it was, and is come to again.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from codebook.errors import CodebookError
from codebook.store import log, reading, reading_reports
from codebook.store import tables as t
from codebook.store.engine import Clash, attempting
from codebook.store.log import LEAD, Action
from codebook.store.projection import Change, current
from codebook.store.reading_codebook import unsound
from codebook.store.report_values import COLUMNS, OPEN_CATEGORIES
from codebook.store.values import Undone
from codebook.store.writing.layers import overlapped
from codebook.store.writing.rows import look_up

_DONE = {"undo": "undone", "redo": "done again"}


def undo(connection: Connection, coder: str) -> Undone | None:
    """Takes back the last of a coder's actions that can be; ``None`` where there is none."""
    return _reverse(connection, coder, "undo")


def redo(connection: Connection, coder: str) -> Undone | None:
    """Does again the first action that was taken back and can be done again."""
    return _reverse(connection, coder, "redo")


def _reverse(connection: Connection, coder: str, verb: str) -> Undone | None:
    if coder != LEAD:
        look_up(connection, "coder", t.Coder, "name", coder)
    passed: list[tuple[Action, Clash]] = []
    said_before: int | None = None
    for action in log.in_turn(connection, coder, verb):
        changes = log.changes_of(connection, action, verb)
        try:
            with attempting(connection):
                _refuse_what_clashes(connection, changes)
                log.reverse(connection, coder, action, verb, changes)
                _refuse_unsound(connection, changes)
        except Clash as clash:
            if not passed:
                said_before = log.last_reversed(connection, coder, verb)
            passed.append((action, clash))
        else:
            unheard = [one for one in passed if not _beyond(said_before, one[0])]
            said = _said(connection, coder, unheard, verb)
            return Undone(action.what, *_place(connection, changes), said)
    if passed:
        raise CodebookError(_said(connection, coder, passed, verb))
    return None


def _beyond(last: int | None, action: Action) -> bool:
    """Whether the undo or redo before this one, of what stood at ``last``, passed it over."""
    return last is not None and bool(last < action.place)


def _said(
    connection: Connection, coder: str, passed: Sequence[tuple[Action, Clash]], verb: str
) -> str:
    """What was passed over and why, in one line; empty where nothing was."""
    if not passed:
        return ""
    (first, clash), more = passed[0], len(passed) - 1
    why = str(clash)
    if isinstance(clash, _ChangedSince):
        who, what = log.last_change(connection, *clash.row)
        why = why.format(who="you" if who == coder else who, what=what)
    beyond = f"; nor can {more} {'before' if verb == 'undo' else 'after'} it" if more else ""
    return f"“{first.what}” cannot be {_DONE[verb]}: {why}{beyond}"


class _ChangedSince(Clash):
    """A row stands otherwise than an action left it; the words say ``who`` did ``what`` to it.

    Who and what are looked up once they are to be said, for that reads through the log.
    """

    def __init__(self, words: str, kind: str, subject: int):
        super().__init__(words)
        self.row = kind, subject


def _refuse_what_clashes(connection: Connection, changes: Sequence[Change]) -> None:
    """Every row must stand as the action left it, and a revision's number be free."""
    seen: set[tuple[str, int]] = set()
    for change in changes:
        row = change.kind, change.subject
        if row not in seen and current(connection, *row) != change.before:
            raise _ChangedSince("{who} changed what it did since (“{what}”)", *row)
        seen.add(row)
        if change.kind == "study_rule":
            _refuse_fixed_rule(connection, change)
        if change.kind == "codebook_revision" and change.after is not None:
            _refuse_taken_number(connection, change.after["number"])


def _refuse_fixed_rule(connection: Connection, change: Change) -> None:
    """Which categories are open never follows from what was found; a released grouping stays."""
    name = (change.after or change.before or {}).get("name")
    if name == OPEN_CATEGORIES and reading_reports.was_coded(connection):
        raise Clash("passages were coded since, and open categories stay as they were before")
    if name == COLUMNS and reading_reports.memory(connection).quoted:
        raise Clash("quotations were released since, which are attributed by its columns")


def _refuse_taken_number(connection: Connection, number: int) -> None:
    revision = reading.CODEBOOK.c
    taken = connection.execute(select(revision.id).where(revision.number == number)).first()
    if taken is not None:
        raise _ChangedSince(
            f"the codebook has another revision {number} since ({{who}}: “{{what}}”); "
            "make the change anew",
            "codebook_revision",
            taken.id,
        )


def _refuse_unsound(connection: Connection, changes: Sequence[Change]) -> None:
    """Whatever else was done meanwhile: codings of a layer never overlap, codes make a tree."""
    restored = [change.after for change in changes if change.kind == "coding" and change.after]
    if any(overlapped(connection, row) for row in restored):
        raise Clash("other codings overlap what it would bring back")
    if any(change.kind in ("code", "codebook_revision") for change in changes):
        problems = unsound(connection)
        if problems:
            raise Clash(f"{problems[0]}; the codebook has changed since")


def _place(connection: Connection, changes: Sequence[Change]) -> tuple[str | None, int | None]:
    """Where it can be seen: a transcript's key, and an offset in it."""
    for change in changes:
        row = change.after or change.before or {}
        if row.get("transcript_id") is not None and change.kind in ("coding", "finished", "memo"):
            transcript = current(connection, "transcript", row["transcript_id"])
            return None if transcript is None else str(transcript["key"]), row.get("start")
    return None, None
