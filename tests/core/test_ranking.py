"""What a few letters find, and what is offered before any."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.codes import Code, CodeTree
from codebook.core.codings import Coding
from codebook.core.likely import (
    add_up,
    latest,
    meetings,
    near,
    on,
    sections,
    surroundings,
    together,
)
from codebook.core.naming import free_path, key_of, name_of, named, with_code
from codebook.core.neighbours import Neighbours
from codebook.core.ranking import Ranker
from codebook.core.spans import Span
from codebook.core.turns import Role, Turn
from codebook.tasks.shipped import read_codebook

keys = st.text("abc-", min_size=1, max_size=6)
names = st.text("abcABC é", min_size=1, max_size=10).map(str.strip).filter(bool)


@st.composite
def trees(draw: st.DrawFn) -> CodeTree:
    """Up to 12 codes, some below others, with names and definitions of few letters."""
    codes: list[Code] = []
    for _ in range(draw(st.integers(1, 12))):
        parent = draw(st.sampled_from(["", *(code.path for code in codes)]))
        path = f"{parent}/{draw(keys)}".lstrip("/")
        if path not in {code.path for code in codes}:
            codes.append(Code(path, draw(names), draw(names), aliases=(draw(names),)))
    return CodeTree(tuple(codes))


@given(trees(), st.text("abc- ", min_size=1, max_size=6))
def test_called_so_comes_before_begins_so_and_that_before_likeness(
    tree: CodeTree, query: str
) -> None:
    said = query.strip()
    found = Ranker(tree).rank(query)
    if not said:
        assert found == list(tree)
        return

    def place(code: Code) -> int:
        key, name = code.key.casefold(), code.name.casefold()
        if said in (key, code.path):
            return 0
        return 1 if name == said else 2 if key.startswith(said) or name.startswith(said) else 3

    places = [place(code) for code in found if " " not in said]
    assert places == sorted(places)
    assert {c.path for c in tree if place(c) < 3} <= {c.path for c in found}
    assert len({code.path for code in found}) == len(found)


@given(trees(), st.text("abc- /", max_size=8), st.randoms(use_true_random=False))
def test_the_same_is_found_every_time_and_recent_codes_only_break_ties(
    tree: CodeTree, query: str, chance: object
) -> None:
    assert Ranker(tree).rank(query) == Ranker(tree).rank(query)
    paths = [code.path for code in tree]
    assert {c.path for c in Ranker(tree).rank(query, paths)} == {
        c.path for c in Ranker(tree).rank(query)
    }
    for code in tree:
        assert Ranker(tree).rank(code.path, paths[::-1])[0].path.endswith(code.key)


def test_what_is_merely_alike_comes_last() -> None:
    codes = [
        Code("a", "Alike", "handcuffed, hadncuf"),
        Code("b", "Chandelier"),
        Code("c", "Hand"),
        Code("d/x/handle-b", "B"),
    ]
    assert [c.path for c in Ranker(codes).rank("hand")] == ["c", "d/x/handle-b", "a", "b"]
    assert [c.path for c in Ranker(codes).rank("hadn")][:1] == ["a"]
    assert Ranker(codes).rank("xyzzy") == []


def test_a_thousand_codes_are_compared_by_their_words() -> None:
    codes = [Code(f"c{n}", f"Code number {n}", "the same few words each time") for n in range(1000)]
    assert [c.path for c in Ranker(codes).rank("c77")][:2] == ["c77", "c770"]
    assert len(Ranker(codes)._words) < 2100


# What coders type, on the shipped codebook

EXPECTED = {
    # Beginnings of keys and names
    "prot": "protection", "pros": "prosecution", "prev": "prevention", "train": "training",
    "plan": "planning", "coerc": "coercion", "abus": "abuse", "adv": "advocates",
    "serv": "services", "depo": "deportation", "distr": "distrust", "partn": "partnership",
    "alt": "alternatives", "evid": "insufficient-evidence", "money": "funding",
    "few": "few-traffickers", "across": "cross", "morale": "morale-overtime", "spend": "reinvest",
    "other": "alternatives",
    # Later parts of keys and names
    "over": "morale-overtime", "evidence": "insufficient-evidence", "record": "criminal-record",
    "rapport": "victim-rapport", "metrics": "arrest-metrics", "causes": "root-causes",
    "informed": "trauma-informed", "booking": "arrest", "oversight": "funding", "id": "victim-id",
    "policy": "training", "contact": "sexual-contact-policy", "charges": "minor-charges",
    # The first letters of each part
    "vi": "victim-id", "vr": "victim-rapport", "ti": "trauma-informed", "ft": "few-traffickers",
    "ie": "insufficient-evidence", "mc": "minor-charges", "rc": "root-causes",
    "am": "arrest-metrics", "pi": "pre-investigation", "cr": "criminal-record",
    "scp": "sexual-contact-policy", "tsw": "targets-sex-work", "msw": "marginalize-sex-work",
    "dop": "distrust", "rtt": "return",
    # Beginnings of each part in one word
    "vid": "victim-id", "vicid": "victim-id", "vrap": "victim-rapport", "trinf": "trauma-informed",
    "insev": "insufficient-evidence", "fewtr": "few-traffickers", "minch": "minor-charges",
    "arrmet": "arrest-metrics", "morover": "morale-overtime", "preinv": "pre-investigation",
    "crimrec": "criminal-record", "rootc": "root-causes", "targsex": "targets-sex-work",
    "marsw": "marginalize-sex-work", "sexcon": "sexual-contact-policy",
    "contpol": "sexual-contact-policy", "traumainformed": "trauma-informed", "v-id": "victim-id",
    "crimarr": "arrest",
    # Aliases and what is said in definitions and notes
    "identification": "victim-id", "academy": "general", "undercover": "sexual-contact-policy",
    "sting": "targets-sex-work", "stats": "arrest-metrics", "wiretap": "pre-investigation",
    "raid": "execution", "interpreter": "trauma", "force": "trauma", "threat": "coercion",
    "quid": "coercion", "cuffs": "handcuffing", "jail": "arrest", "standby": "advocates",
    "shelter": "services", "grant": "funding", "visa": "deportation", "trust": "distrust",
    "vacatur": "criminal-record", "press": "minor-charges", "witness": "victim-rapport",
    "cycle": "return", "poverty": "root-causes", "upstream": "reinvest",
    "task force": "partnership", "outreach": "alternatives", "public health": "alternatives",
    "retrafficking": "return", "race": "criminalization", "fingerprints": "arrest",
    "humiliation": "trauma", "celebration": "morale-overtime", "rent": "root-causes",
    "landlord": "impact", "nurse": "alternatives",
    # Several words, in any order, and paths
    "informed trauma": "trauma-informed", "record criminal": "criminal-record",
    "id vic": "victim-id", "trauma exec": "trauma", "abuse trauma": "abuse",
    "arrest crim": "arrest", "numbers driven": "arrest-metrics",
    "traffickers few": "few-traffickers", "rules sex": "sexual-contact-policy",
    "prot/train": "training", "training/ident": "victim-id", "p/t/v": "victim-id",
    "exec/trauma": "trauma", "prevention/ret": "return", "planning arrest": "arrest-metrics",
    "work sex push": "marginalize-sex-work",
    # Middles of words
    "cuffing": "handcuffing", "ginal": "marginalize-sex-work", "portation": "deportation",
    "sparency": "data", "vocates": "advocates", "ustice": "",
    # Slips
    "protecton": "protection", "prosectuion": "prosecution", "traning": "training",
    "plannig": "planning", "exection": "execution", "crimnalization": "criminalization",
    "handcufing": "handcuffing", "hadncuffs": "handcuffing", "depotation": "deportation",
    "distrsut": "distrust", "evidnece": "insufficient-evidence", "recrod": "criminal-record",
    "partnrship": "partnership", "advoates": "advocates", "servcies": "services",
    "fundng": "funding", "marginalise": "marginalize-sex-work",
    "criminalisation": "criminalization", "victm": "victim-rapport", "abotu": "",
    "truama": "trauma", "rapor": "victim-rapport", "taruma inf": "trauma-informed",
    "overtmie": "morale-overtime", "identifcation": "victim-id", "jial": "arrest",
    "metircs": "arrest-metrics",
}  # fmt: skip


SHIPPED = Ranker(read_codebook("tvpa-3p").tree)


@pytest.mark.parametrize("query", EXPECTED)
def test_what_a_coder_types_finds_the_code_that_is_meant(query: str) -> None:
    found = SHIPPED.rank(query)
    assert (found[0].key if found else "") == EXPECTED[query]


SHIPPED_CODES = list(read_codebook("tvpa-3p").tree)


@given(st.data())
def test_whose_words_begin_so_is_offered_whatever_else_is(data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(SHIPPED_CODES))
    said = " ".join((code.key.replace("-", " "), code.name, code.definition, *code.aliases))
    words = data.draw(
        st.lists(st.sampled_from(re.findall(r"[^\W_]+", said)), min_size=1, max_size=3)
    )
    query = " ".join(word[: data.draw(st.integers(1, len(word)))] for word in words)
    assert code in SHIPPED.rank(query)


@given(st.sampled_from(SHIPPED_CODES), st.data())
def test_who_remembers_the_middle_of_a_key_finds_it(code: Code, data: st.DataObject) -> None:
    part = data.draw(st.sampled_from([p for p in code.key.split("-") if len(p) > 4] or [code.key]))
    start = data.draw(st.integers(0, max(0, len(part) - 4)))
    assert code in SHIPPED.rank(part[start : data.draw(st.integers(start + 4, start + 8))])


OFFERED = {
    "vid": 1, "evid": 1, "few": 1, "vi": 8, "pros": 6, "prot": 25, "prev": 5, "plan": 5,
    "trauma exec": 3, "id vic": 1, "over": 3, "prosectuion": 6, "victm": 5, "trust": 2,
}  # fmt: skip
"""How many codes are offered; a branch with all that lies below it, and what a word defines."""


@pytest.mark.parametrize("query", OFFERED)
def test_weak_codes_are_not_offered_beside_strong_ones(query: str) -> None:
    assert len(SHIPPED.rank(query)) == OFFERED[query]


def test_weak_codes_are_offered_where_there_is_nothing_better() -> None:
    codes = [
        Code("wares", "Wares", include="lorries"),
        Code("hall", "Hall", examples=("a lorry",)),
        Code("dog", "Dog"),
    ]
    assert [c.path for c in Ranker(codes).rank("lorr")] == ["wares", "hall"]
    assert [c.path for c in Ranker([*codes, Code("lorry", "L")]).rank("lorr")] == ["lorry"]
    assert [c.path for c in Ranker(codes).rank("hall dgo")] == ["hall"]
    assert [c.path for c in Ranker(codes).rank("all")] == ["hall"]
    assert [c.path for c in Ranker([*codes, Code("alley", "A")]).rank("all")] == ["alley"]


# Likely codes

TURNS = [Turn("S", Role.INTERVIEWEE, n * 10, n * 10 + 9) for n in range(12)]


def coding(code: str, start: int, end: int, number: int = 0) -> Coding:
    return Coding(
        str(number), "t", start, end, code, "ana", made_at=f"2026-01-01T00:00:{number:02}Z"
    )


def test_what_is_near_lies_within_two_turns() -> None:
    assert surroundings(TURNS, Span(51, 55)) == Span(30, 79)
    assert surroundings(TURNS, Span(0, 5)) == Span(0, 29)
    assert surroundings([], Span(3, 4)) == Span(3, 4)
    layer = [coding("x", 20, 29), coding("a", 30, 35), coding("b", 60, 65), coding("b", 70, 85)]
    assert near(layer, Span(30, 79)) == ["b", "a"]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 40), st.integers(1, 12))))
def test_together_are_the_codes_that_meet_these(made: list[tuple[str, int, int]]) -> None:
    layer = [coding(code, start, start + length) for code, start, length in made]
    met = {
        other.code
        for one in layer
        for other in layer
        if one.code in "ab" and other.code not in "ab" and one.span.overlaps(other.span)
    }
    assert set(together(layer, frozenset("ab"))) == met
    counted = meetings([[(c.code, c.start, c.end) for c in layer], [("a", 0, 2), ("d", 1, 3)]])
    assert {b for a in "ab" for b in counted.get(a, {}) if b not in "ab"} == met | {"d"}
    pairs = {
        (a, b): sum(o.span.overlaps(p.span) for o in layer if o.code == a
                    for p in layer if p.code == b)
        for a in "abcd" for b in "abcd" if a != b
    }  # fmt: skip
    alone = meetings([[(c.code, c.start, c.end) for c in layer]])
    assert {(a, b): n for a, others in alone.items() for b, n in others.items()} == {
        pair: count for pair, count in pairs.items() if count
    }
    add_up(alone, meetings([[("a", 0, 2), ("d", 1, 3)]]))
    assert alone == counted


def test_sections_offer_every_code_once() -> None:
    tree = CodeTree((*(Code(c, c.upper()) for c in "abcdefg"), Code("h", "H", retired=True)))
    layer = [
        coding("a", 50, 55), coding("b", 40, 45), coding("h", 40, 45),
        coding("a", 100, 109), coding("c", 105, 108),
    ]  # fmt: skip
    found = sections(tree, layer, TURNS, Span(50, 55), ["e", "h", "gone"])
    assert [(s.label, "".join(c.path for c in s.codes)) for s in found] == [
        ("recent", "e"),
        ("near here", "b"),
        ("with these codes", "c"),
        ("codebook", "adfg"),
    ]
    elsewhere = meetings([[("a", 0, 9), ("d", 1, 3), ("d", 4, 6), ("h", 4, 6)]])
    (_, _, with_these, _) = sections(tree, layer, TURNS, Span(50, 55), ["e"], elsewhere)
    assert [code.path for code in with_these.codes] == ["d", "c"]
    assert [s.label for s in sections(tree, [], TURNS, Span(0, 5))] == [""]
    assert on(layer, Span(54, 60)) == {"a"}
    assert latest([coding("a", 0, 1, 1), coding("b", 0, 1, 3), coding("a", 0, 1, 2)], 5) == [
        "b",
        "a",
    ]


# Neighbours

TREE = CodeTree(
    (
        Code("p", "P"),
        Code("p/x", "X", exclude="Late things (q); loud things (y)."),
        Code("p/x/y", "Deep y"),
        Code("p/y", "Y", exclude="Quiet things (x)."),
        Code("p/z", "Z", exclude="Old things. And more."),
        Code("p/o", "O", retired=True),
        Code("q", "Q", exclude="Early things (p/x), small things (p/y); nothing (nobody)."),
        Code("q/y", "Another y"),
    )
)


def test_neighbours_are_those_that_send_here_those_named_and_the_siblings() -> None:
    of = Neighbours(TREE)
    assert [(n.code.path, n.note, n.concerns) for n in of.of("p/x")] == [
        ("p/y", "Quiet things", True),
        ("q", "Early things", True),
        ("p/x/y", "", False),
        ("p/z", "Old things", False),
    ]
    assert of.named(TREE["q"]) == ["p/x", "p/y"]
    assert of.named(replace(TREE["p/x"], path="q/x", exclude="(y)")) == ["q/y"]
    assert of.of("gone") == []


# Names


@given(st.text(max_size=200))
def test_a_name_and_a_key_can_be_made_of_any_words(words: str) -> None:
    name = name_of(words)
    assert len(name) <= 60
    assert "\n" not in name
    key = key_of(name)
    assert len(key) <= 40
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in key)
    path = free_path(TREE, "p", name)
    assert path not in TREE
    assert path in with_code(TREE, Code(path, name or "n"))


def test_keys_are_plain_and_made_free() -> None:
    assert key_of("They didn't  ask — Café!") == "they-didnt-ask-cafe"
    assert free_path(TREE, "p", "X") == "p/x-2"
    assert free_path(TREE, "", "שלום") == "code"
    assert name_of("one " * 30).endswith("one…")
    assert named(TREE, "p", "deep Y") is None
    assert named(TREE, "p/x", "deep Y") == "p/x/y"
    order = [code.path for code in with_code(TREE, Code("p/x/n", "N"))]
    assert order[2:4] == ["p/x/y", "p/x/n"]
