"""Queries: what they find, exactly where, and what they refuse."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core import terms
from codebook.core.concordance import Concordance
from codebook.core.folding import Folded, folded
from codebook.core.search import Place, parse
from codebook.core.spans import Span
from codebook.errors import BadInput

ODD = (
    "aAbßẞſİıiIéÉe\u0301\u0323\u0345çſﬁΣσςאבשׁש\u05b8\u05c1いか\u3099ก็天气"
    "\u200d\u200f👩🚀\ufe0f ‘’-–.\n"
)
odd_texts = st.text(alphabet=ODD, max_size=40)


def found(query: str, text: str, *, near: int = 10, begun: bool = False) -> list[str]:
    whole = [Span(0, len(text))] if text else []
    places = parse(query, near=near, begun=begun).find(Folded(text), whole)
    return [text[place.start : place.end] for place in places]


TALK = (
    "Trafficking was COLD. The trafficker's jacket, a café, a cafe\u0301, STRASSE, Straße in "
    "İstanbul. I don’t know; שָׁלוֹם, 天气很好. Very, very cold: the only jacket."
)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("cold", ["COLD", "cold"]),
        ("col", []),
        ("traffic*", ["Trafficking", "trafficker's"]),
        ("*ing", ["Trafficking"]),
        ("tr*ing", ["Trafficking"]),
        ("*ffick*", ["Trafficking", "trafficker's"]),
        ("cafe", ["café", "cafe\u0301"]),
        ("CAFÉ", ["café", "cafe\u0301"]),
        ("strasse", ["STRASSE", "Straße"]),
        ("Straße", ["STRASSE", "Straße"]),
        ("istanbul", ["İstanbul"]),
        ("İSTANBUL", ["İstanbul"]),
        ("don't", ["don’t"]),
        ("שלום", ["שָׁלוֹם"]),
        ("天气", ["天气"]),
        ('"very cold"', ["very cold"]),
        ("“very cold”", ["very cold"]),
        ('"very very"', ["Very, very"]),
        ('"cold the o* jack*"', ["cold: the only jacket"]),
        ("jacket NEAR/0 only", ["only jacket"]),
        ("cold jacket", ["COLD. The trafficker's jacket", "cold: the only jacket"]),
        ('"very cold" jacket', ["very cold: the only jacket"]),
        ("very NEAR/0 very", ["Very, very"]),
        ("cold NEAR/2 jacket NEAR/4 very", ["very cold: the only jacket"]),
        ("jacket OR istanbul", ["jacket", "İstanbul", "jacket"]),
        ("jacket|istanbul", ["jacket", "İstanbul", "jacket"]),
        ("cold OR hot|warm", ["COLD", "cold"]),
        ('"very cold" OR traff*', ["Trafficking", "trafficker's", "very cold"]),
        ("only OR the jacket OR coat", ["The trafficker's jacket", "only jacket"]),
        ("very NEAR/0 cold OR very", ["very cold"]),
        ("cold OR cold", ["COLD", "cold"]),
        ("cold or", []),
        ("/c[aou]l?fé?/", ["café", "caf"]),
        ("/(?-i:T)r\\w+/", ["Trafficking", "TRASSE"]),
        ("/(?:\\w+\\W+){0,2}jacket/", ["The trafficker's jacket", "the only jacket"]),
        ("/x*/", []),
    ],
)
def test_what_a_query_finds(query: str, words: list[str]) -> None:
    if query.startswith("/(?:"):
        words = [words[0].removeprefix("The "), words[1]]
    assert found(query, TALK) == words


def test_a_word_that_is_still_being_typed_finds_what_begins_so() -> None:
    assert found("traf", TALK, begun=True) == ["Trafficking", "trafficker's"]
    assert found("traf ", TALK, begun=True) == []
    assert found('"very co', TALK, begun=True) == ["very cold"]
    assert found("/col", TALK, begun=True) == ["COL", "col"]
    assert found("traf*|col", TALK, begun=True) == ["Trafficking", "COLD", "trafficker's", "cold"]
    for waiting in ("cold OR", "cold |", "cold NEAR/3 ", "cold OR "):
        assert found(waiting, TALK, begun=True) == ["COLD", "cold"]
        assert parse(waiting, begun=True).shown == "cold"
    for typed, command in (("traf", "traf*"), ('"very co', '"very co*"'), ("/col", "/col/")):
        query = parse(typed, begun=True)
        assert query.shown == command
        assert found(command, TALK) == found(typed, TALK, begun=True)


def test_the_distance_counts_the_words_between() -> None:
    text = "one a b c two"
    assert found("one NEAR/3 two", text) == [text]
    assert found("one NEAR/2 two", text) == []
    assert found("one two", text, near=2) == []
    assert found("two one", text, near=3) == [text]
    assert found("one NEAR two", text, near=3) == [text]


def test_of_passages_that_overlap_the_shortest_stay() -> None:
    assert found("cold jacket", "cold x x jacket cold") == ["jacket cold"]
    assert found("a b", "a b a b a") == ["a b", "a b"]


def test_passages_lie_in_one_stretch() -> None:
    text = Folded("A: the cold\nB: jacket and cold")
    turns = [Span(3, 11), Span(15, len(text.stored))]
    assert parse("cold").find(text, turns) == [Place(0, 7, 11), Place(1, 26, 30)]
    assert parse("cold").find(text, turns[1:]) == [Place(0, 26, 30)]
    assert parse("cold jacket").find(text, turns) == [Place(1, 15, 30)]
    assert parse('"cold b jacket"').find(text, turns) == []
    assert parse("/^\\w+/").find(text, turns) == [Place(0, 3, 6), Place(1, 15, 21)]
    assert parse("/cold.+/").find(text, []) == []


def test_an_expression_finds_everything_in_a_turn_of_any_length() -> None:
    text = "ab " * 5000
    assert len(found("/ab/", text)) == len(found("ab", text)) == 5000
    joined = found("/(?:ab )+/", text)
    assert "".join(joined) == text
    assert all(len(part) <= 2000 for part in joined)


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("", "nothing to search for"),
        ('""', "nothing to search for"),
        ("*", "a star needs"),
        ("a*b*c*d*e", "at most three stars"),
        ("NEAR", "NEAR stands between"),
        ("cold NEAR", "NEAR stands between"),
        ("cold NEAR NEAR/3 hot", "NEAR stands between"),
        ("cold NEAR/5000 hot", "NEAR takes up to"),
        ("OR", "OR stands between"),
        ("| cold", "OR stands between"),
        ("cold OR", "OR stands between"),
        ("cold OR NEAR hot", "NEAR stands between"),
        ("cold NEAR | hot", "OR stands between"),
        ("//", "between two slashes"),
        ("/cold", "between two slashes"),
        ("/[/", "cannot be read: unterminated character set, at character 1"),
        ("/a**/", "cannot be read: multiple repeat"),
        ("/" + "(" * 400 + ")" * 400 + "/", "longer than 500"),
    ],
)
def test_queries_that_make_no_sense_are_refused_in_one_line(query: str, why: str) -> None:
    with pytest.raises(BadInput, match=why) as refused:
        parse(query)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "expression",
    [
        r"(a+)+", r"(a*)*b", r"(a|aa)+$", r"(a|a)*b", r"(\w+\s*)+x", r"(\w+\s?)*x", r"(.*,)*x",
        r"(a?){50}b", r"((a*)*)*", r".*.*x", r"\w*[a-z]+x", r".*a.*b.*c.*d",
        r"(?=(a+)+b)c", r"(x)?(?(1)(a+)+|b)", r"(\d+\w+)+x", r"(a{1,30}){1,30}x",
    ],
)  # fmt: skip
def test_expressions_that_run_away_are_refused(expression: str) -> None:
    with pytest.raises(BadInput, match="could take too long"):
        parse(f"/{expression}/")


@pytest.mark.parametrize(
    "expression",
    [
        r"\bcold\b.*jacket", r"(?:\w+\W+){0,5}jacket", r"\w+@\w+\.\w+", r"(\w+) \1", r"(?<=a)b",
        r"(?:[^,]+,)+", r"(?:cold|warm|hot){1,3}", r"colou?r", r'"[^"]*"', r"\w+\s+\w+\s+\w+\s+x",
        r"(?:ab)+", r"\d{4}-\d{2}", r"a.*b.*c", r"[A-Z]\w*", r"(?i:x)+", r"^\s*yes",
    ],
)  # fmt: skip
def test_expressions_that_people_write_are_taken(expression: str) -> None:
    assert parse(f"/{expression}/").shown == f"/{expression}/"


def test_a_search_can_be_ended() -> None:
    def stop() -> None:
        raise InterruptedError

    for query in ("cold", "/cold/"):
        with pytest.raises(InterruptedError):
            parse(query).find(Folded(TALK), [Span(0, len(TALK))], stop)


@given(odd_texts)
def test_every_folded_passage_comes_from_whole_letters_that_fold_to_it(text: str) -> None:
    searched = Folded(text)
    last = 0
    for start in range(len(searched.text)):
        letter = searched.span(start, start + 1)
        assert 0 <= letter.start < letter.end <= len(text)
        assert letter.start >= last or searched.span(start - 1, start) == letter
        last = letter.end
        assert searched.text[start] in Folded(text[letter.start : letter.end]).text
        for end in range(start + 1, len(searched.text) + 1):
            span = searched.span(start, end)
            assert searched.text[start:end] in Folded(text[span.start : span.end]).text


@given(odd_texts)
def test_composed_and_decomposed_texts_fold_alike(text: str) -> None:
    composed, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert folded(composed) == folded(apart)


@given(st.text(alphabet=ODD, min_size=1, max_size=6), odd_texts, odd_texts)
def test_what_stands_alone_is_found_however_it_is_written(
    word: str, before: str, after: str
) -> None:
    if not folded(word).split() or set('*/"') & set(folded(word)) or not word[0].isalpha():
        return
    text = f"{before} {word} {after}"
    for way in (word, word.upper(), word.lower(), unicodedata.normalize("NFD", word)):
        if folded(way).split() != folded(word).split():
            continue
        hits = found('"' + " ".join(folded(way).split()) + '"', text)
        assert any(folded(word).strip() in folded(hit) for hit in hits), (way, text)


@given(
    st.text(alphabet="ab .'-\n", max_size=60),
    st.sampled_from(["a", "ab", "a*", "*b", "a b", '"a b"', "a NEAR/1 b", "/a+b?/", "b NEAR/0 b"]),
)
def test_passages_are_in_order_apart_and_not_empty(text: str, query: str) -> None:
    places = parse(query).find(Folded(text), [Span(0, len(text))])
    assert all(place.start < place.end for place in places)
    assert all(one.end <= other.start for one, other in pairwise(places))


# With a concordance

MIXED = "abé\u0301ſߧ'天ก่_1 -.\n"
pieces = st.text(alphabet="abés'天1", min_size=1, max_size=3)
starred = st.lists(pieces, min_size=1, max_size=2).map("*".join)
asked_words = st.tuples(st.sampled_from(["", "*"]), starred, st.sampled_from(["", "*"])).map(
    "".join
)
asked_phrases = st.lists(asked_words, min_size=1, max_size=3).map(
    lambda words: f'"{" ".join(words)}"'
)
queries = st.lists(st.one_of(asked_words, asked_phrases), min_size=1, max_size=3).flatmap(
    lambda terms: st.sampled_from([" ", " OR ", " NEAR/1 "]).map(lambda by: by.join(terms))
)


@pytest.fixture(scope="module")
def always_looked_up() -> Iterator[None]:
    """Short texts too are searched by their concordance."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(terms, "_WORTH", 1)
        yield


