"""Differences add up to what agreement counts, and are shown to coders who may see them."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codebook.core.agreement.histogram import count
from codebook.core.agreement.pairs import pair
from codebook.core.agreement.settling import Choice, Decision
from codebook.core.agreement.targets import code as target_of
from codebook.core.codings import Coding
from codebook.errors import BadInput, UsageError
from codebook.store.study import Study
from codebook.store.values import Blind
from codebook.tasks.agreement_material import gather
from codebook.tasks.differences import Question, differences, place_of
from codebook.tasks.settling import decide, queue, undisputed

ANA, BEN = ("ana", "ben")


def applied(coder: str, start: int, end: int, code: str = "e", key: str = "one") -> Coding:
    return Coding("", key, start, end, code, coder)


@pytest.fixture
def coded(study: Study) -> Study:
    """Both finished the first transcript, ana the second too."""
    study.apply(
        [
            applied(ANA, 22, 43),
            applied(BEN, 22, 30),
            applied(ANA, 30, 35, "a/b"),
            applied(BEN, 31, 34, "a/d"),
            applied(BEN, 23, 27, "a"),
            applied(ANA, 5, 9, "e", "two"),
        ]
    )
    study.finish(ANA, ["one", "two"])
    study.finish(BEN, ["one"])
    return study


def test_those_with_most_characters_come_first(coded: Study) -> None:
    found = differences(coded, Question())
    assert [(d.code, d.kind, d.characters) for d in found.listed] == [
        ("e", "boundary", 13),
        ("a/b", "different-code", 5),
        ("a", "missed", 4),
        ("a/d", "different-code", 3),
    ]
    [only] = differences(coded, Question(kinds=("missed",))).listed
    assert only.code == "a"
    below = differences(coded, Question(code="a"))
    assert {d.code for d in below.listed} == {"a", "a/b", "a/d"}
    assert [one.transcript for one in found.left_out] == ["two"]
    assert coded.seen_layers() == []


def test_sums_by_code_transcript_and_coder(coded: Study) -> None:
    found = differences(coded, Question())
    [one] = found.by_transcript()
    assert (one.name, one.differences, one.characters, one.marked) == ("one", 4, 25, 33)
    assert {who.name: who.characters for who in found.by_coder()} == {ANA: 25, BEN: 25}
    assert [(c.name, c.characters, c.marked) for c in found.by_code()] == [
        ("e", 13, 21), ("a/b", 5, 5), ("a", 4, 4), ("a/d", 3, 3),
    ]  # fmt: skip


def test_codes_that_get_confused_stand_with_their_codes(coded: Study) -> None:
    coded.edit_code("lead", "a/b", definition="Of the one kind.", exclude="Of the other.")
    [*pairs] = differences(coded, Question()).confused(coded.tree())
    found = {tuple(c.path for c in one.codes): (one.differences, one.characters) for one in pairs}
    assert found[("a/b", "a/d")] == (2, 3)
    [first] = [one.codes[0] for one in pairs if one.codes[1].path == "a/d" and one.differences]
    assert (first.definition, first.exclude) == ("Of the one kind.", "Of the other.")


def test_a_coder_sees_them_once_finished_and_their_layer_is_kept(coded: Study) -> None:
    coded.add_coder("eva")
    coded.assign("eva", ["one"])
    with pytest.raises(BadInput, match="eva has finished none"):
        differences(coded, Question(viewer="eva"))
    with pytest.raises(BadInput, match="eva has not finished one"):
        differences(coded, Question(viewer="eva", transcript="one"))
    assert coded.seen_layers() == []
    before = differences(coded, Question()).listed
    assert differences(coded, Question(viewer=BEN)).listed == before
    [seen] = coded.seen_layers()
    assert (seen.coder, seen.transcript, seen.finished) == (BEN, "one", True)
    coded.apply([applied(BEN, 30, 43)])
    assert differences(coded, Question()).listed == before


def test_who_is_not_to_code_may_be_shown_them_by_command_as_on_the_screen(coded: Study) -> None:
    coded.add_coder("eva")
    assert differences(coded, Question(viewer="eva")).listed
    assert [(one.coder, one.finished) for one in coded.seen_layers()] == [("eva", False)]


def test_what_is_not_listed_is_not_shown(coded: Study) -> None:
    coded.apply([applied(BEN, 5, 9, "e", "two")])
    coded.finish(BEN, ["two"])
    assert len(differences(coded, Question()).documents) == 2
    differences(coded, Question(code="a", viewer=BEN))
    assert [one.transcript for one in coded.seen_layers()] == ["one"]
    assert {d.code for d in differences(coded, Question(code="a", below=False)).listed} == {"a"}


def test_what_cannot_be_compared_keeps_nothing(coded: Study) -> None:
    coded.set_blind(Blind.NEVER)
    with pytest.raises(BadInput, match="nothing to compare in two: only ana finished it"):
        differences(coded, Question(viewer=BEN, transcript="two"))
    assert coded.seen_layers() == []


def test_a_new_coder_is_compared_with_the_consensus(coded: Study) -> None:
    undisputed(coded, "lead", ["one"])
    for item in queue(coded):
        decide(coded, "lead", "one", item.place, Decision(Choice.ACCEPT, item.place.coders[0]))
    coded.add_coder("eva")
    question = Question(("eva", "consensus"), viewer="eva")
    coded.apply([applied("eva", 22, 40)])
    with pytest.raises(BadInput, match="no two coders finished the same transcript"):
        differences(coded, question)
    with pytest.raises(BadInput, match="eva has not finished one"):
        differences(coded, Question(("eva", "consensus"), viewer="eva", transcript="one"))
    coded.finish("eva", ["one"])
    found = differences(coded, question)
    assert found.listed[0].coders == ("eva", "consensus")
    assert found.own == ()
    assert {d.code: d.characters for d in found.listed} == {"a/b": 5, "a/d": 3, "a": 4, "e": 3}
    assert [seen.coder for seen in coded.seen_layers()] == ["eva"]
    assert differences(coded, Question((BEN, "consensus"))).own == ("one",)


def test_the_consensus_is_no_coder_before_there_is_one(coded: Study) -> None:
    with pytest.raises(BadInput, match="no coder 'consensus'"):
        differences(coded, Question((ANA, "consensus")))


def test_wrong_questions_are_one_line(coded: Study) -> None:
    with pytest.raises(UsageError, match="--kind takes boundary"):
        Question(kinds=("wrong",))
    with pytest.raises(BadInput, match="no code"):
        differences(coded, Question(code="nix"))
    with pytest.raises(BadInput, match="no transcript"):
        differences(coded, Question(transcript="three"))
    with pytest.raises(BadInput, match="no coder"):
        differences(coded, Question(viewer="nix"))
    with pytest.raises(UsageError, match="ana twice"):
        differences(coded, Question((ANA, ANA)))


def test_the_context_of_a_difference_is_one_line(coded: Study) -> None:
    text = coded.transcript("one").text
    [one] = differences(coded, Question(code="a/d")).listed
    shown = place_of(text, one, room=4)
    assert text[31:34] in shown
    assert "[" in shown
    [wide] = [d for d in differences(coded, Question()).listed if d.code == "e"]
    assert "…" in place_of(text, wide, room=4)
    assert "\n" not in place_of(text, wide)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 2**32).map(Random))
def test_they_add_up_to_what_only_one_of_two_marked(study: Study, random: Random) -> None:
    for coder in (ANA, BEN):
        study.remove(coder, [c.id for c in study.codings(coders=[coder])])
        for key in ("one", "two"):
            for _ in range(random.randrange(5)):
                start = random.randrange(40)
                code = random.choice(["a", "a/b", "a/b/c", "e"])
                study.apply([applied(coder, start, start + random.randint(1, 5), code, key)])
        study.finish(coder, ["one", "two"])
    found = differences(study, Question())
    listed: Counter[str] = Counter()
    for one in found.listed:
        listed[one.code] += one.characters
    material = gather(study)
    for counted in count(
        material.documents("character"), (ANA, BEN), [target_of(path) for path in material.codes]
    ):
        table = pair(counted.cells(), 0, 1)
        assert listed[counted.target.key] == table.only_first + table.only_second
    assert [one.characters for one in found.listed] == sorted(
        (one.characters for one in found.listed), reverse=True
    )
    assert sum(one.characters for one in found.by_code()) == sum(listed.values())
    assert sum(one.characters for one in found.by_transcript()) == sum(listed.values())
