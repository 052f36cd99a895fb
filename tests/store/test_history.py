"""Undo, redo, and a log from which everything can be rebuilt."""

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codes import Code
from codebook.core.codings import Coding, Quotable, Stance
from codebook.errors import BadInput, CodebookError
from codebook.store.study import Study
from small_study import TREE, transcript

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


def a_study() -> tuple[tempfile.TemporaryDirectory[str], Study]:
    """A study of one transcript and two coders, open, in a folder of its own."""
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "m.study"
    people = [Interviewee("S-1")]
    Study.create(path, title="", tree=TREE, scheme=Scheme(), interviewees=people)
    study = Study.open(path)
    study.add_transcripts([transcript("one", ("S-1", "word " * 12))])
    study.add_coders(["ana", "ben"])
    return folder, study


class Desk(RuleBasedStateMachine):
    """Random work of two coders beside a model that keeps whole layers."""

    @initialize()
    def begin(self) -> None:
        self.folder, self.study = a_study()
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


# What cannot be undone any more


def test_an_undo_passes_over_what_cannot_be_undone_and_says_so_once(study_file: Path) -> None:
    with Study.open(study_file) as study:
        study.apply([coding(0, 5, "e")])
        study.apply([coding(6, 8, "e")])
        study.apply([coding(10, 20, "a/d")])
        study.merge_codes("ben", ["a/d"], "a/b")
    with Study.open(study_file) as study:
        undone = study.undo("ana")
        assert undone is not None
        assert (undone.what, undone.start) == ("code e", 6)
        assert undone.passed == (
            "“code a/d” cannot be undone: ben changed what it did since (“merge a/d into a/b”)"
        )
        assert study.problems() == []
    with Study.open(study_file) as study:
        again = study.undo("ana")
        assert again is not None
        assert (again.what, again.start, again.passed) == ("code e", 0, "")
        with pytest.raises(CodebookError, match=r"“code a/d” cannot be undone: ben changed"):
            study.undo("ana")
        assert plain(study, "ana") == [(10, 20, "a/b", "", "", "verbatim")]
        for start in (0, 6):
            redone = study.redo("ana")
            assert redone is not None
            assert (redone.what, redone.start, redone.passed) == ("code e", start, "")
        assert study.redo("ana") is None
        assert len(plain(study, "ana")) == 3
        assert study.problems() == []


def test_what_was_passed_over_can_be_undone_once_nothing_stands_in_its_way(study: Study) -> None:
    study.apply([coding(0, 5, "e")])
    study.apply([coding(10, 20, "a/d")])
    study.merge_codes("ben", ["a/d"], "a/b")
    whats = [study.undo("ana")]
    study.undo("ben")
    whats.append(study.undo("ana"))
    assert [undone and undone.what for undone in whats] == ["code e", "code a/d"]
    assert study.codings() == []
    whats = [study.redo("ana"), study.redo("ana")]
    assert [redone and redone.what for redone in whats] == ["code a/d", "code e"]
    assert study.problems() == []


def test_several_that_cannot_be_undone_are_said_in_one_line(study: Study) -> None:
    study.apply([coding(0, 5, "e")])
    for start in (10, 14, 18):
        study.apply([coding(start, start + 2, "a/d")])
    study.merge_codes("ben", ["a/d"], "a/b")
    undone = study.undo("ana")
    assert undone is not None
    assert undone.passed.startswith("“code a/d” cannot be undone: ben changed")
    assert undone.passed.endswith("; nor can 2 before it")
    study.redo("ana")
    undone = study.undo("ana")
    assert undone is not None
    assert undone.passed.endswith("; nor can 2 before it")


def test_what_is_in_the_way_since_the_last_undo_is_said(study: Study) -> None:
    study.apply([coding(0, 5, "e")])
    study.apply([coding(6, 8, "a/b/c")])
    study.apply([coding(10, 20, "e")])
    study.undo("ana")
    study.merge_codes("ben", ["a/b/c"], "a/b")
    undone = study.undo("ana")
    assert undone is not None
    assert (undone.what, undone.start) == ("code e", 0)
    assert undone.passed.startswith("“code a/b/c” cannot be undone")


def test_a_redo_passes_over_what_cannot_be_done_again(study: Study) -> None:
    study.add_code("ana", Code("n", "N"))
    study.apply([coding(0, 5, "e")])
    study.undo("ana")
    study.undo("ana")
    study.add_code("ben", Code("m", "M"))
    redone = study.redo("ana")
    assert redone is not None
    assert redone.what == "code e"
    assert redone.passed == (
        "“add code n” cannot be done again: the codebook has another revision 2 since "
        "(ben: “add code m”); make the change anew"
    )
    with pytest.raises(CodebookError, match="make the change anew"):
        study.redo("ana")
    undone = study.undo("ana")
    assert undone is not None
    assert (undone.what, undone.passed) == ("code e", "")
    assert study.problems() == []


