"""How far a coder has come: noted while reading, shown in the list and in a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import DataTable

from codebook.core.codings import Coding
from codebook.store.study import Study
from codebook.store.values import Blind
from codebook.tui.app import CodebookApp
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.screens.progress import ProgressScreen
from codebook.tui.widgets.transcript_list import TranscriptList
from driving import at_desk, at_screen, settled, until


def read(path: Path) -> dict[str, int]:
    with Study.open(path) as study:
        return study.progress().get("ana", {})


def line(desk: DeskScreen, key: str) -> list[str]:
    return str(desk.query_one(TranscriptList).get_option(key).prompt).split()


async def test_the_furthest_turn_is_noted_when_a_transcript_is_left(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(120, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("tab")
        await until(pilot, lambda: desk.key == "two")
        await pilot.press("right_curly_bracket", "left_curly_bracket")
        await settled(app, pilot)
        assert read(study_file) == {}
        await pilot.press("shift+tab")
        await until(pilot, lambda: desk.key == "one")
        await settled(app, pilot)
        assert read(study_file) == {"two": 2}
        assert line(desk, "two") == ["66%", "two"]
        await pilot.press("w", "w", "q")
    assert read(study_file) == {"one": 1, "two": 2}


async def test_lines_of_the_list_fit(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.apply([Coding("", "one", 5, 9, "e", "ana")])
        study.note_read("ana", "one", 2)
        study.finish("ana", ["two"])
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(120, 24)) as pilot:
        desk = await at_desk(app, pilot)
        assert line(desk, "one") == ["100%", "one", "1"]
        assert line(desk, "two") == ["✓", "two"]
        listed = desk.query_one(TranscriptList)
        for option in listed.options:
            assert len(str(option.prompt)) <= listed.scrollable_content_region.width


async def test_assigned_transcripts_come_first_and_are_gone_through(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.assign("ana", ["two"])
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(120, 24)) as pilot:
        desk = await at_desk(app, pilot)
        assert desk.key == "two"
        assert [one.key for one in desk.transcripts] == ["two", "one"]
        dim = desk.query_one(TranscriptList).get_option("one").prompt
        assert "dim" in str(getattr(dim, "style", ""))
        await pilot.press("tab")
        await settled(app, pilot)
        assert desk.key == "two"
        await desk.open("one")
        await pilot.press("tab")
        await until(pilot, lambda: desk.key == "two")


@pytest.mark.parametrize("rule", ["always", "never"])
async def test_the_table_shows_the_own_layer_and_of_others_no_codings(
    study_file: Path, rule: str
) -> None:
    with Study.open(study_file) as study:
        study.apply([Coding("", "two", 0, 50, "e", "ben")])
        study.finish("ben", ["two"])
        study.set_blind(Blind(rule))
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("right_curly_bracket", "A")
        screen = await at_screen(app, pilot, ProgressScreen)
        table = screen.query_one(DataTable)
        rows = [[str(cell) for cell in table.get_row_at(row)] for row in range(2)]
        assert rows == [["one", "yes", "2/2 100%", "0/1", "", ""],
                        ["two", "yes", "0/3   0%", "0/3", "", ""]]  # fmt: skip
        others = str(screen.query_one("#others").render())
        assert "ben: 1 of 2 transcripts finished" in others
        assert ("codings: 1" in others) == (rule == "never")
        await pilot.press("j", "enter")
        await until(pilot, lambda: app.screen is desk and desk.key == "two")
