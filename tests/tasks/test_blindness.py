"""Whose layers and whose claims a coder may see."""

from __future__ import annotations

import pytest

from codebook.core.claims import Claim
from codebook.core.codings import Coding, Stance
from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.store.values import Blind
from codebook.tasks.blindness import (
    claims_for,
    hidden_from,
    layers_for,
    layers_in,
    note_passages,
    review,
)


def test_another_s_layer_is_seen_once_all_that_counts_in_it_is_finished(study: Study) -> None:
    study.finish("ben", ["one", "two"])
    assert layers_for(study, "ana") == ["ana"]
    assert layers_for(study, "ben") == ["ben", "ana", "all"]  # nothing of ana's counts yet
    study.finish("ana", ["one"])
    assert layers_for(study, "ana") == ["ana"]
    assert layers_for(study, "ben") == ["ben", "ana", "all"]
    study.finish("ana", ["two"])
    assert layers_for(study, "ana") == ["ana", "ben", "all"]
    study.unfinish("ana", ["two"])
    assert layers_for(study, "ana") == ["ana"]


def test_all_together_are_seen_only_where_each_is(study: Study) -> None:
    study.add_coder("eva")
    study.finish("ben", ["one"])
    study.finish("eva", ["two"])
    study.finish("ana", ["one"])
    assert layers_for(study, "ana") == ["ana", "ben"]


def test_the_rule_of_the_study_decides(study: Study) -> None:
    study.finish("ben", ["one"])
    study.set_blind(Blind.SAMPLE)
    assert layers_for(study, "ana") == ["ana", "ben", "all"]
    study.draw_sample(["ana", "ben"], ["two"], 1)
    assert layers_for(study, "ana") == ["ana", "ben", "all"]
    study.draw_sample(["ana", "ben"], ["one"], 1)
    assert layers_for(study, "ana") == ["ana"]
    study.set_blind(Blind.NEVER)
    assert layers_for(study, "ana") == ["ana", "ben", "all"]


def test_a_claim_that_rests_on_a_hidden_layer_is_not_shown(study: Study) -> None:
    made = study.apply(
        [
            Coding("", "one", 22, 28, "e", "ana", stance=Stance.SUPPORTS),
            Coding("", "one", 22, 28, "e", "ben", stance=Stance.SUPPORTS),
        ]
    )
    study.finish("ben", ["one"])
    mine, theirs = (one.coding.id for one in made)
    for text, evidence in (("Some.", (mine,)), ("Many.", (mine, theirs)), ("Most.", ())):
        study.write_claim(Claim("", text, "e", evidence=evidence))
    shown, hidden = claims_for(study, "ana", "ana")
    assert ([one.claim.text for one in shown], hidden) == (["Some.", "Most."], 1)
    study.finish("ana", ["one"])
    shown, hidden = claims_for(study, "ana", "ana")
    assert (len(shown), hidden) == (3, 0)


def test_who_codes_sees_others_once_they_have_finished(study: Study) -> None:
    study.apply([Coding("", "one", 22, 28, "e", "ana")])
    study.finish("ben", ["one"])
    for key in ("one", "two"):  # nothing is assigned to ana, so everything is hers to code
        with pytest.raises(BadInput, match=f"ana has not finished {key}"):
            review(study, "ana", key)
    assert study.seen_layers() == []
    study.finish("ana", ["one"])
    review(study, "ana", "one")
    [seen] = study.seen_layers()
    assert (seen.coder, seen.transcript, seen.finished) == ("ana", "one", True)
    study.apply([Coding("", "one", 30, 34, "e", "ana")])
    review(study, "ana", "one")
    assert study.seen_layers() == [seen]
    study.assign("ana", ["one"])
    assert hidden_from(study, "ana") == frozenset()
    assert study.problems() == []


def test_the_consensus_is_seen_once_the_coder_has_finished(study: Study) -> None:
    study.apply([Coding("", "one", 22, 28, "e", "ana")])
    study.finish("ben", ["one"])
    assert layers_in(study, "one") == ["ben"]
    study.settle("lead", "one", [], settled_by=["ben"])
    assert layers_in(study, "one") == ["ben", "consensus"]
    assert "consensus" not in layers_for(study, "ana")
    study.finish("ana", ["one"])
    assert layers_in(study, "one") == ["ana", "ben", "consensus"]
    assert layers_for(study, "ana") == ["ana", "ben", "all", "consensus"]
    with pytest.raises(BadInput, match="no coder"):
        review(study, "eva", "one")
    with pytest.raises(BadInput, match="no transcript"):
        review(study, "ana", "three")


def test_what_is_seen_before_finishing_is_kept_as_such(study: Study) -> None:
    study.set_blind(Blind.NEVER)
    assert layers_in(study, "one") == ["ana", "ben"]
    review(study, "ana", "one")
    assert [seen.finished for seen in study.seen_layers()] == [False]


def test_passages_of_one_s_own_are_no_sight_of_others(study: Study) -> None:
    study.set_blind(Blind.NEVER)
    made = study.apply([Coding("", "one", 22, 28, "e", "ana"), Coding("", "two", 5, 9, "e", "ben")])
    note_passages(study, "ana", [made[0].coding])
    assert study.seen_layers() == []
    note_passages(study, "ana", [one.coding for one in made])
    note_passages(study, "ana", [one.coding for one in made])
    assert [(seen.coder, seen.transcript) for seen in study.seen_layers()] == [("ana", "two")]


def test_a_reviewer_need_not_have_coded_but_a_coder_finishes_first(study: Study) -> None:
    study.finish("ben", ["one", "two"])
    review(study, "ana", "one")
    assert [(seen.coder, seen.finished) for seen in study.seen_layers()] == [("ana", False)]
    study.apply([Coding("", "two", 5, 9, "e", "ana")])
    with pytest.raises(BadInput, match="ana has not finished two"):
        review(study, "ana", "two")
    study.finish("ana", ["two"])
    review(study, "ana", "two")
    assert len(study.seen_layers()) == 2


def test_who_is_to_code_a_sample_does_not_settle_it_before(study: Study) -> None:
    study.draw_sample(["ana", "ben"], ["one"], 1)
    with pytest.raises(BadInput, match="ana has not finished one"):
        review(study, "ana", "one")
