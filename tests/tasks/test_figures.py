"""Exact figures of the small study, counted by hand, and equal to the tally's everywhere."""

from collections.abc import Iterator
from dataclasses import replace
from math import log
from pathlib import Path

import pytest

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codings import Coding, Stance
from codebook.core.cooccurrence import Pair, Within
from codebook.core.spread import ONE
from codebook.errors import BadInput, UsageError
from codebook.store.study import Study
from codebook.tasks.cells import extents, passages_of_cell
from codebook.tasks.counted import Question
from codebook.tasks.figures import PROVISIONAL, appearances, themes, together
from codebook.tasks.grids import crosstab, grid
from codebook.tasks.sample import build_sample
from codebook.tasks.tally import tally
from coded_study import code
from small_study import TREE, transcript

ANA = Question(layer="ana", internal=True)


@pytest.fixture
def coded(study: Study) -> Study:
    code(study)
    return study


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    with Study.open(build_sample(tmp_path_factory.mktemp("demo"))) as study:
        yield study


def test_themes_count_people_first_and_parents_as_unions(coded: Study) -> None:
    found = themes(coded, ANA)
    rows = {row.code: row for row in found.rows}
    assert found.n == 3
    assert {c: (r.interviewees, r.passages, r.words) for c, r in rows.items()} == {
        "a": (2, 3, 4),
        "a/b": (2, 2, 3),
        "a/b/c": (1, 1, 1),
        "a/d": (1, 1, 1),
        "e": (3, 2, 9),
    }
    assert rows["a"].share == 2 / 3
    assert (found.rest_on_one, found.spoken_of) == (2, 5)


def test_stances_stand_apart_and_both_sides_are_seen(coded: Study) -> None:
    row = themes(coded, ANA).rows[0]
    assert row.stances == {
        Stance.UNSAID: 1,
        Stance.SUPPORTS: 1,
        Stance.COUNTERS: 1,
        Stance.MIXED: 0,
        Stance.SUGGESTION: 0,
    }
    assert row.both_sides == 1


def test_how_passages_spread_is_undefined_for_one_person(coded: Study) -> None:
    rows = {row.code: row.spread for row in themes(coded, ANA).rows}
    assert rows["a"].largest == ("S-1",)
    assert rows["a"].evenness == pytest.approx((log(3) - 2 / 3 * log(2)) / log(2))
    assert rows["e"].evenness == 1.0
    assert (rows["a/d"].evenness, rows["a/d"].why) == (None, ONE)


def test_unfinished_transcripts_count_only_where_asked(coded: Study) -> None:
    ben = replace(ANA, layer="ben")
    found = themes(coded, ben)
    assert (found.n, found.rows[0].interviewees) == (1, 1)
    assert any("1 of 2 transcripts are left out" in note for note in found.notes)
    more = themes(coded, replace(ben, unfinished=True))
    assert (more.n, more.rows[0].interviewees) == (3, 2)
    assert PROVISIONAL in more.notes


def test_nobody_who_counts_leaves_shares_undefined(study: Study) -> None:
    found = themes(study, ANA)
    assert [(row.n, row.share, row.interviewees) for row in found.rows] == [(0, None, 0)] * 5


def test_themes_first_appear_in_the_order_of_interviews(coded: Study) -> None:
    found = appearances(coded, ANA)
    assert [(row.code, row.key, row.place) for row in found.rows] == [
        ("a", "one", 1),
        ("a/b", "one", 1),
        ("a/b/c", "two", 2),
        ("a/d", "one", 1),
        ("e", "one", 1),
    ]
    assert [(s.key, len(s.new), s.cumulative) for s in found.steps] == [
        ("one", 3, 3),
        ("two", 1, 4),
    ]
    with pytest.raises(BadInput, match="has a date"):
        appearances(coded, ANA, by_date=True)


def test_the_order_may_be_that_of_dates(tmp_path: Path) -> None:
    path = tmp_path / "dated.study"
    Study.create(path, title="D", tree=TREE, scheme=Scheme(), interviewees=[Interviewee("P")])
    with Study.open(path) as study:
        dates = {"x": "2021-01-02", "y": "", "z": "2020-12-01"}
        study.add_transcripts(
            [
                replace(transcript(key, ("P", "Cold.")), attributes={"date": date} if date else {})
                for key, date in dates.items()
            ]
        )
        study.add_coders(["ana"])
        study.apply([Coding("", "x", 3, 7, "a", "ana"), Coding("", "z", 3, 7, "a", "ana")])
        study.finish("ana", list(dates))
        assert [s.key for s in appearances(study, ANA).steps] == ["x", "y", "z"]
        found = appearances(study, ANA, by_date=True)
        assert [s.key for s in found.steps] == ["z", "x", "y"]
        assert found.rows[0].key == "z"
        assert any(note.startswith("1 of 3 transcripts have no date") for note in found.notes)


