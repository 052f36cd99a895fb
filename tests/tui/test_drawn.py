"""How much is drawn at a key: each row once, and all that it changes in one update."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from textual.app import App
from textual.scrollbar import ScrollBar

from codebook.core.codes import Code, CodeTree
from codebook.core.codings import Coding
from codebook.core.likely import Section
from codebook.core.ranking import Ranker
from codebook.core.turns import Role, Turn
from codebook.tui.app import CodebookApp
from codebook.tui.motions import Reader
from codebook.tui.screens.coding_picker import CodingPicker
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.widgets.drawn import Page
from codebook.tui.widgets.transcript_list import TranscriptList
from driving import at_desk, at_screen, settled

CODES = CodeTree(tuple(Code(f"code-{n:02}", f"Code {n}", f"What {n} is.") for n in range(60)))


class _Alone(App[None]):
    pass


@contextmanager
def updates() -> Iterator[list[object]]:
    """What is written to the terminal meanwhile, one entry for each update."""
    written: list[object] = []
    display = App._display

    def counted(app: App[Any], screen: Any, update: Any) -> None:
        if update is not None:
            written.append(update)
        display(app, screen, update)

    with patch.object(App, "_display", counted):
        yield written


def picker() -> CodingPicker:
    return CodingPicker(
        CODES,
        Ranker(CODES),
        [],
        "words",
        sections=[Section("", tuple(CODES))],
        pins={},
        here=(),
        may_add=True,
        pin=lambda *_: None,
    )


def show_many_turns(desk: DeskScreen, turns: int) -> None:
    line = "P-01: It was cold and long.\n"
    spoken = [
        Turn("P-01", Role.INTERVIEWEE, at * len(line) + 6, (at + 1) * len(line) - 1)
        for at in range(turns)
    ]
    codings = [Coding("", "one", turn.start, turn.end, "e", "ana") for turn in spoken[::3]]
    desk.view.load(Reader(line * turns, tuple(spoken)), codings, spoken[0].start)


@pytest.mark.parametrize("letters", ["2", "code"])
async def test_a_mark_after_letters_draws_each_row_once_in_one_update(letters: str) -> None:
    app = _Alone()
    async with app.run_test(size=(140, 30)) as pilot:
        app.push_screen(picker())
        screen = await at_screen(app, pilot, CodingPicker)  # type: ignore[arg-type]
        screen.input.cursor_blink = False
        await pilot.press(*letters)
        page = screen.query_one(Page)
        screen.listed.drawn = page.drawn = 0
        with updates() as written:
            await pilot.press("tab")
        assert screen.typed == ""
        assert len(screen.listed.lines) == 60
        assert screen.listed.drawn <= screen.listed.size.height
        assert page.drawn <= page.size.height
        assert len(written) == 1


async def test_a_mark_without_letters_draws_two_lines() -> None:
    app = _Alone()
    async with app.run_test(size=(140, 30)) as pilot:
        app.push_screen(picker())
        screen = await at_screen(app, pilot, CodingPicker)  # type: ignore[arg-type]
        screen.input.cursor_blink = False
        await pilot.pause()
        screen.listed.drawn = 0
        with updates() as written:
            await pilot.press("tab")
        assert screen.listed.drawn == 2
        assert len(written) == 1
        assert "✓" in screen.listed.render_line(0).text
        assert screen.listed.highlighted == "code-01"
        await pilot.press("up", "tab")
        assert "✓" not in screen.listed.render_line(0).text


async def test_letters_that_are_gone_again_are_not_ranked_by() -> None:
    app = _Alone()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(picker())
        screen = await at_screen(app, pilot, CodingPicker)  # type: ignore[arg-type]
        with patch.object(screen.ranker, "rank", wraps=screen.ranker.rank) as rank:
            screen.input.value = "co"
            screen.input.value = "17"
            await pilot.pause()
        assert [call.args[0] for call in rank.call_args_list] == ["17"]
        screen.input.value = "4"
        screen.input.value = "2"
        screen.action_mark()
        await pilot.pause()
        assert screen.typed == ""
        assert len(screen.listed.lines) == 60


@pytest.mark.parametrize("key", ["right", "n", "pagedown", "shift+pagedown", "s"])
async def test_a_key_at_the_desk_is_one_update(study_file: Path, key: str) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(120, 30)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        show_many_turns(desk, 200)
        await pilot.pause()
        desk.view.go(desk.view.reader.turns[50].start)
        await pilot.pause()
        desk.view.drawn = 0
        with updates() as written:
            await pilot.press(key)
        assert len(written) == 1
        assert desk.view.drawn <= desk.view.size.height


async def test_the_scrollbar_of_a_long_transcript_is_drawn_where_it_moves(
    study_file: Path,
) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(120, 30)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        show_many_turns(desk, 20_000)
        await pilot.pause()
        bar = desk.view.vertical_scrollbar
        await pilot.press("pagedown")
        render = ScrollBar.render
        with patch.object(ScrollBar, "render", autospec=True, side_effect=render) as drawn:
            await pilot.press("pagedown")
            assert 0 < desk.view.scroll_y < 100
            assert drawn.call_count == 0
            desk.view.go(desk.view.reader.turns[-1].start)
            await pilot.pause()
            assert drawn.call_count == 1
        assert bar.position == desk.view.max_scroll_y
        show_many_turns(desk, 40)
        await pilot.pause()
        assert bar.position == desk.view.scroll_y == 0


async def test_the_list_of_transcripts_is_drawn_anew_only_for_another_line(
    study_file: Path,
) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(120, 30)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        opened = desk.opened
        assert opened is not None
        listed = desk.query_one(TranscriptList)
        with patch.object(listed, "refresh") as refreshed:
            listed.recount(opened, "ana", 0)
            assert not refreshed.called
            listed.recount(opened, "ana", 7)
            assert refreshed.called
        assert str(listed.get_option(opened.key).prompt).endswith("7")
