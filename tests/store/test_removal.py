"""Transcripts and people taken out, and corrected words: nothing else is lost, nothing is left."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.core.memos import About, Memo
from codebook.core.spans import Span
from codebook.core.turns import Role
from codebook.errors import BadInput
from codebook.store.study import Study
from erased import code, files_with, words_of
from small_study import transcript


def test_a_transcript_goes_with_everything_in_it(study: Study, tmp_path: Path) -> None:
    code(study, "one", "cold", memo="sesquipedalian")
    kept = code(study, "two", "kind")
    study.finish("ana", ["one", "two"])
    study.write_memo(Memo("", About.TRANSCRIPT, "ana", "about this talk alone", "one"))
    done = study.remove_transcript("one")
    assert done.removed == ("one",)
    assert [one.key for one in study.transcripts()] == ["two"]
    assert [coding.id for coding in study.codings()] == [kept.id]
    assert study.memos() == []
    assert "S-1" in {person.pseudonym for person in study.interviewees()}
    assert study.problems() == []
    study.close()
    for words in ("cold and long", "sesquipedalian", "about this talk alone"):
        assert files_with(tmp_path, words) == []


def test_a_transcript_of_that_key_can_come_again(study: Study) -> None:
    study.remove_transcript("one")
    study.add_transcripts([transcript("one", ("S-1", "It was warm."))])
    code(study, "one", "warm")
    assert study.problems() == []


def test_someone_who_withdraws_leaves_nothing(study: Study, tmp_path: Path) -> None:
    code(study, "one", "cold", memo="sesquipedalian")
    study.write_memo(Memo("", About.JOURNAL, "ana", "S-1 contradicts S-2"))
    done = study.withdraw_interviewee("S-1")
    assert done.removed == ("one",)
    assert {person.pseudonym for person in study.interviewees()} == {"S-2", "L-1"}
    assert [memo.text for memo in study.memos()] == ["[withdrawn] contradicts S-2"]
    assert study.problems() == []
    study.close()
    for words in ("cold and long", "sesquipedalian", "S-1"):
        assert files_with(tmp_path, words) == []


def test_in_a_talk_with_others_their_turns_go_alone(study: Study, tmp_path: Path) -> None:
    study.add_transcripts(
        [transcript("three", ("INT", "S-2, and you?"), ("S-2", "I fled."), ("L-1", "S-2 says so."))]
    )
    gone = code(study, "three", "fled")
    wide = code(study, "three", "I fled.\nL-1: S-2 says", "a/b")
    other = code(study, "three", "says so", "a/d", memo="as S-2 has it")
    study.withdraw_interviewee("S-2")
    text = study.transcript("three").text
    assert text == (
        "INT: [withdrawn], and you?\n[withdrawn]: [withdrawn]\nL-1: [withdrawn] says so.\n"
    )
    turns = study.transcript("three").turns
    assert [(turn.speaker, turn.role) for turn in turns] == [
        ("INT", Role.INTERVIEWER), ("[withdrawn]", Role.NONE), ("L-1", Role.INTERVIEWEE),
    ]  # fmt: skip
    codings = {coding.id: coding for coding in study.codings()}
    assert gone.id not in codings
    assert words_of(study, codings[other.id]) == "says so"
    assert codings[other.id].memo == "as [withdrawn] has it"
    assert words_of(study, codings[wide.id]) == "[withdrawn]\nL-1: [withdrawn] says"
    assert study.problems() == []
    study.close()
    for words in ("fled", "They were kind", "S-2"):
        assert files_with(tmp_path, words) == []


def test_nobody_withdraws_who_is_not_there(study: Study) -> None:
    with pytest.raises(BadInput, match="no interviewee 'S-9'"):
        study.withdraw_interviewee("S-9")


def test_corrected_words_keep_the_codings_on_theirs(study: Study) -> None:
    kept = code(study, "one", "and long")
    wide = code(study, "one", "was cold and long", "a/b")
    lost = code(study, "one", "cold", "a/d", memo="really?")
    talk = transcript("one", ("INT", "How was it?"), ("S-1", "It was rather mild and long."))
    done = study.revise_transcript(talk)
    assert done.revisions == (("one", 2),)
    assert done.unplaced == 0
    codings = {coding.id: coding for coding in study.codings()}
    assert words_of(study, codings[kept.id]) == "and long"
    assert words_of(study, codings[wide.id]) == "was rather mild and long"
    assert words_of(study, codings[lost.id]) == "rather mild"
    assert study.problems() == []


def test_a_coding_whose_words_a_correction_took_is_kept_aside(study: Study) -> None:
    code(study, "one", "cold and", memo="really?")
    code(study, "one", "It", "a/b")
    done = study.revise_transcript(
        transcript("one", ("INT", "How was it?"), ("S-1", "It was long."))
    )
    assert done.unplaced == 1
    assert [coding.code for coding in study.codings()] == ["a/b"]
    (aside,) = study.unplaced()
    assert (aside.transcript, aside.code, aside.coder, aside.memo) == ("one", "e", "ana", "really?")
    assert study.problems() == []


def test_speakers_can_be_corrected(study: Study) -> None:
    before = study.transcript("two")
    who = {"S-2": "S-1", "L-1": "L-1"}
    turns = tuple(turn._replace(speaker=who[turn.speaker]) for turn in before.turns)
    study.revise_transcript(replace(transcript("two"), text=before.text, turns=turns))
    assert [turn.speaker for turn in study.transcript("two").turns] == ["S-1", "L-1", "S-1"]
    assert study.problems() == []


def test_the_same_words_are_no_correction(study: Study) -> None:
    before = study.transcript("one")
    same = replace(transcript("one"), text=before.text, turns=before.turns)
    with pytest.raises(BadInput, match="this very text"):
        study.revise_transcript(same)


def test_a_map_of_each_revision_is_kept_without_words(study: Study) -> None:
    study.revise_transcript(transcript("one", ("INT", "How was it?"), ("S-1", "It was long.")))
    (moved,) = study.text_maps("one")
    assert (moved.from_revision, moved.to_revision, moved.why) == (1, 2, "correction")
    old = "INT: How was it?\nS-1: It was cold and long.\n"
    assert [old[start:end] for start, end, _ in moved.pieces] == ["cold and "]
    assert json.dumps(moved.pieces).isascii()
    assert Span(*moved.pieces[0][:2]).length == 9
