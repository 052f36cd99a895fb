"""What a screen does while another program holds the study."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from codebook.store.study import Study
from codebook.store.worker import StudyWorker
from codebook.tui.app import CodebookApp
from codebook.tui.held_up import HeldUpLine
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.codebook import CodebookScreen
from codebook.tui.screens.coder import CoderScreen
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.screens.edit_code import EditCodeScreen
from codebook.tui.screens.find import FindScreen
from codebook.tui.screens.memo import MemoScreen
from codebook.tui.widgets.status_line import StatusLine
from driving import at_desk, at_screen, settled, until
from holding import holding

HELD = "another program holds the study"


@pytest.fixture(autouse=True)
def _short_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(_: CodebookApp, study: Path) -> StudyWorker:
        return StudyWorker(study, try_seconds=0.01)

    monkeypatch.setattr(CodebookApp, "_start", start)


@pytest.fixture
def pinned(study_file: Path) -> Path:
    with Study.open(study_file) as study:
        study.pin("ana", 1, "e")
    return study_file


def codes(path: Path, key: str = "one") -> list[str]:
    with Study.open(path) as study:
        return [coding.code for coding in study.layer("ana", key)]


def status(desk: DeskScreen) -> str:
    return str(desk.query_one(StatusLine).content)


async def ready(app: CodebookApp, pilot: Pilot[None]) -> DeskScreen:
    desk = await at_desk(app, pilot)
    await settled(app, pilot)
    return desk


async def asked(app: CodebookApp, pilot: Pilot[None]) -> str:
    """What is asked while something waits."""
    await until(pilot, lambda: isinstance(app.screen, ChoiceScreen) and app.focused is not None)
    screen = app.screen
    options = screen.query_one("OptionList").options  # type: ignore[attr-defined]
    return "\n".join([str(screen.query_one("#question", Static).content), *map(_prompt, options)])


def _prompt(option: object) -> str:
    return str(getattr(option, "prompt", ""))


async def test_what_is_coded_meanwhile_shows_waits_and_is_stored(pinned: Path) -> None:
    app = CodebookApp(pinned, "ana")
    async with app.run_test(size=(120, 30)) as pilot:
        desk = await ready(app, pilot)
        with holding(pinned):
            await pilot.press("1")
            await until(pilot, lambda: f"{HELD}; 1 change is waiting" in status(desk))
            await pilot.press("right_curly_bracket", "1")
            await until(pilot, lambda: f"{HELD}; 2 changes are waiting" in status(desk))
            assert [coding.code for coding in desk.view.codings] == ["e", "e"]
            assert len(desk.coded.pending) == 2
            assert codes(pinned) == []
        await settled(app, pilot)
        await until(pilot, lambda: "saved" in status(desk))
        assert HELD not in status(desk)
        assert not desk.coded.pending
        assert not app._notifications
    assert codes(pinned) == ["e", "e"]


async def test_undo_is_about_what_waits(pinned: Path) -> None:
    app = CodebookApp(pinned, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await ready(app, pilot)
        with holding(pinned):
            await pilot.press("1", "right_curly_bracket", "1", "u")
            await until(pilot, lambda: "study held, 3 waiting" in status(desk))
        await settled(app, pilot)
        assert codes(pinned) == ["e"]
        await pilot.press("u")
        await settled(app, pilot)
    assert codes(pinned) == []


async def test_keys_in_one_go_keep_their_order_meanwhile(pinned: Path) -> None:
    app = CodebookApp(pinned, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await ready(app, pilot)
        with holding(pinned):
            await pilot.press("1")
            await until(pilot, lambda: app.held_up)
            for key in ("right_curly_bracket", "c", "e", "enter", "escape"):
                app.post_message(Key(key, key if len(key) == 1 else None))
            await until(pilot, lambda: desk.writing.waiting == 2)
        await settled(app, pilot)
    assert codes(pinned) == ["e", "e"]


async def test_leaving_asks_and_goes_on_once_all_is_stored(pinned: Path) -> None:
    app = CodebookApp(pinned, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        with holding(pinned):
            await pilot.press("1", "q")
            question = await asked(app, pilot)
            assert question.startswith("Another program holds the study; 1 change is waiting.")
            assert "Leave without this change" in question
            assert not app._exit
        await until(pilot, lambda: app._exit)
    assert codes(pinned) == ["e"]


async def test_who_stays_goes_on_and_leaves_later(pinned: Path) -> None:
    app = CodebookApp(pinned, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await ready(app, pilot)
        with holding(pinned):
            await pilot.press("1", "q", "q")
            await asked(app, pilot)
            await pilot.press("enter")
            await until(pilot, lambda: app.screen is desk and not desk.is_opening)
            await pilot.press("right_curly_bracket", "1")
            await until(pilot, lambda: desk.writing.waiting == 2)
            await pilot.press("ctrl+home", "ctrl+q")
            assert "Leave without these 2 changes" in await asked(app, pilot)
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is desk)
        await settled(app, pilot)
        assert not app._exit
        assert codes(pinned) == ["e", "e"]
        await pilot.press("q")
        await until(pilot, lambda: app._exit)


async def test_who_leaves_without_what_waits_leaves_at_once(pinned: Path) -> None:
    app = CodebookApp(pinned, "ana")
    with holding(pinned):
        async with app.run_test(size=(80, 24)) as pilot:
            await ready(app, pilot)
            await pilot.press("1", "right_curly_bracket", "1", "ctrl+home", "q")
            assert "Leave without these 2 changes" in await asked(app, pilot)
            await pilot.press("down", "enter")
            await until(pilot, lambda: app._exit)
    assert codes(pinned) == []


async def test_finishing_on_the_way_out_waits_too(pinned: Path) -> None:
    app = CodebookApp(pinned, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await ready(app, pilot)
        with holding(pinned):
            await pilot.press("right_curly_bracket", "1", "right_square_bracket", "q")
            assert "Finished with one" in await asked(app, pilot)
            await pilot.press("enter")
            await until(pilot, lambda: desk.is_opening and app.screen is not desk)
            assert "Leave without these 2 changes" in await asked(app, pilot)
            await pilot.press("enter")
            await until(pilot, lambda: app.screen is desk)
        await settled(app, pilot)
        assert desk.is_finished
        assert "one is finished" in status(desk)
        assert not app._exit


async def test_a_note_that_nothing_hangs_on_keeps_nobody(pinned: Path) -> None:
    app = CodebookApp(pinned, "ana")
    with holding(pinned):
        async with app.run_test(size=(80, 24)) as pilot:
            desk = await ready(app, pilot)
            await pilot.press("right_square_bracket", "ctrl+home", "q")
            await until(pilot, lambda: app._exit)
            assert not desk.writing.waiting


async def test_another_transcript_is_opened_later_or_not(pinned: Path) -> None:
    app = CodebookApp(pinned, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await ready(app, pilot)
        with holding(pinned):
            await pilot.press("1")
            desk.begin_opening(desk.open("two"))
            assert desk.is_opening
            await asked(app, pilot)
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is desk and not desk.is_opening)
            await pilot.press("right_curly_bracket", "1")
            await until(pilot, lambda: desk.writing.waiting == 2)
            desk.begin_opening(desk.open("two"))
            await asked(app, pilot)
            assert desk.key == "one"
        await until(pilot, lambda: app.screen is desk and not desk.is_opening)
        assert desk.key == "two"
        await settled(app, pilot)
    assert codes(pinned) == ["e", "e"]
    assert codes(pinned, "two") == []


async def test_other_screens_say_it_and_can_be_left(pinned: Path) -> None:
    app = CodebookApp(pinned, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await ready(app, pilot)
        with holding(pinned):
            await pilot.press("1")
            await until(pilot, lambda: app.held_up)
            await pilot.press("B")
            await until(pilot, lambda: isinstance(app.screen, CodebookScreen))
            line = app.screen.query_one(HeldUpLine)
            assert line.display
            assert str(line.content) == f"{HELD}; 1 change is waiting"
            await pilot.press("escape")
            await asked(app, pilot)
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is desk and not desk.is_opening)
            await pilot.press("B")
            await until(pilot, lambda: isinstance(app.screen, CodebookScreen))
        await settled(app, pilot)
        assert not app.screen.query_one(HeldUpLine).display
        assert not app.held_up


async def test_keys_for_what_is_found_do_not_keep_anybody(pinned: Path) -> None:
    app = CodebookApp(pinned, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await ready(app, pilot)
        with holding(pinned):
            await pilot.press("1")
            await until(pilot, lambda: app.held_up)
            await pilot.press("ctrl+f", "w", "a", "s", "enter", "c")
            await at_screen(app, pilot, FindScreen)
            assert app.screen.is_opening
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is desk)
            await pilot.press("right_curly_bracket", "1")
            await until(pilot, lambda: desk.writing.waiting == 2)
            assert app.screen is desk
        await settled(app, pilot)
    assert codes(pinned) == ["e", "e"]


async def test_a_memo_waits_behind_its_screen(pinned: Path) -> None:
    app = CodebookApp(pinned, "ana")
    async with app.run_test(size=(120, 30)) as pilot:
        desk = await ready(app, pilot)
        await pilot.press("t")
        await at_screen(app, pilot, MemoScreen)
        with holding(pinned):
            app.screen.query_one(TextArea).text = "cold"
            await pilot.press("ctrl+s")
            await until(pilot, lambda: app.held_up)
            await pilot.press("x", "ctrl+s", "escape")
            await until(pilot, lambda: app.screen is desk)
            await until(pilot, lambda: "1 change is waiting" in status(desk))
        await until(pilot, lambda: "memo saved" in status(desk))
    with Study.open(pinned) as study:
        assert [memo.text for memo in study.memos("ana")] == ["cold"]


async def test_a_code_waits_behind_its_form(pinned: Path) -> None:
    app = CodebookApp(pinned, "ana")
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(app, pilot)
        await pilot.press("B")
        await until(pilot, lambda: isinstance(app.screen, CodebookScreen) and app.screen.code)
        book = app.screen
        await pilot.press("e")
        await at_screen(app, pilot, EditCodeScreen)
        with holding(pinned):
            await pilot.press("X", "ctrl+s")
            await until(pilot, lambda: app.held_up)
            await pilot.press("ctrl+s", "escape")
            await until(pilot, lambda: app.screen is book)
            assert "1 change is waiting" in str(book.query_one(HeldUpLine).content)
        await until(pilot, lambda: "edited" in str(book.query_one("#said", Static).content))
        assert not app._notifications


async def test_a_new_coder_can_give_up(study_file: Path) -> None:
    app = CodebookApp(study_file, "eve")
    with holding(study_file):
        async with app.run_test(size=(80, 24)) as pilot:
            await at_screen(app, pilot, CoderScreen)
            await pilot.press("enter")
            await until(pilot, lambda: app.held_up)
            opening = app.screen_stack[0].query_one("#opening", Static)
            assert str(opening.content) == f"{HELD}; ctrl+q leaves"
            await pilot.press("ctrl+q")
            await until(pilot, lambda: app._exit)
    with Study.open(study_file) as study:
        assert "eve" not in study.coder_names()
