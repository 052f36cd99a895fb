"""Runs, lanes, words, sentences, and the ranking of codes."""

from hypothesis import given
from hypothesis import strategies as st

from codebook.core.codes import Code
from codebook.core.ranking import Ranker
from codebook.core.runs import RunIndex, lanes
from codebook.core.segments import (
    next_cluster,
    next_word,
    previous_cluster,
    previous_word,
    sentences,
    word_at,
)
from codebook.core.spans import Span

codings = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 9), st.sampled_from("abc")).map(
        lambda c: (c[0], c[0] + c[1], c[2])
    ),
    max_size=10,
)


@given(codings, st.integers(0, 15), st.integers(0, 15))
def test_runs_say_what_stands_at_every_place(
    given_codings: list[tuple[int, int, str]], start: int, length: int
) -> None:
    index = RunIndex(given_codings)
    runs = index.runs(start, start + length)
    assert [place for span, _ in runs for place in range(*span)] == list(
        range(start, start + length)
    )
    for span, keys in runs:
        for place in range(*span):
            there = {key for begin, end, key in given_codings if begin <= place < end}
            assert set(keys) == there
            assert set(index.at(place)) == there


@given(codings)
def test_overlapping_spans_never_share_a_lane(given_codings: list[tuple[int, int, str]]) -> None:
    spans = [Span(start, end) for start, end, _ in given_codings]
    found = lanes(spans)
    for a in range(len(spans)):
        for b in range(a):
            assert not spans[a].overlaps(spans[b]) or found[a] != found[b]


def test_sentences_of_speech() -> None:
    text = 'Well, um... no. Dr. Lee said "stop." Then 3.5 hours! Why? e.g. this\nend'
    assert [text[slice(*s)] for s in sentences(text, 0, len(text))] == [
        "Well, um... no.",
        'Dr. Lee said "stop."',
        "Then 3.5 hours!",
        "Why?",
        "e.g. this",
        "end",
    ]
    assert [s.length for s in sentences("我来了。他走了！", 0, 8)] == [4, 4]


@given(st.text(st.sampled_from("ab .中'\n"), max_size=40))
def test_sentences_hold_every_word_once(text: str) -> None:
    found = sentences(text, 0, len(text))
    assert "".join(text[slice(*s)] for s in found).split() == "".join(
        part for part in text.split("\n")
    ).split() or "".join("".join(text[slice(*s)] for s in found).split()) == "".join(text.split())


def test_words_and_clusters() -> None:
    text = "don't  go 中文 e\u0301a"
    assert word_at(text, 2) == Span(0, 5)
    assert next_word(text, 0) == 7
    assert next_word(text, 10) == 11
    assert previous_word(text, 9) == 7
    assert previous_word(text, 3) == 0
    assert next_cluster(text, 13) == 15
    assert previous_cluster(text, 15) == 13
    assert next_word(text, len(text)) == len(text)


@given(st.text(st.sampled_from("ab 中'\n"), max_size=30))
def test_going_through_a_text_by_words_ends(text: str) -> None:
    at, steps = 0, 0
    while at < len(text):
        then = next_word(text, at)
        assert then > at
        at, steps = then, steps + 1
    assert steps <= len(text)


def test_ranking_bears_typos_initials_and_any_order() -> None:
    codes = [
        Code("p", "Protection"),
        Code("p/victim-id", "Identifying victims", aliases=("screening",)),
        Code("p/handcuffing", "Handcuffing", aliases=("cuffs",)),
        Code("q/return", "Return to the trafficker", definition="People go back."),
        Code("q/old", "Old", retired=True),
    ]
    ranker = Ranker(codes)
    for query, path in (
        ("han", "p/handcuffing"),
        ("cuffs", "p/handcuffing"),
        ("hadncuf", "p/handcuffing"),
        ("vi", "p/victim-id"),
        ("victims ident", "p/victim-id"),
        ("trafficker return", "q/return"),
        ("go back", "q/return"),
    ):
        assert ranker.rank(query)[0].path == path, query
    assert [code.path for code in ranker.rank("", ["q/return"])][:2] == ["q/return", "p"]
    assert "q/old" not in [code.path for code in ranker.rank("old")]
