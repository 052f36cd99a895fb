"""What the line below the text says, on narrow and on wide terminals."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.widgets import Footer

from codebook.core.filters import Filter
from codebook.core.spans import Span
from codebook.tui.app import CodebookApp
from codebook.tui.widgets.status_line import Part, StatusLine, fitted
from driving import at_desk, settled

PARTS = [Part("SA-01", "SA-01", 4), Part("turn 3/40", "3/40", 3), Part("saved", "saved", 2),
         Part("coder ana", "ana", 0)]  # fmt: skip


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (80, "SA-01  ·  turn 3/40  ·  saved  ·  coder ana"),
        (40, "SA-01  ·  turn 3/40  ·  saved  ·  ana"),
        (35, "SA-01  ·  3/40  ·  saved  ·  ana"),
        (30, "SA-01  ·  3/40  ·  saved"),
        (15, "SA-01  ·  3/40"),
        (5, "SA-01"),
    ],
)
def test_what_matters_least_is_shortened_and_goes_first(width: int, line: str) -> None:
    assert fitted("", PARTS, width) == line


@given(
    st.text("ab c中", max_size=60),
    st.lists(st.text("xy中", max_size=20), max_size=6),
    st.integers(1, 120),
)
def test_a_message_is_whole_and_all_else_fits(message: str, words: list[str], width: int) -> None:
    parts = [Part(word, word[:3], rank) for rank, word in enumerate(words)]
    line = fitted(message, parts, width)
    assert line.startswith(message)
    assert cell_len(line) <= width or line == message


async def test_at_80_columns_nothing_useful_is_cut(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        desk.view.show_only(Filter(code="protection/identification/screening", branch=True))
        desk.view.select(Span(0, 9))
        desk.show_status()
        line = desk.query_one(StatusLine)
        said = str(line.render())
        assert said.startswith("only ")
        for words in ("one", "1/2", "4 selected", "saved"):
            assert words in said, said
        assert cell_len(said) <= line.content_size.width


async def test_a_long_message_is_read_in_full_and_the_text_stays(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        height = desk.view.size.height
        message = "a message with many words that goes on " * 3 + "to its end."
        desk.say(message)
        await pilot.pause()
        line = desk.query_one(StatusLine)
        assert (line.size.height, desk.view.size.height) == (2, height)
        assert str(line.render()) == message
        assert not desk.query_one(Footer).display
        desk.say("short")
        await pilot.pause()
        assert (line.size.height, desk.view.size.height) == (1, height)
        assert desk.query_one(Footer).display
