"""The desk, through its keys."""

from collections import Counter
from pathlib import Path

import pytest
from textual.widgets import DataTable

from codebook.core.codings import Coding
from codebook.core.spans import Span
from codebook.store.study import Study
from codebook.tasks import recent
from codebook.tui.app import CodebookApp
from codebook.tui.commands import DESK, Command
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.coder import CoderScreen
from codebook.tui.screens.coding_picker import CodingPicker
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.screens.help import HelpScreen
from codebook.tui.screens.tally import TallyScreen
from codebook.tui.widgets.code_list import CodeList
from codebook.tui.widgets.row_painter import GUTTER, STRIPES
from codebook.tui.widgets.transcript_list import TranscriptList
from codebook.tui.widgets.transcript_view import TranscriptView
from driving import at_desk, at_screen, settled, until
from small_study import TREE, transcript


def layer(path: Path, key: str = "one") -> list[tuple[int, int, str]]:
    with Study.open(path) as study:
        return [(c.start, c.end, c.code) for c in study.layer("ana", key)]


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_select_code_undo_redo_by_keyboard(study_file: Path, size: tuple[int, int]) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=size) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("ctrl+home", "right_curly_bracket", "w", "v", "w")
        text = desk.view.reader.text
        selection = desk.view.selection
        assert selection is not None
        assert text[slice(*selection)] == "was"
        await pilot.press("c")
        assert isinstance(app.screen, CodingPicker)
        await pilot.press("b", "enter")
        await settled(app, pilot)
        assert layer(study_file) == [(*selection, "a/b")]
        await pilot.press("u")
        await settled(app, pilot)
        assert layer(study_file) == []
        await pilot.press("U")
        await settled(app, pilot)
        assert [c.code for c in desk.view.codings] == ["a/b"]
        assert layer(study_file) == [(*selection, "a/b")]
        await pilot.press("d")
        await settled(app, pilot)
        assert layer(study_file) == []


def drawn(shown: CodeList) -> str:
    return "\n".join(shown.render_line(y).text for y in range(shown.size.height))


async def test_without_a_selection_the_sentence_is_coded(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("right_curly_bracket", "c", "e", "enter")
        await settled(app, pilot)
        ((start, end, code),) = layer(study_file)
        assert desk.view.reader.text[start:end] == "It was cold and long."
        assert code == "e"
        await pilot.press("ctrl+home", "full_stop", "f")
        await settled(app, pilot)
        assert len(layer(study_file)) == 2
        with Study.open(study_file) as study:
            assert study.transcripts()[0].finished == ("ana",)


async def test_tally_and_help_open_and_close(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await pilot.press("T")
        await settled(app, pilot)
        assert isinstance(app.screen, TallyScreen)
        assert app.screen.query_one(DataTable).row_count == 5
        await pilot.press("escape", "question_mark")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, DeskScreen)
        await pilot.press("q")
    assert app.failure is None


@pytest.mark.parametrize(
    "command", [c for c in DESK if c.id.startswith("move.")], ids=lambda command: command.id
)
async def test_every_key_of_a_motion_moves_the_cursor(study_file: Path, command: Command) -> None:
    with Study.open(study_file) as study:
        middle = study.transcript("two").text.index("were late")
        study.apply([Coding("", "two", 5, 9, "e", "ana"), Coding("", "two", 46, 49, "e", "ana")])
    recent.remember_place(study_file, "ana", "two", middle)
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(40, 12)) as pilot:
        desk = await at_desk(app, pilot)
        found = set()
        for key in command.keys.split(","):
            desk.view.go(middle)
            await pilot.press(key)
            found.add(desk.view.cursor)
        assert len(found) == 1
        assert (found.pop() > middle) == command.id.endswith(".on")