@given(
    st.one_of(
        st.text(alphabet=MIXED, max_size=60),
        st.lists(st.sampled_from(["a", "ab", "b", "a's", "É", "天a", " ", ", "])).map("".join),
    ),
    queries,
    st.booleans(),
)
def test_a_concordance_changes_nothing_that_is_found(
    always_looked_up: None, text: str, asked: str, begun: bool
) -> None:
    query = parse(asked, begun=begun)
    stretches = [Span(0, len(text) // 2), Span(len(text) // 2, len(text))] if text else []
    plain, looked_up = Folded(text), Folded(text)
    looked_up.concordance = Concordance(looked_up.text)
    assert query.find(looked_up, stretches) == query.find(plain, stretches)


@pytest.mark.parametrize("asked", ["cold", "col*", "c*d", '"very cold"', "very cold", "don't"])
def test_words_are_looked_for_only_where_the_concordance_has_them(asked: str) -> None:
    said = "Very cold, I don't know. " + "So we walked on and on. " * 20
    text = Folded(said)
    assert parse(asked).find(text, [Span(0, len(said))])
    text.concordance = Concordance("nothing of that")
    assert parse(asked).find(text, [Span(0, len(said))]) == []


def test_a_concordance_counts_words_and_their_beginnings() -> None:
    words = Concordance(Folded("A man, a mane; the Mán's 天man").text)
    assert (words.count("man"), list(words.places("man"))) == (3, [2, 19, 26])
    assert (words.count("man", begins=True), words.places("man", begins=True)) == (
        4,
        [2, 9, 19, 26],
    )
    assert words.count("woman") == words.count("ma") == words.count("") == 0
    assert list(Concordance("").places("a")) == []
