"""The plan of a report is read strictly, and written so that it reads back equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.errors import BadInput
from codebook.formats.report_plan import (
    AgainItem,
    ClaimsItem,
    Plan,
    QuotesItem,
    TableItem,
    read,
    write,
)

_words = st.text(st.characters(whitelist_categories=["L", "N"]), min_size=1, max_size=9).filter(
    lambda text: text.strip() == text
)
_tuple = st.lists(_words, max_size=3).map(tuple)
_table = st.builds(
    TableItem,
    _words,
    st.sampled_from(["category", "NONE"]),
    st.none() | st.integers(1, 9),
    st.none() | st.integers(1, 9),
    _tuple,
    _words,
    st.just("") | st.builds("{}={}".format, _words, _words),
)
_quotes = st.builds(QuotesItem, _words, _words, _words, _words, _tuple)
_claims = st.builds(ClaimsItem, _words, _tuple)
_again = st.builds(AgainItem, _words, _words)


@given(
    st.builds(
        Plan,
        _words,
        _words,
        _tuple,
        _tuple,
        st.lists(st.one_of(_table, _quotes, _claims, _again), min_size=1, max_size=4).map(tuple),
    )
)
def test_a_plan_reads_back_equal(plan: Plan) -> None:
    assert read(write(plan), "p.yaml") == plan


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the plan is empty"),
        ("title: x", "p.yaml:1: a report needs 'contents'"),
        ("contents: []", "needs 'contents'"),
        ("contents:\n  - tabel: {}", "p.yaml:2: an entry of 'contents' has no field 'tabel'; did"),
        ("contents:\n  - table: {}\n    claims: {}", "p.yaml:2: an entry is one of"),
        ("contents:\n  - table:\n      depth: two", "p.yaml:3: 'depth' is a number from 1 on"),
        ("contents:\n  - table:\n      only: group", "p.yaml:3: 'only' is KEY=VALUE"),
        ("contents:\n  - quotes: {}", "p.yaml:2: 'code' is missing"),
        ("contents:\n\t- table: {}", "p.yaml:2: a tab"),
        ("contents: &a\n  - table: *a", "this refers to something|a mapping with"),
    ],
)
def test_a_wrong_plan_says_where(text: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        read(text, "p.yaml")
