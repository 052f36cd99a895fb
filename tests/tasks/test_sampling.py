"""Samples are drawn within categories, kept with their seed, and say who has finished what."""

from __future__ import annotations

import pytest

from codebook.errors import BadInput, UsageError
from codebook.store.study import Study
from codebook.store.values import Blind
from codebook.tasks.blindness import review
from codebook.tasks.sampling import category_of_each, draw, rounds
from small_study import transcript


@pytest.fixture
def many(study: Study) -> Study:
    """The small study with ten transcripts more, six of survivors and four of police."""
    study.add_transcripts(
        [
            transcript(f"t{n}", ("INT", "And?"), ("S-1" if n < 6 else "L-1", "So it was."))
            for n in range(10)
        ]
    )
    return study


def test_a_focus_group_counts_for_most_of_its_speakers(study: Study) -> None:
    study.add_transcripts(
        [
            transcript("group", ("S-1", "One."), ("L-1", "Two."), ("L-1", "Six."), ("S-2", "Ten.")),
            transcript("even", ("L-1", "One."), ("S-1", "Two.")),
            transcript("none", ("INT", "Hello?")),
        ]
    )
    found = category_of_each(study)
    assert found["group"] == found["even"] == "advocates/survivor"
    assert found["none"] == "unknown"


def test_a_sample_has_its_share_of_each_category(many: Study) -> None:
    made = draw(many, "6", seed=3)
    assert made.categories == {"advocates/survivor": 4, "police": 2}
    assert (made.sample.number, made.sample.seed, made.sample.coders) == (1, 3, ("ana", "ben"))
    assert made.finished == {"ana": (), "ben": ()}
    first = made.sample.transcripts[0]
    many.finish("ana", [first])
    [now] = rounds(many)
    assert now.finished == {"ana": (first,), "ben": ()}
    assert not now.done
    for coder in ("ana", "ben"):
        many.finish(coder, made.sample.transcripts)
    assert rounds(many)[0].done
    assert many.problems() == []


def test_a_second_sample_is_of_others_unless_told(many: Study) -> None:
    first = set(draw(many, "50%", seed=1).sample.transcripts)
    assert len(first) == 6
    with pytest.raises(
        BadInput, match=r"a sample of 7 cannot be drawn from 6 .* 12 transcripts: 6"
    ):
        draw(many, "7", seed=1)
    assert draw(many, "6", seed=1).sample.transcripts
    assert first.isdisjoint(rounds(many)[1].sample.transcripts)
    assert len(draw(many, "100%", again=True).sample.transcripts) == 12
    assert [one.sample.number for one in rounds(many)] == [1, 2, 3]
    with pytest.raises(BadInput, match="a sample of 13 cannot be drawn from 12"):
        draw(many, "13", again=True)


def test_what_was_coded_in_sight_of_another_is_not_drawn(study: Study) -> None:
    study.set_blind(Blind.NEVER)
    review(study, "ana", "one")
    with pytest.raises(BadInput, match="in 1 a coder saw another's layer before finishing"):
        draw(study, "2")
    assert draw(study, "1").sample.transcripts == ("two",)


def test_a_share_is_rounded_up_and_a_seed_is_made(many: Study) -> None:
    made = draw(many, "10%")
    assert len(made.sample.transcripts) == 2
    again = draw(many, "2", seed=made.sample.seed, again=True)
    assert again.sample.transcripts == made.sample.transcripts


@pytest.mark.parametrize("size", ["0", "-1", "ten", "101%", "0%", "", "%", "1.5", "²"])
def test_a_size_is_a_number_or_a_share(study: Study, size: str) -> None:
    with pytest.raises(UsageError, match="--draw takes"):
        draw(study, size)
    assert study.samples() == []


def test_a_sample_is_for_two_coders_who_are_there(study: Study) -> None:
    with pytest.raises(BadInput, match="two coders or more"):
        draw(study, "1", ["ana"])
    with pytest.raises(UsageError, match="ana twice"):
        draw(study, "1", ["ana", " ana"])
    with pytest.raises(BadInput, match="no coder 'eva'"):
        draw(study, "1", ["ana", "eva"])
    assert study.samples() == []
