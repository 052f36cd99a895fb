"""Finding passages through the keys of the desk, and coding them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from codebook.core.codings import Coding
from codebook.core.spans import Span
from codebook.store.study import Study
from codebook.tasks import recent
from codebook.tui.app import CodebookApp
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.desk import DeskScreen
from codebook.tui.screens.find import FindScreen
from codebook.tui.screens.passages import PassagesScreen
from codebook.tui.screens.picker import PickerScreen
from codebook.tui.widgets.find_bar import FindBar
from codebook.tui.widgets.hit_list import HitList
from driving import at_desk, at_screen, settled, until

ONE, TWO = "one", "two"


@pytest.fixture
def begun(study_file: Path) -> Iterator[Path]:
    """The small study, to be opened at the beginning of its first transcript."""
    recent.remember_place(study_file, "ana", ONE, 0)
    yield study_file


def spans(path: Path, coder: str = "ana") -> list[tuple[str, int, int, str]]:
    with Study.open(path) as study:
        return [(c.transcript, c.start, c.end, c.code) for c in study.codings(coders=[coder])]


def words(path: Path, coder: str = "ana") -> list[str]:
    with Study.open(path) as study:
        texts = {key: study.transcript(key).text for key in (ONE, TWO)}
        return [texts[c.transcript][c.start : c.end] for c in study.codings(coders=[coder])]


def count(desk: DeskScreen) -> str:
    return str(desk.query_one("#count", Static).render())


async def typed(pilot: Pilot[None], query: str) -> None:
    """Types a query, letter by letter, and waits for what it finds."""
    await pilot.press(*("space" if letter == " " else letter for letter in query))
    await settled(pilot.app, pilot)  # type: ignore[arg-type]


async def test_a_transcript_is_searched_while_typing(begun: Path) -> None:
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        text, at = desk.view.reader.text, desk.view.cursor
        await pilot.press("slash")
        await typed(pilot, "wa")
        found = [text.index("was it"), text.index("was cold")]
        assert desk.view.cursor == found[0]
        assert desk.view.matches == [Span(start, start + 3) for start in found]
        assert count(desk) == "wa*  1 of 2"
        await pilot.press("down")
        assert (desk.view.cursor, count(desk)) == (found[1], "wa*  2 of 2")
        await typed(pilot, "sx")
        assert (desk.view.cursor, list(desk.view.matches)) == (at, [])
        assert count(desk) == "wasx*  0 found"
        await pilot.press("escape")
        assert (desk.view.cursor, list(desk.view.matches)) == (at, [])
        assert not desk.query(FindBar)
        assert desk.focused is desk.view


async def test_n_goes_from_match_to_match_while_a_search_stands(begun: Path) -> None:
    with Study.open(begun) as study:
        coded = study.transcript(ONE).text.index("long")
        study.apply([Coding("", ONE, coded, coded + 4, "e", "ana")])
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        origin, text = desk.view.cursor, desk.view.reader.text
        await pilot.press("slash")
        await typed(pilot, "was ")
        await pilot.press("enter")
        first, second = text.index("was it"), text.index("was cold")
        places = []
        for key in ("n", "n", "N", "N"):
            await pilot.press(key)
            places.append(desk.view.cursor)
        assert places == [second, first, second, first]
        await pilot.press("tab")
        await until(pilot, lambda: desk.key == TWO)
        await settled(app, pilot)
        assert list(desk.view.matches) == []
        await pilot.press("shift+tab")
        await until(pilot, lambda: desk.key == ONE and len(desk.view.matches) == 2)
        await pilot.press("v", "escape")
        assert len(desk.view.matches) == 2
        await pilot.press("escape")
        assert list(desk.view.matches) == []
        await pilot.press("n")
        assert desk.view.cursor == coded
        await pilot.press("ctrl+o")
        await settled(app, pilot)
        assert desk.view.cursor == origin


async def test_what_is_wrong_with_a_query_is_said(begun: Path) -> None:
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(120, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("slash")
        await typed(pilot, "/(a+)+")
        assert "could take too long" in count(desk)
        assert list(desk.view.matches) == []


async def test_matches_are_told_from_the_text_without_colour(
    begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(80, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("slash")
        await typed(pilot, "was")
        rows = [desk.view.render_line(y) for y in range(4)]
        reverse = ["".join(s.text for s in row if s.style and s.style.reverse) for row in rows]
        assert "".join(reverse) == "as" + "was"
        under = ["".join(s.text for s in row if s.style and s.style.underline) for row in rows]
        assert "".join(under) == "w"


async def test_the_study_is_searched_and_the_way_back_found(begun: Path) -> None:
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(100, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("ctrl+f")
        screen = await at_screen(app, pilot, FindScreen)
        await typed(pilot, "were")
        assert [hit.turn for hit in screen.found] == [1, 2]
        await pilot.press("enter", "down", "enter")
        await until(pilot, lambda: app.screen is desk and desk.key == TWO)
        await settled(app, pilot)
        text = desk.view.reader.text
        assert desk.view.cursor == text.index("were late")
        assert len(desk.view.matches) == 2
        await pilot.press("n")
        assert desk.view.cursor == text.index("were kind")
        await pilot.press("ctrl+o")
        await until(pilot, lambda: desk.key == ONE)
        await pilot.press("ctrl+f")
        again = await at_screen(app, pilot, FindScreen)
        await settled(app, pilot)
        assert (again.query_one(HitList).at, len(again.found)) == (1, 2)


async def test_a_second_jump_goes_on_with_the_search_that_stands(begun: Path) -> None:
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(100, 24)) as pilot:
        desk = await at_desk(app, pilot)
        for query, place in (("were", ""), ("", "down")):
            await pilot.press("ctrl+f")
            screen = await at_screen(app, pilot, FindScreen)
            await typed(pilot, query)
            if query:
                await pilot.press("enter")
            else:
                screen.query_one(HitList).focus()
                await pilot.press(place)
            await pilot.press("enter")
            await until(pilot, lambda: app.screen is desk)
            await settled(app, pilot)
            assert [bar.typed.value for bar in desk.query(FindBar)] == ["were*"]
            assert desk.focused is desk.view
            assert desk.view.matches
        assert desk.view.cursor == desk.view.reader.text.index("were late")
        await pilot.press("escape")
        await until(pilot, lambda: not desk.query(FindBar))


async def test_the_search_is_opened_and_closed_as_fast_as_keys_come(begun: Path) -> None:
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(100, 24)) as pilot:
        desk = await at_desk(app, pilot)
        for _ in range(3):
            desk.action_find()
            desk.action_find()
            await until(pilot, lambda: desk.query(FindBar) and desk._typing)
            desk._leave_find()
            desk.action_find()
            await settled(app, pilot)
            await typed(pilot, "was")
            assert len(desk.query(FindBar)) == 1
            assert len(desk.view.matches) == 2


async def test_where_is_searched_is_chosen_by_keys(begun: Path) -> None:
    with Study.open(begun) as study:
        study.apply([Coding("", TWO, 5, 20, "a/b", "ana"), Coding("", ONE, 5, 10, "a", "ben")])
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(100, 24)) as pilot:
        await at_desk(app, pilot)
        await pilot.press("ctrl+f")
        screen = await at_screen(app, pilot, FindScreen)
        await typed(pilot, "w")

        def found() -> list[str]:
            return [f"{hit.speaker} {hit.text}" for hit in screen.found]

        everybody = ["S-1 was", "S-2 were", "L-1 We", "L-1 were"]
        assert found() == everybody
        await pilot.press("enter", "i")
        await until(pilot, lambda: found() == ["INT was", *everybody])
        await pilot.press("o")
        await at_screen(app, pilot, PickerScreen)
        await pilot.press("a", "enter")
        await until(pilot, lambda: found() == ["S-2 were"])
        await pilot.press("x", "p")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, lambda: found() == ["L-1 We", "L-1 were"])
        await pilot.press("x", "t")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("down", "enter")
        await until(pilot, lambda: found() == ["S-1 was", "S-2 were"])


async def test_many_are_coded_at_once_some_left_out_and_undone_as_one(begun: Path) -> None:
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(100, 24)) as pilot:
        await at_desk(app, pilot)
        await pilot.press("ctrl+f")
        await at_screen(app, pilot, FindScreen)
        await typed(pilot, "w")
        await pilot.press("enter", "a", "down", "space", "c")
        picker = await at_screen(app, pilot, PickerScreen)
        assert "the 3 marked passages" in str(picker.query_one("#words", Static).render())
        await pilot.press("e", "enter")
        await settled(app, pilot)
        assert words(begun) == ["It was cold and long.", "We were late."]
        await pilot.press("escape", "u")
        await settled(app, pilot)
        assert spans(begun) == []


async def test_the_words_themselves_are_coded_when_asked(begun: Path) -> None:
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(100, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("ctrl+f")
        await at_screen(app, pilot, FindScreen)
        await typed(pilot, "cold NEAR/1 lo")
        await pilot.press("enter", "s", "c")
        await at_screen(app, pilot, PickerScreen)
        await pilot.press("e", "enter")
        await settled(app, pilot)
        assert words(begun) == ["cold and long"]
        await until(pilot, lambda: [c.code for c in desk.view.codings] == ["e"])


async def test_passages_of_a_code_and_where_it_meets_another(begun: Path) -> None:
    with Study.open(begun) as study:
        late = study.transcript(TWO).text.index("late")
        study.apply(
            [
                Coding("", TWO, 5, 20, "a/b", "ana", memo="who?"),
                Coding("", TWO, late, late + 4, "e", "ana"),
                Coding("", ONE, 5, 9, "a", "ana"),
                Coding("", ONE, 5, 10, "a", "ben"),
            ]
        )
    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(100, 24)) as pilot:
        desk = await at_desk(app, pilot)
        await pilot.press("p")
        await at_screen(app, pilot, PickerScreen)
        await pilot.press("a", "enter")
        screen = await at_screen(app, pilot, PassagesScreen)
        hits = screen.query_one(HitList)
        await until(pilot, lambda: len(hits.found) == 2)
        assert [hit.transcript for hit in hits.found] == [ONE, TWO]
        await pilot.press("m")
        await until(pilot, lambda: len(hits.found) == 1)
        assert "who?" in str(screen.query_one("#passage", Static).render())
        await pilot.press("x", "s")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("down", "enter")
        await until(pilot, lambda: not len(hits.found))
        await pilot.press("x", "w")
        await at_screen(app, pilot, PickerScreen)
        await pilot.press("e", "enter")
        await until(
            pilot, lambda: "with e, within 10" in str(screen.query_one("#what", Static).render())
        )
        assert [hit.text[-4:] for hit in hits.found] == ["late"]
        await pilot.press("m")
        await until(pilot, lambda: "with memo" in str(screen.query_one("#what", Static).render()))
        assert [hit.text[-4:] for hit in hits.found] == ["late"]
        await pilot.press("s")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("down", "enter")
        await until(pilot, lambda: not len(hits.found))
        await pilot.press("m", "s")
        await at_screen(app, pilot, ChoiceScreen)
        await pilot.press("home", "enter")
        await until(pilot, lambda: len(hits.found) == 1)
        await pilot.press("minus", "minus")
        await until(pilot, lambda: not len(hits.found))
        await pilot.press("w")
        await until(pilot, lambda: len(hits.found) == 2)
        await pilot.press("end", "enter")
        await until(pilot, lambda: app.screen is desk and desk.key == TWO)
        assert desk.view.cursor == 5


async def test_a_long_list_draws_only_what_is_seen(begun: Path) -> None:
    from codebook.tasks.hits import Found, Talk

    class Counted(Found):
        made = 0

        def _hit(self, talk: Talk, start: int, end: int):  # type: ignore[no-untyped-def]
            Counted.made += 1
            return super()._hit(talk, start, end)

    app = CodebookApp(begun, "ana")
    async with app.run_test(size=(100, 24)) as pilot:
        await at_desk(app, pilot)
        await pilot.press("ctrl+f")
        screen = await at_screen(app, pilot, FindScreen)
        await typed(pilot, "was ")
        place = screen.found._places[0]
        hits = screen.query_one(HitList)
        hits.focus()
        hits.show(Counted([place] * 50_000))
        await pilot.press("pagedown", "end")
        assert hits.at == 49_999
        assert Counted.made < 500
