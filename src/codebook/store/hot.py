"""Statements that run with every key stroke: built and compiled once, run on the driver itself.

What the toolkit adds to each statement costs more than the statement, so these go past it. They
are still written in its language, and compiled for whichever engine the connection speaks to.
What they find are the driver's values, so none of them reads a column of JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import Insert, Update
from sqlalchemy.sql.selectable import Select


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as the driver takes it; ``order`` is ``None`` where it takes names."""

    text: str
    fixed: dict[str, Any]
    order: tuple[str, ...] | None
    converted: dict[str, Callable[[Any], Any]]

    def given(self, values: Mapping[str, Any]) -> Any:
        """Values as the driver takes them."""
        for key, convert in self.converted.items():
            values = {**values, key: convert(values[key])}
        if self.order is None:
            return {**self.fixed, **values}
        fixed = self.fixed
        return tuple([values[key] if key in values else fixed[key] for key in self.order])

    def all_given(self, rows: Sequence[Mapping[str, Any]]) -> Sequence[Any]:
        """Many sets of values at once."""
        if self.order is None or len(self.order) < 2 or self.converted or not rows:
            return [self.given(row) for row in rows]
        if not all(key in rows[0] for key in self.order):
            return [self.given(row) for row in rows]
        return list(map(itemgetter(*self.order), rows))


class Hot:
    """One such statement; values are given by the names of its parameters."""

    def __init__(self, statement: Select[Any] | Insert | Update):
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, connection: Connection, **values: Any) -> Iterator[tuple[Any, ...]]:
        """The rows found, one after another: whoever stops early leaves the rest unread."""
        compiled = self._for(connection)
        with closing(connection.connection.cursor()) as cursor:
            cursor.execute(compiled.text, compiled.given(values))
            while (row := cursor.fetchone()) is not None:
                yield row

    def all(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """All rows found, at once."""
        compiled = self._for(connection)
        with closing(connection.connection.cursor()) as cursor:
            cursor.execute(compiled.text, compiled.given(values))
            return list(cursor.fetchall())

    def first(self, connection: Connection, **values: Any) -> tuple[Any, ...] | None:
        """The first row found, ``None`` without any."""
        compiled = self._for(connection)
        with closing(connection.connection.cursor()) as cursor:
            cursor.execute(compiled.text, compiled.given(values))
            row: tuple[Any, ...] | None = cursor.fetchone()
            return row

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Changes what there is to change, once for each set of values."""
        compiled = self._for(connection)
        with closing(connection.connection.cursor()) as cursor:
            cursor.executemany(compiled.text, compiled.all_given(rows))

    def _for(self, connection: Connection) -> _Compiled:
        dialect = connection.dialect
        if dialect.name not in self._compiled:
            made = self._statement.compile(dialect=dialect)
            if not isinstance(made, SQLCompiler):
                raise TypeError("only statements can be compiled here")
            processors = {
                key: bind.type.dialect_impl(dialect).bind_processor(dialect)
                for key, bind in made.binds.items()
            }
            self._compiled[dialect.name] = _Compiled(
                made.string,
                dict(made.params),
                tuple(made.positiontup or ()) if made.positional else None,
                {key: convert for key, convert in processors.items() if convert is not None},
            )
        return self._compiled[dialect.name]
