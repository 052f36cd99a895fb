"""Finding by keys that are pressed faster than anything is found."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from textual.events import Key
from textual.widgets import Input, Static

from codebook.store.study import Study
from codebook.tasks import recent
from codebook.tasks.hits import Found
from codebook.tasks.search import Search
from codebook.tui.app import CodebookApp
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.screens.find import FindScreen
from codebook.tui.widgets.find_bar import FindBar
from codebook.tui.widgets.hit_list import HitList
from driving import at_desk, at_screen, settled, until

ONE, TWO = "one", "two"


@pytest.fixture
def begun(study_file: Path) -> Iterator[Path]:
    """The small study, to be opened at the beginning of its first transcript."""
    recent.remember_place(study_file, "ana", ONE, 0)
    yield study_file


def words(path: Path) -> list[str]:
    with Study.open(path) as study:
        texts = {key: study.transcript(key).text for key in (ONE, TWO)}
        return [texts[c.transcript][c.start : c.end] for c in study.codings(coders=["ana"])]


def count(desk: DeskScreen) -> str:
    return str(desk.query_one("#count", Static).render())


def burst(app: CodebookApp, *keys: str) -> None:
    """Keys that are all there before the first is worked off."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))


async def test_the_study_is_searched_by_keys_typed_at_once(begun: Path) -> None:
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(100, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        burst(app, "ctrl+f", "w", "e", "r", "enter", "j", "enter", "s")
        await until(pilot, lambda: desk.key == TWO and app.screen is desk)
        await until(pilot, lambda: desk.view.selection)
        await settled(app, pilot)
        text = desk.view.reader.text
        assert [bar.typed.value for bar in desk.query(FindBar)] == ["wer*"]
        assert text[desk.view.selection.start : desk.view.selection.end] == "We were late."


async def test_keys_typed_before_anything_is_found_wait_for_it(
    begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    run = Search.run

    def slow(search: Search, stopped: Callable[[], bool]) -> Found:
        while not go_on.wait(0.01) and not stopped():
            pass
        return run(search, stopped)

    monkeypatch.setattr(Search, "run", slow)
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(100, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("ctrl+f")
        screen = await at_screen(app, pilot, FindScreen)
        burst(app, "w", "e", "enter", "a", "c", "e", "enter", "escape")
        await until(pilot, lambda: isinstance(app.focused, HitList))
        await pilot.pause(0.1)
        assert (app.screen, screen.query_one(Input).value) == (screen, "we")
        go_on.set()
        await until(pilot, lambda: app.screen is desk)
        await settled(app, pilot)
    assert words(begun) == ["They were kind.", "We were late."]


async def test_a_transcript_is_searched_by_keys_typed_at_once(begun: Path) -> None:
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        burst(app, "slash", "w", "a", "s", "enter", "n")
        await until(pilot, lambda: len(desk.view.matches) == 2 and desk.focused is desk.view)
        await settled(app, pilot)
        assert desk.query_one(FindBar).typed.value == "was"
        assert desk.view.cursor == desk.view.reader.text.index("was cold")


async def test_keys_that_edit_a_query_take_their_turn(begun: Path) -> None:
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        burst(app, "slash", "x", "w", "home", "delete", "end", "x", "backspace", "a", "s", "down")
        await until(pilot, lambda: desk.query("#count") and count(desk) == "was*  2 of 2")
        burst(app, "ctrl+u", "t", "r", "u", "enter", "escape", "slash", "w", "a")
        await until(pilot, lambda: desk.query("#count") and count(desk).startswith("wa*"))
        assert desk.query_one(FindBar).typed.value == "wa"
        await settled(app, pilot)
