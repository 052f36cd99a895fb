"""Finding passages in a real study."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from weakref import WeakKeyDictionary

import pytest

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codings import Coding, Stance
from codebook.core.spans import Span
from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.tasks import hits
from codebook.tasks.passages import codes_near, passages
from codebook.tasks.search import Question, Stopped, prepare, search
from small_study import TREE, transcript

LONG = "Before that we had walked " + "on and on " * 12 + "until the cold jacket. " + "so on " * 30
KIND = "They were kind. They gave us a jacket, a cold one."


@pytest.fixture
def talks(tmp_path: Path) -> Iterator[Study]:
    """Three interviewees, a focus group, and codings of two coders."""
    path = tmp_path / "t.study"
    people = [
        Interviewee("S-1", "advocates/survivor"),
        Interviewee("S-2", "advocates/legal"),
        Interviewee("L-1", "police"),
    ]
    Study.create(path, title="T", tree=TREE, scheme=Scheme(), interviewees=people)
    with Study.open(path) as study:
        study.add_transcripts(
            [
                transcript("one", ("INT", "Was it cold?"), ("S-1", LONG)),
                transcript("two", ("S-2", KIND), ("L-1", "It was cold. Cold, I said.")),
            ]
        )
        study.add_coders(["ana", "ben"])
        study.apply([at(study, "one", "cold jacket", "a/b"), at(study, "two", "They were", "a")])
        study.apply([at(study, "two", "a jacket, a cold one", "e", memo="gave", stance="mixed")])
        study.apply([at(study, "two", "It was cold", "a/b/c", "ben")])
        yield study


def at(
    study: Study,
    key: str,
    words: str,
    code: str,
    coder: str = "ana",
    memo: str = "",
    stance: str = "",
) -> Coding:
    start = study.transcript(key).text.index(words)
    return Coding("", key, start, start + len(words), code, coder, memo, Stance(stance))


def found(study: Study, text: str, **where: object) -> list[tuple[str, int, str]]:
    hits = search(study, Question(text, **where))  # type: ignore[arg-type]
    return [(hit.speaker, hit.turn, hit.text) for hit in hits]


def test_interviewees_are_searched_and_interviewers_when_asked(talks: Study) -> None:
    own = [("S-1", 2, "cold"), ("S-2", 1, "cold"), ("L-1", 2, "cold"), ("L-1", 2, "Cold")]
    assert found(talks, "cold") == own
    assert found(talks, "cold", interviewers=True) == [("INT", 1, "cold"), *own]


def test_where_is_searched(talks: Study) -> None:
    assert found(talks, "cold", category="advocates") == [("S-1", 2, "cold"), ("S-2", 1, "cold")]
    assert found(talks, "cold", category="advocates/legal", interviewers=True) == [
        ("S-2", 1, "cold")
    ]
    assert found(talks, "/c../", speaker="L-1") == [("L-1", 2, "col"), ("L-1", 2, "Col")]
    both, ana = ("ana", "ben"), ("ana",)
    assert found(talks, "cold", coders=both, code="a") == [("S-1", 2, "cold"), ("L-1", 2, "cold")]
    assert found(talks, "cold", coders=ana, code="a") == [("S-1", 2, "cold")]
    assert found(talks, "cold", coders=ana, code="a/b/c") == []
    assert found(talks, "cold", coders=both, code="a", category="police") == [("L-1", 2, "cold")]


def test_what_is_said_of_the_codings_limits_a_search_in_them(talks: Study) -> None:
    ana = ("ana",)
    gave = [("S-2", 1, "cold")]
    assert found(talks, "cold", coders=ana, code="e") == gave
    assert found(talks, "cold", coders=ana, code="e", stance=Stance.MIXED) == gave
    assert found(talks, "cold", coders=ana, code="e", with_memo=True) == gave
    assert found(talks, "cold", coders=ana, code="e", stance=Stance.COUNTERS) == []
    assert found(talks, "cold", coders=ana, code="a", with_memo=True) == []


def test_every_limit_holds_beside_the_others(talks: Study) -> None:
    both = ("ana", "ben")
    for place in (
        {"code": "a"},
        {"category": "police"},
        {"speaker": "L-1"},
        {"code": "a/b/c", "category": "police", "speaker": "L-1"},
    ):
        hits = search(talks, Question("cold", both, **place))  # type: ignore[arg-type]
        everywhere = {(hit.transcript, *hit.span) for hit in search(talks, Question("cold"))}
        assert hits
        assert {(hit.transcript, *hit.span) for hit in hits} <= everywhere
        coded = [c for c in talks.codings(coders=both) if c.code.startswith("a")]
        for hit in hits:
            assert "category" not in place or hit.category == "police"
            assert "speaker" not in place or hit.speaker == "L-1"
            assert "code" not in place or any(
                c.transcript == hit.transcript and c.start <= hit.start and hit.end <= c.end
                for c in coded
            )
    assert found(talks, "cold", code="a", coders=both, speaker="S-2") == []
    assert found(talks, "cold", category="police", speaker="S-2") == []


def test_a_limit_by_code_counts_touching_codings_as_one(talks: Study) -> None:
    talks.apply([at(talks, "two", "It was", "a/d"), at(talks, "two", " cold. Cold", "a/b")])
    assert found(talks, '"was cold cold"', coders=("ana",), code="a") == [
        ("L-1", 2, "was cold. Cold")
    ]


def test_texts_are_made_ready_bit_by_bit_and_find_the_same(
    talks: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("codebook.tasks.search.AT_ONCE", 1)
    queries = ["cold", '"was cold"', "cold jacket", "jack*", "zebra", "cold OR kind"]
    before = [found(talks, query) for query in queries]
    ready = []
    for _ in range(3):
        found(talks, "cold")
        ready.append([talk.is_ready for talk in hits.talks(talks)])
    assert ready[-1] == [True, True]
    assert [found(talks, query) for query in queries] == before


def test_one_search_makes_nothing_ready(talks: Study) -> None:
    found(talks, "cold")
    assert not any(talk.is_ready for talk in hits.talks(talks))


def test_what_is_made_of_texts_is_kept_up_to_a_bound(
    talks: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = found(talks, "cold")
    monkeypatch.setattr(hits, "KEPT", len(talks.transcript("one").text))
    monkeypatch.setattr(hits, "_READ", WeakKeyDictionary())
    for _ in range(4):
        assert found(talks, "cold") == before
    one, two = hits.talks(talks)
    assert (one.is_ready, two.is_ready) == (True, False)
    assert one.folded is one.folded
    assert two.folded is not two.folded


def test_a_text_that_was_changed_is_read_anew(talks: Study) -> None:
    one, two = hits.talks(talks)
    hits._READ[talks] = ({"one": 0, "two": 1}, [replace(one, revision=0), two])
    again = hits.talks(talks)
    assert (again[0] is one, again[0].revision, again[1] is two) == (False, 1, True)


def test_a_hit_stands_in_its_context(talks: Study) -> None:
    (hit,) = search(talks, Question('"cold jacket"'))
    text = talks.transcript("one").text
    assert text[hit.start : hit.end] == hit.text == "cold jacket"
    assert hit.before + hit.text + hit.after in text
    assert hit.before.endswith("on until the ")
    assert hit.after.startswith(". so on")
    assert 40 < len(hit.before) <= 60
    assert 40 < len(hit.after) <= 60
    assert (hit.before + "|" + hit.after).split()[0] in ("on", "and")
    assert (hit.turn, hit.category) == (2, "advocates/survivor")
    (first,) = search(talks, Question('"they were"'))
    assert first.before == ""
    assert search(talks, Question("gave")).sentence(0) == Span(
        first.end + len(" kind. "), first.start + len(KIND)
    )


def test_texts_are_read_once(talks: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    before = found(talks, "cold")
    monkeypatch.setattr(Study, "transcript", None)
    assert found(talks, "cold") == before
    assert hits.talks(talks)[0] is hits.talks(talks)[0]


def test_a_search_that_nobody_waits_for_ends(talks: Study) -> None:
    prepared = prepare(talks, Question("cold"))
    with pytest.raises(Stopped):
        prepared.run(lambda: True)
    assert len(prepared.run()) == 4


def test_a_search_that_takes_too_long_is_given_up(
    talks: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("codebook.tasks.search.SECONDS", -1.0)
    with pytest.raises(BadInput, match="was given up"):
        search(talks, Question("/cold/"))


@pytest.mark.parametrize(
    "question", [Question("x", code="z"), Question("x", category="z"), Question("x", speaker="z")]
)
def test_unknown_names_are_refused(talks: Study, question: Question) -> None:
    with pytest.raises(BadInput, match="'z' in this study"):
        search(talks, question)


def test_passages_of_a_code_and_its_branch(talks: Study) -> None:
    both = ("ana", "ben")
    assert [c.code for c in passages(talks, both, "a").codings] == ["a/b", "a", "a/b/c"]
    assert [c.code for c in passages(talks, ("ana",), "a").codings] == ["a/b", "a"]
    assert [c.code for c in passages(talks, both, "a", category="police").codings] == ["a/b/c"]
    assert [c.code for c in passages(talks, both, "e", stance=Stance.MIXED).codings] == ["e"]
    assert list(passages(talks, both, "e", stance=Stance.COUNTERS)) == []
    (hit,) = passages(talks, both, "e", with_memo=True)
    assert (hit.text, hit.after, hit.speaker) == ("a jacket, a cold one", ".", "S-2")
    assert list(passages(talks, both, "a", with_memo=True)) == []


def test_where_codes_meet(talks: Study) -> None:
    met = codes_near(talks, ("ana", "ben"), "a", "e", 10)
    (meeting,) = met.meetings
    assert (meeting.first.code, meeting.second.code, meeting.words) == ("a", "e", 4)
    assert met[0].text == "They were kind. They gave us a jacket, a cold one"
    assert list(codes_near(talks, ("ana",), "e", "a", 3)) == []
    talks.apply([at(talks, "two", "cold one", "a/d")])
    (closest, _) = codes_near(talks, ("ana",), "e", "a", 10).meetings
    assert {m.words for m in codes_near(talks, ("ana",), "e", "a", 10).meetings} == {4, None}
    assert [m.words for m in codes_near(talks, ("ana",), "e", "a", 0).meetings] == [None]
    assert closest.first.code == "e"
    for limits, words in (
        ({"category": "police"}, []),
        ({"category": "advocates"}, [4, None]),
        ({"stance": Stance.MIXED}, [4, None]),
        ({"stance": Stance.COUNTERS}, []),
        ({"with_memo": True}, [4, None]),
    ):
        met = codes_near(talks, ("ana",), "e", "a", 10, **limits)  # type: ignore[arg-type]
        assert sorted((m.words for m in met.meetings), key=str) == words
    assert list(codes_near(talks, ("ana",), "a", "e", 10, with_memo=True)) == []
    with pytest.raises(BadInput, match="'z' in this study"):
        codes_near(talks, ("ana",), "a", "e", category="z")
    pairs = codes_near(talks, ("ana",), "a", "a", 10).meetings
    assert len({frozenset((m.first.id, m.second.id)) for m in pairs}) == len(pairs)