async def test_a_cursor_move_draws_two_rows(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.pause()
        desk.view.drawn = 0
        await pilot.press("right")
        assert desk.view.drawn <= 2


async def test_a_new_coder_is_added_only_when_asked_twice(study_file: Path) -> None:
    app = CodebookApp(study_file)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_screen(app, pilot, CoderScreen)
        await pilot.press(*"eve", "enter")
        with Study.open(study_file) as study:
            assert len(study.coders()) == 2
        await pilot.press("enter")
        await at_desk(app, pilot)
    with Study.open(study_file) as study:
        assert [c.name for c in study.coders()] == ["ana", "ben", "eve"]


async def test_a_study_that_cannot_be_opened_ends_the_app(tmp_path: Path) -> None:
    bad = tmp_path / "bad.study"
    bad.write_text("no study")
    app = CodebookApp(bad, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.failure)
    assert app.failure is not None
    assert app.failure.exit_code == 4


async def test_the_place_is_remembered(study_file: Path) -> None:
    for _ in range(2):
        app = CodebookApp(study_file, "ana")
        async with app.run_test(size=(80, 24)) as pilot:
            desk = await at_desk(app, pilot)
            place = desk.view.cursor
            await pilot.press("right_curly_bracket", "q")
    assert place > 10


async def test_the_place_is_kept_of_a_program_that_is_killed(
    study_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("codebook.tui.screens.desk.KEEP_SECONDS", 0.01)
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("G", "h", "h")
        there = (desk.key, desk.view.cursor)
        await until(pilot, lambda: recent.place(study_file, "ana") == there)


def test_no_key_does_two_things() -> None:
    keys = Counter(key for command in DESK for key in command.key_names)
    assert [key for key, count in keys.items() if count > 1] == []
    assert len({command.id for command in DESK}) == len(DESK)


async def test_wide_characters_are_selected_as_they_are_seen(tmp_path: Path) -> None:
    from codebook.core.categories import Interviewee, Scheme

    path = tmp_path / "w.study"
    Study.create(path, title="", tree=TREE, scheme=Scheme(), interviewees=[Interviewee("S-1")])
    with Study.open(path) as study:
        study.add_transcripts([transcript("one", ("S-1", "中👩\u200d🚀e\u0301 שלום."))])
        study.add_coder("ana")
    app = CodebookApp(path, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("right", "v", "right")
        assert desk.view.selection == Span(6, 11)
        assert desk.view.reader.text[6:11] == "👩\u200d🚀e\u0301"


async def test_leaving_at_the_end_offers_to_finish(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("G", "tab")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("escape")
        assert (app.screen, desk.key) == (desk, "one")
        await pilot.press("tab")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("enter")
        await until(pilot, lambda: desk.key == "two")
        await pilot.press("q")
    with Study.open(study_file) as study:
        assert [t.finished for t in study.transcripts()] == [("ana",), ()]


async def test_leaving_before_the_end_asks_nothing(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("g", "tab")
        await until(pilot, lambda: desk.key == "two")
        assert app.screen is desk


async def test_of_several_codings_the_one_chosen_is_removed(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await pilot.press("G", "c", "e", "enter")
        await pilot.press("v", "c", "b", "enter")
        await settled(app, pilot)
        assert {code for _, _, code in layer(study_file)} == {"e", "a/b"}
        await pilot.press("d")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("down", "enter")
        await settled(app, pilot)
        assert [code for _, _, code in layer(study_file)] == ["a/b"]


async def test_of_several_codings_one_is_chosen_by_its_letter(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await pilot.press("G", "c", "e", "enter")
        await pilot.press("v", "c", "b", "enter")
        await settled(app, pilot)
        await pilot.press("d")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("x")
        assert isinstance(app.screen, ChoiceScreen)
        await pilot.press("e")
        await settled(app, pilot)
        assert [code for _, _, code in layer(study_file)] == ["a/b"]


async def test_a_coding_can_be_removed_before_it_is_saved(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("G")
        desk.recent = ["e"]
        desk.action_repeat()
        desk.action_remove()
        await settled(app, pilot)
        assert layer(study_file) == []
        assert desk.view.codings == []


async def test_the_mouse_selects_by_dragging(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        left = GUTTER + STRIPES
        await pilot.mouse_down(TranscriptView, offset=(left + 3, 2))
        await pilot.hover(TranscriptView, offset=(left + 10, 2))
        await pilot.mouse_up(TranscriptView, offset=(left + 10, 2))
        selection = desk.view.selection
        assert selection is not None
        assert desk.view.reader.text[slice(*selection)] == "was cold"


async def test_lists_count_what_was_coded(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(120, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("G", "c", "e", "enter")
        await settled(app, pilot)
        listed = desk.query_one(TranscriptList)
        assert str(listed.get_option("one").prompt).split() == ["·", "one", "1"]
        assert "E                             1" in drawn(desk.query_one(CodeList))
        await pilot.press("u")
        await settled(app, pilot)
        await until(pilot, lambda: str(listed.get_option("one").prompt).split() == ["one"])


async def test_each_transcript_is_one_row_however_many_there_are(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.add_transcripts([transcript(f"T{n}", ("L-1", "We were late.")) for n in range(30)])
        study.apply([Coding("", "one", 10, 13, "e", "ana")])
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(120, 24)) as pilot:
        listed = (await at_desk(app, pilot)).query_one(TranscriptList)
        await settled(app, pilot)
        assert listed.show_vertical_scrollbar
        rows = [listed.render_line(y).text.split() for y in range(4)]
        assert rows == [["Advocates", "/", "Survivor"], ["·", "one", "1"], ["two"], ["Police"]]


async def test_the_palette_knows_the_commands_of_the_desk(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        offered = {command.title: command for command in app.get_system_commands(desk)}
        assert {"code", "undo", "finish", "tally", "help"} <= offered.keys()
        await offered["tally"].callback()
        await at_screen(app, pilot, TallyScreen)


async def test_an_unexpected_error_shows_no_words(
    study_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = CodebookApp(study_file, "ana")

    def broken(*_: object) -> None:
        secret = "It was cold and long."
        raise ValueError(secret)

    monkeypatch.setattr(DeskScreen, "action_panels", broken)
    with pytest.raises(ValueError, match="cold"):
        async with app.run_test(size=(80, 24)) as pilot:
            await at_desk(app, pilot)
            await pilot.press("o")
            await pilot.pause()
    assert "ValueError" in str(app.failure)
    printed = capsys.readouterr()
    assert "cold" not in printed.out + printed.err + str(app.failure)
