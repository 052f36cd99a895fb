"""The first screen: recent studies, a new one, the sample, and who codes."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from codebook.store.study import Study
from codebook.tasks import recent
from codebook.tui.app import CodebookApp
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.coder import CoderScreen
from codebook.tui.screens.new_study import NewStudyScreen
from codebook.tui.screens.start import StartScreen
from driving import at_desk, at_screen, until


async def test_a_recent_study_is_opened_by_enter(study_file: Path) -> None:
    recent.remember(study_file)
    app = CodebookApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_screen(app, pilot, StartScreen)
        await pilot.press("enter")
        await at_screen(app, pilot, CoderScreen)
        await pilot.press("down", "enter")
        desk = await at_desk(app, pilot)
        assert desk.coder == "ben"


async def test_without_recent_studies_the_first_choice_is_a_new_one() -> None:
    app = CodebookApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_screen(app, pilot, StartScreen)
        await pilot.press("enter")
        await at_screen(app, pilot, NewStudyScreen)
        await pilot.press("escape", "q")
    assert app.failure is None


async def test_a_new_study_is_made_and_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "people.csv").write_text("pseudonym,category\nS-1,survivor\n")
    app = CodebookApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_screen(app, pilot, StartScreen)
        await pilot.press("n")
        form = await at_screen(app, pilot, NewStudyScreen)
        await pilot.press(*"raids", "enter", *"Raids", "enter", "enter", *"people.csv", "enter")
        await at_screen(app, pilot, CoderScreen)
        assert not form.is_attached
        await pilot.press("escape")
    with Study.open(tmp_path / "raids.study") as study:
        assert study.title == "Raids"
        assert [p.pseudonym for p in study.interviewees()] == ["S-1"]
        assert study.coders() == []


async def test_a_form_with_a_mistake_says_so_and_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = CodebookApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_screen(app, pilot, StartScreen)
        await pilot.press("n")
        form = await at_screen(app, pilot, NewStudyScreen)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "file name" in str(form.query_one("#wrong").render()))
        form.query_one("#file", Input).value = "raids.study"
        form.query_one("#codebook", Input).value = "nothing-like-it"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "no codebook" in str(form.query_one("#wrong").render()))
        assert list(tmp_path.glob("*.study")) == []
        await pilot.press("escape", "q")


async def test_a_file_that_is_no_study_leads_back_to_the_start(tmp_path: Path) -> None:
    bad = tmp_path / "bad.study"
    bad.write_text("no study")
    app = CodebookApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_screen(app, pilot, StartScreen)
        await pilot.press("o")
        question = await at_screen(app, pilot, AskScreen)
        question.query_one(Input).value = str(bad)
        await pilot.press("enter")
        await until(
            pilot,
            lambda: (
                isinstance(app.screen, StartScreen)
                and "bad.study" in str(app.screen.query_one("#problem").render())
            ),
        )
        assert app.screen.query_one(OptionList).highlighted is not None
        await pilot.press("q")
    assert app.failure is None


async def test_the_sample_opens_from_the_start_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = CodebookApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await at_screen(app, pilot, StartScreen)
        await pilot.press("s")
        await at_screen(app, pilot, CoderScreen)
        await pilot.press("enter")
        desk = await at_desk(app, pilot)
        assert (desk.coder, len(desk.transcripts)) == ("ana", 43)
