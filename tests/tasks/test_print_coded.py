"""Coded transcripts and passages for the team: whose codings, and of which transcripts."""

import pytest

from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.tasks.print_coded import code_passages, coded_transcripts
from coded_study import code


@pytest.fixture
def coded(study: Study) -> Study:
    code(study)
    return study


def test_a_layer_shows_what_its_coder_finished(coded: Study) -> None:
    document = coded_transcripts(coded, ["one", "two"], "ben")
    assert [len(chapter.notes) for chapter in document.chapters] == [2, 0]
    assert any("not finished in this layer: two" in note for note in document.notes)
    more = coded_transcripts(coded, ["one", "two"], "ben", unfinished=True)
    assert [len(chapter.notes) for chapter in more.chapters] == [2, 1]
    assert any(note.startswith("provisional") for note in more.notes)


def test_several_coders_are_told_apart(coded: Study) -> None:
    alone = coded_transcripts(coded, ["one"], "ana").chapters[0]
    assert {note.coder for note in alone.notes} == {""}
    both = coded_transcripts(coded, ["one"], "all").chapters[0]
    assert {note.coder for note in both.notes} == {"ana", "ben"}
    with pytest.raises(BadInput, match="no transcript"):
        coded_transcripts(coded, ["ones"])


def test_the_passages_of_a_code_are_those_of_its_cell(coded: Study) -> None:
    document = code_passages(coded, "a", "all")
    assert [(p.text, p.source, len(p.notes)) for p in document.passages] == [
        ("It was", "S-1 (advocates/survivor) · one, turn 2, 22–28", 2),
        ("cold", "S-1 (advocates/survivor) · one, turn 2, 29–33", 1),
        ("They", "S-2 (advocates/survivor) · two, turn 1, 5–9", 1),
    ]
    of_e = code_passages(coded, "e", "ana").passages
    assert of_e[1].speakers == ("S-2 (advocates/survivor)", "L-1 (police)")
    narrowed = code_passages(coded, "e", "all", category="police")
    assert [p.start for p in narrowed.passages] == [5]
    assert [p.start for p in code_passages(coded, "e", "all", stance="mixed").passages] == [38]
