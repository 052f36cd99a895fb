"""The tally's screen through its keys: how it is looked at, what stands behind it, releases."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.text import Text
from textual.pilot import Pilot
from textual.widgets import Input, Static

from codebook.core.codings import Quotable, Stance
from codebook.store.study import Study
from codebook.store.values import Blind
from codebook.tui.app import CodebookApp
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.behind import BehindScreen
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.screens.quotations import QuotationsScreen
from codebook.tui.screens.release import ReleaseScreen
from codebook.tui.screens.releases import ReleasesScreen
from codebook.tui.screens.tally import TallyScreen
from codebook.tui.widgets.hit_list import HitList
from codebook.tui.widgets.tally_table import TallyTable
from driving import at_desk, at_screen, settled, until
from quotable_study import PEOPLE, build, code

_SURVIVORS = "advocates/survivor"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """All of ana's, who finished all: everybody spoke of B, four survivors for it, one of E."""
    path = build(tmp_path / "q.study")
    with Study.open(path) as study:
        for number, person in enumerate(PEOPLE):
            stance = Stance.SUPPORTS if number < 4 else Stance.UNSAID
            code(study, person.pseudonym, stance=stance)
        code(study, "SA-1", "I slept.", "e")
        code(study, "SA-2", "It was cold.", "e", coder="ben")
        study.finish("ben", ["talk-sa-2"])
    return path


async def at_tally(app: CodebookApp, pilot: Pilot[None]) -> TallyScreen:
    await at_desk(app, pilot)
    await pilot.press("T")
    screen = await at_screen(app, pilot, TallyScreen)
    await settled(app, pilot)
    assert isinstance(screen, TallyScreen)
    return screen


def row(screen: TallyScreen, name: str) -> list[str]:
    """A row's cells without the marks that shade them, by the name of its code."""
    table = screen.query_one(TallyTable)
    for key in table.rows:
        first, *cells = map(str, table.get_row(key))
        if first.strip(" ▾▸×") == name:
            return [cell.strip(" ░▒▓█") for cell in cells]
    return []


def said(screen: TallyScreen, part: str) -> str:
    return str(screen.query_one(f"#{part}", Static).content)


