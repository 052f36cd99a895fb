"""Claims and telling passages, through their keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.text import Text
from textual.pilot import Pilot
from textual.widgets import Input, Static

from codebook.core.claims import Claim
from codebook.core.codings import Stance
from codebook.store.study import Study
from codebook.store.values import Blind
from codebook.tui.app import CodebookApp
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.behind import BehindScreen
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.claims import ClaimsScreen
from codebook.tui.screens.evidence import EvidenceScreen
from codebook.tui.screens.picker import PickerScreen
from codebook.tui.widgets.coding_list import CodingList
from codebook.tui.widgets.hit_list import HitList
from driving import at_desk, at_screen, settled, until
from quotable_study import PEOPLE, build, code

_TEXT = "Most survivors were kept waiting."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Survivors support B, one nonprofit counters it; ana finished all."""
    path = build(tmp_path / "q.study")
    with Study.open(path) as study:
        for person in PEOPLE[:6]:
            code(study, person.pseudonym, stance=Stance.SUPPORTS)
        code(study, "AD-1", stance=Stance.COUNTERS)
    return path


async def at_claims(app: CodebookApp, pilot: Pilot[None]) -> ClaimsScreen:
    await at_desk(app, pilot)
    await pilot.press("C")
    screen = await at_screen(app, pilot, ClaimsScreen)
    await settled(app, pilot)
    assert isinstance(screen, ClaimsScreen)
    return screen


def in_full(screen: ClaimsScreen) -> str:
    shown = screen.query_one("#text", Static).content
    assert isinstance(shown, Text)
    return shown.plain


async def answer(app: CodebookApp, pilot: Pilot[None], text: str) -> None:
    asked = await at_screen(app, pilot, AskScreen)
    asked.query_one(Input).value = text
    await pilot.press("enter")


async def test_a_claim_is_written_judged_changed_and_removed(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_claims(app, pilot)
        assert "a writes one" in in_full(screen)
        await pilot.press("a")
        await answer(app, pilot, _TEXT)
        await at_screen(app, pilot, PickerScreen)
        await pilot.press("b", "enter")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("enter")  # supports
        await until(pilot, lambda: "Of whom" in str(app.screen.query("#question").last().content))
        await pilot.press("j", "enter")  # survivors
        evidence = await at_screen(app, pilot, EvidenceScreen)
        assert len(evidence.query_one(HitList).found) == 6
        await pilot.press("space", "enter")
        await at_screen(app, pilot, ClaimsScreen)
        await settled(app, pilot)
        assert "1 of 1 claims hold" in str(screen.query_one("#what", Static).content)
        shown = in_full(screen)
        assert "supports: 6 of 6 (most)" in shown
        assert "against: nobody" in shown
        assert "one person alone" in shown

        await pilot.press("enter")
        behind = await at_screen(app, pilot, BehindScreen)
        assert [hit.speaker for hit in behind.query_one(HitList).found] == ["SA-1"]
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)

        await pilot.press("e")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("enter")  # its words
        await answer(app, pilot, "Some survivors were kept waiting.")
        await until(pilot, lambda: "it says “some”" in in_full(screen))
        assert not screen.found[0].holds
        await settled(app, pilot)

        await pilot.press("d")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("j", "enter")
        await until(pilot, lambda: screen.found == [])
    with Study.open(file) as study:
        assert study.claims() == []


async def test_what_is_left_half_way_is_not_written(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_claims(app, pilot)
        await pilot.press("a")
        await answer(app, pilot, _TEXT)
        await at_screen(app, pilot, PickerScreen)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await settled(app, pilot)
    with Study.open(file) as study:
        assert study.claims() == []


async def test_claims_on_hidden_layers_are_counted_and_not_shown(file: Path) -> None:
    with Study.open(file) as study:
        (mine, *_) = study.codings()
        study.write_claim(Claim("", _TEXT, "a/b", evidence=(mine.id,)))
    app = CodebookApp(file, "ben")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_claims(app, pilot)
        assert screen.found == []
        assert "1 rest on layers" in str(screen.query_one("#what", Static).content)
        await pilot.press("y")
        await settled(app, pilot)
        assert screen.judged_by == "ben"
        await pilot.press("escape")
        await at_desk(app, pilot)


async def test_the_passages_of_another_s_keep_first_what_one_had(file: Path) -> None:
    with Study.open(file) as study:
        study.set_blind(Blind.NEVER)
        first, second, *_ = study.codings()
        study.write_claim(Claim("", _TEXT, "a/b", evidence=(first.id, second.id)))
    app = CodebookApp(file, "ben")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_claims(app, pilot)
        assert seen(file) == set()
        await pilot.press("enter")
        await at_screen(app, pilot, BehindScreen)
        assert seen(file) == {first.transcript, second.transcript}
        await pilot.press("escape")
        screen = await at_screen(app, pilot, ClaimsScreen)
        await pilot.press("y")
        await settled(app, pilot)
        assert screen.judged_by == "ana"
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, ChoiceScreen))
        assert isinstance(app.screen, ChoiceScreen)
        app.screen.dismiss("evidence")
        await at_screen(app, pilot, EvidenceScreen)
        assert len(seen(file)) == 7


def seen(path: Path) -> set[str]:
    with Study.open(path) as study:
        return {one.transcript for one in study.seen_layers()}


# Telling passages


async def test_a_telling_passage_is_marked_shown_and_unmarked(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("right_curly_bracket", "W")
        await answer(app, pilot, "the only one")
        here = desk.query_one(CodingList)
        await until(pilot, lambda: "! telling  the only one" in str(here.content))
        with Study.open(file) as study:
            (fact,) = study.unique_facts()
        text = desk.view.reader.text
        assert text[fact.start : fact.end].strip() == "It was cold."
        await pilot.press("w", "W")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("enter")
        await until(pilot, lambda: "telling" not in str(here.content))
        await settled(app, pilot)
    with Study.open(file) as study:
        assert study.unique_facts() == []
