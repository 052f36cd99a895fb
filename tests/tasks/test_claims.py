"""A claim stands or falls with the codings, and says to outsiders what a table said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from codebook.core.categories import Interviewee
from codebook.core.claims import Claim
from codebook.errors import BadInput, Refused, UsageError
from codebook.store.study import Study
from codebook.tasks import claims
from codebook.tasks.counted import BY_NONE, Question
from codebook.tasks.protected import release
from spoken_study import add, everybody, make

SAID = {
    **everybody("P", 6, ("a/b", "supports")),
    "P-7": [("a/b", "counters")],
    **everybody("A", 2, ("a/b", "supports"), ("e", "supports")),
}


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    with Study.open(make(tmp_path / "s.study", SAID)) as opened:
        yield opened


def _claim(study: Study, **values: object) -> Claim:
    coding = next(c.id for c in study.layer("ana", "P-1"))
    given = {
        "text": "Most local officers said so.",
        "code": "a/b",
        "category": "police/local",
        "evidence": (coding,),
        **values,
    }
    return claims.write(study, Claim("", **given))  # type: ignore[arg-type]


def test_who_supports_and_who_contradicts(study: Study) -> None:
    _claim(study)
    [found], layer = claims.standing(study)
    assert layer == "ana"
    assert found.supporters == tuple(f"P-{n}" for n in range(1, 7))
    assert found.contradictors == ("P-7",)
    assert (found.n, found.word, found.holds, found.rests_on_one) == (7, "most", True, True)


def test_a_claim_falls_when_codings_change(study: Study) -> None:
    _claim(study)
    for who in ("P-1", "P-2"):
        study.remove("ana", [study.layer("ana", who)[0].id])
    [found], _ = claims.standing(study)
    assert not found.holds
    assert any("no longer in the layer" in problem for problem in found.problems)
    assert any("“some”: 4 of 7" in problem for problem in found.problems)


def test_evidence_is_of_the_theme_the_stance_and_the_group(study: Study) -> None:
    other = study.layer("ana", "A-1")
    ids = {c.code: c.id for c in other}
    _claim(study, evidence=(ids["e"], ids["a/b"]))
    [found], _ = claims.standing(study)
    assert len(found.problems) == 2
    assert found.speakers == ()


def test_unfinished_transcripts_do_not_count(study: Study) -> None:
    _claim(study)
    study.unfinish("ana", ["P-1"])
    [found], _ = claims.standing(study)
    assert found.n == 6
    assert not found.holds


def test_a_claim_says_to_outsiders_what_a_released_row_says(study: Study) -> None:
    claim = _claim(study)
    with pytest.raises(Refused, match="words of a table"):
        claims.draft(study)
    release(study, Question(codes=("a/b",), stance="supports"), "One")
    [shown] = claims.draft(study)
    assert (shown.low, shown.high, shown.words) == (5, 7, "most")
    assert shown.evidence == claim.evidence
    made, remembered = claims.release(study, "Claims")
    assert made == [shown]
    assert remembered.facts[0]["claims"] == [{"id": claim.id, "text": claim.text}]


def test_a_claim_about_all_needs_a_total(study: Study) -> None:
    _claim(study, category="", text="Some said so.", quantifier="some")
    with pytest.raises(Refused, match="--by NONE"):
        claims.draft(study)
    release(study, Question(codes=("a/b",), stance="supports", by=BY_NONE), "One")
    [shown] = claims.draft(study)
    assert (shown.low, shown.high) == (8, 8)


def test_evidence_of_few_or_none_stays_inside(study: Study) -> None:
    ids = {c.code: c.id for c in study.layer("ana", "A-1")}
    _claim(
        study,
        text="Few survivor advocates said so.",
        code="e",
        category="advocates/survivor",
        evidence=(ids["e"],),
    )
    release(study, Question(codes=("e",), stance="supports"), "One")
    [shown] = claims.draft(study)
    assert (shown.low, shown.high, shown.evidence) == (0, 2, ())


def test_a_claim_that_does_not_hold_does_not_leave(study: Study) -> None:
    _claim(study, text="Many local officers said so.")
    release(study, Question(codes=("a/b",), stance="supports"), "One")
    with pytest.raises(BadInput, match="does not hold"):
        claims.draft(study)


def test_the_table_that_was_released_binds_the_claim(study: Study) -> None:
    release(study, Question(codes=("a/b",), stance="supports"), "One")
    for who in ("P-5", "P-6"):
        study.remove("ana", [study.layer("ana", who)[0].id])
    _claim(study, text="Some local officers said so.")
    with pytest.raises(Refused, match="the table that was released says “most”"):
        claims.draft(study)


def test_few_or_none_may_be_none(study: Study) -> None:
    """Else a claim that is released would say that somebody spoke."""
    _claim(study, text="Few advocates said so.", category="advocates/nonprofit", evidence=())
    release(study, Question(codes=("a/b",), stance="supports"), "One")
    [shown] = claims.draft(study)
    assert (shown.low, shown.high, shown.evidence) == (0, 2, ())


@pytest.mark.parametrize("speaking", [0, 1, 2])
def test_a_claim_tells_nothing_of_people_who_were_added(study: Study, speaking: int) -> None:
    _claim(study, text="Few advocates said so.", category="advocates/survivor", evidence=())
    release(study, Question(codes=("a/b",), stance="supports"), "One")
    people = {f"A-{n}": "advocates/survivor" for n in (6, 7)}
    study.add_interviewees([Interviewee(who, category) for who, category in people.items()])
    said = {f"A-{6 + n}": [("a/b", "supports")] for n in range(speaking)}
    add(study, people, said)
    [shown] = claims.draft(study)
    assert (shown.group.n, shown.low, shown.high) == (5, 0, 2)


def test_what_claims_said_is_known_after_their_table_was_withdrawn(study: Study) -> None:
    _, table = release(study, Question(codes=("a/b",), stance="supports"), "One")
    _claim(study)
    claims.release(study, "Claims")
    before = study.memory()
    study.withdraw_release(table.id, "never sent")
    now = study.memory()
    assert (now.columns, now.rows[-1]) == (before.columns, before.rows[-1])
    with pytest.raises(Refused, match="breakdown or total"):
        release(study, Question(codes=("a/b",), stance="supports", by=BY_NONE), "Total")


def test_no_claims_are_no_release(study: Study) -> None:
    with pytest.raises(BadInput, match="no claims"):
        claims.release(study, "Claims")
    assert study.releases() == []


def test_what_does_not_hold_is_said_without_a_count(study: Study) -> None:
    _claim(study, text="Many local officers said so.")
    release(study, Question(codes=("a/b",), stance="supports"), "One")
    with pytest.raises(BadInput) as refused:
        claims.draft(study)
    assert " of 7" not in str(refused.value)


def test_wrong_claims_are_refused(study: Study) -> None:
    with pytest.raises(BadInput, match="did you mean a"):
        _claim(study, code="a/bb")
    with pytest.raises(UsageError, match="stance"):
        _claim(study, stance="likes")
    with pytest.raises(UsageError, match="quantifier"):
        _claim(study, quantifier="all")
    with pytest.raises(BadInput, match="a column of the tables"):
        _claim(study, category="police/federal")
    with pytest.raises(BadInput, match="no claim"):
        claims.draft(study, ["12"])
