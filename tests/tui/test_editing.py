"""Codings changed at the desk, and filtered, through their keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.pilot import Pilot
from textual.widgets import Static

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codings import Coding, Quotable, Stance
from codebook.core.filters import EVERYTHING, Filter
from codebook.errors import CodebookError
from codebook.store.study import Study
from codebook.tui.app import CodebookApp
from codebook.tui.colors import LETTER_CONTRAST, contrast, ink
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.screens.edit_coding import EditCodingScreen
from codebook.tui.screens.filters import FilterScreen
from codebook.tui.screens.picker import PickerScreen
from codebook.tui.widgets.coding_list import CodingList
from codebook.tui.widgets.row_painter import GUTTER, STRIPES
from driving import at_desk, at_screen, settled
from small_study import TREE, transcript

# "It was cold and long." stands at 22 to 43 of transcript one.
START, COLD, END = 22, 29, 43


@pytest.fixture
def coded(study_file: Path) -> Path:
    with Study.open(study_file) as study:
        text = study.transcript("one").text
        assert text[START:END] == "It was cold and long."
        study.apply(
            [
                Coding("", "one", START, COLD + 4, "a/b", "ana"),
                Coding(
                    "", "one", COLD, END, "e", "ana", memo="how long?\nvery", stance=Stance.MIXED
                ),
            ]
        )
    return study_file


def stored(path: Path) -> list[Coding]:
    with Study.open(path) as study:
        return study.layer("ana", "one")


def shape(path: Path) -> list[tuple[int, int, str]]:
    return [(coding.start, coding.end, coding.code) for coding in stored(path)]


def words_on(desk: DeskScreen, of: str) -> str:
    return str(desk.query_one(of, Static).render())


async def begin(app: CodebookApp, pilot: Pilot[None], at: int) -> DeskScreen:
    desk = await at_desk(app, pilot)
    desk.view.go(at)
    await pilot.pause()
    return desk


async def test_a_coding_is_opened_and_everything_said_of_it_at_once(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, START)
        await pilot.press("enter")
        screen = await at_screen(app, pilot, EditCodingScreen)
        dialog = screen.query_one("#coding").region
        assert dialog.height <= 24
        assert dialog.width <= 80
        assert screen.query_one("#hint").region.bottom < dialog.bottom
        await pilot.press("c", "right", "p", "m", *"no", "enter", *"yes", "ctrl+s")
        await settled(app, pilot)
        (coding, _) = stored(coded)
        assert (coding.memo, coding.stance, coding.quotable) == (
            "no\nyes",
            Stance.MIXED,
            Quotable.PARAPHRASE,
        )
        assert "± mixed" in words_on(desk, "#here")
        assert "≈ paraphrase" in words_on(desk, "#here")
        assert "no ↵ yes" in words_on(desk, "#here")
        await pilot.press("u")
        await settled(app, pilot)
        assert stored(coded)[0].memo == ""
        assert "undone: edit a/b" in words_on(desk, "#status")


async def test_what_was_typed_is_not_lost_by_one_key(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, START)
        await pilot.press("m")
        screen = await at_screen(app, pilot, EditCodingScreen)
        assert app.focused is screen.memo
        await pilot.press("x", "escape")
        assert app.screen is screen
        assert "Not saved" in words_on(screen, "#hint")
        await pilot.press("escape")
        await settled(app, pilot)
        assert [coding.memo for coding in stored(coded)] == ["", "how long?\nvery"]


async def test_a_memo_that_cannot_be_saved_is_kept(
    coded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise CodebookError("the disk is full")

    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, START)
        with monkeypatch.context() as patched:
            patched.setattr(Study, "edit", full)
            await pilot.press("m", *"note", "ctrl+s")
            await settled(app, pilot)
        assert desk.view.codings[0].memo == ""
        assert "what you wrote is kept" in words_on(desk, "#status")
        await pilot.press("m")
        screen = await at_screen(app, pilot, EditCodingScreen)
        assert screen.memo.text == "note"
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert stored(coded)[0].memo == "note"


async def test_a_memo_whose_coding_went_meanwhile_is_kept(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, START)
        for key in ("m", "n"):
            await pilot.press("m")
            screen = await at_screen(app, pilot, EditCodingScreen)
            await pilot.press(key)
            gone = next(coding for coding in stored(coded) if coding.code == "a/b")
            with Study.open(coded) as study:
                study.remove("ana", [gone.id])
            await desk.reload(START)
            await pilot.press("ctrl+s")
            await settled(app, pilot)
            words = words_on(desk, "#status")
            assert "not there any more; what you wrote is kept" in words
            with Study.open(coded) as study:
                study.undo("ana")
            await desk.reload(START)
        await pilot.press("m")
        screen = await at_screen(app, pilot, EditCodingScreen)
        assert screen.memo.text == "mn"
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert stored(coded)[0].memo == "mn"


async def test_a_memo_whose_transcript_was_left_waits_there(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, START)
        await pilot.press("m", "n")
        await desk.open("two")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert "what you wrote is kept" in words_on(desk, "#status")
        with Study.open(coded) as study:
            (given, _) = study.layer("ana", "one")
            study.edit("ana", given.id, memo="since")
        await desk.open("one", START)
        await pilot.press("m")
        screen = await at_screen(app, pilot, EditCodingScreen)
        assert screen.memo.text == "since\nn"


async def test_where_no_coding_is_any_more_a_kept_memo_goes_to_the_passage(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, START)
        await pilot.press("m", "n")
        with Study.open(coded) as study:
            study.remove("ana", [coding.id for coding in study.layer("ana", "one")])
        await desk.reload(START)
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        await pilot.press("m")
        await settled(app, pilot)
        assert "now a memo on the passage" in words_on(desk, "#status")
        with Study.open(coded) as study:
            (memo,) = study.memos("ana")
        assert (memo.text, memo.transcript, memo.start, memo.end) == ("n", "one", START, COLD + 4)


async def test_what_looks_like_an_identity_in_a_memo_is_pointed_out_once(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(app, pilot, START)
        await pilot.press("m")
        screen = await at_screen(app, pilot, EditCodingScreen)
        screen.memo.text = "write to jo@example.org"
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert app.screen is screen
        assert "in line 1? Take it out" in words_on(screen, "#hint")
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert stored(coded)[0].memo == "write to jo@example.org"


async def test_of_several_codings_the_shortest_comes_first(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, COLD)
        assert words_on(desk, "#here").splitlines()[0].startswith("b▌a/b")
        await pilot.press("e")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("j", "enter")
        screen = await at_screen(app, pilot, EditCodingScreen)
        assert screen.memo.text == "how long?\nvery"


async def test_a_memo_written_while_the_coding_was_being_saved_goes_to_it(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, 5)
        desk.recent = ["a/d"]
        desk.action_repeat()
        desk.action_memo()
        await settled(app, pilot)
        await pilot.press(*"note", "ctrl+s")
        await settled(app, pilot)
        assert [c.memo for c in stored(coded) if c.code == "a/d"] == ["note"]
        assert len(desk.view.codings) == 3


async def test_keys_go_through_stances_and_rules(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, START)
        desk.action_stance()
        assert desk.view.pending == {desk.view.here()[0].id}
        await pilot.press("a", "y", "y")
        await settled(app, pilot)
        coding = stored(coded)[0]
        assert (coding.stance, coding.quotable) == (Stance.COUNTERS, Quotable.NEVER)
        assert not desk.view.pending
        await pilot.press("a", "a", "a", "y")
        await settled(app, pilot)
        coding = stored(coded)[0]
        assert (coding.stance, coding.quotable) == (Stance.UNSAID, Quotable.VERBATIM)


async def test_recoded_onto_another_it_is_one_with_it(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, START)
        await pilot.press("R")
        await at_screen(app, pilot, PickerScreen)
        await pilot.press("e", "enter")
        await settled(app, pilot)
        assert shape(coded) == [(START, END, "e")]
        await pilot.press("u")
        await settled(app, pilot)
        assert [code for _, _, code in shape(coded)] == ["a/b", "e"]
        assert "undone: recode a/b as e" in words_on(desk, "#status")


async def test_a_coding_is_split_at_the_cursor_and_merged_again(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, START)
        await pilot.press("K")
        assert "edge" in words_on(desk, "#status")
        await pilot.press("w", "K")
        await settled(app, pilot)
        assert shape(coded)[:2] == [(START, 24, "a/b"), (25, COLD + 4, "a/b")]
        desk.view.go(START)
        await pilot.press("J")
        await settled(app, pilot)
        assert shape(coded)[0] == (START, COLD + 4, "a/b")
        await pilot.press("J")
        assert "follows" in words_on(desk, "#status")


@pytest.mark.parametrize(("key", "parts"), [("d", 0), ("K", 2), ("J", 1)])
async def test_the_screen_of_a_coding_leads_to_the_rest(coded: Path, key: str, parts: int) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, 25)
        await pilot.press("e")
        await at_screen(app, pilot, EditCodingScreen)
        await pilot.press("s", key)
        await settled(app, pilot)
        assert isinstance(app.screen, DeskScreen)
        found = [coding for coding in stored(coded) if coding.code == "a/b"]
        assert len(found) == parts
        assert {coding.stance for coding in found} <= {Stance.SUPPORTS}
        assert sorted(c.id for c in desk.view.codings) == sorted(c.id for c in stored(coded))


async def test_without_a_coding_nothing_is_changed(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, 5)
        for key in ("e", "enter", "a", "y", "R", "K", "J"):
            await pilot.press(key)
            assert app.screen is desk
            assert "no coding under the cursor" in words_on(desk, "#status")


@pytest.mark.parametrize(
    ("keys", "shown", "codes"),
    [
        (("m",), Filter(memo=True), ["e"]),
        (("x",), Filter(stance=Stance.MIXED), ["e"]),
        (("s",), Filter(stance=Stance.SUPPORTS), []),
        (("o", "b", "enter"), Filter(code="a/b"), ["a/b"]),
        (("b", "a", "enter"), Filter(code="a", branch=True), ["a/b"]),
        (("j", "enter"), Filter(uncoded=True), ["a/b", "e"]),
    ],
)
async def test_a_filter_is_named_and_shows_what_it_keeps(
    coded: Path, keys: tuple[str, ...], shown: Filter, codes: list[str]
) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(120, 24)) as pilot:
        desk = await begin(app, pilot, START)
        counts = dict(desk.coded.counts)
        await pilot.press("F")
        await at_screen(app, pilot, FilterScreen)
        await pilot.press(*keys)
        assert app.screen is desk
        assert desk.view.filter == shown
        assert [coding.code for coding in desk.view.codings] == codes
        assert f"only {shown}" in words_on(desk, "#status")
        assert dict(desk.coded.counts) == counts
        await pilot.press("escape")
        assert desk.view.filter == EVERYTHING
        assert len(desk.view.codings) == 2
        assert "only" not in words_on(desk, "#status")


async def test_under_a_filter_n_goes_to_what_is_shown(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, 5)
        await pilot.press("F", "m", "n")
        assert desk.view.cursor == COLD
        assert [coding.code for coding in desk.view.here()] == ["e"]
        with Study.open(coded) as study:
            study.remove("ana", [coding.id for coding in study.layer("ana", "one")[1:]])
        await desk.reload(5)
        await pilot.press("F", "u", "n")
        assert desk.view.reader.text[desk.view.cursor : END] == "and long."
        await pilot.press("F", "a")
        assert not desk.view.filter


async def test_marks_in_the_margin_tell_codes_apart(coded: Path) -> None:
    with Study.open(coded) as study:
        more = [Coding("", "one", START, END, code, "ana") for code in ("a", "a/d", "a/b/c")]
        study.apply(more)
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, COLD)
        margin = desk.view.render_line(2).text[GUTTER : GUTTER + STRIPES]
        assert margin[3:] == "+ "
        assert len(set(margin[:3])) == 3
        listed = words_on(desk, "#here").splitlines()
        assert listed[0].startswith("b▌a/b")
        assert listed[2].startswith("and 3 more: ")
        assert set(listed[2].removeprefix("and 3 more: ").split(", ")) == {"a a", "d d", "c c"}
        assert len(listed) == desk.query_one(CodingList).content_size.height


async def test_a_wide_name_leaves_the_row_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "wide.study"
    name = "受訪者第一二三四五"
    Study.create(path, title="", tree=TREE, scheme=Scheme(), interviewees=[Interviewee(name)])
    with Study.open(path) as study:
        study.add_transcripts([transcript("one", (name, "It was cold."))])
        study.add_coder("ana")
    app = CodebookApp(path, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, 0)
        row = desk.view.render_line(0)
        before = row.text[: row.text.index("It")]
        assert cell_len(before) == GUTTER + STRIPES
        assert before.split() == ["1", "受訪者"]
        await pilot.click(desk.view, offset=(GUTTER + STRIPES + 3, 0))
        assert desk.view.reader.text[desk.view.cursor :].startswith("was")


async def test_moving_under_codings_reads_no_layer(coded: Path) -> None:
    app = CodebookApp(coded, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await begin(app, pilot, START)
        painter, layers = desk.view._painter, desk.view.shown_layers
        await pilot.press("w", "w", "n")
        assert desk.view._painter is painter
        assert desk.view.shown_layers == layers


@pytest.mark.parametrize(
    "ground", ["#121212", "#e0e0e0", "#ffffff", "#000000", "#888888", "#757575"]
)
def test_letters_in_the_margin_can_be_read(ground: str) -> None:
    for color in ("#0072B2", "#F0E442", "#888888", ""):
        mark = ink(color, Color.parse(ground), LETTER_CONTRAST)
        assert contrast(mark, Color.parse(ground)) >= LETTER_CONTRAST
