"""Whose layers and whose claims a coder may see."""

from __future__ import annotations

from codebook.core.claims import Claim
from codebook.core.codings import Coding, Stance
from codebook.store.study import Study
from codebook.store.values import Blind
from codebook.tasks.blindness import claims_for, layers_for


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
