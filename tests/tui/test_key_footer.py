"""The line of keys at the foot of a screen."""

from __future__ import annotations

import gc
import re
from pathlib import Path
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets._footer import FooterKey

from codebook.tui import screens
from codebook.tui.widgets.key_footer import KeyFooter


class One(Widget, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "app.bell", "one")]


class Other(Widget, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("b", "app.bell", "other")]


class TwoKinds(App[None]):
    def compose(self) -> ComposeResult:
        yield One()
        yield Other()
        yield KeyFooter(show_command_palette=False)


async def test_keys_that_are_shown_no_more_are_let_go() -> None:
    app = TwoKinds()
    kept = []
    async with app.run_test() as pilot:
        for _ in range(4):
            for kind, words in ((Other, "other"), (One, "one")):
                app.query_one(kind).focus()
                await pilot.pause()
                assert [key.description for key in app.query(FooterKey)] == [words]
            gc.collect()
            kept.append(sum(isinstance(one, FooterKey) for one in gc.get_objects()))
    assert kept[-1] <= kept[0]


class Many(Widget, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "app.bell", "one"),
        Binding("b", "app.quit", "the other"),
        Binding("c", "app.pop_screen", "last"),
    ]


class ManyKeys(App[None]):
    def compose(self) -> ComposeResult:
        yield Many()
        yield KeyFooter(show_command_palette=False)


@pytest.mark.parametrize(("width", "shown"), [(18, 1), (19, 2), (26, 2), (27, 3), (80, 3)])
async def test_a_key_without_room_is_left_out_whole(width: int, shown: int) -> None:
    app = ManyKeys()
    async with app.run_test(size=(80, 5)) as pilot:
        app.query_one(Many).focus()
        await pilot.pause()
        await pilot.resize_terminal(width, 5)
        await pilot.pause()
        assert [key.visible for key in app.query(FooterKey)] == [n < shown for n in range(3)]


def test_every_screen_has_this_one() -> None:
    folder = Path(screens.__file__).parent
    others = {
        path.name
        for path in folder.rglob("*.py")
        if re.search(r"(?<!Key)\bFooter\(", path.read_text(encoding="utf-8"))
    }
    assert others == set()
