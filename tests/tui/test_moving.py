"""Moving, selecting and resizing at the desk, through its keys and the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import Pilot

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codings import Coding
from codebook.core.turns import Role, Turn
from codebook.store.study import Study
from codebook.store.values import NewTranscript
from codebook.tui.app import CodebookApp
from codebook.tui.layer import ShownLayer
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.widgets.row_painter import GUTTER, STRIPES, clock
from codebook.tui.widgets.transcript_view import TranscriptView
from driving import at_desk, at_screen, settled
from small_study import TREE

SAID = (
    ("INT", "How was it?"),
    ("S-1", "It was cold. It was long."),
    ("S-2", "Not for me."),
    ("INT", "And then?"),
    ("S-1", "We went home. We slept."),
    ("S-2", "So did we."),
)


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A study of one transcript with two interviewees, with times and two codings of one turn."""
    text, turns = "", []
    for number, (speaker, words) in enumerate(SAID):
        start = len(text) + len(speaker) + 2
        role = Role.INTERVIEWER if speaker == "INT" else Role.INTERVIEWEE
        turns.append(Turn(speaker, role, start, start + len(words), 61_000 * number))
        text += f"{speaker}: {words}\n"
    path = tmp_path / "talk.study"
    people = [Interviewee("S-1"), Interviewee("S-2")]
    Study.create(path, title="", tree=TREE, scheme=Scheme(), interviewees=people)
    with Study.open(path) as study:
        study.add_transcripts([NewTranscript("one", text, tuple(turns), reviewed_by="lead")])
        study.add_coder("ana")
        cold, home = text.index("It was cold"), text.index("We went")
        study.apply(
            [
                Coding("", "one", cold, cold + 12, "a/b", "ana"),
                Coding("", "one", home, home + 13, "e", "ana"),
            ]
        )
    return path


def words(desk: DeskScreen) -> str:
    selection = desk.view.selection
    return desk.view.reader.text[slice(*selection)] if selection else ""


def status(desk: DeskScreen) -> str:
    return str(desk.query_one("#status").render())


def coded(path: Path) -> dict[str, str]:
    with Study.open(path) as study:
        text = study.transcript("one").text
        return {c.code: text[c.start : c.end] for c in study.layer("ana", "one")}


async def turns_by(pilot: Pilot[None], desk: DeskScreen, *keys: str) -> list[int]:
    """The numbers of the turns that keys lead to."""
    found = []
    for key in keys:
        await pilot.press(key)
        found.append(desk.view.reader.turn_at(desk.view.cursor) + 1)
    return found


