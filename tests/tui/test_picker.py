"""Coding in two keys, through the keys."""

import gc
from collections import Counter
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Input, Static

from codebook.core.codes import Code, CodeTree
from codebook.core.codings import Coding
from codebook.core.ranking import Ranker
from codebook.store.study import Study
from codebook.tui.app import CodebookApp
from codebook.tui.colors import contrast
from codebook.tui.screens.coding_picker import CodingPicker
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.screens.new_code import NewCodeScreen
from codebook.tui.screens.picker import PickerScreen
from codebook.tui.screens.pin import PinScreen
from codebook.tui.widgets.code_list import CodeList
from codebook.tui.widgets.drawn import Page
from driving import at_desk, at_screen, settled, until


def layer(path: Path, key: str = "one") -> list[tuple[int, int, str]]:
    with Study.open(path) as study:
        return [(c.start, c.end, c.code) for c in study.layer("ana", key)]


def drawn(shown: CodeList) -> str:
    return "\n".join(shown.render_line(y).text for y in range(shown.size.height))


async def says(pilot: Pilot[None], desk: DeskScreen, words: str) -> None:
    await until(pilot, lambda: words in str(desk.query_one("#status", Static).content))


def listed(screen: Any) -> list[str]:
    return [" ".join(str(screen.line(line)).split()) for line in screen.listed.lines]


async def typed(pilot: Pilot[None], words: str) -> None:
    """Puts words into the input, the last letter by its key."""
    screen: Any = pilot.app.screen
    screen.query_one(Input).value = words[:-1]
    await pilot.press("end", words[-1])


