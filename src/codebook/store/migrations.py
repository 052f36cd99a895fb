"""The schema's history: named steps, each in a transaction of its own, never changed later."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, inspect

from codebook.errors import NotAStudy, StudyTooNew
from codebook.store import (
    engine,
    ids,
    schema_0001,
    schema_0002,
    schema_0003,
    schema_0004,
    schema_0005,
    schema_0006,
    schema_0007,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the schema; ``run`` is called inside a transaction."""

    name: str
    run: Callable[[Connection], None]


def _all(statements: Sequence[str]) -> Callable[[Connection], None]:
    def run(connection: Connection) -> None:
        for statement in statements:
            connection.exec_driver_sql(statement)

    return run


STEPS: tuple[Step, ...] = (
    Step("0001-first", _all(schema_0001.STATEMENTS)),
    Step("0002-desk", _all(schema_0002.STATEMENTS)),
    Step("0003-kept-words", _all(schema_0003.STATEMENTS)),
    Step("0004-releases", _all(schema_0004.STATEMENTS)),
    Step("0005-agreement", _all(schema_0005.STATEMENTS)),
    Step("0006-decided", _all(schema_0006.STATEMENTS)),
    Step("0007-erasure", schema_0007.run),
)
"""Every step, in order. A new one is added at the end, with a test from the schema before."""


def applied(connection: Connection) -> list[str]:
    """The names of the steps that the file has gone through, in order."""
    if not engine.is_marked(connection) or not inspect(connection).has_table("migration"):
        return []
    return [
        row[0] for row in connection.exec_driver_sql("SELECT name FROM migration ORDER BY name")
    ]


def migrate(connection: Connection, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Brings an opened study up to date, after a verified backup beside it.

    Raises :class:`StudyTooNew` where a newer codebook has been at the file.
    """
    done = applied(connection)
    if not done:
        raise NotAStudy(f"{path} is not a study")
    if unknown := [name for name in done if name not in {step.name for step in steps}]:
        raise StudyTooNew(
            f"{path} was written by a newer codebook (it has {unknown[-1]}); update this one"
        )
    missing = [step for step in steps if step.name not in done]
    if missing:
        from codebook.store.backup import back_up

        back_up(connection, path, Path(f"{path}.before-{missing[0].name}"))
    run(connection, missing)


def run(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Takes the steps, each in its own transaction."""
    for step in steps:
        with engine.writing(connection):
            step.run(connection)
            connection.exec_driver_sql(
                "INSERT INTO migration (name, applied_at) VALUES (?, ?)", (step.name, ids.now())
            )
