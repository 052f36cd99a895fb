"""Releases are remembered for good; claims, summaries and marks are rows like others."""

from pathlib import Path

import pytest

from codebook.core.claims import Claim
from codebook.core.codes import Code
from codebook.core.disclosure import Memory, Seen, SeenRow
from codebook.errors import BadInput, CodebookError
from codebook.store.release_facts import table_part
from codebook.store.report_values import Facts, Release
from codebook.store.study import Study
from spoken_study import everybody, make


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return make(tmp_path / "r.study", everybody("P", 4, ("a/b", "supports"), ("e", "")))


def _row(study: Study, code: str) -> SeenRow:
    theme = study.theme_of([code])[0]
    return SeenRow(theme, {"police/local": Seen(frozenset({"P-1", "P-2"}), 3, 4)})


def _released(study: Study, code: str) -> Release:
    row = _row(study, code)
    return study.release("table", "One", "ana", lambda _: [table_part([row], None, None, 1)])


def test_a_release_is_what_readers_know_afterwards(file: Path) -> None:
    seen: list[Memory] = []

    def check(memory: Memory) -> Facts:
        seen.append(memory)
        return [table_part([row], ["police/local"], 2, 1)]

    with Study.open(file) as study:
        row = _row(study, "a/b")
        head = study.log_head()
        made = study.release("table", "One", "ana", check)
        assert seen == [Memory()]
        assert (made.log_head, made.log_length) == head
        assert study.memory() == Memory(("police/local",), (row,))
        assert [r.id for r in study.releases()] == [made.id]
        assert study.problems() == []
    with Study.open(file) as study:
        assert study.memory().columns == ("police/local",)


def test_a_refusal_inside_leaves_nothing(file: Path) -> None:
    def check(_: Memory) -> Facts:
        raise CodebookError("no")

    with Study.open(file) as study:
        head = study.log_head()
        with pytest.raises(CodebookError):
            study.release("table", "One", "ana", check)
        assert study.log_head() == head
        assert study.releases() == []


def test_no_undo_takes_a_release_back(file: Path) -> None:
    with Study.open(file) as study:
        _released(study, "e")
        while True:
            try:
                if study.undo("lead") is None:
                    break
            except CodebookError:
                break
        assert len(study.releases()) == 1


def test_a_withdrawn_release_is_forgotten_but_listed(file: Path) -> None:
    with Study.open(file) as study:
        made = _released(study, "e")
        with pytest.raises(BadInput, match="why"):
            study.withdraw_release(made.id, " ")
        study.withdraw_release(made.id, "printed, and shredded")
        assert study.memory() == Memory()
        [listed] = study.releases()
        assert listed.withdrawn_because == "printed, and shredded"
        with pytest.raises(BadInput, match="already"):
            study.withdraw_release(made.id, "again")
        with pytest.raises(BadInput, match="no release"):
            study.withdraw_release("ffff", "x")
        assert study.problems() == []


def test_what_was_merged_into_a_code_is_covered_by_it(file: Path) -> None:
    with Study.open(file) as study:
        before = study.theme_of(["a/b"])[0]
        study.merge_codes("lead", ["a/b"], "e")
        after = study.theme_of(["e"])[0]
        assert before.id in after.covers


def test_what_was_split_off_after_a_release_is_covered_by_what_was_released(file: Path) -> None:
    with Study.open(file) as study:
        revision = study.codebook_revision()
        row = _row(study, "e")
        study.release("table", "One", "ana", lambda _: [table_part([row], None, None, revision)])
        study.split_code("lead", "e", [Code("f", "F")])
        new = study.theme_of(["f"])[0]
        [remembered] = study.memory().rows
        assert new.id in remembered.theme.covers
        study.undo("lead")
        assert new.id not in study.memory().rows[0].theme.covers


def test_claims_are_written_changed_removed_and_undone(file: Path) -> None:
    with Study.open(file) as study:
        coding = study.layer("ana", "P-1")[0]
        claim = study.write_claim(Claim("", "Some said so.", "a/b", evidence=(coding.id,)))
        assert study.claims() == [claim]
        changed = study.write_claim(
            Claim(claim.id, "Many said so.", "e", "counters", "police/local", "many")
        )
        assert (changed.text, changed.made_at) == ("Many said so.", claim.made_at)
        assert study.undo("lead") is not None
        assert study.claims()[0].text == "Some said so."
        study.remove_claim(claim.id)
        assert study.claims() == []
        assert study.problems() == []
        with pytest.raises(BadInput, match="no coding"):
            study.write_claim(Claim("", "So.", "e", evidence=("12",)))
        with pytest.raises(BadInput, match="empty"):
            study.write_claim(Claim("", " ", "e"))


def test_a_summary_stands_in_its_cell_alone(file: Path) -> None:
    with Study.open(file) as study:
        study.write_summary("a/b", "P-1", "cold")
        study.write_summary("a/b", "P-1", "colder")
        study.write_summary("a/b", "P-2", "warm")
        assert [(s.interviewee, s.text) for s in study.summaries()] == [
            ("P-1", "colder"),
            ("P-2", "warm"),
        ]
        study.write_summary("a/b", "P-1", " ")
        assert [s.interviewee for s in study.summaries()] == ["P-2"]
        with pytest.raises(BadInput, match="no interviewee"):
            study.write_summary("a/b", "P-99", "x")
        assert study.problems() == []


def test_a_telling_passage_is_marked_and_unmarked(file: Path) -> None:
    with Study.open(file) as study:
        mark = study.mark_unique_fact("P-1", 5, 9, "only one with a dog")
        [found] = study.unique_facts()
        assert (found.id, found.transcript, found.start, found.end) == (mark, "P-1", 5, 9)
        with pytest.raises(BadInput, match="does not lie"):
            study.mark_unique_fact("P-1", 5, 99999)
        study.unmark_unique_facts([mark])
        assert study.unique_facts() == []
        assert study.problems() == []
