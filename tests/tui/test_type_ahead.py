"""Keys pressed in one go reach the screen that the first of them opens."""

from pathlib import Path

from textual.events import Key
from textual.widgets import Input

from codebook.core.spans import Span
from codebook.store.study import Study
from codebook.tui.app import CodebookApp
from codebook.tui.screens.coding_picker import CodingPicker
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.screens.picker import Picker
from driving import at_desk, at_screen, settled, until


async def test_letters_typed_at_once_reach_the_picker(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test() as pilot:
        desk = await at_desk(app, pilot)
        for key in "cb d":
            app.post_message(Key("space" if key == " " else key, key))
        picker = await at_screen(app, pilot, Picker)
        await until(pilot, lambda: picker.query_one(Input).value == "b d")
        await pilot.press("escape")
        await settled(app, pilot)
        assert desk.view.codings == []


async def test_a_code_is_applied_by_keys_typed_at_once(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test() as pilot:
        desk = await at_desk(app, pilot)
        for key in ("c", "e", "enter"):
            app.post_message(Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: [c.code for c in desk.view.codings] == ["e"])
        await settled(app, pilot)


def burst(app: CodebookApp, *keys: str) -> None:
    """Keys that are all there before the first is worked off."""
    for key in keys:
        app.post_message(Key(key, key if len(key) == 1 else None))


async def test_two_codings_typed_in_one_go(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test() as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        burst(app, "c", "e", "enter", "right_curly_bracket", "c", "b", "enter")
        await until(pilot, lambda: len(desk.view.codings) == 2)
        await settled(app, pilot)
    with Study.open(study_file) as study:
        found = [(c.start < 20, c.code) for c in study.layer("ana", "one")]
    assert found[0] == (True, "e")
    assert found[1][0] is False


async def test_a_second_enter_leaves_nothing_else(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test() as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        for more in ("enter", "escape"):
            await pilot.press("c")
            await at_screen(app, pilot, CodingPicker)
            burst(app, "e", "enter", more)
            await until(pilot, lambda: app.screen is desk)
            await settled(app, pilot)
    assert app.failure is None
    with Study.open(study_file) as study:
        assert [c.code for c in study.layer("ana", "one")] == ["e"]


async def test_letters_marked_with_tab_in_one_go(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test() as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        burst(app, "c", "e", "tab", "d", "tab", "enter")
        await until(pilot, lambda: len(desk.view.codings) == 2)
        await settled(app, pilot)
        assert {c.code for c in desk.view.codings} == {"e", "a/d"}


async def test_keys_after_the_next_transcript_are_for_it(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test() as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        burst(app, "tab", "s", "c", "e", "enter")
        await until(pilot, lambda: desk.view.codings)
        await settled(app, pilot)
        text = desk.view.reader.text
        assert desk.key == "two"
        assert [text[c.start : c.end] for c in desk.view.codings] == ["They were kind."]
    with Study.open(study_file) as study:
        assert study.layer("ana", "one") == []


async def test_keys_after_an_escape_are_for_the_desk(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test() as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("c")
        await at_screen(app, pilot, CodingPicker)
        burst(app, "escape", "v", "w")
        await until(pilot, lambda: (desk.view.selection or Span(0, 0)).length > 1)
        assert app.screen is desk


async def test_letters_between_marks_typed_at_once_in_a_picker_that_is_there(
    study_file: Path,
) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test() as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("c")
        await at_screen(app, pilot, CodingPicker)
        burst(app, "e", "tab", "d", "tab", "enter", "v")
        await until(pilot, lambda: len(desk.view.codings) == 2 and desk.view.mark is not None)
        await settled(app, pilot)
        assert {c.code for c in desk.view.codings} == {"e", "a/d"}


async def test_keys_wait_until_the_first_transcript_is_there(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        burst(app, "v", "w")
        desk = await at_desk(app, pilot)
        await until(pilot, lambda: desk.view.selection is not None)


async def test_codings_typed_at_once_in_a_picker_that_is_there(study_file: Path) -> None:
    """The second Enter was pressed on the first picker, but is meant for the second."""
    app = CodebookApp(study_file, "ana")
    async with app.run_test() as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("c")
        await at_screen(app, pilot, CodingPicker)
        burst(app, "e", "enter", "right_parenthesis", "c", "d", "enter", "v")
        await until(pilot, lambda: len(desk.view.codings) == 2 and desk.view.mark is not None)
        await settled(app, pilot)
        assert app.screen is desk
        assert {c.code for c in desk.view.codings} == {"e", "a/d"}
