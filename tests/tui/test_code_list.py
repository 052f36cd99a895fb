"""The list of codes beside the text: what stands in it, and how little of it is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.color import Color

from codebook.core.codes import Code, CodeTree
from codebook.tui.colors import contrast, mark_style
from codebook.tui.widgets.code_list import CodeList

MANY = CodeTree(tuple(Code(f"c{number:03}", f"Code {number:03}") for number in range(300)))
FEW = CodeTree(
    (
        Code("a", "A", color="#0072B2"),
        Code("a/b", "Below"),
        Code("old", "Old", retired=True),
        Code("long", "A name that is too long for the column"),
        Code("wide", "受訪者的名字很長而且寬得放不下"),
    )
)


class Alone(App[None]):
    """The list and nothing else."""

    CSS = "CodeList { width: 36; height: 10; }"

    def __init__(self, tree: CodeTree):
        super().__init__()
        self.codes = tree

    def compose(self) -> ComposeResult:
        yield CodeList(self.codes, id="tree")

    @property
    def shown(self) -> CodeList:
        return self.query_one(CodeList)

    def rows(self) -> list[str]:
        return [self.shown.render_line(y).text.rstrip() for y in range(self.shown.size.height)]


@contextmanager
def drawn_rows() -> Iterator[list[int]]:
    """The rows of the screen that are drawn meanwhile."""
    rows: list[int] = []
    draw = CodeList.render_line

    def counted(shown: CodeList, y: int):  # type: ignore[no-untyped-def]
        rows.append(y)
        return draw(shown, y)

    with patch.object(CodeList, "render_line", counted):
        yield rows


async def test_names_are_indented_marked_and_cut_to_the_column() -> None:
    app = Alone(FEW)
    async with app.run_test() as pilot:
        app.shown.show({"a/b": 3, "wide": 12})
        app.shown.pinned({4: "a/b", 2: "old"})
        await pilot.pause()
        rows = app.rows()
        assert rows[:3] == ["▌A", "▌  4 Below" + " " * 21 + "3", "▌2 × Old"]
        assert rows[3] == "▌A name that is too long f…"
        assert rows[4].endswith("得 …   12")
        assert {cell_len(row) for row in (rows[1], rows[4])} == {32}
        app.shown.pinned({})
        assert app.rows()[1].startswith("▌  Below")


async def test_one_count_that_changes_draws_one_row() -> None:
    app = Alone(MANY)
    counts = Counter({"c002": 1})
    async with app.run_test() as pilot:
        app.shown.show(counts)
        await pilot.pause()
        with drawn_rows() as rows:
            counts["c003"] += 2  # the desk counts on in what it gave
            app.shown.show(counts)
            await pilot.pause()
            assert rows == [3]
            counts["c200"] += 1
            app.shown.show(counts)
            await pilot.pause()
            assert rows == [3]
        assert app.rows()[3] == "▌Code 003" + " " * 22 + "2"


async def test_another_codebook_draws_what_is_in_view() -> None:
    app = Alone(MANY)
    async with app.run_test() as pilot:
        await pilot.pause()
        with drawn_rows() as rows:
            app.shown.use(CodeTree((*MANY, Code("a", "New"))))
            await pilot.pause()
            assert set(rows) == set(range(10))
        app.shown.scroll_end(animate=False)
        await pilot.pause()
        assert app.rows()[-1] in ("▌New", "▌Code 299")
        app.shown.use(FEW)
        await pilot.pause()
        assert app.rows()[0] == "▌A"
        assert app.rows()[5:] == [""] * 5


async def test_the_wheel_and_the_bar_go_through_a_long_list() -> None:
    app = Alone(MANY)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.shown.show_vertical_scrollbar
        assert not app.shown.show_horizontal_scrollbar
        app.shown.scroll_to(y=1, animate=False)
        await pilot.pause()
        assert app.rows()[0] == "▌Code 001"
        app.shown.show({"c001": 7})
        await pilot.pause()
        assert app.rows()[0].endswith("7")


@pytest.mark.parametrize("counts", [{}, {"a": 3}])
async def test_the_mark_alone_has_the_colour_of_the_code(counts: dict[str, int]) -> None:
    app = Alone(FEW)
    async with app.run_test() as pilot:
        app.shown.show(counts)
        await pilot.pause()
        mark, name, *_ = app.shown.render_line(0)
        assert (mark.text, name.text[:1]) == ("▌", "A")
        assert mark.style is not None
        assert name.style is not None
        ground = app.shown.background_colors[1]
        assert mark.style.color == Color.parse(mark_style("#0072B2", ground)).rich_color
        assert name.style.color == app.shown.rich_style.color


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
async def test_marks_are_seen_in_every_theme(theme: str) -> None:
    app = Alone(FEW)
    async with app.run_test() as pilot:
        app.theme = "textual-light" if theme == "textual-dark" else "textual-dark"
        await pilot.pause()
        app.rows()
        app.theme = theme
        await pilot.pause()
        mark = next(iter(app.shown.render_line(0)))
        assert mark.style is not None
        assert mark.style.color is not None
        ground = app.shown.background_colors[1]
        assert contrast(Color.from_rich_color(mark.style.color), ground) >= 3
        with drawn_rows() as rows:
            app.theme = "nord"
            await pilot.pause()
            assert set(rows) == set(range(10))