async def test_turns_without_a_coding_and_of_the_same_interviewee(talk: Path) -> None:
    app = CodebookApp(talk, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        assert await turns_by(pilot, desk, "z", "z", "z") == [3, 6, 6]
        assert "no turn without a coding after this one" in status(desk)
        assert await turns_by(pilot, desk, "Z", "<", "<") == [3, 3, 3]
        assert "no turn of this interviewee before this one" in status(desk)
        assert await turns_by(pilot, desk, ">", "<", "g", ">", ">") == [6, 3, 1, 2, 5]


async def test_a_new_coding_makes_its_turn_a_coded_one(talk: Path) -> None:
    app = CodebookApp(talk, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        assert await turns_by(pilot, desk, "z") == [3]
        passage = desk.view.passage
        desk.show(lambda layer: layer.apply(Coding("", "one", *passage, "e", "ana")))
        assert await turns_by(pilot, desk, "g", "z") == [1, 6]


async def test_a_turn_is_gone_to_by_number_or_time(talk: Path) -> None:
    app = CodebookApp(talk, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        for answer, turn in (("4", 4), ("2:05", 3), ("9", 3)):
            await pilot.press("#")
            await at_screen(app, pilot, AskScreen)
            await pilot.press(*answer, "enter")
            assert desk.view.cursor == desk.view.reader.turns[turn - 1].start
        assert "there is no turn 9: they go from 1 to 6" in status(desk)
        await pilot.press("#", "escape")
        assert app.screen is desk


async def test_sentences_and_turns_grow_at_either_end(talk: Path) -> None:
    app = CodebookApp(talk, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("]", "]", ",", "s")
        assert words(desk) == "It was long."
        await pilot.press("x", "s")
        assert words(desk) == "It was cold. It was long."
        await pilot.press("w", "w")
        assert words(desk) == "cold. It was long."
        await pilot.press("x", "b")
        assert words(desk) == "cold. It was long"
        await pilot.press("escape", "s", "S")
        assert words(desk) == "It was cold. It was long."
        await pilot.press("S")
        assert words(desk).endswith("Not for me.")
        await pilot.press("escape", "x")
        assert words(desk) == ""
        assert "nothing is selected" in status(desk)


async def test_shift_and_a_motion_extend(talk: Path) -> None:
    app = CodebookApp(talk, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        for keys, selected in (
            (("]", "L", "ctrl+shift+right"), "It was"),
            (("H",), "It"),
            (("shift+end",), "It was cold. It was long."),
            (("escape", "shift+home", "shift+left"), "?\nS-1: It was cold. It was long."),
        ):
            await pilot.press(*keys)
            assert words(desk).endswith(selected)


async def test_a_coding_is_resized(talk: Path) -> None:
    app = CodebookApp(talk, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("]", "r")
        assert words(desk) == "It was cold."
        assert "resizing b: move, x other end, enter keeps" in status(desk)
        await pilot.press("w", "x", "s")
        assert words(desk) == "was cold. It was long."
        await pilot.press("enter")
        assert words(desk) == ""
        await settled(app, pilot)
        assert coded(talk)["a/b"] == "was cold. It was long."
        await pilot.press("u")
        await settled(app, pilot)
        assert coded(talk)["a/b"] == "It was cold."


async def test_a_resizing_that_is_dropped_leaves_the_coding(talk: Path) -> None:
    app = CodebookApp(talk, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        before = coded(talk)
        await pilot.press("r")
        assert "no coding under the cursor" in status(desk)
        await pilot.press("]", "r", "w", "escape")
        await settled(app, pilot)
        assert "a/b stays as it was" in status(desk)
        await pilot.press("enter", "r", "enter")
        await settled(app, pilot)
        assert coded(talk) == before
        assert "resizing" not in status(desk)


async def test_of_several_codings_the_one_chosen_is_resized(talk: Path) -> None:
    with Study.open(talk) as study:
        here = study.transcript("one").text.index("cold")
        study.apply([Coding("", "one", here, here + 4, "e", "ana")])
    app = CodebookApp(talk, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        desk.view.go(here)
        await pilot.press("r")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("j", "enter")
        assert words(desk) == "It was cold."


def test_a_coding_resized_over_another_of_its_code_is_one_with_it() -> None:
    first, second = (Coding(f"c{n}", "one", 9 * n, 9 * n + 5, "e", "ana") for n in (0, 1))
    shown = ShownLayer([first, second])
    shown.resize(second, second.span._replace(start=3))
    assert [(c.start, c.end) for c in shown.codings] == [(0, 14)]
    assert shown.counts["e"] == 1


async def test_times_stand_below_the_numbers_of_turns(talk: Path) -> None:
    assert [clock(ms) for ms in (0, 61_999, 36_000_000)] == ["0:00:00", "0:01:01", "10:00:00"]
    app = CodebookApp(talk, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        rows = [desk.view.render_line(y).text for y in range(4)]
        assert [row[:GUTTER] for row in rows] == [
            "   1 INT     ", "     0:00:00 ", "   2 S-1     ", "     0:01:01 ",
        ]  # fmt: skip


async def test_clicks_select_more_and_more(talk: Path) -> None:
    app = CodebookApp(talk, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        place = (GUTTER + STRIPES + 8, 2)
        for times, selected in (
            (1, ""),
            (2, "cold"),
            (3, "It was cold."),
            (4, "It was cold. It was long."),
        ):
            await pilot.click(TranscriptView, offset=place, times=times)
            assert words(desk) == selected
        await pilot.click(TranscriptView, offset=place)
        await pilot.click(TranscriptView, offset=(place[0] + 3, 2), shift=True)
        assert words(desk) == "old."
        await pilot.click(TranscriptView, offset=(place[0] - 4, 2), control=True)
        assert words(desk) == "as co"


async def test_the_wheel_takes_the_cursor_along_but_no_selection(talk: Path) -> None:
    app = CodebookApp(talk, "ana")
    async with app.run_test(size=(80, 12)) as pilot:
        desk = await at_desk(app, pilot)

        async def wheel(kind: type[MouseScrollDown | MouseScrollUp]) -> int:
            event = kind(desk.view, 20, 2, 0, 0, 0, False, False, False)
            desk.view.post_message(event)
            await pilot.pause()
            return desk.view.scroll_offset.y

        top = await wheel(MouseScrollDown)
        assert top > 0
        assert desk.view.reader.turn_at(desk.view.cursor) > 0
        assert await wheel(MouseScrollUp) == 0
        await pilot.press("G", "s")
        before = desk.view.selection
        while await wheel(MouseScrollUp):
            pass
        assert desk.view.selection == before
