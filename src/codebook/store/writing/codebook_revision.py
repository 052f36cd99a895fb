"""A revision of the codebook in the making: its number, what it changes, and who may make it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from codebook.core import revisit
from codebook.core.codes import Code, CodeTree
from codebook.core.text import clean_within
from codebook.errors import CodebookError
from codebook.store import ids, reading, reading_marks
from codebook.store.log import LEAD, record
from codebook.store.projection import Change
from codebook.store.tables import Row
from codebook.store.writing.rows import new

NEW_CODES = "new-codes"
"""The rule of who may add codes: ``everybody``, unless it says ``lead``."""


def may_add_codes(connection: Connection) -> bool:
    """Whether coders may add codes of their own, and change the codebook otherwise."""
    return reading_marks.rules(connection).get(NEW_CODES, "everybody") != "lead"


class Revision:
    """A revision of the codebook in the making; ``changes`` are it and what it does."""

    def __init__(
        self, connection: Connection, actor: str, reason: str, tree: CodeTree | None = None
    ):
        _refuse_unless_allowed(connection, actor)
        self._connection = connection
        self._actor = actor
        before = connection.execute(
            select(reading.CODEBOOK).order_by(reading.CODEBOOK.c.number.desc()).limit(1)
        ).first()
        self.number = 1 + _last_number(connection)
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
        self._note(change.subject, revisit.ADDED)
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
        self,
        what: str,
        *,
        more: Sequence[Change] = (),
        explained: bool = True,
        joins: int | None = None,
    ) -> int | None:
        """Stores the revision; one that is not ``explained`` keeps no note for each code."""
        notes = self._notes if explained else []
        changes = [*self.changes, *notes, *more]
        return record(self._connection, self._actor, what, changes, joins=joins)


def _last_number(connection: Connection) -> int:
    """The highest number that a revision of the codebook has or, if it was undone, has had.

    Marks made under one that was undone must not count as made under the next.
    """
    columns = (
        reading.CODEBOOK.c.number,
        reading.CODING.c.made_under,
        reading.FINISHED.c.made_under,
    )
    return max(connection.execute(select(func.max(column))).scalar() or 0 for column in columns)


def _code(code: Code, parent: int | None, position: int, revision: int) -> Change:
    code = clean_within(code)[0]
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


def _refuse_unless_allowed(connection: Connection, actor: str) -> None:
    if actor != LEAD and not may_add_codes(connection):
        raise CodebookError("in this study the lead alone changes the codebook")
