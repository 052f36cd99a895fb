"""The codebook as it changes: numbered revisions, nothing silent, everything undone as one."""

from __future__ import annotations

import pytest

from codebook.core.codes import Code
from codebook.core.codings import Coding
from codebook.errors import BadInput, CodebookError
from codebook.store.study import Study


def paths(study: Study) -> list[str]:
    return [code.path for code in study.tree()]


def test_a_coder_adds_a_code_where_the_study_allows_it(study: Study) -> None:
    revision = study.codebook_revision()
    study.add_code("ana", Code("a/new", "New", definition="d"), "came up in talk")
    assert paths(study) == ["a", "a/b", "a/b/c", "a/d", "a/new", "e"]
    assert study.codebook_revision() == revision + 1
    study.undo("ana")
    assert study.codebook_revision() == revision
    assert "a/new" not in paths(study)
    study.set_rule("new-codes", "lead")
    assert not study.may_add_codes()
    with pytest.raises(CodebookError, match="the lead alone changes"):
        study.add_code("ana", Code("a/new", "New"))
    study.add_code("lead", Code("a/new", "New"))
    assert study.problems() == []


@pytest.mark.parametrize(
    "code",
    [
        Code("a/b", "B"),
        Code("x/y", "Y"),
        Code("a/z z", "Z"),
        Code("z", " "),
        Code("z", "Z", color="red"),
    ],
)
def test_a_code_that_cannot_be_is_refused(study: Study, code: Code) -> None:
    with pytest.raises(BadInput):
        study.add_code("lead", code)


def test_adding_a_code_that_others_use_is_not_undone(study: Study) -> None:
    study.add_code("ana", Code("n", "N"))
    study.apply([Coding("", "one", 0, 5, "n", "ben")])
    with pytest.raises(CodebookError, match="stands on it"):
        study.undo("ana")
    assert "n" in paths(study)
    assert study.problems() == []


def test_a_code_is_renamed_redefined_and_retired(study: Study) -> None:
    study.apply([Coding("", "one", 0, 5, "a/b/c", "ana")])
    study.edit_code(
        "lead", "a/b", "clearer", key="bee", name="Bee", definition="buzz", aliases=("x",)
    )
    code = study.tree()["a/bee"]
    assert (code.name, code.definition, code.aliases) == ("Bee", "buzz", ("x",))
    assert [c.code for c in study.layer("ana", "one")] == ["a/bee/c"]
    study.retire_code("lead", "a/bee", reason="unused")
    assert study.tree()["a/bee"].retired
    study.retire_code("lead", "a/bee", retired=False)
    assert not study.tree()["a/bee"].retired
    with pytest.raises(BadInput, match="stands at this level"):
        study.edit_code("lead", "a/bee", key="d")
    assert study.problems() == []


def test_a_code_moves_with_what_lies_below_it(study: Study) -> None:
    study.move_code("lead", "a/b", "e")
    assert paths(study) == ["a", "a/d", "e", "e/b", "e/b/c"]
    study.move_code("lead", "e", "", before="a")
    assert paths(study) == ["e", "e/b", "e/b/c", "a", "a/d"]
    study.move_code("lead", "e/b", "a", before="d")
    assert paths(study) == ["e", "a", "a/b", "a/b/c", "a/d"]
    with pytest.raises(BadInput, match="below itself"):
        study.move_code("lead", "a", "a/b")
    assert study.problems() == []


def test_codes_are_merged_in_every_layer_and_undone_as_one(study: Study) -> None:
    study.apply([Coding("", "one", 0, 5, "a/d", "ana"), Coding("", "one", 3, 9, "e", "ana")])
    study.apply([Coding("", "two", 0, 5, "a/d", "ben")])
    before = study.codings()
    study.merge_codes("ana", ["a/d", "a/b/c"], "e", "the same")
    assert [(c.coder, c.transcript, c.start, c.end, c.code) for c in study.codings()] == [
        ("ana", "one", 0, 9, "e"),
        ("ben", "two", 0, 5, "e"),
    ]
    assert study.tree()["a/d"].retired
    assert study.problems() == []
    study.undo("ana")
    assert study.codings() == before
    assert not study.tree()["a/d"].retired
    assert study.problems() == []
    with pytest.raises(BadInput, match="into itself"):
        study.merge_codes("ana", ["e"], "e")


def test_new_codes_and_their_codings_are_one_action(study: Study) -> None:
    revision = study.codebook_revision()
    codes = [Code("v", "In vivo"), Code("v/cold", "cold")]
    study.apply_new("ana", codes, [Coding("", "one", 0, 5, "v/cold", "ana")])
    assert [c.code for c in study.layer("ana", "one")] == ["v/cold"]
    undone = study.undo("ana")
    assert undone is not None
    assert "v" not in study.tree()
    assert (study.codings(), study.codebook_revision()) == ([], revision)
    assert study.undo("ana") is None
    study.redo("ana")
    assert [c.code for c in study.layer("ana", "one")] == ["v/cold"]
    assert study.problems() == []


def test_where_the_lead_alone_keeps_the_codebook_coders_change_nothing_of_it(study: Study) -> None:
    study.set_rule("new-codes", "lead")
    for change in (
        lambda: study.edit_code("ana", "e", name="x"),
        lambda: study.move_code("ana", "a/b", "e"),
        lambda: study.merge_codes("ana", ["a/b"], "e"),
        lambda: study.retire_code("ana", "e"),
        lambda: study.apply_new("ana", [Code("n", "N")], []),
    ):
        with pytest.raises(CodebookError, match="the lead alone"):
            change()
    assert study.problems() == []


def test_an_undo_that_would_make_two_codes_of_one_path_is_refused(study: Study) -> None:
    study.edit_code("ana", "e", key="f")
    study.add_code("ben", Code("e", "Another E"))
    with pytest.raises(CodebookError):
        study.undo("ana")
    assert paths(study)[-2:] == ["f", "e"]
    assert study.problems() == []


def test_an_undo_that_would_put_a_code_below_itself_is_refused(study: Study) -> None:
    study.move_code("ana", "a/b", "")
    study.move_code("ben", "a", "b")
    with pytest.raises(CodebookError, match="below itself"):
        study.undo("ana")
    assert "b/a/d" in paths(study)
    assert study.problems() == []


def test_the_lead_takes_back_changes_of_the_codebook_but_no_words_and_people(study: Study) -> None:
    study.merge_codes("lead", ["a/d"], "e")
    study.note_internal_view("tally")
    undone = study.undo("lead")
    assert undone is not None
    assert undone.what == "merge a/d into e"
    with pytest.raises(CodebookError, match="there is no codebook"):
        study.undo("lead")
    assert len(study.transcripts()) == 2
    assert len(study.tree()) == 5
    assert study.problems() == []


def test_nothing_is_merged_into_a_retired_code(study: Study) -> None:
    study.retire_code("lead", "e")
    with pytest.raises(BadInput, match="is retired"):
        study.merge_codes("lead", ["a/d"], "e")