async def test_several_codes_are_one_action_and_are_repeated_together(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("G", "c")
        screen = await at_screen(app, pilot, CodingPicker)
        hint = screen.query_one("#hint", Static)
        await pilot.press("e", "tab")
        assert screen.typed == ""
        assert "▌✓ e E" in listed(screen)
        assert "enter codes 1: e" in str(hint.content)
        await pilot.press("b")
        assert "enter codes 2: e, b" in str(hint.content)
        await pilot.press("ctrl+t")
        assert "enter codes 2: e, b" in str(hint.content)
        assert "▌✓ a/b B" in listed(screen)
        await pilot.press("enter")
        await says(pilot, desk, "coded 2 codes")
        await settled(app, pilot)
        assert sorted(code for _, _, code in layer(study_file)) == ["a/b", "e"]
        await pilot.press("u")
        await settled(app, pilot)
        assert layer(study_file) == []
        await pilot.press("g", "full_stop")
        await settled(app, pilot)
        assert sorted(code for _, _, code in layer(study_file)) == ["a/b", "e"]
        assert layer(study_file)[0][0] < 10


async def test_what_is_typed_for_after_a_mark_is_taken_with_it(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("G", "s", "c")
        await at_screen(app, pilot, CodingPicker)
        await pilot.press("e", "escape")
        assert desk.view.selection is not None
        await pilot.press("c")
        await at_screen(app, pilot, CodingPicker)
        await pilot.press("e", "tab", "b", "enter")
        await says(pilot, desk, "coded 2 codes")
        await settled(app, pilot)
        assert sorted(code for _, _, code in layer(study_file)) == ["a/b", "e"]
        await pilot.press("g", "c")
        await at_screen(app, pilot, CodingPicker)
        await pilot.press("e", "tab", "b")
        await pilot.click("#codes", offset=(6, 0))
        await says(pilot, desk, "coded 2 codes")


async def test_pickers_leave_nothing_behind(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await settled(app, pilot)
        kept: list[Counter[str]] = []
        for _ in range(3):
            await pilot.press("c")
            await at_screen(app, pilot, CodingPicker)
            await pilot.press("e", "escape")
            await pilot.pause()
            gc.collect()
            kept.append(Counter(type(one).__name__ for one in gc.get_objects()))
        for name in ("CodingPicker", "FooterKey", "StylesCache", "Strip"):
            assert kept[2][name] <= kept[1][name], name


async def test_a_letter_lays_out_nothing_anew(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("c")
        screen = await at_screen(app, pilot, CodingPicker)
        await pilot.press("e")
        with patch.object(screen, "_refresh_layout") as laid_out:
            await pilot.press("b", "tab", "e", "down")
        assert not laid_out.called


async def test_on_a_tiny_terminal_the_codes_are_seen(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(20, 5)) as pilot:
        await at_desk(app, pilot)
        await pilot.press("c")
        screen = await at_screen(app, pilot, CodingPicker)
        await pilot.press("b")
        rows = [screen.listed.render_line(y).text for y in range(screen.listed.size.height)]
        assert len(rows) == 4
        assert rows[0].split() == ["▌", "b", "B"]


async def test_where_colours_are_few_the_mark_has_the_ink_of_the_highlight() -> None:
    app = _Alone()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = PickerScreen(CODES, Ranker(CODES), ["p/one"], "words")
        app.push_screen(screen)
        await at_screen(app, pilot, PickerScreen)
        marks = [next(iter(screen.listed.render_line(y))).style for y in (0, 1)]
        for mark in marks:
            assert mark.color is not None
            assert mark.bgcolor is not None
            ground = Color.from_rich_color(mark.bgcolor)
            assert contrast(Color.from_rich_color(mark.color), ground) >= 3
    app = _Alone()
    with patch("codebook.tui.screens.picker.has_few_colors", return_value=True):
        async with app.run_test(size=(80, 24)) as pilot:
            screen = PickerScreen(CODES, Ranker(CODES), ["p/one"], "words")
            app.push_screen(screen)
            await at_screen(app, pilot, PickerScreen)
            mark, key = (list(screen.listed.render_line(0))[at].style for at in (0, 1))
            assert mark.color == key.color


async def test_a_mark_can_be_taken_back(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await pilot.press("c")
        screen = await at_screen(app, pilot, CodingPicker)
        await pilot.press("ctrl+space", "up", "ctrl+at", "enter")
        await settled(app, pilot)
        assert app.screen is not screen
        assert [code for _, _, code in layer(study_file)] == ["a/b"]


async def test_the_same_code_on_overlapping_words_extends_the_coding(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("right_curly_bracket", "w", "v", "w", "c", "e", "enter")
        await says(pilot, desk, "coded e")
        await pilot.press("v", "w", "full_stop")
        await says(pilot, desk, "extended e")
        await settled(app, pilot)
        ((start, end, code),) = layer(study_file)
        assert (desk.view.reader.text[start:end], code) == ("was cold", "e")
        desk.view.go(start, extend=False)
        await pilot.press("v", "full_stop")
        await says(pilot, desk, "e stands here already")
        await settled(app, pilot)
        assert layer(study_file) == [(start, end, code)]


async def test_likely_codes_stand_below_labels(study_file: Path) -> None:
    with Study.open(study_file) as study:
        text = study.transcript("one").text
        at = text.index("It was")
        study.apply([Coding("", "one", at, at + 6, "a/d", "ana")])
        study.apply([Coding("", "one", at + 3, at + 10, "e", "ana")])
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        desk.recent = ["a/b/c"]
        desk.view.go(at + 12)
        await pilot.press("v", "w", "c")
        screen = await at_screen(app, pilot, CodingPicker)
        assert listed(screen)[:5] == ["recent", "▌ a/b/c C", "near here", "▌ a/d D", "▌ e E"]
        assert screen.highlighted.path == "a/b/c"
        await pilot.press("escape")
        await pilot.press("escape", "c")
        screen = await at_screen(app, pilot, CodingPicker)
        assert {"▌• a/d D", "▌• e E"} <= set(listed(screen))


async def test_codes_used_together_in_other_transcripts_are_likely(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.apply(
            [
                Coding("", "two", 5, 12, "a/d", "ana"),
                Coding("", "two", 6, 13, "e", "ana"),
                Coding("", "two", 5, 12, "a/b/c", "ben"),
                Coding("", "one", 5, 9, "a/d", "ana"),
            ]
        )
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        assert desk.key == "one"
        desk.recent = ["a/d"]
        desk.view.go(6)
        await pilot.press("v", "c")
        screen = await at_screen(app, pilot, CodingPicker)
        assert listed(screen)[:5] == ["recent", "▌• a/d D", "with these codes", "▌ e E", "codebook"]
        await pilot.press("escape", "escape")
        await desk.open("two", 5)
        await settled(app, pilot)
        assert desk.elsewhere == {}


CODES = CodeTree(
    (
        Code("p", "P", "First."),
        Code("p/one", "One", "It is one.", "Ones.", "Twos (two).", ("Just one!",)),
        Code("p/two", "Two", "It is two.", exclude="Lonely things (p/one)."),
        *(Code(f"n{number:03}", f"Number {number}") for number in range(150)),
    )
)


class _Alone(CodebookApp):
    """The application without a study, to show one screen."""

    async def _begin(self) -> None:
        """Opens nothing."""


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_the_meaning_and_the_notes_of_neighbours_are_shown(size: tuple[int, int]) -> None:
    app = _Alone()
    taken: list[str | None] = []
    async with app.run_test(size=size) as pilot:
        screen = PickerScreen(CODES, Ranker(CODES), ["p/one"], "words")
        app.push_screen(screen, taken.append)
        await at_screen(app, pilot, PickerScreen)
        meaning = str(screen.query_one(Page).text)
        for words in ("It is one.", "Ones.", "Twos (two).", "Just one!", "two  sends here: Lonely"):
            assert words in meaning
        assert screen.has_class("wide") == (size[0] > 100)
        await pilot.press("ctrl+n", "ctrl+d", "enter")
    assert taken == ["p"]


async def test_a_long_list_goes_on_at_its_end() -> None:
    app = _Alone()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = PickerScreen(CODES, Ranker(CODES), [], "words")
        app.push_screen(screen)
        await at_screen(app, pilot, PickerScreen)
        for _ in range(9):
            await pilot.press("pagedown")
        assert screen.highlighted is not None
        assert screen.highlighted.path == "n069"
        await pilot.press("pageup", "ctrl+p")
        assert screen.highlighted.path == "n060"
        await typed(pilot, "xyzzy")
        assert screen.highlighted is None
        await pilot.press("enter", "escape")
        assert not isinstance(app.screen, PickerScreen)


async def test_a_new_code_is_made_in_place(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(120, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await until(pilot, lambda: desk.may_add_codes)
        await pilot.press("G", "c")
        screen = await at_screen(app, pilot, CodingPicker)
        await typed(pilot, "e/waiting long")
        assert listed(screen) == ["+ new code “waiting long” below e"]
        await pilot.press("enter")
        await at_screen(app, pilot, NewCodeScreen)
        await pilot.press(*"hrs", "enter")
        await says(pilot, desk, "coded waiting-long")
        assert desk.codes["e/waiting-long"] == Code("e/waiting-long", "waiting long", "hrs")
        assert desk.ranker.rank("waiting")[0].path == "e/waiting-long"
        assert "waiting long" in drawn(desk.query_one(CodeList))
        await settled(app, pilot)
        assert [code for _, _, code in layer(study_file)] == ["e/waiting-long"]
        await pilot.press("u")
        await settled(app, pilot)
        await pilot.press("u")
        await settled(app, pilot)
        await until(pilot, lambda: "e/waiting-long" not in desk.codes)
        assert "waiting long" not in drawn(desk.query_one(CodeList))
    with Study.open(study_file) as study:
        assert "e/waiting-long" not in study.tree()
        assert study.problems() == []


async def test_a_new_code_goes_below_the_highlighted_one_or_where_it_is_put(
    study_file: Path,
) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await until(pilot, lambda: desk.may_add_codes)
        await pilot.press("c")
        screen = await at_screen(app, pilot, CodingPicker)
        await typed(pilot, "b")
        assert listed(screen)[-1] == "+ new code “b” below a/b"
        await pilot.press("down")
        assert listed(screen)[-1] == "+ new code “b” below a/b/c"
        await typed(pilot, "/b")
        assert listed(screen)[-1] == "+ new code “b” at the top"
        await pilot.press("tab")
        await typed(pilot, "/b")
        await pilot.press("ctrl+o")
        await at_screen(app, pilot, NewCodeScreen)
        await pilot.press("enter")
        await settled(app, pilot)
        assert {code for _, _, code in layer(study_file)} == {"a/b", "b"}
        await pilot.press("c", "ctrl+o")
        asked = await at_screen(app, pilot, NewCodeScreen)
        await pilot.press("enter", *"C", "enter", "enter")
        assert "there is a code of that name: a/b/c" in str(
            asked.query_one("#note", Static).content
        )
        await pilot.press("escape")


async def test_where_the_lead_alone_adds_codes_none_is_offered(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.set_rule("new-codes", "lead")
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        await pilot.press("i")
        await says(pilot, desk, "the lead alone changes the codebook")
        await pilot.press("c")
        screen = await at_screen(app, pilot, CodingPicker)
        await typed(pilot, "xyzzy")
        assert listed(screen) == []
        assert "the lead alone" in str(screen.query_one(Page).text)
        await pilot.press("ctrl+o")
        assert app.screen is screen


async def test_a_refused_code_goes_from_the_screen(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)
        with Study.open(study_file) as study:
            study.set_rule("new-codes", "lead")
        desk.apply(desk.key, desk.view.passage, ["a/new"], [Code("a/new", "New")])
        assert "a/new" in desk.codes
        await settled(app, pilot)
        assert "a/new" not in desk.codes
        assert desk.view.codings == []
        assert layer(study_file) == []


async def test_pins_apply_a_code_by_its_number(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(120, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("G", "3")
        await says(pilot, desk, "no code is pinned to 3")
        await pilot.press("P")
        await at_screen(app, pilot, PickerScreen)
        await pilot.press("e", "enter")
        await at_screen(app, pilot, PinScreen)
        await pilot.press("3")
        await until(pilot, lambda: "3 E" in drawn(desk.query_one(CodeList)))
        await pilot.press("3")
        await settled(app, pilot)
        assert [code for _, _, code in layer(study_file)] == ["e"]
        await pilot.press("c")
        screen = await at_screen(app, pilot, CodingPicker)
        await pilot.press("b", "ctrl+g")
        await at_screen(app, pilot, PinScreen)
        await pilot.press("1")
        await until(pilot, lambda: listed(screen)[0] == "▌ 1 a/b B")
        await pilot.press("enter")
        await settled(app, pilot)
    with Study.open(study_file) as study:
        assert study.pins("ana") == {1: "a/b", 3: "e"}
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await until(pilot, lambda: desk.pins)
        await pilot.press("P")
        await at_screen(app, pilot, PickerScreen)
        await pilot.press("e", "enter")
        await at_screen(app, pilot, PinScreen)
        await pilot.press("3")
        await says(pilot, desk, "3 is free")
        await settled(app, pilot)
        assert desk.pins == {1: "a/b"}
        await pilot.press("u")
        await settled(app, pilot)
        await until(pilot, lambda: desk.pins == {1: "a/b", 3: "e"})


async def test_a_code_in_the_words_themselves(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await until(pilot, lambda: desk.may_add_codes)
        await pilot.press("right_curly_bracket", "w", "v", "w", "w", "w", "i")
        screen = await at_screen(app, pilot, PickerScreen)
        assert screen.highlighted.path == "in-vivo"
        await pilot.press("enter")
        await settled(app, pilot)
        await pilot.press("g", "i")
        await settled(app, pilot)
        codes = ["in-vivo/how-was-it", "in-vivo/was-cold-and"]
        assert [code for _, _, code in layer(study_file)] == codes
        await pilot.press("i")
        await settled(app, pilot)
        assert len(layer(study_file)) == 2
    with Study.open(study_file) as study:
        assert study.tree()["in-vivo/how-was-it"].name == "How was it?"
        assert study.problems() == []
