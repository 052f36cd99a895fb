"""Words that were taken out are nowhere in the file, and all that stood on them is still there."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codebook.core.codes import Code
from codebook.core.codings import Coding, Quotable, Stance
from codebook.core.memos import About, Memo
from codebook.errors import BadInput, CodebookError, StudyLocked
from codebook.store.erasure_values import Redaction
from codebook.store.study import Study
from erased import code, files_with, words_of
from small_study import transcript

WORDS = "Zenobia Quist"
TALK = f"We met {WORDS} at the house, and zenobia\n  quist said no."


@pytest.fixture
def named(study: Study) -> Iterator[Study]:
    """The small study with a name in a third transcript, and in what people wrote."""
    study.add_transcripts([transcript("three", ("INT", "Who?"), ("S-1", TALK), ("INT", "Oh."))])
    yield study


def place(study: Study, words: str = WORDS, key: str = "three") -> Redaction:
    start = study.transcript(key).text.index(words)
    return Redaction(key, start, start + len(words), "[NAME-7]")


def test_words_are_replaced_and_codings_stay_on_theirs(named: Study) -> None:
    before = code(named, "three", "We met")
    whole = code(named, "three", f"{WORDS} at", "a/b", memo="who is it?")
    inside = code(named, "three", "Quist", "a/d", stance=Stance.SUPPORTS)
    after = code(named, "three", "said no")
    old = named.transcript("three")
    done = named.redact([place(named)])
    new = named.transcript("three")
    assert new.text == old.text.replace(WORDS, "[NAME-7]")
    assert done.revisions == (("three", 2),)
    assert new.revision == 2
    assert [turn.speaker for turn in new.turns] == [turn.speaker for turn in old.turns]
    assert new.text[new.turns[2].start :] == "Oh.\n"
    codings = {coding.id: coding for coding in named.codings()}
    assert words_of(named, codings[before.id]) == "We met"
    assert words_of(named, codings[whole.id]) == "[NAME-7] at"
    assert words_of(named, codings[inside.id]) == "[NAME-7]"
    assert codings[inside.id].stance is Stance.SUPPORTS
    assert words_of(named, codings[after.id]) == "said no"
    assert named.problems() == []


def test_codings_of_one_code_that_meet_in_the_placeholder_are_one(named: Study) -> None:
    first = code(named, "three", "met Zenobia", memo="one", stance=Stance.SUPPORTS)
    code(named, "three", "Quist at", memo="two", quotable=Quotable.NEVER)
    named.redact([place(named)])
    (left,) = named.codings()
    assert left.id == first.id
    assert words_of(named, left) == "met [NAME-7] at"
    assert (left.memo, left.stance, left.quotable) == ("one\ntwo", Stance.SUPPORTS, Quotable.NEVER)
    assert named.problems() == []


def test_the_words_are_nowhere_in_the_file(named: Study, tmp_path: Path) -> None:
    named.add_code("ana", Code("e/zenobia-quist", WORDS))
    code(named, "three", f"{WORDS} at", "e/zenobia-quist", memo=f"asked {WORDS}")
    gone = code(named, "three", "Quist at the", "a/b", memo="ZENOBIA  Quist again")
    named.remove("ana", [gone.id])
    start = named.transcript("three").text.index("We met")
    named.write_memo(Memo("", About.JOURNAL, "ana", f"I knew {WORDS}."))
    named.write_memo(
        Memo("", About.PASSAGE, "ana", f"{WORDS}!", "three", start=start, end=start + 6)
    )
    assert files_with(tmp_path, WORDS) != []
    done = named.redact([place(named)])
    second = named.transcript("three").text.index("zenobia")
    named.redact([Redaction("three", second, second + 15, "[NAME-7]")])
    for words in (WORDS, "zenobia", "quist"):
        assert files_with(tmp_path, words) == []
    assert {place.kind for place in done.cleaned} == {"code", "coding", "memo"}
    assert done.left == ()
    assert named.problems() == []
    named.close()
    for words in (WORDS, "zenobia", "quist"):
        assert files_with(tmp_path, words) == []


def test_other_places_are_left_where_that_is_asked(named: Study, tmp_path: Path) -> None:
    named.write_memo(Memo("", About.JOURNAL, "ana", f"I knew {WORDS}."))
    done = named.redact([place(named)], only_there=True)
    assert done.cleaned == ()
    assert [memo.text for memo in named.memos()] == [f"I knew {WORDS}."]
    assert [(held.kind, held.called) for held in named.held_words(WORDS)] == [("memo", "ana")]


def test_a_redaction_is_not_undone_and_what_was_before_neither(named: Study) -> None:
    code(named, "three", "We met")
    named.redact([place(named)])
    assert named.undo("ana") is None
    with pytest.raises(CodebookError, match="add 5 codes"):
        named.undo("lead")
    other = Coding("", "one", 0, 3, "e", "ana")
    named.apply([other])
    assert named.undo("ana") is not None
    assert len(named.codings()) == 1
    assert named.problems() == []


def test_work_of_other_transcripts_can_still_be_undone(named: Study) -> None:
    named.apply([Coding("", "one", 0, 3, "e", "ana")])
    named.redact([place(named)])
    undone = named.undo("ana")
    assert undone is not None
    assert named.codings() == []
    assert named.problems() == []


def test_redaction_after_redaction(named: Study) -> None:
    kept = code(named, "three", "house, and")
    named.redact([place(named)])
    start = named.transcript("three").text.index("the house")
    named.redact([Redaction("three", start, start + 9, "[a place]")])
    (coding,) = named.codings()
    assert coding.id == kept.id
    assert words_of(named, coding) == "[a place], and"
    assert named.transcript("three").revision == 3
    assert named.problems() == []


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [(-1, 3, "does not lie"), (3, 3, "does not lie"), (0, 9999, "does not lie"), (0, 12, "a turn")],
)
def test_places_that_cannot_be_are_refused(named: Study, start: int, end: int, says: str) -> None:
    before = named.transcript("three")
    with pytest.raises(BadInput, match=says):
        named.redact([Redaction("three", start, end, "[x]")])
    assert named.transcript("three") == before


def test_the_study_must_not_be_open_elsewhere(named: Study, tmp_path: Path) -> None:
    with Study.open(named.path, wait=0) as other:
        with pytest.raises(StudyLocked, match="another program"):
            other.redact([place(named)])
        assert WORDS in other.transcript("three").text
    named.redact([place(named)])
    assert files_with(tmp_path, WORDS) == []


def test_a_crash_after_the_change_is_made_good_at_the_next_opening(
    named: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from codebook.store import erasure

    def crash(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(erasure, "_write_anew", crash)
    with pytest.raises(KeyboardInterrupt):
        named.redact([place(named)])
    copy = tmp_path / "crashed"
    copy.mkdir()
    for file in tmp_path.glob("small.study*"):
        (copy / file.name).write_bytes(file.read_bytes())
    monkeypatch.undo()
    assert files_with(copy, WORDS) != []
    with Study.open(copy / "small.study") as again:
        assert WORDS not in again.transcript("three").text
        assert again.problems() == []
        assert files_with(copy, WORDS) == []


def test_the_log_that_lost_words_still_shows_what_else_was_altered(named: Study) -> None:
    code(named, "three", "We met")
    named.apply([Coding("", "one", 0, 3, "e", "ana", memo="kept")])
    named.redact([place(named)])
    path = named.path
    named.close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE event SET after = replace(after, 'kept', 'else') WHERE kind = 'coding'")
        raw.commit()
    with Study.open(path) as again:
        assert any("was altered" in line for line in again.problems())


texts = st.text("ab \n", min_size=12, max_size=30).filter(lambda text: text.strip() == text)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts, st.data())
def test_any_redaction_leaves_a_sound_study(
    tmp_path_factory: pytest.TempPathFactory, study_file: Path, text: str, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("study") / "small.study"
    path.write_bytes(study_file.read_bytes())
    with Study.open(path) as study:
        study.add_transcripts([transcript("three", ("S-1", text), ("S-2", text))])
        turns = study.transcript("three").turns
        length = len(study.transcript("three").text)
        ends = st.tuples(st.integers(0, length), st.integers(0, length)).filter(
            lambda e: e[0] < e[1]
        )
        for start, end in data.draw(st.lists(ends, max_size=8)):
            path_of = data.draw(st.sampled_from(["a", "a/b", "e"]))
            who = data.draw(st.sampled_from(["ana", "ben"]))
            study.apply([Coding("", "three", start, end, path_of, who)])
        for _ in range(data.draw(st.integers(1, 2))):
            turn = data.draw(st.sampled_from(study.transcript("three").turns))
            start = data.draw(st.integers(turn.start, turn.end - 1))
            end = data.draw(st.integers(start + 1, turn.end))
            study.redact([Redaction("three", start, end, "[X-1]")])
        assert study.problems() == []
        assert len(study.transcript("three").turns) == len(turns)
