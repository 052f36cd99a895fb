"""The agreement, the differences and two layers side by side, through their keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable, OptionList, Static

from codebook.core.codings import Coding
from codebook.store.study import Study
from codebook.tasks.agreement import Question, agreement
from codebook.tui.app import CodebookApp
from codebook.tui.screens.agreement import AgreementScreen
from codebook.tui.screens.compare import CompareScreen
from codebook.tui.screens.confused import ConfusedScreen
from codebook.tui.screens.differences import DifferencesScreen
from driving import at_desk, at_screen, settled, until
from reviewed_study import build


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return build(tmp_path / "r.study")


async def opened(app: CodebookApp, pilot: Pilot[None], *keys: str) -> None:
    await at_desk(app, pilot)
    await settled(app, pilot)
    for key in keys:
        await pilot.press(key)
        await settled(app, pilot)


def said(screen: AgreementScreen | DifferencesScreen | CompareScreen, name: str) -> str:
    return str(screen.query_one(f"#{name}", Static).content)


def rows(screen: AgreementScreen) -> list[list[str]]:
    table = screen.query_one(DataTable)
    return [[str(cell) for cell in table.get_row_at(row)] for row in range(table.row_count)]


def seen_by(path: Path) -> list[tuple[str, str]]:
    with Study.open(path) as study:
        return [(one.coder, one.transcript) for one in study.seen_layers()]


async def test_codes_with_most_in_disagreement_come_first(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, "Y")
        screen = await at_screen(app, pilot, AgreementScreen)
        assert [row[:2] for row in rows(screen)] == [
            ["any code", "20"], ["e", "21"], ["a", "10"], ["a/b", "9"], ["a/b/c", ""], ["a/d", ""],
        ]  # fmt: skip
        await pilot.press("s")
        assert [row[0] for row in rows(screen)] == ["any code", "a", "a/b", "a/b/c", "a/d", "e"]
        table = screen.query_one(DataTable)
        width = sum(column.get_render_width(table) for column in table.ordered_columns)
        assert width <= 80
    assert seen_by(file) == []


async def test_the_figures_are_those_of_the_command(file: Path) -> None:
    with Study.open(file) as study:
        result = agreement(study, Question())
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(app, pilot, "Y")
        screen = await at_screen(app, pilot, AgreementScreen)
        assert screen.found is not None
        for one, told in zip(screen.found.codes, result.codes, strict=True):
            assert one.measured == told.own.measured
            assert dict(one.beside) == dict(told.own.beside)
            assert screen.intervals[one.path] == told.own.interval
        assert screen.found.any.measured == result.any.measured


async def test_what_is_undefined_or_thin_says_why(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, "Y")
        screen = await at_screen(app, pilot, AgreementScreen)
        by_code = {row[0]: row[2] for row in rows(screen)}
        assert by_code["a/b/c"] == "n/a"
        assert by_code["a/d"].startswith("~1.00")
        await pilot.press("G", "k")
        await settled(app, pilot)
        assert "no coder applied it" in said(screen, "here")
        await pilot.press("G")
        await settled(app, pilot)
        assert "thin" in said(screen, "here")
        assert "a single transcript" in said(screen, "here")


async def test_differences_are_typed_and_open_side_by_side(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, "Y", "d")
        screen = await at_screen(app, pilot, DifferencesScreen)
        kinds = [(one.code, str(one.kind), one.characters) for one in screen.listed]
        assert kinds == [
            ("a/b", "boundary", 9), ("a", "different-code", 10), ("e", "different-code", 10),
            ("e", "missed", 11),
        ]  # fmt: skip
        assert "ana: a/b, 9 characters alone" in said(screen, "passage")
        for kind in ("boundary", "different-code", "missed"):
            await pilot.press("s")
            await settled(app, pilot)
            assert {str(one.kind) for one in screen.listed} == {kind}
        await pilot.press("enter")
        pair = await at_screen(app, pilot, CompareScreen)
        await settled(app, pilot)
        assert "difference 3 of 3" in said(pair, "what")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("t")
        await until(pilot, lambda: app.screen is not screen)
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        assert desk.view.reader.text[desk.view.cursor :].startswith("in the rain")
    assert seen_by(file) == [("ana", "one")]


async def test_one_code_opens_its_own_differences(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, "Y", "j", "enter")
        screen = await at_screen(app, pilot, DifferencesScreen)
        assert {one.code for one in screen.listed} == {"e"}


async def test_confused_codes_stand_side_by_side(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, "Y", "c")
        screen = await at_screen(app, pilot, ConfusedScreen)
        options = screen.query_one(OptionList)
        assert [str(one.prompt).split() for one in options.options] == [
            ["10", "a", "–", "e", "(2", "differences)"]
        ]
        assert str(screen.query_one("#left", Static).content).startswith("A\na\nno definition")
        assert "Exclude: " in str(screen.query_one("#right", Static).content)
        await pilot.press("enter")
        found = await at_screen(app, pilot, DifferencesScreen)
        await settled(app, pilot)
        assert [one.code for one in found.listed] == ["a", "e"]


async def test_two_layers_can_be_told_apart_without_colour(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, "V")
        screen = await at_screen(app, pilot, CompareScreen)
        view = screen.view
        drawn = [[(s.text, s.style) for s in view.render_line(y)] for y in range(view.size.height)]
        looks = {
            text.strip(): (bool(style.reverse), bool(style.underline))
            for row in drawn
            for text, style in row
            if style is not None
        }
        assert looks["cold"] == (False, True)
        assert looks["kind to us"] == (True, False)
        lines = ["".join(text for text, _ in row) for row in drawn]
        assert sum("≠" in line for line in lines) >= 2
        assert sum(line.startswith("►") for line in lines) == 1
        assert "ana alone: b a/b" in said(screen, "here")
        await pilot.press("n")
        await settled(app, pilot)
        assert "difference 2 of 3" in said(screen, "what")
        assert "ben alone: a a" in said(screen, "here")
        await pilot.press("N", "x")
        await settled(app, pilot)
        assert screen.found is not None
        assert screen.found.coders == ("ben", "ana")
    assert seen_by(file) == [("ana", "one")]


async def test_who_has_not_finished_sees_nothing_and_nothing_is_kept(file: Path) -> None:
    with Study.open(file) as study:
        study.unfinish("ana", ["one"])
        study.apply([Coding("", "one", 19, 21, "e", "cy")])
        study.finish("cy", ["one"])
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, "V")
        screen = await at_screen(app, pilot, CompareScreen)
        assert "blind until finished: ana has not finished one" in said(screen, "what")
        assert screen.found is None
        await pilot.press("n", "x", "y", "escape")
        await at_desk(app, pilot)
        await pilot.press("Y")
        figures = await at_screen(app, pilot, AgreementScreen)
        await settled(app, pilot)
        assert figures.found is None
        assert "blind until finished" in said(figures, "what")
        await pilot.press("d", "c", "o", "enter")
        await settled(app, pilot)
        assert app.screen is figures
    assert seen_by(file) == []


async def test_who_has_not_coded_may_review(file: Path) -> None:
    app = CodebookApp(file, "cy")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot, "V")
        screen = await at_screen(app, pilot, CompareScreen)
        assert screen.found is not None
        assert screen.found.coders == ("ana", "ben")
    assert seen_by(file) == [("cy", "one")]
