"""Undo, redo, and a log from which everything can be rebuilt."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from codebook.core.codings import Coding, Quotable, Stance
from codebook.errors import BadInput, CodebookError
from codebook.store.study import Study

Plain = list[tuple[int, int, str, str, str, str]]


def coding(start: int, end: int, code: str = "a/b", coder: str = "ana", **more: object) -> Coding:
    return Coding("", "one", start, end, code, coder, **more)  # type: ignore[arg-type]


def plain(study: Study, coder: str) -> Plain:
    return [
        (c.start, c.end, c.code, c.memo, c.stance.value, c.quotable.value)
        for c in study.layer(coder, "one")
    ]


def test_undo_restores_the_parts_of_a_union(study: Study) -> None:
    study.apply([coding(0, 5, memo="x")])
    study.apply([coding(8, 12, stance=Stance.SUPPORTS)])
    parts = study.layer("ana", "one")
    study.apply([coding(4, 9)])
    assert [(c.start, c.end) for c in study.layer("ana", "one")] == [(0, 12)]
    study.undo("ana")
    assert study.layer("ana", "one") == parts
    study.redo("ana")
    assert study.layer("ana", "one")[0].id == parts[0].id
    assert study.problems() == []


def test_undo_reaches_across_a_restart_and_is_each_coders_own(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.apply([coding(0, 5)])
        study.apply([coding(0, 5, coder="ben")])
    with Study.open(study_file) as study:
        undone = study.undo("ana")
        assert undone is not None
        assert (undone.what, undone.transcript, undone.start) == ("code a/b", "one", 0)
        assert study.undo("ana") is None
        assert len(study.layer("ben", "one")) == 1
        assert study.redo("ana") is not None
        assert study.redo("ana") is None


def test_a_new_action_ends_redo(study: Study) -> None:
    study.apply([coding(0, 5)])
    study.undo("ana")
    study.apply([coding(6, 8)])
    assert study.redo("ana") is None


def test_many_codings_are_one_action_all_or_none(study: Study) -> None:
    study.apply([coding(0, 2), coding(5, 7), coding(1, 6)])
    assert [(c.start, c.end) for c in study.layer("ana", "one")] == [(0, 7)]
    with pytest.raises(BadInput, match="no code"):
        study.apply([coding(10, 12), coding(10, 12, code="nope")])
    study.undo("ana")
    assert study.layer("ana", "one") == []
    assert study.problems() == []


def test_applying_what_stands_already_is_no_action(study: Study) -> None:
    study.apply([coding(0, 9)])
    _, events = study.log_head()
    study.apply([coding(2, 4)])
    assert study.log_head()[1] == events


def test_edit_and_remove_are_the_coders_own(study: Study) -> None:
    number = study.apply([coding(0, 9)])[0].coding.id
    study.edit("ana", number, memo="why", stance=Stance.COUNTERS, quotable=Quotable.NEVER)
    assert plain(study, "ana") == [(0, 9, "a/b", "why", "counters", "never")]
    with pytest.raises(BadInput, match="ben has no coding"):
        study.remove("ben", [number])
    study.remove("ana", [number])
    assert plain(study, "ana") == []
    study.undo("ana")
    study.undo("ana")
    assert plain(study, "ana") == [(0, 9, "a/b", "", "", "verbatim")]


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 5), (-1, 4), (0, 10_000)])
def test_a_passage_lies_in_its_transcript(study: Study, start: int, end: int) -> None:
    with pytest.raises(BadInput, match="does not lie in"):
        study.apply([coding(start, end)])


@pytest.mark.parametrize("name", ["", "  ", "lead", "ALL", "Consensus", "a,b", "ana", "x\x1b"])
def test_names_a_coder_cannot_have(study: Study, name: str) -> None:
    with pytest.raises(CodebookError):
        study.add_coder(name)
    assert [coder.name for coder in study.coders()] == ["ana", "ben"]


def test_finishing_is_marked_once_and_undone(study: Study) -> None:
    assert study.finish("ana", ["one", "two"]) == ["one", "two"]
    assert study.finish("ana", ["one"]) == []
    assert study.unfinish("ana", ["two"]) == ["two"]
    study.undo("ana")
    assert [t.finished for t in study.transcripts()] == [("ana",), ("ana",)]
    with pytest.raises(BadInput, match="did you mean one"):
        study.finish("ana", ["onee"])


class Desk(RuleBasedStateMachine):
    """Random work of two coders beside a model that keeps whole layers."""

    @initialize()
    def begin(self) -> None:
        import tempfile

        from codebook.core.categories import Interviewee, Scheme
        from small_study import TREE, transcript

        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "m.study"
        people = [Interviewee("S-1")]
        Study.create(path, title="", tree=TREE, scheme=Scheme(), interviewees=people)
        self.study = Study.open(path)
        self.study.add_transcripts([transcript("one", ("S-1", "word " * 12))])
        self.study.add_coders(["ana", "ben"])
        self.done: dict[str, list[Plain]] = {"ana": [], "ben": []}
        self.undone: dict[str, list[Plain]] = {"ana": [], "ben": []}
        self.steps = 0

    def _acted(self, coder: str, before: Plain, events: int) -> None:
        self.steps += 1
        if self.study.log_head()[1] != events:
            self.done[coder].append(before)
            self.undone[coder].clear()

    coders = st.sampled_from(["ana", "ben"])

    @rule(
        coder=coders,
        start=st.integers(0, 50),
        length=st.integers(1, 12),
        code=st.sampled_from(["a/b", "e"]),
        memo=st.sampled_from(["", "x", "y"]),
        stance=st.sampled_from(list(Stance)),
    )
    def apply(
        self, coder: str, start: int, length: int, code: str, memo: str, stance: Stance
    ) -> None:
        before, events = plain(self.study, coder), self.study.log_head()[1]
        self.study.apply([coding(start, start + length, code, coder, memo=memo, stance=stance)])
        self._acted(coder, before, events)

    @rule(coder=coders, pick=st.integers(0, 20))
    def remove(self, coder: str, pick: int) -> None:
        before, events = plain(self.study, coder), self.study.log_head()[1]
        layer = self.study.layer(coder, "one")
        if layer:
            self.study.remove(coder, [layer[pick % len(layer)].id])
            self._acted(coder, before, events)

    @rule(coder=coders)
    def undo(self, coder: str) -> None:
        before = plain(self.study, coder)
        undone = self.study.undo(coder)
        assert (undone is None) == (not self.done[coder])
        if undone is not None:
            self.undone[coder].append(before)
            assert plain(self.study, coder) == self.done[coder].pop()

    @rule(coder=coders)
    def redo(self, coder: str) -> None:
        before = plain(self.study, coder)
        redone = self.study.redo(coder)
        assert (redone is None) == (not self.undone[coder])
        if redone is not None:
            self.done[coder].append(before)
            assert plain(self.study, coder) == self.undone[coder].pop()

    def teardown(self) -> None:
        if hasattr(self, "study"):
            assert self.study.problems() == []
            self.study.close()
            self.folder.cleanup()


TestDesk = Desk.TestCase
TestDesk.settings = settings(
    max_examples=25,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_codings_of_several_coders_are_undone_by_each(study: Study) -> None:
    study.apply([Coding("", "one", 20, 30, "e", "ana")])
    study.undo("ana")
    both = [Coding("", "one", 25, 35, "e", "ana"), Coding("", "one", 25, 35, "e", "ben")]
    study.apply(both)
    assert study.redo("ana") is None
    assert study.undo("ana") is not None
    assert [coding.coder for coding in study.codings()] == ["ben"]
    assert study.undo("ben") is not None
    assert study.codings() == []
    assert study.problems() == []
