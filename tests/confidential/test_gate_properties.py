"""What holds of every text."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from codebook.confidential.findings import Hit, settled
from codebook.confidential.gate import find
from codebook.confidential.roster import Roster

NAMES = ["Ottoline Quigley", "Thandiwe", "Zebulon Krantz-Vance", "José Ibarra"]
ROSTER = Roster.of(NAMES)
WORDS = st.sampled_from(
    (
        "the so Dr. my name is Maria may May 3 2019 @ a@b.org dot com one two three four five six "
        "seven eight [City 2] [ ] XXXX $ 12-3456 case Department of Los Angeles Street 412 - -\n "
        "\n \n\n ' ’s Ana Kowal O'Brien é \u200d Маrіа U.S. A.B. : INT: ... \x00 ﬁ ß 王 Ottol "
        "ine Thandi-"
    ).split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS).map("".join)
)
PLACEHOLDERS = st.sampled_from(
    ["[City 2]", "[redacted]", "XXXX", "[NAME-3]", "[P07]", "[a large city]", "[SA-03]", "[laughs]"]
)
LEFT = st.sampled_from([*" \n\t.,;:!?()\"'“”‘’—*_/|[]@#0", "-", "'s "])
RIGHT = st.sampled_from([*" \n\t.,;:!?()\"'“”‘’—*_/|[]@#0", "'s ", "’s", "-\n", "..."])


@given(TEXTS)
@settings(max_examples=300)
def test_findings_stand_where_they_say_in_order_and_apart(text: str) -> None:
    found = find(text, "f", ROSTER)
    assert all(one.text == text[one.start : one.end] != "" for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(TEXTS, st.sampled_from([*NAMES, "Quigley", "Krantz", "Ibarra"]), LEFT, RIGHT, TEXTS)
@settings(max_examples=300)
def test_a_planted_name_is_found_whatever_stands_around(
    before: str, name: str, left: str, right: str, after: str
) -> None:
    text = f"{before}{left}{name}{right}{after}"
    start = len(before) + len(left)
    hidden = set(range(start, start + len(name)))
    for one in find(text, "f", ROSTER):
        hidden -= set(range(one.start, one.end))
    assert not any(text[at].isalpha() for at in hidden)


@given(st.lists(WORDS, max_size=10).map(" ".join), PLACEHOLDERS, st.lists(WORDS).map(" ".join))
@settings(max_examples=300)
def test_nothing_is_found_within_a_placeholder(before: str, placeholder: str, after: str) -> None:
    before, after = before.replace("[", ""), after.replace("]", "")
    text = f"{before} {placeholder} {after}"
    start = len(before) + 1
    within = range(start, start + len(placeholder))
    for one in find(text, "f", ROSTER):
        assert one.end <= within.start or one.start >= within.stop


HITS = st.builds(
    lambda start, size, rule, strength: Hit(start, start + size, rule, strength),
    st.integers(0, 30), st.integers(1, 9),
    st.sampled_from(["roster", "email", "title"]), st.sampled_from(["certain", "likely", "ask"]),
)  # fmt: skip


@given(st.lists(HITS))
def test_overlapping_hits_become_one_as_sure_as_the_surest(hits: list[Hit]) -> None:
    joined = settled(hits)
    assert all(a.end <= b.start for a, b in pairwise(joined))
    for hit in hits:
        (over,) = [one for one in joined if one.start <= hit.start and hit.end <= one.end]
        assert hit.strength != "certain" or over.strength == "certain"
