"""A new coder and the consensus at the desk, through its keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import DataTable, Static

from codebook.core.agreement.settling import Choice, Decision
from codebook.core.codings import Coding
from codebook.store.study import Study
from codebook.tasks.settling import decide, queue, undisputed
from codebook.tui.app import CodebookApp
from codebook.tui.screens.agreement import AgreementScreen
from codebook.tui.screens.compare import CompareScreen
from codebook.tui.screens.differences import DifferencesScreen
from driving import at_desk, at_screen, settled, until
from reviewed_study import build


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """``one`` is settled, and cy has coded a passage of it."""
    path = build(tmp_path / "r.study")
    with Study.open(path) as study:
        undisputed(study, "lead", ["one"])
        for item in queue(study):
            decide(study, "lead", "one", item.place, Decision(Choice.UNION))
        start = study.transcript("one").text.index("kind to us")
        study.apply([Coding("", "one", start, start + 10, "e", "cy")])
    return path


def said(screen: AgreementScreen | CompareScreen, name: str) -> str:
    return str(screen.query_one(f"#{name}", Static).content)


async def test_nothing_of_the_consensus_shows_before_finishing(file: Path) -> None:
    app = CodebookApp(file, "cy")
    async with app.run_test(size=(100, 24)) as pilot:
        await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("V")
        pair = await at_screen(app, pilot, CompareScreen)
        await settled(app, pilot)
        assert "blind until finished" in said(pair, "what")
        assert pair.found is None
        await pilot.press("escape")
        await at_desk(app, pilot)
        await pilot.press("Y")
        screen = await at_screen(app, pilot, AgreementScreen)
        await settled(app, pilot)
        assert "blind until finished" in said(screen, "what")
        await pilot.press("w")
        await settled(app, pilot)
        assert screen.query_one(DataTable).row_count == 0
    with Study.open(file) as study:
        assert study.seen_layers() == []


async def test_afterwards_figures_and_differences_are_of_the_consensus(file: Path) -> None:
    with Study.open(file) as study:
        study.finish("cy", ["one"])
    app = CodebookApp(file, "cy")
    async with app.run_test(size=(100, 24)) as pilot:
        await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("Y")
        screen = await at_screen(app, pilot, AgreementScreen)
        await settled(app, pilot)
        assert said(screen, "what").startswith("ana, ben, cy · 1 transcript")
        await pilot.press("w")
        await until(pilot, lambda: said(screen, "what").startswith("cy, consensus"))
        await settled(app, pilot)
        table = screen.query_one(DataTable)
        rows = [[str(cell) for cell in table.get_row_at(row)] for row in range(table.row_count)]
        assert [row[:2] for row in rows][:3] == [["any code", "40"], ["a/d", "16"], ["a/b", "13"]]
        assert rows[3][0] == "e"
        await pilot.press("d")
        listed = await at_screen(app, pilot, DifferencesScreen)
        await settled(app, pilot)
        assert {one.coders for one in listed.listed} == {("cy", "consensus")}
        await pilot.press("enter")
        pair = await at_screen(app, pilot, CompareScreen)
        await settled(app, pilot)
        assert pair.found is not None
        assert (pair.found.coders, pair.found.own) == (("cy", "consensus"), False)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("w")
        await until(pilot, lambda: said(screen, "what").startswith("ana, ben, cy"))


async def test_who_made_it_is_told_so(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(120, 24)) as pilot:
        await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("V")
        pair = await at_screen(app, pilot, CompareScreen)
        await until(pilot, lambda: pair.found is not None and pair.found.coders == ("ana", "ben"))
        await pilot.press("y")
        await until(pilot, lambda: pair.found is not None and pair.found.own)
        await settled(app, pilot)
        assert "the consensus was made from ana's layer too" in said(pair, "what")
        await pilot.press("escape")
        await at_desk(app, pilot)
        await pilot.press("Y")
        screen = await at_screen(app, pilot, AgreementScreen)
        await settled(app, pilot)
        before = said(screen, "what")
        await pilot.press("w")
        await settled(app, pilot)
        assert said(screen, "what") == before
