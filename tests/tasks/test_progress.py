"""How far the coders have come."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.codings import Coding
from codebook.core.spans import Span
from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.store.values import Blind
from codebook.tasks.progress import coded_turns, others, progress, share


def test_progress_counts_turns_read_and_coded_and_what_is_finished(study: Study) -> None:
    text = study.transcript("two").text
    kind, very = text.index("kind"), text.index("Very")
    study.apply(
        [
            Coding("", "two", kind, kind + 4, "a", "ana"),
            Coding("", "two", kind, kind + 4, "e", "ana"),
            Coding("", "two", very, very + 4, "e", "ana"),
            Coding("", "two", 0, len(text), "e", "ben"),
        ]
    )
    study.note_read("ana", "two", 2)
    study.finish("ana", ["two"])
    study.assign("ana", ["one"])
    ana, ben = progress(study)
    assert (ana.coder, ana.assigned, ana.done, ana.finished, ana.has_all) == ("ana", 1, 0, 1, False)
    one, two = ana.transcripts
    assert (two.turns, two.read, two.interviewee_turns, two.coded_turns) == (3, 3, 3, 2)
    assert (two.codings, two.finished, two.assigned) == (3, True, False)
    assert (one.turns, one.read, one.interviewee_turns, one.assigned) == (2, 0, 1, True)
    assert (ben.has_all, ben.assigned, ben.transcripts[1].coded_turns) == (True, 2, 3)
    assert [of.coder for of in progress(study, "ben")] == ["ben"]
    with pytest.raises(BadInput):
        progress(study, "eve")


def test_of_others_the_codings_are_known_only_where_nobody_is_blind(study: Study) -> None:
    study.apply([Coding("", "two", 0, 4, "a", "ben")])
    study.finish("ben", ["two"])
    (ben,) = others(study, "ana")
    assert (ben.coder, ben.assigned, ben.done, ben.codings) == ("ben", 2, 1, None)
    study.set_blind(Blind.NEVER)
    assert [other.codings for other in others(study, "ana")] == [1]


@given(
    st.lists(st.integers(1, 5), max_size=8),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8),
)
def test_turns_are_counted_as_one_by_one(gaps: list[int], places: list[tuple[int, int]]) -> None:
    turns, at = [], 0
    for gap in gaps:
        turns.append(Span(at + gap, at + gap + 3))
        at += gap + 3
    passages = sorted(Span(start, start + length) for start, length in places)
    assert coded_turns(turns, passages) == sum(
        any(passage.overlaps(turn) for passage in passages) for turn in turns
    )


def test_a_share_is_whole_only_of_all_and_nothing_only_of_nothing() -> None:
    assert [share(*pair) for pair in ((0, 9), (1, 900), (899, 900), (9, 9), (0, 0))] == [
        "0%", "1%", "99%", "100%", "n/a",
    ]  # fmt: skip
