"""Settling by its keys: what is decided is in the consensus, and can be taken back."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, Static

from codebook.core.agreement.settling import Choice, Decision
from codebook.store.study import Study
from codebook.store.worker import StudyWorker
from codebook.tasks.settling import decide, queue
from codebook.tui.app import CodebookApp
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.picker import PickerScreen
from codebook.tui.screens.settle import SettleScreen
from codebook.tui.screens.tally import TallyScreen
from driving import at_desk, at_screen, settled, until
from reviewed_study import build, consensus


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return build(tmp_path / "r.study")


async def at_settle(app: CodebookApp, pilot: Pilot[None]) -> SettleScreen:
    await at_desk(app, pilot)
    await settled(app, pilot)
    await pilot.press("E")
    screen = await at_screen(app, pilot, SettleScreen)
    await settled(app, pilot)
    assert isinstance(screen, SettleScreen)
    return screen


async def press(app: CodebookApp, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(app, pilot)


def waiting(screen: SettleScreen) -> list[str]:
    return [item.place.code for item in screen.items]


def said(screen: Screen[Any], name: str) -> str:
    return str(screen.query_one(f"#{name}", Static).content)


def decided(path: Path) -> list[tuple[str, Choice, str, str, str]]:
    with Study.open(path) as study:
        found = study.decisions()
    return [(one.code, one.choice, one.accepted, one.made_by, one.note) for one in found]


@pytest.mark.parametrize(
    ("key", "words"), [("1", "cold and long"), ("2", "cold"), ("a", "cold and long"), ("o", "cold")]
)
async def test_a_place_is_settled_by_one_key(file: Path, key: str, words: str) -> None:
    app = CodebookApp(file, "cy")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        assert waiting(screen) == ["a/b", "a", "e", "e"]
        assert screen.found is not None and not screen.found.hidden
        await press(app, pilot, key)
        assert waiting(screen) == ["a", "e", "e"]
        assert screen.item is not None and screen.item.place.code == "a"
    assert ("a/b", words) in consensus(file)
    assert [one[3] for one in decided(file)] == ["cy"]


async def test_nothing_and_one_who_has_nothing_leave_it_uncoded(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        await press(app, pilot, "j", "0", "2", "9", "3")
        assert waiting(screen) == ["a/b", "e"]
        assert "there is no coder 3 here" in said(screen, "said")
    assert [code for code, _ in consensus(file)] == ["a/d"]
    assert [one[:2] for one in decided(file)] == [("a", Choice.NOTHING), ("e", Choice.NOTHING)]
    assert decided(file)[1][4] == "as ben has it"


async def test_something_else_has_other_ends_and_another_code(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        await press(app, pilot, "l")
        assert "e begins something else" in said(screen, "said")
        await press(app, pilot, "e", "l")
        assert "within the place" in said(screen, "said")
        await press(app, pilot, "h", "x", "L", "p")
        await at_screen(app, pilot, PickerScreen)
        await press(app, pilot, *"C", "enter")
        await until(pilot, lambda: app.screen is screen)
        assert screen.given is not None and screen.given.code == "a/b/c"
        await press(app, pilot, "enter")
        assert waiting(screen) == ["a", "e", "e"]
    found = dict(consensus(file))
    assert found["a/b"] == "cold"
    assert "cold and long".find(found["a/b/c"]) == 1


async def test_escape_drops_what_is_given_and_then_leaves(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        await press(app, pilot, "e", "escape")
        assert app.screen is screen and screen.given is None
        await press(app, pilot, "escape")
        await at_desk(app, pilot)
    assert decided(file) == []


async def test_what_is_left_for_discussion_stays_with_its_note(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        await press(app, pilot, "d")
        asked = await at_screen(app, pilot, AskScreen)
        asked.query_one(Input).value = "is it weather?"
        await press(app, pilot, "enter")
        await until(pilot, lambda: app.screen is screen)
        await settled(app, pilot)
        assert waiting(screen) == ["a/b", "a", "e", "e"]
        assert screen.item is not None and screen.item.place.code == "a"
        assert "4 of 5 places open, 1 to discuss" in said(screen, "what")
        await press(app, pilot, "k")
        assert "to discuss, ana: is it weather?" in said(screen, "place")


async def test_one_step_takes_what_nobody_disputes_by_the_rule_shown(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        await press(app, pilot, "f")
        assert consensus(file) == [("a/d", "waited for hours")]
        await press(app, pilot, "r")
        assert "rule overlap" in said(screen, "rule")
        await press(app, pilot, "f")
        assert consensus(file) == [("a/b", "cold"), ("a/d", "waited for hours")]
        assert "1 single-coded (F)" in said(screen, "what")
        await press(app, pilot, "F")
        assert "1 of 2 transcripts settled" in said(screen, "what")
        assert "single-coded" not in said(screen, "what")
        await press(app, pilot, "F")
        assert "no transcript" in said(screen, "said")
    with Study.open(file) as study:
        assert [(one.transcript, one.single) for one in study.settlements()] == [("two", True)]


async def test_undo_and_redo(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        await press(app, pilot, "1")
        assert waiting(screen) == ["a", "e", "e"]
        await press(app, pilot, "u")
        assert waiting(screen) == ["a/b", "a", "e", "e"]
        assert "undone" in said(screen, "said")
        assert consensus(file) == []
        await press(app, pilot, "U")
        assert waiting(screen) == ["a", "e", "e"]
        assert ("a/b", "cold and long") in consensus(file)


async def test_keys_are_not_held_up_and_none_is_lost(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        worker, free = screen.writing._worker, Event()
        assert isinstance(worker, StudyWorker)
        worker.submit(lambda _: free.wait(20))
        await pilot.press("1", "1", "2")
        try:
            assert waiting(screen) == ["e"]
            assert "saving" in said(screen, "said")
            assert decided(file) == []
        finally:
            free.set()
        await settled(app, pilot)
        assert waiting(screen) == ["e"]
    assert len(decided(file)) == 3


async def test_one_comes_back_to_where_one_was(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        await press(app, pilot, "j", "j", "q")
        await at_desk(app, pilot)
        screen = await at_settle(app, pilot)
        assert screen.options.highlighted == 2
        await press(app, pilot, "k", "1", "q")
        await at_desk(app, pilot)
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        assert waiting(screen) == ["a/b", "e", "e"]
        assert screen.options.highlighted == 1


async def test_the_last_decision_settles_the_transcript(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        await press(app, pilot, "a", "a", "a", "a")
        assert waiting(screen) == []
        assert "nothing in dispute" in said(screen, "what")
        assert "1 of 2 transcripts settled" in said(screen, "what")
        await press(app, pilot, "a", "e", "enter", "d", "t", "c")
        assert app.screen is screen


async def test_a_place_that_changed_meanwhile_is_refused_in_one_line(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        with Study.open(file) as study:
            own = next(c for c in study.layer("ben", "one") if c.code == "a/b")
            study.remove("ben", [own.id])
        await press(app, pilot, "1")
        told = [str(one.message) for one in app._notifications]
        assert len(told) == 1 and "\n" not in told[0]
        assert waiting(screen)[0] == "a/b"
    assert decided(file) == []


async def test_what_somebody_else_decided_meanwhile_is_told_and_shown(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        with Study.open(file) as study:
            item = queue(study)[0]
            decide(study, "cy", "one", item.place, Decision(Choice.NOTHING), shown=item)
        await press(app, pilot, "1")
        [told] = [str(one.message) for one in app._notifications]
        assert told.startswith("cy decided about ") and "meanwhile: nothing; look" in told
        assert "not saved" in said(screen, "said")
        assert waiting(screen) == ["a", "e", "e"]
    assert [one[3] for one in decided(file)] == ["cy"]


async def test_who_has_begun_and_not_finished_sees_no_place(file: Path) -> None:
    with Study.open(file) as study:
        study.unfinish("ana", ["one"])
    app = CodebookApp(file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_settle(app, pilot)
        assert waiting(screen) == []
        assert "not yet yours to see: one" in said(screen, "what")
        await press(app, pilot, "f", "1")
    assert consensus(file) == []
    with Study.open(file) as study:
        assert study.seen_layers() == []


async def test_the_tally_counts_in_the_consensus_from_then_on(file: Path) -> None:
    app = CodebookApp(file, "ana")
    async with app.run_test() as pilot:
        await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("T")
        tally = await at_screen(app, pilot, TallyScreen)
        await settled(app, pilot)
        assert tally.shown.layer == "ana"
        await press(app, pilot, "escape", "E", "f", "escape", "T")
        tally = await at_screen(app, pilot, TallyScreen)
        await settled(app, pilot)
        assert tally.shown.layer == "consensus"
        assert "layer consensus" in said(tally, "mark")
