"""What the screen shows after a change is what the study holds: random changes, both compared."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codebook.core.codings import Coding, Quotable, Stance
from codebook.core.spans import Span
from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.tui import changes
from codebook.tui.layer import ShownLayer
from small_study import TREE

CODES = [code.path for code in TREE][:3]
LAST = 40
PASSAGES = st.tuples(st.integers(0, LAST - 1), st.integers(1, 12)).map(
    lambda pair: Span(pair[0], min(LAST, sum(pair)))
)
WHICH = st.integers(0, 20)
ACTIONS = st.one_of(
    st.tuples(st.just("apply"), PASSAGES, st.sampled_from(CODES), st.sampled_from(["", "m", "n"])),
    st.tuples(st.just("remove"), WHICH),
    st.tuples(
        st.just("edit"),
        WHICH,
        st.sampled_from([None, "", "memo"]),
        st.sampled_from([None, *Stance]),
        st.sampled_from([None, *Quotable]),
    ),
    st.tuples(st.just("recode"), WHICH, st.sampled_from(CODES)),
    st.tuples(st.just("split"), WHICH, st.integers(1, 11), st.integers(0, 2)),
    st.tuples(st.just("merge"), WHICH, WHICH),
    st.tuples(st.just("resize"), WHICH, PASSAGES),
    st.tuples(st.sampled_from(["undo", "redo", "settle"])),
)


class Both:
    """A layer on the screen and the study, changed alike."""

    def __init__(self, study: Study):
        self.study = study
        self.shown = ShownLayer(study.layer("ana", "one"))

    def stored(self) -> list[Coding]:
        return self.study.layer("ana", "one")

    def settle(self) -> None:
        self.shown.stored(self.stored())

    def change(self, change: changes.Change) -> None:
        change.show(self.shown)
        change.write(self.study)

    def do(self, name: str, *values: object) -> None:
        codings = self.shown.codings
        if name in ("undo", "redo", "settle", "apply"):
            getattr(self, name)(*values)
        elif codings:
            which, *more = values
            assert isinstance(which, int)
            getattr(self, name)(codings[which % len(codings)], *more)

    def undo(self) -> None:
        self.study.undo("ana")
        self.settle()

    def redo(self) -> None:
        self.study.redo("ana")
        self.settle()

    def apply(self, passage: Span, code: str, memo: str) -> None:
        coding = Coding("", "one", *passage, code, "ana", memo=memo)
        self.shown.apply(coding)
        self.study.apply([coding])

    def remove(self, coding: Coding) -> None:
        self.change(changes.removed(coding))

    def edit(
        self, coding: Coding, memo: str | None, stance: Stance | None, rule: Quotable | None
    ) -> None:
        self.change(changes.edited(coding, memo=memo, stance=stance, quotable=rule))

    def recode(self, coding: Coding, code: str) -> None:
        self.change(changes.recoded(coding, code))

    def split(self, coding: Coding, after: int, gap: int) -> None:
        end = coding.start + after
        if end + gap < coding.end:
            self.change(changes.split(coding, end, end + gap))

    def merge(self, coding: Coding, other: int) -> None:
        same = [c for c in self.shown.codings if c.code == coding.code]
        if same[other % len(same)] != coding:
            self.change(changes.merged([coding, same[other % len(same)]]))

    def resize(self, coding: Coding, passage: Span) -> None:
        self.change(changes.resized(coding, passage))


def said(codings: list[Coding]) -> list[tuple[object, ...]]:
    return sorted((c.start, c.end, c.code, c.memo, c.stance, c.quotable) for c in codings)


@pytest.fixture
def both(study_file: Path) -> Iterator[Both]:
    with Study.open(study_file) as study:
        study.apply([Coding("", "one", 5, 9, CODES[0], "ana", memo="old")])
        yield Both(study)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(actions=st.lists(ACTIONS, min_size=4, max_size=25))
def test_what_is_shown_is_what_is_stored(
    study_file: Path, tmp_path: Path, actions: list[tuple[object, ...]]
) -> None:
    copy = tmp_path / "copy.study"
    shutil.copy(study_file, copy)
    with Study.open(copy) as study:
        both = Both(study)
        for name, *values in actions:
            both.do(str(name), *values)
            stored = both.stored()
            assert said(both.shown.codings) == said(stored), name
            assert +both.shown.counts == Counter(coding.code for coding in stored)
            assert both.shown.codings == sorted(
                both.shown.codings, key=lambda coding: (coding.start, coding.end)
            )
        assert study.problems() == []


def test_a_coding_that_is_gone_is_not_changed_and_that_is_said(both: Both) -> None:
    (coding,) = both.stored()
    both.study.remove("ana", [coding.id])
    for change in (
        changes.edited(coding, memo="new"),
        changes.resized(coding, Span(5, 12)),
        changes.removed(coding),
    ):
        with pytest.raises(BadInput, match="ana has no coding"):
            change.write(both.study)


def test_a_change_says_what_it_did(both: Both) -> None:
    (coding,) = both.stored()
    assert changes.edited(coding, stance=Stance.MIXED).said == "a: mixed"
    assert changes.edited(coding, memo="x", stance=Stance.UNSAID).said == "a: memo, no stance"
    assert changes.recoded(coding, "a/b").said == "recoded a as b"
