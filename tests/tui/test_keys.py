"""Every command of every full screen, through its keys: the usual ones, and others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.actions import parse
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.screen import Screen

from codebook.core.codings import Coding
from codebook.store.study import Study
from codebook.tasks.settings import Settings
from codebook.tui.app import CodebookApp
from codebook.tui.commands import DESK, SCREENS, Command, everywhere
from codebook.tui.screens.agreement import AgreementScreen
from codebook.tui.screens.behind import BehindScreen
from codebook.tui.screens.claims import ClaimsScreen
from codebook.tui.screens.codebook import CodebookScreen
from codebook.tui.screens.compare import CompareScreen
from codebook.tui.screens.confused import ConfusedScreen
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.screens.differences import DifferencesScreen
from codebook.tui.screens.find import FindScreen
from codebook.tui.screens.help import HelpScreen
from codebook.tui.screens.memos import MemosScreen
from codebook.tui.screens.passages import PassagesScreen
from codebook.tui.screens.progress import ProgressScreen
from codebook.tui.screens.quotations import QuotationsScreen
from codebook.tui.screens.releases import ReleasesScreen
from codebook.tui.screens.revisit import RevisitScreen
from codebook.tui.screens.settle import SettleScreen
from codebook.tui.screens.start import StartScreen
from codebook.tui.screens.tally import TallyScreen
from driving import at_desk, settled, until

WAYS: dict[str, tuple[type[Screen[Any]], tuple[str, ...]]] = {
    "desk": (DeskScreen, ()),
    "search": (FindScreen, ("ctrl+f", *"cold", "enter")),
    "passages": (PassagesScreen, ("p", "e", "enter")),
    "memos": (MemosScreen, ("M",)),
    "codebook": (CodebookScreen, ("B",)),
    "again": (RevisitScreen, ("B", "l")),
    "progress": (ProgressScreen, ("A",)),
    "tally": (TallyScreen, ("T",)),
    "behind": (BehindScreen, ("T", "enter")),
    "quotations": (QuotationsScreen, ("T", "o")),
    "releases": (ReleasesScreen, ("T", "L")),
    "claims": (ClaimsScreen, ("C",)),
    "agreement": (AgreementScreen, ("Y",)),
    "differences": (DifferencesScreen, ("Y", "enter")),
    "confused": (ConfusedScreen, ("Y", "c")),
    "compare": (CompareScreen, ("V",)),
    "settle": (SettleScreen, ("E",)),
    "start": (StartScreen, ()),
}
"""How each screen is reached from the desk."""

REVIEWS = ("agreement", "differences", "confused", "compare", "settle")
"""Those that need two coders who finished."""

_DRAWN = re.compile(r'-r\d+ \{ fill: #(\w{6})|<rect fill="#(\w{6})" x=')
"""The colours of letters and of what lies behind them in a picture of the screen."""

_TERMINALS = "c5c8c6"
"""Stands there for what is left to the terminal."""

_HELD = ("", "ctrl+", "shift+", "alt+", "ctrl+shift+")
_TAKEN = {key for screen in SCREENS for command in screen.commands for key in command.key_names}
SPARE = [
    key for held in _HELD for number in range(2, 13) if (key := f"{held}f{number}") not in _TAKEN
]


def commands_of(name: str) -> tuple[Command, ...]:
    return next(screen.commands for screen in SCREENS if screen.name == name)


def app_for(name: str, study_file: Path, own: Settings) -> CodebookApp:
    if name == "start":
        return CodebookApp(settings=own)
    with Study.open(study_file) as study:
        study.apply([Coding("", "one", 5, 9, "e", "ana")])
        if name in REVIEWS:
            study.apply([Coding("", "one", 24, 30, "a", "ben")])
            study.finish("ana", ["one"])
            study.finish("ben", ["one"])
    return CodebookApp(study_file, "ana", own)


async def reach(name: str, app: CodebookApp, pilot: Pilot[None]) -> Screen[Any]:
    kind, keys = WAYS[name]
    if name != "start":
        await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press(*keys)
    await until(pilot, lambda: isinstance(app.screen, kind) and app.screen.is_mounted)
    if name == "start":  # what waits for a choice is a worker too
        await pilot.pause()
    else:
        await settled(app, pilot)
    return app.screen


async def done_by(
    keys: Sequence[str], commands: Sequence[Command], app: CodebookApp, pilot: Pilot[None]
) -> list[tuple[str, tuple[object, ...]]]:
    """What the keys do on the screen in front, none of it being done."""
    done: list[tuple[str, tuple[object, ...]]] = []
    screen = app.screen
    for action in {parse(command.action)[1] for command in commands}:
        assert hasattr(screen, f"action_{action}")
        setattr(screen, f"action_{action}", lambda *with_, a=action: done.append((a, with_)))
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))
    await until(pilot, lambda: len(done) >= len(keys))
    return sorted(done, key=str)  # some keys come before others, whatever order they are sent in


def wanted(commands: Sequence[Command]) -> list[tuple[str, tuple[object, ...]]]:
    done = [parse(command.action)[1:] for command in commands for _ in command.key_names]
    return sorted(done, key=str)


@pytest.mark.parametrize("name", WAYS)
async def test_every_command_is_done_by_its_keys(name: str, study_file: Path) -> None:
    app = app_for(name, study_file, Settings())
    async with app.run_test(size=(100, 30)) as pilot:
        await reach(name, app, pilot)
        commands = commands_of(name)
        keys = [key for command in commands for key in command.key_names]
        assert await done_by(keys, commands, app, pilot) == wanted(commands)


@pytest.mark.parametrize("name", WAYS)
async def test_every_command_can_be_given_another_key(name: str, study_file: Path) -> None:
    kept = {"escape", *WAYS[name][1]}
    usual = [c for c in commands_of(name) if c.key_names and not kept & set(c.key_names)]
    few = usual[:: max(1, len(usual) // 40)]
    own = Settings(keys={command.id: (SPARE[n],) for n, command in enumerate(few)})
    app = app_for(name, study_file, own)
    async with app.run_test(size=(100, 30)) as pilot:
        screen: Any = await reach(name, app, pilot)
        mine = [command for command in screen.commands if command.id in own.keys]
        assert await done_by(SPARE[: len(few)], few, app, pilot) == wanted(mine)
        before = [key for command in few for key in command.key_names]
        seen = await done_by([], few, app, pilot)
        for key in before:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert seen == []


@pytest.mark.parametrize("name", [name for name in WAYS if name not in ("desk", "start")])
async def test_help_shows_the_keys_of_its_screen(name: str, study_file: Path) -> None:
    app = app_for(name, study_file, Settings())
    async with app.run_test(size=(100, 30)) as pilot:
        screen: Any = await reach(name, app, pilot)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        assert app.screen._commands == screen.commands  # type: ignore[attr-defined]
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        ids = [command.id for command in screen.commands]
        assert ids == [command.id for command in commands_of(name)]
        titles = {command.title for command in app.get_system_commands(screen)}
        assert {c.name for c in screen.commands if c.id == f"{name}.close"} <= titles
        await pilot.press("ctrl+p", *"keys")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)


@pytest.mark.parametrize("name", WAYS)
async def test_without_colour_every_screen_is_drawn_in_greys(
    name: str, study_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_for(name, study_file, Settings(theme="ansi-dark"))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await reach(name, app, pilot)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        drawn = app.export_screenshot(title="-")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.pause()
        drawn += app.export_screenshot(title="-")
        assert app.animation_level == "none"
    found = {letters or behind for letters, behind in _DRAWN.findall(drawn)} - {_TERMINALS}
    assert len(found) > 2
    assert [fill for fill in found if len({fill[:2], fill[2:4], fill[4:]}) > 1] == []


def test_ids_are_unique_and_say_their_screen() -> None:
    ids = [command.id for screen in SCREENS for command in screen.commands]
    assert len(set(ids)) == len(ids)
    for screen in SCREENS:
        own = all(command.id.startswith(f"{screen.name}.") for command in screen.commands)
        assert own == (screen.name != "desk")
        keys = [key for command in screen.commands for key in command.key_names]
        assert len(set(keys)) == len(keys)
    assert [screen.name for screen in SCREENS] == list(WAYS)
    assert SCREENS[0].commands == DESK
    assert everywhere(SCREENS, Settings()) == SCREENS
