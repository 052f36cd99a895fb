"""What is shown as coded is coded, whatever is pressed and whoever else holds the study."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

from textual.events import Key

from codebook.errors import CodebookError
from codebook.store.study import Study
from codebook.tui.app import CodebookApp
from codebook.tui.screens.coding_picker import CodingPicker
from codebook.tui.screens.desk import DeskScreen
from driving import at_desk, at_screen, settled, until


def layer(path: Path, key: str = "one") -> list[tuple[int, int, str]]:
    with Study.open(path) as study:
        return [(c.start, c.end, c.code) for c in study.layer("ana", key)]


def pressed_at_once(app: CodebookApp, *keys: str) -> None:
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))


async def test_a_code_and_the_way_out_in_one_go(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.pin("ana", 1, "e")
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await settled(app, pilot)
        pressed_at_once(app, "1", "q")
        await until(pilot, lambda: app._exit)
    assert [code for _, _, code in layer(study_file)] == ["e"]


async def test_leaving_waits_for_a_lock_of_another_program(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.pin("ana", 1, "e")
    other = sqlite3.connect(study_file, isolation_level=None, check_same_thread=False)
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await settled(app, pilot)
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(0.6, lambda: other.execute("ROLLBACK")).start()
        pressed_at_once(app, "1", "right_curly_bracket", "1", "q")
        begun = time.monotonic()
        await pilot.pause(0.1)
        assert time.monotonic() - begun < 0.5
        await until(pilot, lambda: app._exit or not isinstance(app.screen, DeskScreen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: app._exit)
    other.close()
    assert len(layer(study_file)) == 2


async def test_who_cannot_be_saved_does_not_leave_unheard(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        held = threading.Event()

        def fail(_: Study) -> None:
            held.wait(5)
            raise CodebookError("the disk is full")

        desk.write(fail)
        await pilot.press("q")
        held.set()
        await settled(app, pilot)
        assert not app._exit
        await pilot.press("q")
        await until(pilot, lambda: app._exit)


async def test_an_undo_after_a_write_that_failed_takes_nothing_else_back(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("c", "e", "enter")
        await settled(app, pilot)
        before = layer(study_file)
        held = threading.Event()

        def fail(_: Study) -> None:
            held.wait(5)
            raise CodebookError("the disk is full")

        desk.write(fail)
        await pilot.press("u")
        held.set()
        await settled(app, pilot)
    assert layer(study_file) == before != []


async def test_a_passage_is_never_coded_in_another_transcript(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("c")
        await at_screen(app, pilot, CodingPicker)
        await desk.open("two")
        await pilot.press("e", "enter")
        await settled(app, pilot)
    assert layer(study_file) == layer(study_file, "two") == []
