"""Having a study to oneself, and making sure that what was taken out of it is nowhere in its file.

What a row held stays in the file's own pages until the journal is moved into it, and in parts of
pages that are free. So an erasure ends with the file written anew. A mark in the study says that
this is still to be done: where a crash came between, it is done when the study is next opened.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, delete, insert, inspect, select

from codebook.errors import StudyLocked
from codebook.store import engine, erasure_tables
from codebook.store.tables import table_of

_MARK = table_of(erasure_tables.UnfinishedErasure)


@contextmanager
def erasing(connection: Connection, path: Path) -> Iterator[None]:
    """A transaction whose words are nowhere in the file when it is over; all of it, or nothing.

    Raises :class:`StudyLocked` where another program has the study open.
    """
    with _alone(connection, path):
        with engine.writing(connection):
            yield
            connection.execute(delete(_MARK))
            connection.execute(insert(_MARK).values(id=1))
        _write_anew(connection)


def finish(connection: Connection, path: Path) -> None:
    """Does what an erasure was kept from doing; where the study is in use, the next to open it."""
    if not inspect(connection).has_table(_MARK.name):
        return
    if connection.execute(select(_MARK.c.id)).first() is None:
        return
    try:
        with _alone(connection, path):
            _write_anew(connection)
    except StudyLocked:
        return


def is_unfinished(connection: Connection) -> bool:
    """Whether words that were erased may still stand in parts of the file that are free."""
    return connection.execute(select(_MARK.c.id)).first() is not None


@contextmanager
def _alone(connection: Connection, path: Path) -> Iterator[None]:
    engine.tell(connection, "PRAGMA locking_mode = EXCLUSIVE")
    try:
        try:
            with engine.writing(connection):
                pass
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            raise StudyLocked(
                f"{path} is open in another program; close it there first: words can only be "
                "erased by one who has the study alone; nothing was changed"
            ) from None
        yield
    finally:
        engine.tell(connection, "PRAGMA locking_mode = NORMAL")
        engine.tell(connection, "SELECT 1 FROM migration")


def _write_anew(connection: Connection) -> None:
    engine.checkpoint(connection)
    engine.tell(connection, "VACUUM")
    engine.checkpoint(connection)
    with engine.writing(connection):
        connection.execute(delete(_MARK))
    engine.checkpoint(connection)
