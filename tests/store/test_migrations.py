"""The schema moves in named steps, each whole or not at all."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, inspect
from sqlmodel import SQLModel

from codebook.core.text import sha256
from codebook.store import (
    engine,
    schema_0001,
    schema_0002,
    schema_0003,
    schema_0004,
    schema_0005,
    schema_0006,
    schema_0007,
    tables,
)
from codebook.store.migrations import STEPS, Step, applied, migrate
from codebook.store.study import Study

NAMES = [step.name for step in STEPS]
STUDIES = Path(__file__).parent / "studies"
"""Studies as earlier schemas had them, in SQL; each is named like its last step."""


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


@pytest.mark.parametrize(
    ("schema", "digest"),
    [
        (schema_0001, "d7efa2d2dfe554433687f6552db37e5573d1667804fce87b6a8afa41967dbfb3"),
        (schema_0002, "62de44a3309170be21087132cfcc4bd911026a25236cd04481ae313ab204a2e7"),
        (schema_0003, "dfc1b89847165931d26f48eaf8bfab1ade8b932442575bfe80d6a03e7bfdc821"),
        (schema_0004, "541ff4ba14f4e6fcf3d422422170dc94296801b932d09eca3e1b945ccfe2fada"),
        (schema_0005, "4bf6538702e381af6065c24d839a5be7fd4cf9f07e58738b2f641ecf6aff8342"),
        (schema_0006, "98b64f1bdbe4e1ae365e96c0f1746ae2bf5e20470dbae9d20e4823a4b74cd4b8"),
        (schema_0007, "16bf9b3a5ac1b42c7f210836262e5217400f62f42aefba6df812b973c712909c"),
    ],
)
def test_a_schema_that_studies_have_never_changes(schema: Any, digest: str) -> None:
    assert sha256("".join(schema.STATEMENTS)) == digest


@pytest.mark.parametrize("dump", sorted(STUDIES.glob("*.sql")), ids=lambda file: file.stem)
def test_a_study_of_an_earlier_schema_is_brought_up_to_date(tmp_path: Path, dump: Path) -> None:
    path = tmp_path / "old.study"
    raw = sqlite3.connect(path)
    raw.executescript(dump.read_text(encoding="utf-8"))
    raw.execute(f"PRAGMA application_id = {engine.APPLICATION_ID}")
    raw.close()
    with Study.open(path) as study:
        assert study.problems() == []
        assert [coding.code for coding in study.layer("ana", "one")] == ["a/b"]
        assert study.undo("ana") is not None
        assert study.problems() == []
    later = STEPS[NAMES.index(dump.stem) + 1]
    assert Path(f"{path}.before-{later.name}").is_file()


def test_a_step_is_taken_once_after_a_backup(study_file: Path) -> None:
    later = Step("9999-later", lambda c: c.exec_driver_sql("CREATE TABLE later (x)") and None)
    connection = engine.connect(study_file)
    migrate(connection, study_file, (*STEPS, later))
    migrate(connection, study_file, (*STEPS, later))
    assert applied(connection) == [*NAMES, "9999-later"]
    engine.close(connection)
    copy = sqlite3.connect(f"{study_file}.before-9999-later")
    assert copy.execute("SELECT count(*) FROM migration").fetchone() == (len(NAMES),)
    copy.close()


def test_a_failing_step_leaves_the_study_as_it_was(study_file: Path) -> None:
    def fail(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half (x)")
        raise RuntimeError("power cut")

    connection = engine.connect(study_file)
    with pytest.raises(RuntimeError):
        migrate(connection, study_file, (*STEPS, Step("9999-later", fail)))
    assert applied(connection) == NAMES
    assert not inspect(connection).has_table("half")
    engine.close(connection)
