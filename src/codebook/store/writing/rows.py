"""Making rows, and finding them by the names that people use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlmodel import SQLModel

from codebook.core.codes import nearest
from codebook.errors import BadInput
from codebook.store import ids
from codebook.store.hot import Hot
from codebook.store.projection import Change
from codebook.store.tables import table_of


def new(kind: str, /, **values: Any) -> Change:
    """The change that makes a new row."""
    subject = ids.new_id()
    return Change(kind, subject, None, {"id": subject, **values})


def found(thing: str, value: str, rows: Mapping[str, int]) -> int:
    """The id of a named thing; :class:`BadInput` with the nearest name where there is none."""
    if value in rows:
        return rows[value]
    if not value.strip():
        raise BadInput(f"the name of the {thing} is empty")
    hint = nearest(value, rows)
    more = f"; did you mean {hint}?" if hint else ""
    raise BadInput(f"no {thing} {value!r} in this study{more}")


def names(connection: Connection, model: type[SQLModel], column: str) -> dict[str, int]:
    """Ids of all rows of a table by one of its columns."""
    table = table_of(model)
    return {row[0]: row[1] for row in connection.execute(select(table.c[column], table.c.id))}


def look_up(
    connection: Connection, thing: str, model: type[SQLModel], column: str, value: str
) -> int:
    """The id of the one row of that name, as :func:`found`, without reading the others."""
    row = _by(model, column).first(connection, value=value)
    if row is None:
        return found(thing, value, names(connection, model, column))
    return int(row[0])


@cache
def _by(model: type[SQLModel], column: str) -> Hot:
    table = table_of(model)
    return Hot(select(table.c.id).where(table.c[column] == bindparam("value")))
