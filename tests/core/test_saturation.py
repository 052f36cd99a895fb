"""When themes first appear."""

from hypothesis import given
from hypothesis import strategies as st

from codebook.core.codes import contains
from codebook.core.saturation import by_date, saturation
from coded_interviews import CODES


def test_a_theme_appears_with_what_lies_below_it_but_is_new_once() -> None:
    found = saturation(CODES, [("one", {"a/b/c"}), ("two", set()), ("three", {"a/b/c", "a", "e"})])
    assert found.first == {"a": "one", "a/b": "one", "a/b/c": "one", "a/d": None, "e": "three"}
    assert [(s.key, s.new, s.cumulative) for s in found.steps] == [
        ("one", ("a/b/c",), 1),
        ("two", (), 1),
        ("three", ("a", "e"), 3),
    ]


def test_codes_of_one_level_take_what_lies_below() -> None:
    found = saturation(["a", "e"], [("one", {"a/b"}), ("two", {"a/d"})])
    assert [s.new for s in found.steps] == [("a",), ()]


@given(st.lists(st.sets(st.sampled_from(CODES)), max_size=6))
def test_what_is_new_adds_up_and_the_order_of_codes_is_kept(given: list[set[str]]) -> None:
    found = saturation(CODES, [(str(n), codes) for n, codes in enumerate(given)])
    applied = set().union(*given)
    assert sorted(code for step in found.steps for code in step.new) == sorted(applied)
    assert all(step.cumulative == len(set().union(*given[: n + 1]))
               for n, step in enumerate(found.steps))  # fmt: skip
    for code in CODES:
        holds = [n for n, codes in enumerate(given) if any(contains(code, c) for c in codes)]
        assert found.first[code] == (str(holds[0]) if holds else None)


def test_dates_order_interviews_and_those_without_come_last() -> None:
    dates = {"one": "2020-05", "two": "2020-04-30", "four": "in May", "five": "2020-05-01"}
    order = by_date(["one", "two", "three", "four", "five"], dates)
    assert order == ["two", "one", "five", "three", "four"]