def test_a_redo_takes_what_was_undone_last_first(study: Study) -> None:
    """An undo that passed something over leaves another order than that of the actions."""
    study.apply([coding(0, 5, "e", "ben")])
    study.apply([coding(10, 20, "a/d")])
    study.merge_codes("ana", ["e"], "a/d")
    (other,) = study.layer("ben", "one")
    study.edit("ben", other.id, stance=Stance.COUNTERS)
    undone = study.undo("ana")
    assert undone is not None
    assert (undone.what, undone.passed[:27]) == ("code a/d", "“merge e into a/d” cannot b")
    study.undo("ben")
    before = study.codings()
    whats = [undone.what] + [one.what for one in (study.undo("ana"),) if one]
    assert whats == ["code a/d", "merge e into a/d"]
    with Study.open(study.path) as again:
        whats = [one.what for one in (again.redo("ana"),) if one]
        assert again.codings() == before
        whats += [one.what for one in (again.redo("ana"),) if one]
        assert whats == ["merge e into a/d", "code a/d"]
        for _ in range(2):
            taken = [one.what for one in (again.undo("ana"), again.undo("ana")) if one]
            given = [one.what for one in (again.redo("ana"), again.redo("ana")) if one]
            assert given == taken[::-1] != []
        assert again.redo("ana") is None
        assert again.problems() == []


def test_a_redo_says_once_what_was_undone_after_what_it_takes(study: Study) -> None:
    study.add_code("ben", Code("n", "N"))
    study.apply([coding(0, 5, "n")])
    study.apply([coding(6, 8, "e", "ben")])
    study.apply([coding(10, 20, "a/d")])
    study.merge_codes("ana", ["e"], "a/d")
    (other,) = study.layer("ben", "one")
    study.edit("ben", other.id, stance=Stance.COUNTERS)
    whats = [one.what for one in (study.undo("ana"), study.undo("ana")) if one]
    assert whats == ["code a/d", "code n"]
    study.undo("ben")
    undone = study.undo("ana")
    assert undone is not None
    assert undone.what == "merge e into a/d"
    study.edit("ben", other.id, stance=Stance.COUNTERS)
    said = []
    for what in ("code n", "code a/d"):
        redone = study.redo("ana")
        assert redone is not None
        assert redone.what == what
        said.append(redone.passed)
    assert said[0].startswith("“merge e into a/d” cannot be done again")
    assert said[1] == ""
    assert study.problems() == []


class Shared(RuleBasedStateMachine):
    """Two coders who change codings and, each under the other's hands, codes."""

    @initialize()
    def begin(self) -> None:
        self.folder, self.study = a_study()
        self.study.add_code("lead", Code("f", "F"))

    coders = st.sampled_from(["ana", "ben"])
    codes = st.sampled_from(["a/b", "a/d", "e", "f"])

    @rule(coder=coders, start=st.integers(0, 30), length=st.integers(1, 12), code=codes)
    def apply(self, coder: str, start: int, length: int, code: str) -> None:
        if code in self.study.tree():
            self.study.apply([coding(start, start + length, code, coder)])

    @rule(coder=coders, pick=st.integers(0, 20), stance=st.sampled_from(list(Stance)))
    def edit(self, coder: str, pick: int, stance: Stance) -> None:
        layer = self.study.layer(coder, "one")
        if layer:
            self.study.edit(coder, layer[pick % len(layer)].id, stance=stance)

    @rule(coder=coders, source=codes, into=codes)
    def merge(self, coder: str, source: str, into: str) -> None:
        with suppress(BadInput):
            self.study.merge_codes(coder, [source], into)

    @rule(coder=coders, path=codes, key=st.sampled_from(["b", "d", "e", "f", "g"]))
    def rename(self, coder: str, path: str, key: str) -> None:
        with suppress(BadInput):
            self.study.edit_code(coder, path, key=key)

    @rule(coder=coders)
    def redo(self, coder: str) -> None:
        with suppress(CodebookError):
            self.study.redo(coder)

    @rule(coder=coders)
    def back_and_forth(self, coder: str) -> None:
        """Whatever is passed over: as many redos bring back what undos took, nothing else."""
        before = self._shown()
        count = 0
        with suppress(CodebookError):
            while count < 5 and self.study.undo(coder) is not None:
                count += 1
        for _ in range(count):
            redone = self.study.redo(coder)
            assert redone is not None
            assert redone.passed == ""
        assert self._shown() == before

    @rule(coder=coders)
    def undo(self, coder: str) -> None:
        with suppress(CodebookError):
            self.study.undo(coder)

    def _shown(self) -> object:
        return sorted(self.study.codings(), key=lambda one: one.id), list(self.study.tree())

    def teardown(self) -> None:
        if hasattr(self, "study"):
            assert self.study.problems() == []
            self.study.close()
            self.folder.cleanup()


TestShared = Shared.TestCase
TestShared.settings = settings(
    max_examples=25,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
