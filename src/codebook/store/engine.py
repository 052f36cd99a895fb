"""Connections to a study file: how it is opened, and what the database's errors mean.

Everything that is particular to SQLite stands here.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import StaticPool

from codebook.errors import (
    BadInput,
    CodebookError,
    NotAStudy,
    StudyDamaged,
    StudyLocked,
    StudyReadOnly,
)

APPLICATION_ID = 0x436F6442
"""Marks a SQLite file as a study (the letters ``CodB``)."""

MAGIC = b"SQLite format 3\x00"
BUSY_SECONDS = 5.0


def connect(path: Path, *, wait: float = BUSY_SECONDS) -> Connection:
    """A connection in autocommit mode; transactions are begun with :func:`writing`."""

    def creator() -> sqlite3.Connection:
        raw = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
        try:
            for pragma in (
                "journal_mode = WAL",
                "synchronous = FULL",
                "foreign_keys = ON",
                "secure_delete = ON",
                "temp_store = MEMORY",
                "trusted_schema = OFF",
            ):
                raw.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            raw.close()
            raise
        return raw

    engine = create_engine("sqlite://", creator=creator, poolclass=StaticPool, hide_parameters=True)
    with translated(path):
        return engine.connect().execution_options(isolation_level="AUTOCOMMIT")


def close(connection: Connection) -> None:
    """Closes the connection and with it the file; may be called twice."""
    connection.close()
    connection.engine.dispose()


def set_wait(connection: Connection, seconds: float) -> None:
    """How long each single try bears a lock of another program."""
    tell(connection, f"PRAGMA busy_timeout = {round(seconds * 1000)}")


def _give_up() -> bool:
    return False


@contextmanager
def writing(connection: Connection, go_on: Callable[[], bool] = _give_up) -> Iterator[None]:
    """A transaction that holds the write lock from its start; all of it, or nothing.

    ``go_on`` is asked whenever another program did not let go of the lock in time: whether to
    try again.
    """
    while not _is_begun(connection, go_on):
        pass
    try:
        yield
        tell(connection, "COMMIT")
    except BaseException:
        _rollback(connection)
        raise


def _is_begun(connection: Connection, go_on: Callable[[], bool]) -> bool:
    try:
        tell(connection, "BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or not go_on():
            raise
        return False
    return True


@contextmanager
def rehearsing(connection: Connection) -> Iterator[None]:
    """A transaction like :func:`writing`, of which nothing is kept."""
    tell(connection, "BEGIN IMMEDIATE")
    try:
        yield
    finally:
        _rollback(connection)


@contextmanager
def reading(connection: Connection) -> Iterator[None]:
    """A transaction that sees one state of the study throughout."""
    tell(connection, "BEGIN")
    try:
        yield
    finally:
        _rollback(connection)


class Clash(Exception):
    """What is stored stands in the way of a change; never leaves the store."""


@contextmanager
def attempting(connection: Connection) -> Iterator[None]:
    """A part of a transaction that leaves nothing behind where it fails.

    What the tables' own constraints refuse raises :class:`Clash`.
    """
    tell(connection, "SAVEPOINT attempt")
    try:
        yield
    except BaseException as error:
        if _is_open(connection):  # else all of it has been rolled back already
            tell(connection, "ROLLBACK TO attempt")
            tell(connection, "RELEASE attempt")
        cause = error.orig if isinstance(error, IntegrityError) else error
        if isinstance(cause, sqlite3.IntegrityError):
            code = cause.sqlite_errorcode
            how = "on it" if code == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY else "in its place"
            raise Clash(f"something that was done since stands {how}") from None
        raise
    tell(connection, "RELEASE attempt")


def _rollback(connection: Connection) -> None:
    if _is_open(connection):
        tell(connection, "ROLLBACK")


def _is_open(connection: Connection) -> bool:
    """Whether a transaction is open."""
    raw = connection.connection.dbapi_connection
    return raw is not None and bool(getattr(raw, "in_transaction", False))


def defer_references(connection: Connection) -> None:
    """Lets rows of this transaction point at what comes later in it."""
    tell(connection, "PRAGMA defer_foreign_keys = ON")


def tell(connection: Connection, command: str) -> None:
    """Has a command carried out that is no statement about tables."""
    with closing(connection.connection.cursor()) as cursor:
        cursor.execute(command)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns the database's errors into ours; what was being written is never in a message."""
    try:
        yield
    except DBAPIError as error:
        cause = error.orig
        raise _meaning(path, cause if isinstance(cause, sqlite3.Error) else None) from None
    except sqlite3.Error as error:
        raise _meaning(path, error) from None
    except UnicodeDecodeError:
        raise StudyDamaged(f"{path} is damaged: it holds bytes that are no text") from None


