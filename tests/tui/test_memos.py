"""Memos at the desk, through their keys."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import TextArea

from codebook.core.codings import Coding
from codebook.core.memos import About, Memo
from codebook.errors import StudyLocked
from codebook.store.study import Study
from codebook.tasks import recent
from codebook.tui.app import CodebookApp
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.memo import MemoScreen
from codebook.tui.screens.memos import MemosScreen
from codebook.tui.screens.picker import Picker, PickerScreen
from codebook.tui.widgets.coding_list import CodingList
from driving import at_desk, at_screen, settled, until


def stored(path: Path, author: str = "ana") -> list[Memo]:
    with Study.open(path) as study:
        return study.memos(author)


async def type_memo(app: CodebookApp, pilot: Pilot[None], text: str) -> None:
    """Writes into the memo that is open and saves it."""
    screen = await at_screen(app, pilot, MemoScreen)
    screen.query_one(TextArea).insert(text)
    await pilot.press("ctrl+s")


async def test_a_memo_on_a_passage_is_written_gone_on_with_and_undone(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("right_curly_bracket", "t")
        await type_memo(app, pilot, "winter")
        await settled(app, pilot)
        (memo,) = stored(study_file)
        assert desk.view.reader.text[memo.start : memo.end] == "It was cold and long."
        await pilot.press("t")
        await type_memo(app, pilot, ", again")
        await settled(app, pilot)
        assert [m.text for m in stored(study_file)] == ["winter, again"]
        await pilot.press("u", "u")
        await settled(app, pilot)
        assert stored(study_file) == []


async def test_a_memo_on_a_passage_is_shown_where_the_passage_is(study_file: Path) -> None:
    recent.remember_place(study_file, "ana", "one", 0)
    with Study.open(study_file) as study:
        start = study.transcript("one").text.index("It was cold")
        for author, text in (("ana", "the winter\nof 2020"), ("ben", "not ana's")):
            where = Memo("", About.PASSAGE, author, text, "one", start=start, end=start + 21)
            study.write_memo(where)
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await settled(app, pilot)

        def here() -> str:
            return str(desk.query_one(CodingList).render())

        desk.view.go(start)
        await settled(app, pilot)
        assert here() == "✎  the winter ↵ of 2020"
        await pilot.press("c")
        await at_screen(app, pilot, Picker)
        await pilot.press("e", "enter")
        await settled(app, pilot)
        assert [line.rstrip() for line in here().splitlines()] == ["e▌e", "✎  the winter ↵ of 2020"]
        await pilot.press("t")
        await type_memo(app, pilot, "!")
        await settled(app, pilot)
        assert "of 2020!" in here()
        await pilot.press("u", "u")
        await settled(app, pilot)
        assert here() == "✎  the winter ↵ of 2020"
        desk.view.go(0)
        await settled(app, pilot)
        assert here() == "nothing coded here"


async def test_journal_and_memos_on_other_things(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        for text in ("a day", ", and more"):
            await pilot.press("D")
            await type_memo(app, pilot, text)
            await settled(app, pilot)
        for kind in ("transcript", "study"):
            desk.action_memo_on(kind)
            await type_memo(app, pilot, kind)
            await settled(app, pilot)
        desk.action_memo_on("code")
        await at_screen(app, pilot, PickerScreen)
        await pilot.press("d", "enter")
        await type_memo(app, pilot, "code")
        await settled(app, pilot)
    assert [(m.about.value, m.transcript, m.code, m.text) for m in stored(study_file)] == [
        ("journal", "", "", "a day, and more"),
        ("transcript", "one", "", "transcript"),
        ("study", "", "", "study"),
        ("code", "", "a/d", "code"),
    ]


async def test_an_identity_is_pointed_out_once_and_what_is_unsaved_is_asked_about(
    study_file: Path,
) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await pilot.press("D")
        await type_memo(app, pilot, "x@example.org")
        screen = app.screen
        assert isinstance(screen, MemoScreen)
        assert "e-mail" in str(screen.query_one("#note").render())
        await pilot.press("escape")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("escape")
        assert app.screen is screen
        assert stored(study_file) == []
        await pilot.press("ctrl+s")
        await settled(app, pilot)
        assert [m.text for m in stored(study_file)] == ["x@example.org"]
        await pilot.press("D")
        await at_screen(app, pilot, MemoScreen)
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, MemoScreen | ChoiceScreen))


async def test_a_memo_that_cannot_be_saved_stays_on_the_screen(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")

    async def refuse(_: str) -> None:
        raise StudyLocked("another program holds it")

    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        app.push_screen(MemoScreen("A memo", "", "", refuse))
        await type_memo(app, pilot, "words")
        screen = app.screen
        await until(pilot, lambda: "not saved" in str(screen.query_one("#note").render()))
        assert screen.query_one(TextArea).text == "words"


def fill(path: Path) -> int:
    """Memos of ana's on several things, and one of ben's; where the passage begins."""
    with Study.open(path) as study:
        late = study.transcript("two").text.index("We were late")
        study.apply([Coding("", "one", 5, 9, "e", "ana", memo="on a coding")])
        study.write_memo(Memo("", About.PASSAGE, "ana", "why", "two", "", late, late + 12))
        study.write_memo(Memo("", About.STUDY, "ana", "sampling"))
        study.write_memo(Memo("", About.STUDY, "ben", "secret"))
    return late


async def test_all_own_memos_are_searched_and_their_places_gone_to(study_file: Path) -> None:
    late = fill(study_file)
    recent.remember_place(study_file, "ana", "one", 5)
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("M")
        screen = await at_screen(app, pilot, MemosScreen)
        assert screen.query_one("#memos").option_count == 3
        await pilot.press("tab")
        assert [m.text for m in screen._found.values()] == ["sampling"]
        await pilot.press("ctrl+g", "shift+tab", *"late")
        assert app.screen is screen
        assert screen.highlighted.text == "why"
        await pilot.press("ctrl+g")
        await until(pilot, lambda: app.screen is desk and desk.key == "two")
        assert desk.view.cursor == late


async def test_a_memo_is_edited_and_begun_from_the_list(study_file: Path, tmp_path: Path) -> None:
    fill(study_file)
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("M")
        screen = await at_screen(app, pilot, MemosScreen)
        await pilot.press(*"coding", "enter")
        await type_memo(app, pilot, ", changed")
        await until(pilot, lambda: app.screen is screen)
        await until(pilot, lambda: screen.highlighted.text == "on a coding, changed")
        assert [coding.memo for coding in desk.coded.codings] == ["on a coding, changed"]
        await pilot.press("ctrl+a")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("j", "enter")
        await type_memo(app, pilot, "on all of it, no coding")
        await until(pilot, lambda: app.screen is screen)
        await until(pilot, lambda: screen.highlighted.text == "on all of it, no coding")
        await pilot.press("ctrl+e")
        asked = await at_screen(app, pilot, AskScreen)
        asked.query_one("Input").value = str(tmp_path / "m.md")
        await pilot.press("enter")
        await until(pilot, (tmp_path / "m.md").is_file)
    page = (tmp_path / "m.md").read_text()
    assert "on a coding, changed" in page
    assert "sampling" not in page


async def test_the_key_that_ends_the_program_loses_no_memo(study_file: Path) -> None:
    app = CodebookApp(study_file, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        await at_desk(app, pilot)
        await pilot.press("right_curly_bracket", "t")
        screen = await at_screen(app, pilot, MemoScreen)
        screen.query_one(TextArea).insert("not yet saved")
        await pilot.press("ctrl+q")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("enter")
        await settled(app, pilot)
    assert [memo.text for memo in stored(study_file)] == ["not yet saved"]
