"""Keys pressed in one go reach the screen that the first of them opens."""

from pathlib import Path

from textual.events import Key
from textual.widgets import Input

from codebook.tui.app import CodebookApp
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