def test_codes_meet(coded: Study) -> None:
    found = together(coded, ANA)
    assert found.pairs == (
        Pair("a", "e", 2, 3),
        Pair("a/b", "e", 2, 2),
        Pair("a/b/c", "e", 1, 1),
        Pair("a/d", "e", 1, 1),
    )
    assert found.of("e", "a") == found.of("a", "e") == found.pairs[0]
    assert (found.spoke["a"], found.spoke["e"]) == (2, 3)
    in_turns = together(coded, replace(ANA, codes=("a/b", "a/d")), Within.TURN)
    assert in_turns.pairs == (Pair("a/b", "a/d", 1, 1),)
    with pytest.raises(BadInput, match="two or more"):
        together(coded, replace(ANA, codes=("a",)))


def test_a_grid_has_every_person_and_every_code(coded: Study) -> None:
    found = grid(coded, replace(ANA, count="passages"))
    assert [p.pseudonym for p in found.people] == ["S-1", "S-2", "L-1"]
    assert [(row.code, row.cells, row.total) for row in found.rows] == [
        ("a", (2, 1, 0), 3),
        ("a/b", (1, 1, 0), 2),
        ("a/b/c", (0, 1, 0), 1),
        ("a/d", (1, 0, 0), 1),
        ("e", (1, 1, 1), 2),
    ]
    words = grid(coded, replace(ANA, count="words", stance="supports", depth=1))
    assert [(row.code, row.cells, row.total) for row in words.rows] == [
        ("a", (2, 0, 0), 2),
        ("e", (0, 0, 0), 0),
    ]
    with pytest.raises(UsageError):
        grid(coded, ANA)


def test_a_crosstab_shows_those_for_whom_nothing_is_known(coded: Study) -> None:
    found = crosstab(coded, ANA, "setting")
    assert [(c.value, c.n) for c in found.columns] == [("video", 1), (None, 2)]
    assert [(row.code, row.cells, row.total) for row in found.rows][:2] == [
        ("a", (1, 1), 2),
        ("a/b", (1, 1), 2),
    ]
    with pytest.raises(BadInput, match="did you mean setting"):
        crosstab(coded, ANA, "seting")
    with pytest.raises(UsageError):
        crosstab(coded, replace(ANA, level=1), "setting")


@pytest.mark.parametrize("level", [None, 1])
def test_every_figure_of_the_sample_is_the_tally_s(sample: Study, level: int | None) -> None:
    asked = Question(layer="all", internal=True, level=level)
    people = tally(sample, asked)
    passages = tally(sample, replace(asked, count="passages"))
    words = tally(sample, replace(asked, count="words"))
    by_category = crosstab(sample, asked, "category")
    assert [c.value for c in by_category.columns] == [c.category for c in people.categories]
    figures = themes(sample, replace(asked, level=None)).rows
    for n, row in enumerate(figures):
        assert by_category.rows[n].cells == tuple(cell.low for cell in people.rows[n].cells)
        totals = tuple(t.rows[n].total for t in (people, passages, words))
        assert (row.interviewees, row.passages, row.words) == tuple(t and t.low for t in totals)


def test_what_was_never_spoken_of_and_who_was_never_asked_are_zeros(coded: Study) -> None:
    found = tally(coded, replace(ANA, layer="ben"))
    assert [(c.category, c.n) for c in found.categories] == [
        ("advocates/survivor", 1),
        ("police", 0),
        ("unknown", 0),
    ]
    cells = [cell for row in found.rows for cell in row.cells if row.code == "a/d"]
    assert [(cell.low, cell.n) for cell in cells] == [(0, 1), (0, 0), (0, 0)]


def test_behind_each_cell_of_the_sample_stand_its_passages(sample: Study) -> None:
    asked = Question(layer="all", internal=True, depth=1, count="passages")
    for stance in (None, "supports"):
        table = tally(sample, replace(asked, stance=stance))
        for row in table.rows:
            for cell in (*row.cells, row.total):
                assert cell is not None
                found = passages_of_cell(
                    sample, "all", row.code, category=cell.category, stance=stance
                )
                assert len(extents(found.codings)) == cell.low
                assert len(found) == len(found.codings)
    by_person = grid(sample, asked)
    for row in by_person.rows:
        for person, count in zip(by_person.people, row.cells, strict=True):
            cell = passages_of_cell(sample, "all", row.code, interviewee=person.pseudonym)
            assert len(extents(cell.codings)) == count


def test_a_cell_holds_what_counts_alone(coded: Study) -> None:
    def behind(**more: str) -> list[tuple[str, int]]:
        found = passages_of_cell(coded, "all", "a", **more)  # type: ignore[arg-type]
        return [(c.transcript, c.start) for c in found.codings]

    assert behind() == [("one", 22), ("one", 22), ("one", 29), ("two", 5)]
    assert behind(category="police") == []
    assert behind(category="advocates", stance="counters") == [("one", 29)]
    assert behind(interviewee="S-2") == [("two", 5)]
    assert len(passages_of_cell(coded, "ben", "a", unfinished=True)) == 2
    assert len(passages_of_cell(coded, "ana", "e")) == 2  # none of the interviewer's words
    with pytest.raises(BadInput, match="no interviewee"):
        behind(interviewee="S-9")
