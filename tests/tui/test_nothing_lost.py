"""What is shown as coded is coded, whatever is pressed and whoever else holds the study."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Static

from codebook.core.codings import Coding
from codebook.errors import CodebookError
from codebook.store.study import Study
from codebook.tui.app import CodebookApp
from codebook.tui.screens.codebook import CodebookScreen
from codebook.tui.screens.coding_picker import CodingPicker
from codebook.tui.screens.desk import DeskScreen
from driving import at_desk, at_screen, settled, until


def layer(path: Path, key: str = "one") -> list[tuple[int, int, str]]:
    with Study.open(path) as study:
        return [(c.start, c.end, c.code) for c in study.layer("ana", key)]


FULL = "the disk is full"


def failing() -> tuple[Callable[[Study], None], threading.Event]:
    """A change that cannot be written, and what it waits for before it fails."""
    go_on = threading.Event()

    def fail(_: Study) -> None:
        go_on.wait(5)
        raise CodebookError(FULL)

    return fail, go_on


def errors(app: CodebookApp) -> list[str]:
    return [one.message for one in app._notifications if one.severity == "error"]


async def at_book(app: CodebookApp, pilot: Pilot[None]) -> CodebookScreen:
    """Waits until the codebook's screen lists its codes."""
    await until(pilot, lambda: isinstance(app.screen, CodebookScreen) and app.screen.code)
    assert isinstance(app.screen, CodebookScreen)
    return app.screen


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
        fail, go_on = failing()
        desk.write(fail)
        await pilot.press("q")
        go_on.set()
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
        fail, go_on = failing()
        desk.write(fail)
        await pilot.press("u")
        go_on.set()
        await settled(app, pilot)
    assert layer(study_file) == before != []


async def test_so_it_is_in_the_codebook_too(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.edit_code("ana", "e", name="Ee")
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("B")
        book = await at_book(app, pilot)
        fail, go_on = failing()
        book.begin(book.do(fail, "done"))
        await pilot.press("u")
        go_on.set()
        await settled(app, pilot)
        assert errors(app) == [FULL, "what you did last could not be saved; nothing else was done"]
        with Study.open(study_file) as study:
            assert study.tree()["e"].name == "Ee"
        await pilot.press("u")
        await settled(app, pilot)
        assert "undone: rename code e" in str(book.query_one("#said", Static).content)


async def test_what_fails_after_its_screen_is_left_is_said(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("B")
        book = await at_book(app, pilot)
        fail, go_on = failing()
        book.begin(book.do(fail, "done"))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is desk and not book.is_attached)
        go_on.set()
        await settled(app, pilot)
        assert errors(app) == [FULL]
        assert not desk.writing.is_writing


async def test_keys_in_one_go_are_undone_in_their_order(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.pin("ana", 1, "e")
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await settled(app, pilot)
        pressed_at_once(app, "1", "f", "u", "u", "1")
        await pilot.pause()
        await settled(app, pilot)
    with Study.open(study_file) as study:
        assert [one.finished for one in study.transcripts()] == [(), ()]
        assert [coding.code for coding in study.layer("ana", "one")] == ["e"]
        whats = [study.undo("ana"), study.undo("ana")]
        assert [undone and undone.what for undone in whats] == ["code e", "pin e to 1"]


async def test_what_cannot_be_undone_any_more_is_said_and_passed_over(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.apply([Coding("", "two", 5, 9, "a/b", "ana")])
        study.apply([Coding("", "one", 5, 9, "a/d", "ana")])
        study.merge_codes("ben", ["a/d"], "e")
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("u")
        await settled(app, pilot)
        assert (desk.key, desk.view.cursor) == ("two", 5)
        assert "undone: code a/b" in str(desk.query_one("#status", Static).content)
        (said,) = app._notifications
        assert "“code a/d” cannot be undone: ben changed what it did since" in said.message
        assert said.severity == "warning"
        await pilot.press("U")
        await settled(app, pilot)
        assert len(layer(study_file, "two")) == 1
        assert len(app._notifications) == 1


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
