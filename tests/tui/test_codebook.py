"""The codebook's screen, through its keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from codebook.core.codes import Code
from codebook.core.codings import Coding
from codebook.store.study import Study
from codebook.tasks.codebook_changes import PALETTE
from codebook.tasks.shipped import read_codebook
from codebook.tui.app import CodebookApp
from codebook.tui.commands import Command
from codebook.tui.commands.codebook import AGAIN, BOOK
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.codebook import CodebookScreen
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.screens.edit_code import EditCodeScreen
from codebook.tui.screens.help import HelpScreen
from codebook.tui.screens.picker import Picker
from codebook.tui.screens.revisit import RevisitScreen
from codebook.tui.screens.split_code import SplitCodeScreen
from driving import at_desk, settled, until


@pytest.fixture
def coded(study_file: Path) -> Path:
    """The small study's file, with codings of both coders."""
    with Study.open(study_file) as study:
        study.apply([Coding("", "one", 5, 9, "a/d", "ana"), Coding("", "two", 8, 12, "e", "ana")])
        study.apply([Coding("", "two", 8, 12, "a/d", "ben")])
    return study_file


def paths(file: Path) -> list[str]:
    with Study.open(file) as study:
        return [code.path for code in study.tree()]


def code(file: Path, path: str) -> Code:
    with Study.open(file) as study:
        return study.tree()[path]


def reason(file: Path) -> str:
    with Study.open(file) as study:
        return study.codebook_history()[-1].reason


def said(screen: Screen[object], where: str) -> str:
    return str(screen.query_one(where, Static).content)


async def shows(pilot: Pilot[None], kind: type) -> Screen[object]:
    await until(pilot, lambda: isinstance(pilot.app.screen, kind) and pilot.app.screen.is_mounted)
    return pilot.app.screen


async def at_book(app: CodebookApp, pilot: Pilot[None], path: str) -> CodebookScreen:
    """The codebook's screen, with a code highlighted."""
    await at_desk(app, pilot)
    await pilot.press("B")
    await until(pilot, lambda: isinstance(app.screen, CodebookScreen) and app.screen.code)
    screen = app.screen
    assert isinstance(screen, CodebookScreen)
    screen.options.highlighted = screen.options.get_option_index(path)
    await pilot.pause()
    return screen


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_a_code_is_added_defined_and_taken_back(coded: Path, size: tuple[int, int]) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=size) as pilot:
        screen = await at_book(app, pilot, "a/b")
        await pilot.press("b")
        form = await shows(pilot, EditCodeScreen)
        form.query_one("#name", Input).value = "New One"
        form.query_one("#examples", TextArea).text = "first\nsecond\n"
        form.query_one("#color", Input).value = "green"
        form.query_one("#reason", Input).value = "came up"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: screen.chosen == "a/new-one")
        assert paths(coded) == ["a", "a/b", "a/b/c", "a/new-one", "a/d", "e"]
        made = code(coded, "a/new-one")
        assert (made.name, made.examples, made.color) == ("New One", ("first", "second"), "#009E73")
        assert reason(coded) == "came up"
        await pilot.press("e")
        form = await shows(pilot, EditCodeScreen)
        form.query_one("#key", Input).value = "d"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "stands at this level" in said(form, "#hint"))
        form.query_one("#key", Input).value = "nu"
        form.query_one("#include", TextArea).text = "this too"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: screen.chosen == "a/nu")
        assert "this too" in said(screen, "#meaning")
        assert "redefined" in said(screen, "#meaning")
        await pilot.press("u", "u")
        await settled(app, pilot)
        assert paths(coded) == ["a", "a/b", "a/b/c", "a/d", "e"]
        await pilot.press("escape")
        desk = await shows(pilot, DeskScreen)
        await settled(app, pilot)
        assert isinstance(desk, DeskScreen)
        assert desk.codes.get("a/nu") is None


