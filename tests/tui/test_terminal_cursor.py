"""The terminal's own cursor, which magnifiers and screen readers follow, is where the text's is."""

from __future__ import annotations

from pathlib import Path

import pytest

from codebook.store.study import Study
from codebook.tui.app import CodebookApp
from codebook.tui.widgets.transcript_view import TranscriptView
from driving import at_desk
from small_study import transcript


def letter_at(view: TranscriptView, place: tuple[int, int]) -> str:
    """What the view draws at a place of the screen."""
    x, y = place[0] - view.content_region.x, place[1] - view.content_region.y
    return view.render_line(y).text[x]


@pytest.fixture
def long(study_file: Path) -> Path:
    """The study with a transcript of more rows than a screen has."""
    with Study.open(study_file) as study:
        words = [("S-1", f"{number:02} is one of them.") for number in range(60)]
        study.add_transcripts([transcript("long", *words)])
    return study_file


async def test_it_follows_the_cursor_through_the_text(long: Path) -> None:
    app = CodebookApp(long, "ana")
    async with app.run_test(size=(100, 30)) as pilot:
        desk = await at_desk(app, pilot)
        await desk.open("long")
        view = desk.view
        for key in ("l", "w", "j", "pagedown", "G", "pageup", "k"):
            await pilot.press(key)
            assert letter_at(view, app.cursor_position) == view.reader.text[view.cursor], key
        await pilot.press("o")
        await pilot.pause()
        assert letter_at(view, app.cursor_position) == view.reader.text[view.cursor]
        await pilot.press("slash", *"them")
        await pilot.pause()
        assert app.cursor_position[1] == 29
        await pilot.press("escape", "l")
        assert letter_at(view, app.cursor_position) == view.reader.text[view.cursor]
