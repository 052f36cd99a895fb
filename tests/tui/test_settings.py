"""Keys of one's own, and the screens as the settings have them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.color import Color
from textual.command import CommandPalette
from textual.keys import _character_to_key
from textual.theme import BUILTIN_THEMES
from textual.widgets import Input

from codebook.errors import BadInput
from codebook.tasks import recent, settings
from codebook.tasks.settings import THEMES, Panels, Settings
from codebook.tui.app import CodebookApp
from codebook.tui.colors import ground_of, has_few_colors
from codebook.tui.commands import SCREENS, everywhere, in_force
from codebook.tui.commands.keys import NoKey, character_name, shown, textual_name
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.help import HelpScreen, matching
from codebook.tui.themes import HIGH_CONTRAST
from driving import at_desk, at_screen, settled, until


def test_keys_are_named_as_textual_names_them() -> None:
    for character in map(chr, range(33, 127)):
        assert character_name(character) == _character_to_key(character)
        assert textual_name(character) == character_name(character)
    for key in (k for screen in SCREENS for c in screen.commands for k in c.key_names):
        assert textual_name(shown(key)) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("ctrl+k", "ctrl+k"), ("Ctrl+K", "ctrl+k"), ("?", "question_mark"), ("+", "plus"),
        ("ctrl++", "ctrl+plus"), ("esc", "escape"), ("shift+u", "U"), ("PgUp", "pageup"),
        ("shift+ctrl+left", "ctrl+shift+left"), ("ש", "ש"), (" ", "space"), ("F5", "f5"),
    ],
)  # fmt: skip
def test_people_write_keys_in_their_own_way(written: str, key: str) -> None:
    assert textual_name(written) == key


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", "no key"), ("ctlr+k", "ctrl, alt or shift"), ("escpe", "do you mean escape?"),
        ("ctrl+i", "same as tab"), ("shift+?", "the character itself"), ("ctrl+", "no key"),
    ],
)  # fmt: skip
def test_what_is_no_key_is_refused(written: str, words: str) -> None:
    with pytest.raises(NoKey, match=re.escape(words)):
        textual_name(written)


def mapped(keys: str) -> dict[str, tuple[str, ...]]:
    found = settings.parse(f"[keys]\n{keys}", Path("settings.toml"))
    screens = everywhere(SCREENS, found)
    return {command.id: command.key_names for one in screens for command in one.commands}


def test_commands_can_swap_share_out_and_give_up_keys() -> None:
    found = mapped('code = ["u", "ctrl+k"]\nundo = "c"\nremove = []\nquit = "ctrl+q"')
    assert found["code"] == ("u", "ctrl+k")
    assert (found["undo"], found["remove"], found["quit"]) == (("c",), (), ("ctrl+q",))
    assert found["finish"] == ("f",)


def test_the_same_key_may_be_one_of_several_screens() -> None:
    found = mapped('codebook.merge = "S"\nsearch.code = "u"\n"memos.export" = "ctrl+s"')
    assert (found["codebook.merge"], found["search.code"]) == (("S",), ("u",))
    assert (found["select.turn"], found["undo"]) == (("S",), ("u",))
    assert found["memos.export"] == ("ctrl+s",)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ('code = "u"', "2: u cannot be the key of code and of undo both"),
        ('code = "Z"\nundo = "Z"', "Z cannot be the key of undo and of code both"),
        ('cod = "Z"', "2: there is no command cod; do you mean code?"),
        ('code = "ctrl+p"', "2: code cannot have ctrl+p, which opens"),
        ('codebook.merge = "s"', "2: s cannot be the key of codebook.merge and of codebook.split"),
        (
            '"codebook.merg" = "Z"',
            "2: there is no command codebook.merg; do you mean codebook.merge",
        ),
        ('memos.edit = "e"', "2: memos.edit cannot have e, which types there"),
        ('memos.edit = "space"', "2: memos.edit cannot have space, which types there"),
        ('\ncode = "ctlr+k"', "3: code: 'ctlr+k' is no key"),
    ],
)
def test_a_map_that_cannot_be_is_refused(keys: str, words: str) -> None:
    with pytest.raises(BadInput, match=re.escape(words)):
        mapped(keys)


def test_the_themes_are_those_of_the_screens() -> None:
    assert sorted([*BUILTIN_THEMES, *(theme.name for theme in HIGH_CONTRAST)]) == list(THEMES)


async def test_keys_of_ones_own_work_and_are_shown(study_file: Path) -> None:
    own = Settings(keys={"panel": ("k",), "move.row.back": ("up",), "help": ("ctrl+t",)})
    app = CodebookApp(study_file, "ana", own)
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("o")
        assert not desk.has_class("bare")
        await pilot.press("k")
        assert desk.has_class("bare")
        await pilot.press("ctrl+t")
        await at_screen(app, pilot, HelpScreen)
        assert [command.id for command in matching(desk.commands, "k")] == ["panel"]
        await pilot.press("k")
        drawn = app.export_screenshot().replace("&#160;", " ")
        assert "Show" in drawn
        assert "Pick" not in drawn
        assert not app.screen.query_one(Input).cursor_blink
        await pilot.press("escape")
        assert app.screen is desk


async def test_help_is_narrowed_by_words(study_file: Path) -> None:
    commands = in_force(SCREENS[0].commands, Settings())
    assert "undo" in {command.id for command in matching(commands, "take BACK")}
    assert matching(commands, "") == list(commands)
    assert matching(commands, "zebra") == []


async def test_a_wrong_file_is_told_and_not_used(study_file: Path) -> None:
    settings.place().parent.mkdir(parents=True)
    settings.place().write_text('theme = "nord"\n[keys]\ncode = "u"\n')
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        desk = await at_desk(app, pilot)
        assert app.theme == Settings().theme
        (told,) = app._notifications
        assert "settings.toml:3: u cannot be the key of code" in told.message
        await pilot.press("u")
        await until(pilot, lambda: "nothing to be undone" in desk._message)


async def test_the_desk_is_as_the_settings_have_it(study_file: Path) -> None:
    own = Settings(theme="codebook-high-contrast-light", spacing="wide", panels=Panels(codes=False))
    app = CodebookApp(study_file, "ana", own)
    async with app.run_test(size=(120, 24)) as pilot:
        desk = await at_desk(app, pilot)
        assert (app.theme, app.animation_level) == (own.theme, "none")
        rows = desk.view.reader.lines
        assert len(rows) == 6
        shown = {name: desk.query_one(name).display for name in ("#transcripts", "#tree")}
        assert shown == {"#transcripts": True, "#tree": False}
        await pilot.press("o")
        assert not desk.query_one("#transcripts").display
        await pilot.press("o")
        assert desk.query_one("#tree").display


async def test_without_rows_between_turns_every_motion_works(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana", Settings(spacing="compact"))
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        text, seen = desk.view.reader.text, []
        for key in ("ctrl+home", "down", "up", "G", "g", "}", "w"):
            await pilot.press(textual_name(key))
            seen.append(text[desk.view.cursor :][:2])
        assert seen == ["Ho", "It", "Ho", ".\n", "Ho", "It", "wa"]


async def test_the_palette_changes_the_theme(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        assert "Theme" in {command.title for command in app.get_system_commands(desk)}
        app.theme = "textual-light"
        await settled(app, pilot)
        assert not app.current_theme.dark
        assert HIGH_CONTRAST[0].name in app.available_themes


async def test_textuals_own_key_leaves_as_the_desk_does(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("right_curly_bracket", "ctrl+q")
        await at_screen(app, pilot, ChoiceScreen)
        place = desk.view.cursor
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app._exit)
    assert recent.place(study_file, "ana") == ("one", place)


async def test_without_colour_the_terminals_own_colours_are_not_used(
    study_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = CodebookApp(study_file, "ana", Settings(theme="ansi-light"))
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        assert app.theme == "textual-light"
        assert not {"ansi-dark", "ansi-light"} & app.available_themes.keys()
        assert has_few_colors(desk.view)


async def test_marks_stand_out_from_what_the_terminal_is_supposed_to_be(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana", Settings(theme="ansi-light"))
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        assert ground_of(desk.view) == Color(255, 255, 255)
        app.theme = "ansi-dark"
        await settled(app, pilot)
        assert ground_of(desk.view) == Color(0, 0, 0)


async def test_the_palettes_key_is_a_dialogs_own_while_one_is_open(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("question_mark", "ctrl+p")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape", "ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is desk)
