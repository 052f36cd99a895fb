"""The schema moves in named steps, each whole or not at all."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect
from sqlmodel import SQLModel

from codebook.store import engine, tables
from codebook.store.migrations import STEPS, Step, applied, migrate


def _columns(connection: Connection) -> dict[str, list[tuple[str, str, bool]]]:
    look = inspect(connection)
    return {
        table: sorted((c["name"], str(c["type"]), c["nullable"]) for c in look.get_columns(table))
        for table in look.get_table_names()
    }


def test_the_steps_make_the_tables_of_the_models(study_file: Path) -> None:
    assert tables.Study.__tablename__ in SQLModel.metadata.tables
    memory = create_engine("sqlite://")
    with memory.connect() as wanted:
        SQLModel.metadata.create_all(wanted)
        expected = _columns(wanted)
    memory.dispose()
    connection = engine.connect(study_file)
    found = _columns(connection)
    engine.close(connection)
    found.pop("sqlite_sequence", None)
    assert found == expected


def test_a_step_is_taken_once_after_a_backup(study_file: Path) -> None:
    later = Step("0002-later", lambda c: c.exec_driver_sql("CREATE TABLE later (x)") and None)
    connection = engine.connect(study_file)
    migrate(connection, study_file, (*STEPS, later))
    migrate(connection, study_file, (*STEPS, later))
    assert applied(connection) == ["0001-first", "0002-later"]
    engine.close(connection)
    copy = sqlite3.connect(f"{study_file}.before-0002-later")
    assert copy.execute("SELECT count(*) FROM migration").fetchone() == (1,)
    copy.close()


def test_a_failing_step_leaves_the_study_as_it_was(study_file: Path) -> None:
    def fail(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half (x)")
        raise RuntimeError("power cut")

    connection = engine.connect(study_file)
    with pytest.raises(RuntimeError):
        migrate(connection, study_file, (*STEPS, Step("0002-later", fail)))
    assert applied(connection) == ["0001-first"]
    assert not inspect(connection).has_table("half")
    engine.close(connection)
