"""What the transcript draws, and what it keeps of that."""

from __future__ import annotations

import gc
from collections import Counter
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from codebook.core.codings import Coding
from codebook.core.turns import Role, Turn
from codebook.tui.app import CodebookApp
from codebook.tui.motions import Reader
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.widgets import transcript_view
from codebook.tui.widgets.coding_list import CodingList
from codebook.tui.widgets.row_painter import GUTTER, STRIPES, RowPainter, restyled
from driving import at_desk, settled

_WORDS = 6000
_CODES = ("a", "a/b", "a/b/c", "a/d", "e")


def show_an_endless_line(desk: DeskScreen) -> None:
    """A turn on one line, every word of it coded, no two neighbours with the same codes."""
    text = " ".join("word" for _ in range(_WORDS))
    codings = [
        Coding("", "one", at, at + 4 + at % 9, _CODES[at % 7 % 5], "ana")
        for at in range(0, len(text) - 20, 5)
    ]
    turn = Turn("P-01", Role.INTERVIEWEE, 0, len(text))
    desk.view.load(Reader(text, (turn,)), codings, 0)


def show_rows(desk: DeskScreen, first: int, last: int) -> None:
    """Draws rows as they come into view, screen by screen."""
    height = desk.view.size.height
    for top in range(first, last, height):
        desk.view.scroll_to(y=top, animate=False, force=True, immediate=True)
        for y in range(height):
            desk.view.render_line(y)


def kept() -> Counter[str]:
    """How many there are of what rows are made of."""
    gc.collect()
    kinds = (Strip, Segment, Style)
    return Counter(type(one).__name__ for one in gc.get_objects() if type(one) in kinds)


async def test_rows_that_were_in_view_long_ago_are_not_kept(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        show_an_endless_line(desk)
        await pilot.pause()
        show_rows(desk, 0, transcript_view.KEPT + 20)
        before = kept()
        show_rows(desk, 200, 500)
        after = kept()
        for name in ("Strip", "Segment", "Style"):
            assert after[name] < before[name] * 1.2 + 100, name


async def test_rows_are_drawn_once_while_they_are_near(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        show_an_endless_line(desk)
        await pilot.pause()
        height = desk.view.size.height
        show_rows(desk, 0, 3 * height)
        with patch.object(RowPainter, "draw") as drawn:
            show_rows(desk, 0, 3 * height)
        assert drawn.call_count == 0


async def test_a_selected_row_is_one_strip_however_much_is_laid_over_it(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        show_an_endless_line(desk)
        await pilot.pause()
        await pilot.press("shift+pagedown")
        made: list[Strip] = []
        begin = Strip.__init__

        def counted(strip: Strip, *args: Any) -> None:
            made.append(strip)
            begin(strip, *args)

        with patch.object(Strip, "__init__", counted):
            for y in range(desk.view.size.height):
                desk.view.render_line(y)
        assert len(made) == desk.view.size.height


async def test_a_motion_within_a_passage_leaves_the_list_below_alone(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("g")
        await pilot.pause()
        with patch.object(desk.query_one(CodingList), "update") as updated:
            await pilot.press("right", "w")
            await pilot.pause()
        assert updated.call_count == 0


def test_a_look_is_laid_over_some_cells_of_a_row() -> None:
    plain, reverse = Style(bold=True), Style(reverse=True)
    line = [Segment(" " * (GUTTER + STRIPES), plain), Segment("some words", plain)]
    width = GUTTER + STRIPES + 10
    found = restyled(line, (2, 7), width, reverse)
    assert [segment.text.strip() for segment in found] == ["", "so", "me wo", "rds"]
    assert [bool(segment.style and segment.style.reverse) for segment in found] == [
        False, False, True, False,
    ]  # fmt: skip
    assert restyled(line, (12, 13), width, reverse) == line
    over = restyled(line, (7, 14), width, reverse)
    assert sum(segment.cell_length for segment in over) == width
    assert over[-1].text == "rds"
