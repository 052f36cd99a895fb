"""Whose layers and whose claims a coder may see."""

from __future__ import annotations

import pytest

from codebook.core.claims import Claim
from codebook.core.codings import Coding, Stance
from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.store.values import Blind
from codebook.tasks.blindness import claims_for, layers_for, may_see, review, show


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


def test_two_see_each_other_once_both_have_finished(study: Study) -> None:
    study.finish("ben", ["one"])
    with pytest.raises(BadInput, match="ana has not finished one"):
        show(study, "ana", "one")
    with pytest.raises(BadInput, match="ana has not finished one"):
        show(study, "ben", "one", ["ana"])
    with pytest.raises(BadInput, match="no other coder has finished one"):
        show(study, "ben", "one")
    assert study.seen_layers() == []
    study.finish("ana", ["one"])
    assert show(study, "ana", "one") == ["ben"]
    [seen] = study.seen_layers()
    assert (seen.coder, seen.transcript, seen.finished) == ("ana", "one", True)
    study.apply([Coding("", "one", 22, 28, "e", "ana")])
    assert show(study, "ana", "one", ["ana", "ben"]) == ["ben"]
    assert study.seen_layers() == [seen]
    assert study.problems() == []


def test_the_consensus_is_seen_once_the_coder_has_finished(study: Study) -> None:
    study.finish("ben", ["one"])
    study.settle("lead", "one", [], settled_by=["ben"])
    assert may_see(study, "ana", "one") == []
    assert "consensus" not in layers_for(study, "ana")
    with pytest.raises(BadInput, match="ana has not finished one"):
        show(study, "ana", "one", ["consensus"])
    study.finish("ana", ["one"])
    assert show(study, "ana", "one") == ["ben", "consensus"]
    assert layers_for(study, "ana") == ["ana", "ben", "all", "consensus"]
    with pytest.raises(BadInput, match="two is not settled"):
        show(study, "ana", "two", ["consensus"])
    with pytest.raises(BadInput, match="no coder"):
        show(study, "eva", "one")
    with pytest.raises(BadInput, match="no transcript"):
        show(study, "ana", "three")


def test_what_is_seen_before_finishing_is_kept_as_such(study: Study) -> None:
    study.set_blind(Blind.NEVER)
    assert show(study, "ana", "one") == ["ben"]
    assert [seen.finished for seen in study.seen_layers()] == [False]


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