async def press(app: CodebookApp, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(app, pilot)


async def test_numbers_and_what_is_highlighted_in_words(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_tally(app, pilot)
        assert said(screen, "mark").startswith("INTERNAL")
        assert row(screen, "spoke of") == []
        assert row(screen, "B") == row(screen, "A") == ["6", "5", "2", "13"]
        assert row(screen, "C") == ["0", "0", "0", "0"]
        await press(app, pilot, "j")
        assert said(screen, "here") == "a/b\nAdvocates / Survivor: 6 of 6 interviewees (100%)"
        await press(app, pilot, "l", "l", "l", "s")
        assert "supports" in said(screen, "mark")
        assert row(screen, "B") == ["4", "0", "0", "4"]
        assert said(screen, "here") == "a/b\nall: 4 of 13 interviewees (31%)"
        await press(app, pilot, "percent_sign")
        assert row(screen, "B")[0].split() == ["4", "67%"]


async def test_shades_stand_for_quarters_without_colour(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_tally(app, pilot)
        await press(app, pilot, "s")
        table = screen.query_one(TallyTable)
        drawn = [str(cell)[0] for cell in table.get_row("a/b")[1:]]
        assert drawn == ["▓", " ", " ", "▒"]  # 4 of 6, 0 of 5, 0 of 2, 4 of 13


async def test_units_levels_and_depths(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_tally(app, pilot)
        table = screen.query_one(TallyTable)
        heads = [str(column.label) for column in table.columns.values()]
        assert heads[0] == "spoke of"
        assert all(len(line) <= 16 for head in heads[1:] for line in head.split("\n"))
        await press(app, pilot, "c")
        assert row(screen, "B") == ["11", "2", "13"]
        await press(app, pilot, "c", "d")
        assert [str(key.value) for key in table.rows] == ["a", "e"]
        await press(app, pilot, "d", "d", "u")
        assert table.row_count == 5
        assert str(table.ordered_columns[0].label) == "passages"
        assert row(screen, "E") == ["1", "0", "0", "1"]
        await press(app, pilot, "u")
        assert row(screen, "E") == ["2", "0", "0", "2"]  # I slept


async def test_branches_fold_and_the_place_stays(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_tally(app, pilot)
        table = screen.query_one(TallyTable)
        await press(app, pilot, "j", "l", "space")
        assert [str(key.value) for key in table.rows] == ["a", "a/b", "a/d", "e"]
        assert table.place == ("a/b", "advocates/nonprofit")
        await press(app, pilot, "asterisk")
        assert table.row_count == 5
        await press(app, pilot, "asterisk")
        assert [str(key.value) for key in table.rows] == ["a", "e"]
        assert table.place == ("a", "advocates/nonprofit")


async def test_a_cell_leads_to_its_passages_and_back(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_tally(app, pilot)
        await press(app, pilot, "j", "l", "enter")
        behind = await at_screen(app, pilot, BehindScreen)
        hits = behind.query_one(HitList)
        assert {hit.speaker for hit in hits.found} == {f"AD-{n}" for n in range(1, 6)}
        await press(app, pilot, "escape")
        assert app.screen is screen
        assert screen.query_one(TallyTable).place == ("a/b", "advocates/nonprofit")
        await press(app, pilot, "enter", "j", "enter")
        desk = await at_desk(app, pilot)
        await until(pilot, lambda: desk.key == "talk-ad-2")
        assert desk.view.reader.text[desk.view.cursor :].startswith("They kept")


async def test_keys_typed_in_one_go_wait_for_the_table(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await pilot.press("T", "enter")
        behind = await at_screen(app, pilot, BehindScreen)
        assert len(behind.query_one(HitList).found) == 6


async def test_keys_pressed_at_once_are_done_one_after_the_other(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_tally(app, pilot)
        screen.action_passages()
        screen.action_passages()
        await at_screen(app, pilot, BehindScreen)
        await settled(app, pilot)
        await press(app, pilot, "escape")
        assert app.screen is screen  # there was one list of passages, not two
        await press(app, pilot, "j", "o")
        quotations = await at_screen(app, pilot, QuotationsScreen)
        await settled(app, pilot)
        for _ in range(3):
            quotations.action_pick()
        await settled(app, pilot)
        assert len(quotations.picked) == 3


async def test_a_coder_sees_their_own_layer_alone_until_the_rule_allows_more(file: Path) -> None:
    app = CodebookApp(file, "ben")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_tally(app, pilot)
        await press(app, pilot, "y", "y")
        assert screen.may_see == ["ben"]
        assert "layer ben" in said(screen, "mark")
        assert row(screen, "B") == ["0", "0", "0", "0"]
        assert row(screen, "E") == ["1", "0", "0", "1"]
        with Study.open(file) as study:
            study.set_blind(Blind.NEVER)
        await press(app, pilot, "s", "s", "s", "s", "y")
        assert "layer ana" in said(screen, "mark")
        assert row(screen, "B") == ["6", "5", "2", "13"]
        with Study.open(file) as study:
            study.set_blind(Blind.ALWAYS)
        await press(app, pilot, "s")
        assert "layer ben" in said(screen, "mark")


async def test_one_who_finished_what_the_other_did_sees_the_other_s_layer(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_tally(app, pilot)
        assert screen.may_see == ["ana", "ben", "all"]
        await press(app, pilot, "y")
        assert row(screen, "E") == ["1", "0", "0", "1"]
        await press(app, pilot, "y")
        assert row(screen, "E") == ["2", "0", "0", "2"]


async def test_passages_of_another_s_layer_keep_first_what_one_had(file: Path) -> None:
    with Study.open(file) as study:
        study.set_blind(Blind.SAMPLE)
        code(study, "SA-3", "It was cold.", "e", coder="ben")
    app = CodebookApp(file, "ben")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_tally(app, pilot)
        await press(app, pilot, "j", "enter", "escape", "o", "escape")
        assert seen(file) == []  # one's own layer
        await press(app, pilot, "y")
        assert "layer ana" in said(screen, "mark")
        assert row(screen, "E") == ["1", "0", "0", "1"]
        assert seen(file) == []  # numbers alone
        await press(app, pilot, "end", "enter")
        await at_screen(app, pilot, BehindScreen)
        assert seen(file) == [("ben", "talk-sa-1", False)]
        await press(app, pilot, "escape", "home", "j", "o")
        await at_screen(app, pilot, QuotationsScreen)
        await settled(app, pilot)
        assert len(seen(file)) == len(PEOPLE)
    with Study.open(file) as study:
        assert study.problems() == []


def seen(path: Path) -> list[tuple[str, str, bool]]:
    with Study.open(path) as study:
        return [(one.coder, one.transcript, one.finished) for one in study.seen_layers()]


# What a reader sees


async def test_what_a_reader_sees_is_of_the_same_rows(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(56, 24)) as pilot:
        screen = await at_tally(app, pilot)
        await press(app, pilot, "j", "space", "r")
        assert said(screen, "mark").startswith("DRAFT")
        assert row(screen, "A") == ["", ""]  # a heading: its codes stand below it
        assert row(screen, "B") == ["4–6", "3–5"]
        assert row(screen, "E") == ["0–2", "0–2"]
        assert "fewer than 5 interviewees: Police" in said(screen, "notes")
        assert said(screen, "here") == "a/b\nAdvocates / Survivor: 4–6 of 6, most"
        await press(app, pilot, "percent_sign")
        assert row(screen, "E") == ["few or none", "few or none"]
        await press(app, pilot, "x")
        assert row(screen, "B") == ["", ""]
        await press(app, pilot, "x", "r")
        assert said(screen, "mark").startswith("INTERNAL")


async def test_wide_terminals_show_bands_and_words(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(160, 45)) as pilot:
        screen = await at_tally(app, pilot)
        await press(app, pilot, "r")
        assert row(screen, "E")[0].split() == ["0–2", "few", "or", "none"]


async def name_it(app: CodebookApp, pilot: Pilot[None], file: Path, *keys: str) -> None:
    """Fills the dialog for a file."""
    dialog = await at_screen(app, pilot, ReleaseScreen)
    dialog.query_one("#file", Input).value = str(file)
    await pilot.press("enter", *keys)


async def test_a_table_is_released_listed_and_taken_back(file: Path) -> None:
    target = file.parent / "table.csv"
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_tally(app, pilot)
        await press(app, pilot, "w")
        assert app.screen is screen  # first it is to be looked at
        await press(app, pilot, "j", "space", "r")
        await pilot.press("w")
        await name_it(app, pilot, target, "enter")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("enter")  # not yet, which a second Enter means
        await at_screen(app, pilot, ReleaseScreen)
        assert not target.exists()
        await pilot.press("enter")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("j", "enter")
        await until(pilot, target.exists)
        await settled(app, pilot)
        assert "RELEASED" in target.read_text()
        assert "Refused: rule “" in said(screen, "refused")
        assert row(screen, "B") == []  # its name stands there alone
        await press(app, pilot, "L")
        releases = await at_screen(app, pilot, ReleasesScreen)
        await settled(app, pilot)
        shown = str(releases.query_one("#whole", Static).content)
        assert "from the layer ana" in shown
        assert "a/b, a/d, e by category" in shown
        await pilot.press("d")
        asked = await at_screen(app, pilot, AskScreen)
        asked.query_one(Input).value = "went nowhere"
        await pilot.press("enter")
        await until(
            pilot,
            lambda: "went nowhere" in str(releases.query_one("#whole", Static).content),
        )
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await settled(app, pilot)
        assert row(screen, "B") == ["4–6 most", "3–5 most"]
    with Study.open(file) as study:
        (one,) = study.releases()
        assert one.withdrawn_because == "went nowhere"


async def test_a_file_that_cannot_be_written_is_said_before_anything_is_remembered(
    file: Path,
) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_tally(app, pilot)
        await press(app, pilot, "r")
        await pilot.press("w")
        await name_it(app, pilot, file.parent / "table.pdf")
        note = app.screen.query_one("#note", Static)
        await until(pilot, lambda: "ends in" in str(note.content))
        await pilot.press("escape")
        await settled(app, pilot)
    with Study.open(file) as study:
        assert study.releases() == []


# Quotations


async def test_quotations_are_picked_drafted_and_released(file: Path) -> None:
    with Study.open(file) as study:
        at = study.transcript("talk-sa-1").text.index("They kept")
        study.mark_unique_fact("talk-sa-1", at, at + 4, "the only one kept")
    draft, released = file.parent / "draft.md", file.parent / "quotes.json"
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_tally(app, pilot)
        await press(app, pilot, "j", "o")
        screen = await at_screen(app, pilot, QuotationsScreen)
        await settled(app, pilot)
        assert "may be quoted" in str(screen.query_one("#what", Static).content)
        first = screen.found[0]
        assert first.class_size >= 5
        shown = screen.query_one("#text", Static).content
        assert isinstance(shown, Text)
        assert "the only one kept" in shown.plain
        assert f"{first.class_size} people may have said it" in shown.plain
        await press(app, pilot, "space", "space")
        assert len(screen.picked) == 2
        await pilot.press("e")
        await name_it(app, pilot, draft, "enter")
        await until(pilot, draft.exists)
        await settled(app, pilot)
        assert draft.read_text().count("> —") == 2
        assert "DRAFT" in draft.read_text()
        await pilot.press("w")
        await name_it(app, pilot, released, "enter")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("j", "enter")
        await until(pilot, released.exists)
        await settled(app, pilot)
        await pilot.press("escape")
        await at_screen(app, pilot, TallyScreen)
    with Study.open(file) as study:
        (one,) = study.releases()
        assert one.kind == "quotations"
        assert len(study.released_passages()) == 2


async def test_what_may_not_be_quoted_is_not_picked(file: Path) -> None:
    with Study.open(file) as study:
        code(study, "SA-1", "I slept.", "a/d", quotable=Quotable.NEVER)
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_tally(app, pilot)
        await press(app, pilot, *"jjj", "o")
        screen = await at_screen(app, pilot, QuotationsScreen)
        await settled(app, pilot)
        shown = screen.query_one("#text", Static).content
        assert isinstance(shown, Text)
        assert "may not be released: rule “quotation rule”" in shown.plain
        await press(app, pilot, "space", "w")
        assert screen.picked == set()
        assert app.screen is screen  # nothing to release
        await press(app, pilot, "escape", "escape")
        assert isinstance(app.screen, DeskScreen)
