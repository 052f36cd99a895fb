"""Tables that leave a study: refused by rule, remembered, safe beside one another."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.core.categories import Interviewee
from codebook.core.codes import Code, CodeTree
from codebook.core.codings import Coding
from codebook.core.tallies import Status
from codebook.errors import BadInput, CodebookError, Refused
from codebook.store.study import Study
from codebook.tasks import grouping, quotes
from codebook.tasks.counted import BY_NONE, Question
from codebook.tasks.protected import coded_above, draft, release
from codebook.tasks.quotable import Request
from codebook.tasks.released import tables
from codebook.tasks.report import sketch
from spoken_study import PEOPLE, add, everybody, make

SAID = {
    **everybody("P", 6, ("a/b", "supports"), ("e", "counters")),
    **everybody("A", 2, ("a/b/c", "supports")),
    **everybody("E", 4, ("a", ""), ("e", "supports")),
}


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    with Study.open(make(tmp_path / "s.study", SAID)) as opened:
        yield opened


def _cells(study: Study, **question: object) -> dict[str, dict[str, tuple[int | None, int | None]]]:
    found = draft(study, Question(**question))  # type: ignore[arg-type]
    return {row.code: {c.category: (c.low, c.high) for c in row.cells} for row in found.rows}


def test_a_draft_shows_bands_of_columns_by_size(study: Study) -> None:
    assert _cells(study, codes=("a/b", "e")) == {
        "a/b": {
            "police/local": (5, 7),
            "advocates/survivor": (0, 2),
            "advocates/nonprofit": (0, 2),
            "experts": (0, 2),
        },
        "e": {
            "police/local": (5, 7),
            "advocates/survivor": (0, 2),
            "advocates/nonprofit": (0, 2),
            "experts": (4, 4),
        },
    }
    assert (
        "not shown, fewer than 5 interviewees: Police / Federal" in draft(study, Question()).notes
    )
    assert study.releases() == []


def test_rows_stand_in_the_order_of_the_codebook_however_named(study: Study) -> None:
    assert list(_cells(study, codes=("e", "a/b", "e"))) == ["a/b", "e"]
    told, _ = release(study, Question(codes=("e", "a/b")), "Two")
    assert [row.code for row in told.rows] == ["a/b", "e"]


def test_a_release_is_remembered_and_refuses_what_would_tell_more(study: Study) -> None:
    tally, made = release(study, Question(codes=("a/b",)), "One")
    assert tally.release == made.id
    for wrong, rule in (
        (Question(codes=("a/b",)), "once"),
        (Question(codes=("a",)), "rows apart"),
        (Question(codes=("a/b/c",)), "rows apart"),
        (Question(codes=("a/b",), by=BY_NONE), "breakdown or total"),
        (Question(codes=("a/b",), stance="supports"), "rows apart"),
        (Question(codes=("e",), level=1), "one grouping"),
    ):
        with pytest.raises(Refused, match=f"rule “{rule}”"):
            draft(study, wrong)
    assert _cells(study, codes=("e",))["e"]["experts"] == (4, 4)
    with pytest.raises(Refused, match="may be shown: e"):
        draft(study, Question(codes=("a", "e")))


def test_one_passage_recoded_or_one_interview_added_changes_nothing(study: Study) -> None:
    release(study, Question(codes=("e",)), "One")
    study.remove("ana", [study.layer("ana", "P-1")[-1].id])
    with pytest.raises(Refused, match="“once”"):
        draft(study, Question(codes=("e",)))
    people = {"P-8": "police/local"}
    study.add_interviewees([Interviewee("P-8", "police/local")])
    add(study, people, {})
    with pytest.raises(Refused, match="“once”"):
        draft(study, Question(codes=("e",)))


def test_five_more_in_each_column_are_added_to_what_was_shown(study: Study) -> None:
    release(study, Question(codes=("e",)), "One")
    study.remove("ana", [study.layer("ana", "P-1")[-1].id])
    columns = ("police/local", "advocates/survivor", "advocates/nonprofit", "experts")
    more = {f"{c[-3:]}-{n}x": c for c in columns for n in range(5)}
    study.add_interviewees([Interviewee(who, category) for who, category in more.items()])
    add(study, more, {"cal-0x": [("e", "")], "rts-0x": [("e", "")]})
    tally = draft(study, Question(codes=("e",)))
    local, *_, experts = tally.rows[0].cells
    assert (local.low, local.high, local.n, local.status) == (5, 9, 12, Status.BAND)
    assert (experts.low, experts.high, experts.n) == (4, 6, 15)


def test_a_code_added_below_one_that_was_released_is_part_of_it(study: Study) -> None:
    release(study, Question(codes=("a/b",)), "One")
    study.add_code("lead", Code("a/b/new", "New"))
    with pytest.raises(Refused, match="rows apart"):
        draft(study, Question(codes=("a/b/new",)))


def test_a_second_process_is_checked_against_the_first(study: Study) -> None:
    with Study.open(study.path) as other:
        release(other, Question(codes=("a",)), "One")
    with pytest.raises(Refused, match="rows apart"):
        release(study, Question(codes=("a/b",)), "Two")
    assert len(study.releases()) == 1


def test_a_withdrawn_release_forbids_nothing(study: Study) -> None:
    _, made = release(study, Question(codes=("a",)), "One")
    study.withdraw_release(made.id, "never sent")
    release(study, Question(codes=("a/b",), level=1), "Two")


def test_a_filter_that_leaves_few_is_refused(study: Study) -> None:
    people = [Interviewee("V-1", "experts", attributes={"setting": "video"})]
    study.add_interviewees(people)
    for value in ("video", "nowhere"):
        with pytest.raises(Refused, match="five or more"):
            draft(study, Question(codes=("e",), only=("setting", value), by=BY_NONE))
    with pytest.raises(BadInput, match=r"no interviewee has an attribute 'seting'.*mean setting"):
        draft(study, Question(codes=("e",), only=("seting", "video"), by=BY_NONE))


def test_a_table_of_some_interviewees_says_of_whom(study: Study) -> None:
    people = [Interviewee(f"V-{n}", "experts", attributes={"setting": "video"}) for n in range(5)]
    study.add_interviewees(people)
    add(study, {person.pseudonym: "experts" for person in people}, {})
    tally = draft(study, Question(codes=("e",), only=("setting", "video"), by=BY_NONE))
    assert "only interviewees with setting=video" in tally.notes


def test_a_total_of_some_is_never_called_one_of_others(study: Study) -> None:
    for setting in ("video", "phone"):
        people = [
            Interviewee(f"{setting}-{n}", "experts", attributes={"setting": setting})
            for n in range(5)
        ]
        study.add_interviewees(people)
        add(study, {person.pseudonym: "experts" for person in people}, {})
    question = Question(codes=("e",), only=("setting", "video"), by=BY_NONE)
    _, made = release(study, question, "Video")
    [(again, _)] = tables(study, made.id)
    assert "only interviewees with setting=video" in again.notes
    with pytest.raises(Refused, match=r"“once”.*leave out --only"):
        draft(study, replace(question, only=("setting", "phone")))
    assert draft(study, replace(question, only=None)).rows[0].total.n == 40  # type: ignore[union-attr]


def test_a_column_that_is_withheld_keeps_its_size(study: Study) -> None:
    release(study, Question(codes=("a",)), "One")
    study.unfinish("ana", ["A-1"])
    tally, made = release(study, Question(codes=("e",)), "Two")
    [(again, _)] = tables(study, made.id)
    assert again.categories == tally.categories
    assert [c.n for c in again.categories] == [7, 4, 6, 10]
    assert again.rows == tally.rows


def test_the_lead_groups_whole_categories_before_the_first_release(study: Study) -> None:
    grouping.group_categories(study, [("Police", ["police"]), ("Others", ["advocates", "experts"])])
    tally = draft(study, Question(codes=("e",)))
    assert [(c.category, c.label, c.n) for c in tally.categories] == [
        ("police", "Police", 9),
        ("advocates + experts", "Others", 21),
    ]
    release(study, Question(codes=("e",)), "One")
    with pytest.raises(Refused, match="one grouping"):
        grouping.group_categories(study, [])
    study.undo("lead")  # of the grouping, which was released and stays
    assert [c.n for c in draft(study, Question(codes=("a",))).categories] == [9, 21]


def test_a_grouping_that_quotations_are_attributed_by_stays(study: Study) -> None:
    grouping.group_categories(study, [("Police", ["police"]), ("Others", ["advocates", "experts"])])
    quotes.release(study, Request("e"), "Quoted")
    with pytest.raises(Refused, match="one grouping”: quotations"):
        grouping.group_categories(study, [])
    with pytest.raises(CodebookError, match="attributed by its columns"):
        study.undo("lead")


def test_columns_share_nobody(study: Study) -> None:
    with pytest.raises(BadInput, match="share people"):
        grouping.group_categories(study, [("A", ["police"]), ("B", ["police/local"])])
    with pytest.raises(BadInput, match="did you mean police"):
        grouping.group_categories(study, [("A", ["polize"])])


def test_a_category_is_opened_before_any_coding_alone(study: Study, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="open before coding"):
        grouping.open_category(study, "police/federal", "public officials, who consented")
    fresh = make(tmp_path / "fresh.study", {})
    with Study.open(fresh) as other:
        with pytest.raises(BadInput, match="why"):
            grouping.open_category(other, "police/federal", "")
        grouping.open_category(other, "police/federal", "public officials, who consented")
        tally = draft(other, Question(codes=("e",)))
        cell = next(c for c in tally.rows[0].cells if c.category == "police/federal")
        assert (cell.n, cell.low, cell.high, cell.status) == (2, 0, 0, Status.EXACT)


def test_codings_that_were_taken_away_were_seen(study: Study) -> None:
    for who in SAID:
        study.remove("ana", [coding.id for coding in study.layer("ana", who)])
    with pytest.raises(Refused, match="open before coding"):
        grouping.open_category(study, "police/federal", "nothing is coded now")


def test_no_undo_opens_or_closes_a_category_after_coding(tmp_path: Path) -> None:
    for closed in (False, True):
        path = make(tmp_path / f"{closed}.study", {}, {"F-1": "police/federal"})
        with Study.open(path) as study:
            grouping.open_category(study, "police/federal", "public officials")
            if closed:
                study.undo("lead")
            before = grouping.open_categories(study)
            study.apply([Coding("", "F-1", 20, 25, "e", "ana")])
            with pytest.raises(CodebookError, match="open categories stay"):
                study.redo("lead") if closed else study.undo("lead")
            assert grouping.open_categories(study) == before


def test_a_code_merged_into_another_is_no_row_of_its_own(study: Study) -> None:
    study.merge_codes("lead", ["a/d"], "e")
    assert [row.code for row in draft(study, Question()).rows] == ["a/b", "e"]
    assert [row.code for row in draft(study, Question(codes=("a/d",))).rows] == ["a/d"]
    [table] = sketch(study).contents
    assert table.codes == ("a/b", "e")  # type: ignore[union-attr]


def test_passages_that_a_merge_took_elsewhere_are_still_those_of_a_released_row(
    study: Study,
) -> None:
    """Else ``a`` less ``x`` would tell who spoke of the rest of ``a``."""
    release(study, Question(codes=("a",)), "T")
    study.merge_codes("lead", ["a/b"], "e")
    study.split_code("lead", "e", [Code("x", "X")])
    study.add_codes(CodeTree((*study.tree(), Code("e/y", "Y"))), "finer")
    for code in ("x", "e/y"):
        with pytest.raises(Refused, match=f"“rows apart”: {code} and a"):
            draft(study, Question(codes=(code,)))
    study.add_codes(CodeTree((*study.tree(), Code("z", "Z"))), "another")
    assert [row.code for row in draft(study, Question(codes=("z",))).rows] == ["z"]


def test_a_study_without_codes_has_no_table_to_release(tmp_path: Path) -> None:
    with Study.open(make(tmp_path / "s.study", {}, tree=CodeTree(()))) as study:
        with pytest.raises(BadInput, match="no codes"):
            release(study, Question(), "Empty")
        assert study.releases() == []


def test_codings_above_the_rows_are_told_to_the_lead_alone(study: Study) -> None:
    question = Question(depth=2)
    assert coded_above(study, question) == [
        "internal: 4 passages are coded to a, above the rows shown, and in none of them"
    ]
    assert not any("internal" in note for note in draft(study, question).notes)


def test_the_people_are_thirty() -> None:
    assert len(PEOPLE) == 30