async def test_rename_recolour_retire_order_and_move(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_book(app, pilot, "a/d")

        async def because(word: str) -> None:
            await shows(pilot, AskScreen)
            await pilot.press(*word, "enter")
            await settled(app, pilot)
            assert reason(coded) == word

        await pilot.press("r")
        (await shows(pilot, AskScreen)).query_one(Input).value = "Dee"
        await pilot.press("enter")
        await until(pilot, lambda: "Rename" in said(app.screen, "Static"))
        await because("y")
        assert code(coded, "a/d").name == "Dee"
        await pilot.press("c")
        await shows(pilot, ChoiceScreen)
        await pilot.press("j", "enter")
        await because("c")
        assert code(coded, "a/d").color == "#56B4E9"
        await pilot.press("x")
        await because("r")
        assert code(coded, "a/d").retired
        assert "Retired" in said(screen, "#meaning")
        await pilot.press("K")
        assert [option.id for option in screen.options.options][1] == "a/d"
        await pilot.press("m", "escape")
        assert [option.id for option in screen.options.options][1] == "a/b"
        await pilot.press("K", "enter")
        await because("o")
        assert paths(coded) == ["a", "a/d", "a/b", "a/b/c", "e"]
        await pilot.press("m")
        await shows(pilot, Picker)
        await pilot.press("e", "enter")
        await because("m")
        assert paths(coded) == ["a", "a/b", "a/b/c", "e", "e/d"]
        await pilot.press("m")
        await shows(pilot, Picker)
        await pilot.press("up", "enter")
        await because("t")
        assert paths(coded) == ["a", "a/b", "a/b/c", "e", "d"]
        await pilot.press("question_mark")
        await shows(pilot, HelpScreen)


async def test_a_merge_is_shown_before_it_is_done(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_book(app, pilot, "a/d")
        await pilot.press("M")
        await shows(pilot, Picker)
        await pilot.press("e", "enter")
        await shows(pilot, AskScreen)
        plan = said(app.screen, "Static")
        assert "ana: 1 coding moves" in plan
        assert "ben: 1 coding moves" in plan
        await pilot.press("escape")
        await settled(app, pilot)
        assert not code(coded, "a/d").retired
        await pilot.press("M")
        await shows(pilot, Picker)
        await pilot.press("e", "enter")
        await shows(pilot, AskScreen)
        await pilot.press("enter")
        await settled(app, pilot)
        with Study.open(coded) as study:
            assert {coding.code for coding in study.codings()} == {"e"}
        await pilot.press("u")
        await settled(app, pilot)
        assert not code(coded, "a/d").retired


async def test_after_a_split_codings_are_sorted_with_one_key(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_book(app, pilot, "a/d")
        await pilot.press("s")
        form = await shows(pilot, SplitCodeScreen)
        form.query_one("#name1", Input).value = "One"
        form.query_one("#name2", Input).value = "One"
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert paths(coded) == ["a", "a/b", "a/b/c", "a/d", "a/one", "a/one-2", "e"]
        await pilot.press("l")
        again = await shows(pilot, RevisitScreen)
        assert isinstance(again, RevisitScreen)
        await until(pilot, lambda: again.coding)
        assert "a/one-2" in said(again, "#meaning")
        await pilot.press("2")
        await settled(app, pilot)
        with Study.open(coded) as study:
            assert [c.code for c in study.layer("ana", "one")] == ["a/one-2"]
            assert [c.code for c in study.layer("ben", "two")] == ["a/d"]
            assert study.to_revisit("ana") == []
            assert len(study.to_revisit("ben")) == 1
        await pilot.press("u")
        await until(pilot, lambda: again.coding)
        await pilot.press("d")
        await settled(app, pilot)
        assert again.coding is None


async def test_what_is_to_look_at_again_is_said_gone_to_and_confirmed(coded: Path) -> None:
    with Study.open(coded) as study:
        study.finish("ana", ["one", "two"])
        study.edit_code("ben", "e", "narrower", exclude="all else")
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(160, 45)) as pilot:
        desk = await at_desk(app, pilot)
        await until(pilot, lambda: "1 coding and 2 transcripts" in said(desk, "#status"))
        await at_book(app, pilot, "e")
        await pilot.press("l")
        again = await shows(pilot, RevisitScreen)
        assert isinstance(again, RevisitScreen)
        await until(pilot, lambda: again.coding)
        assert "redefined: narrower" in said(again, "#meaning")
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is desk and desk.key == "two")
        assert desk.view.cursor == 8
        await at_book(app, pilot, "e")
        await pilot.press("l")
        again = await shows(pilot, RevisitScreen)
        assert isinstance(again, RevisitScreen)
        await until(pilot, lambda: again.coding)
        await pilot.press("space")
        await until(pilot, lambda: again.transcript)
        assert again.transcript is not None
        assert (again.transcript.transcript, again.transcript.codes) == ("one", ("e",))
        await pilot.press("space")
        await settled(app, pilot)
        await pilot.press("space")
        await settled(app, pilot)
        with Study.open(coded) as study:
            assert study.to_revisit("ana") == []
            assert study.to_look_through("ana") == []
            assert study.problems() == []
        await pilot.press("escape")
        book = await shows(pilot, CodebookScreen)
        await settled(app, pilot)
        assert "look at again" not in said(book, "#head")


@pytest.mark.parametrize(("screen", "commands"), [(CodebookScreen, BOOK), (RevisitScreen, AGAIN)])
def test_every_key_does_one_thing_that_there_is(
    screen: type[Screen[object]], commands: tuple[Command, ...]
) -> None:
    keys = [key for command in commands for key in command.key_names]
    assert len(set(keys)) == len(keys)
    for command in commands:
        assert hasattr(screen, "action_" + command.action.partition("(")[0])


def test_the_colours_offered_are_those_of_the_shipped_codebook() -> None:
    shipped = dict.fromkeys(code.color for code in read_codebook("tvpa-3p").tree if code.color)
    assert list(shipped) == [color for color, _ in PALETTE]