_MEANINGS: tuple[tuple[tuple[int, ...], type[CodebookError], str], ...] = (
    (
        (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED),
        StudyLocked,
        "{path} is locked by another program; try again when it is done",
    ),
    ((sqlite3.SQLITE_NOTADB,), NotAStudy, "{path} is not a study"),
    ((sqlite3.SQLITE_CORRUPT,), StudyDamaged, "{path} is damaged; go back to a backup"),
    (
        (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN),
        StudyReadOnly,
        "{path} cannot be written; check its permissions and its folder's",
    ),
    (
        (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR),
        CodebookError,
        "{path} could not be written, the disk may be full; nothing was changed",
    ),
    (
        (sqlite3.SQLITE_CONSTRAINT,),
        CodebookError,
        "{path}: something else stands on what this would change; nothing was changed",
    ),
)


def _meaning(path: Path, error: sqlite3.Error | None) -> CodebookError:
    code = (getattr(error, "sqlite_errorcode", None) or sqlite3.SQLITE_ERROR) & 0xFF
    for codes, kind, message in _MEANINGS:
        if code in codes:
            return kind(message.format(path=path))
    return StudyDamaged(f"{path} does not hold what a study holds; run `codebook check` on it")


def look_at(path: Path) -> None:
    """Says no to what cannot be opened as a study, before the database is asked."""
    if not path.exists():
        raise BadInput(f"there is no study at {path}; make one with `codebook new {path}`")
    if not path.is_file():
        raise NotAStudy(f"{path} is not a study")
    # The bits are looked at too: whoever may write everything would not notice them otherwise.
    for place in (path, path.absolute().parent):
        if not (place.stat().st_mode & 0o222 and os.access(place, os.W_OK)):
            raise StudyReadOnly(f"{path} cannot be written; check the permissions of {place}")
    try:
        header = _header(path)
    except OSError as error:
        raise StudyReadOnly(f"{path} cannot be read: {error.strerror}") from None
    if not _is_a_study_s(header):
        raise NotAStudy(f"{path} is not a study")
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    if path.stat().st_size < page_size * int.from_bytes(header[28:32], "big"):
        raise StudyDamaged(f"{path} is damaged: its end is missing; go back to a backup")


def is_study(path: Path) -> bool:
    """Whether a file is a study, or what SQLite keeps beside one."""
    for suffix in ("-wal", "-shm", "-journal"):
        if path.name.endswith(suffix):
            path = path.with_name(path.name.removesuffix(suffix))
    try:
        return path.is_file() and _is_a_study_s(_header(path))
    except OSError:
        return False


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


def _is_a_study_s(header: bytes) -> bool:
    marked = int.from_bytes(header[68:72], "big") == APPLICATION_ID
    return header.startswith(MAGIC) and len(header) == 100 and marked


def have_alone(path: Path) -> None:
    """Makes sure that no program has the database open, and empties its journal into it.

    Raises :class:`StudyLocked` where one has. A file that is no database, or is damaged, is
    nobody's.
    """
    if not path.is_file():
        return
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as raw:
        try:
            raw.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError:
            raise StudyLocked(
                f"{path} is open in another program; close it there before it is replaced"
            ) from None
        except sqlite3.DatabaseError:
            return


def remove_journals(path: Path) -> None:
    """Removes what SQLite keeps beside a database file."""
    for suffix in ("-wal", "-shm", "-journal"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def create_private(path: Path) -> None:
    """Makes an empty file that only its owner may read; its journal inherits that."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def remove_file(path: Path) -> None:
    """Removes a database file and what SQLite keeps beside it."""
    path.unlink(missing_ok=True)
    remove_journals(path)


def is_private(path: Path) -> bool:
    """Whether nobody but the owner may read the file."""
    return not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def mark_as_study(connection: Connection) -> None:
    """Writes the mark by which a study is known."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def is_marked(connection: Connection) -> bool:
    """Whether the file carries the mark."""
    return bool(connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID)


def checkpoint(connection: Connection) -> None:
    """Moves everything from the journal into the file itself."""
    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def integrity(connection: Connection) -> list[str]:
    """What SQLite's own checks find; empty where all is well."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    problems = [] if found == ["ok"] else found
    for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        problems.append(f"a row of {table} points at nothing")
    return problems


def copy(connection: Connection, target: Path) -> None:
    """Copies the study, as it stands now, into an empty private file."""
    raw = connection.connection.dbapi_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("only a SQLite study can be copied file by file")
    other = sqlite3.connect(target)
    try:
        raw.backup(other)
    finally:
        other.close()
