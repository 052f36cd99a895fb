"""Codings resized, recoded, split and merged: ids stay, layers never overlap, undo restores."""

from __future__ import annotations

import pytest

from codebook.core.codings import Coding, Quotable, Stance
from codebook.errors import BadInput
from codebook.store.study import Study


def put(study: Study, start: int, end: int, code: str = "a/b", **more: object) -> str:
    """Codes a passage as ana; the coding's id."""
    coding = Coding("", "one", start, end, code, "ana", **more)  # type: ignore[arg-type]
    return study.apply([coding])[0].coding.id


def shape(study: Study) -> list[tuple[int, int, str]]:
    return [(c.start, c.end, c.code) for c in study.layer("ana", "one")]


def test_a_coding_is_resized_and_keeps_what_is_said_of_it(study: Study) -> None:
    one = put(study, 5, 10, memo="x", stance=Stance.COUNTERS)
    before = study.layer("ana", "one")
    study.resize("ana", one, 7, 20)
    (coding,) = study.layer("ana", "one")
    assert (coding.id, coding.start, coding.end, coding.memo) == (one, 7, 20, "x")
    undone = study.undo("ana")
    assert undone is not None
    assert undone.what == "resize a/b"
    assert study.layer("ana", "one") == before
    assert study.problems() == []


def test_resizing_over_another_unites_the_two_and_the_older_id_stays(study: Study) -> None:
    older = put(study, 0, 5, memo="old", quotable=Quotable.NEVER)
    younger = put(study, 8, 12, memo="young")
    parts = study.layer("ana", "one")
    study.resize("ana", younger, 3, 12)
    (coding,) = study.layer("ana", "one")
    assert (coding.id, coding.start, coding.end) == (older, 0, 12)
    assert (coding.memo, coding.quotable) == ("old\nyoung", Quotable.NEVER)
    study.undo("ana")
    assert study.layer("ana", "one") == parts
    study.resize("ana", older, 0, 9)
    assert [c.id for c in study.layer("ana", "one")] == [older]
    assert study.problems() == []


def test_a_resize_to_the_same_extent_is_no_action(study: Study) -> None:
    one = put(study, 5, 10)
    head = study.log_head()
    study.resize("ana", one, 5, 10)
    assert study.log_head() == head


@pytest.mark.parametrize(("start", "end"), [(10, 5), (-1, 5), (5, 9999)])
def test_a_resize_to_nowhere_is_refused(study: Study, start: int, end: int) -> None:
    one = put(study, 5, 10)
    with pytest.raises(BadInput):
        study.resize("ana", one, start, end)
    assert shape(study) == [(5, 10, "a/b")]


def test_codings_are_recoded_as_one_action(study: Study) -> None:
    ids = [put(study, 0, 5), put(study, 8, 12), put(study, 20, 25, "e")]
    before = study.layer("ana", "one")
    put(study, 4, 9, "a/d")
    study.recode("ana", ids, "a/d")
    assert shape(study) == [(0, 12, "a/d"), (20, 25, "a/d")]
    study.undo("ana")
    study.undo("ana")
    assert study.layer("ana", "one") == before
    assert study.problems() == []


def test_a_coding_is_split_and_merged_again(study: Study) -> None:
    one = put(study, 0, 20, memo="m", stance=Stance.SUPPORTS)
    study.split("ana", one, 9, 10)
    first, second = study.layer("ana", "one")
    assert (first.id, first.end, second.start) == (one, 9, 10)
    assert (second.end, second.memo, second.stance) == (20, "m", Stance.SUPPORTS)
    study.merge("ana", [second.id, first.id])
    (coding,) = study.layer("ana", "one")
    assert (coding.id, coding.start, coding.end, coding.memo) == (one, 0, 20, "m")
    for _ in range(2):
        study.undo("ana")
    assert shape(study) == [(0, 20, "a/b")]
    assert study.problems() == []


def test_a_coding_is_not_split_at_its_ends_nor_merged_with_another_code(study: Study) -> None:
    one, other = put(study, 0, 20), put(study, 0, 20, "e")
    for end, start in ((0, 0), (20, 20), (12, 9)):
        with pytest.raises(BadInput):
            study.split("ana", one, end, start)
    for ids in ([one], [one, other]):
        with pytest.raises(BadInput):
            study.merge("ana", ids)


def test_nobody_reshapes_the_codings_of_another(study: Study) -> None:
    one = put(study, 0, 20)
    for change in (
        lambda: study.resize("ben", one, 0, 5),
        lambda: study.recode("ben", [one], "e"),
        lambda: study.split("ben", one, 5, 6),
    ):
        with pytest.raises(BadInput, match="ben has no coding"):
            change()
