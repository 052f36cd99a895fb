"""What may be shown depends on the sizes of groups, never on a count: each rule by itself."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core import disclosure
from codebook.core.attribution import Speakers, attributions
from codebook.core.categories import Scheme
from codebook.core.disclosure import (
    TOTAL,
    Group,
    Memory,
    Seen,
    SeenRow,
    Theme,
    band,
    groups,
    overlap,
    release_rows,
)
from codebook.core.tallies import Cell, Status
from codebook.errors import Refused

SIZES = {
    "law-enforcement/federal": 2,
    "law-enforcement/local": 7,
    "prosecutors/federal": 3,
    "prosecutors/local": 2,
    "advocates/law-enforcement": 5,
    "advocates/nonprofit": 7,
    "advocates/survivor": 7,
    "advocates/public-health": 2,
    "experts": 7,
}
PEOPLE = {f"{path}-{n}": path for path, size in SIZES.items() for n in range(size)}
SCHEME = Scheme().with_paths(SIZES)

FOOD = Theme("needs/food", "food", frozenset({"food"}))
BED = Theme("needs/bed", "bed", frozenset({"bed"}))
NEEDS = Theme("needs", "needs", frozenset({"needs", "food", "bed"}))


def people(key: str, n: int, start: int = 0) -> frozenset[str]:
    return frozenset(f"{key}-{i}" for i in range(start, start + n))


def column(key: str, n: int, *, open_: bool = False) -> Group:
    return Group(key, key, people(key, n), open_)


def everyone(n: int) -> Group:
    return Group(TOTAL, "all", people("x", n))


def release(
    memory: Memory, themes: Iterable[Theme], shown: list[Group], spoke: Iterable[str] = ()
) -> tuple[Memory, list[tuple[Cell, ...]]]:
    """A table of themes that the same people spoke of; what is remembered, and its cells."""
    listed = list(themes)
    keys = tuple(group.key for group in shown)
    rows, cells = release_rows(listed, shown, dict.fromkeys(listed, frozenset(spoke)), memory, keys)
    return memory.with_table(None if keys == (TOTAL,) else keys, rows), cells


def refusal(memory: Memory, themes: Iterable[Theme], shown: list[Group]) -> str:
    with pytest.raises(Refused) as refused:
        release(memory, themes, shown)
    return str(refused.value)


# --- bands ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "bands"),
    [
        (5, [(0, 2), (3, 5)]),
        (6, [(0, 2), (3, 3), (4, 6)]),
        (7, [(0, 2), (3, 4), (5, 7)]),
        (9, [(0, 2), (3, 6), (7, 9)]),
        (12, [(0, 2), *((c, c) for c in range(3, 10)), (10, 12)]),
    ],
)
def test_bands_of_a_group_are_fixed(n: int, bands: list[tuple[int, int]]) -> None:
    assert sorted({band(n, c) for c in range(n + 1)}) == bands


@given(st.integers(5, 60))
def test_bands_cover_every_count_once(n: int) -> None:
    for c in range(n + 1):
        low, high = band(n, c)
        assert low <= c <= high
        assert {band(n, other) for other in range(low, high + 1)} == {(low, high)}


# --- columns --------------------------------------------------------------------------------


def test_columns_of_the_42() -> None:
    shown, left_out = groups(SCHEME, PEOPLE, 2)
    assert [(group.key, group.n) for group in shown] == [
        ("law-enforcement/local", 7),
        ("prosecutors", 5),
        ("advocates/law-enforcement", 5),
        ("advocates/nonprofit", 7),
        ("advocates/survivor", 7),
        ("experts", 7),
    ]
    assert [group.key for group in left_out] == [
        "law-enforcement/federal",
        "advocates/public-health",
    ]
    assert (shown, left_out) == groups(SCHEME, PEOPLE, None)


@pytest.mark.parametrize("level", [1, 2, None])
def test_nobody_is_in_two_columns(level: int | None) -> None:
    shown, left_out = groups(SCHEME, PEOPLE, level)
    placed = [who for group in (*shown, *left_out) for who in group.people]
    assert sorted(placed) == sorted(PEOPLE)


def test_an_open_category_is_a_column_whatever_its_size() -> None:
    shown, _ = groups(SCHEME, PEOPLE, 2, ["law-enforcement/federal", "prosecutors/local"])
    assert [(g.key, g.open) for g in shown if g.n < 5] == [
        ("law-enforcement/federal", True),
        ("prosecutors/local", True),
    ]
    assert "prosecutors" not in [group.key for group in shown]


def test_an_open_category_is_shown_exactly_beside_closed_ones() -> None:
    shown = [column("x", 3, open_=True), column("y", 5)]
    _, [(x, y)] = release(Memory(), [FOOD], shown, people("x", 1) | people("y", 1))
    assert (x.low, x.high, x.status) == (1, 1, Status.EXACT)
    assert (y.low, y.high, y.status) == (0, 2, Status.BAND)


# --- the rules of tables --------------------------------------------------------------------


def test_a_column_below_five_is_withheld() -> None:
    _, [(cell, _)] = release(Memory(), [FOOD], [column("x", 4), column("y", 5)], people("x", 4))
    assert (cell.n, cell.low, cell.high, cell.status) == (4, None, None, Status.WITHHELD)


def test_a_table_without_a_group_of_five_is_refused() -> None:
    assert "five or more" in refusal(Memory(), [FOOD], [column("x", 4)])
    assert "leave out the filter" in refusal(Memory(), [FOOD], [everyone(4)])


def test_a_second_grouping_is_refused() -> None:
    memory, _ = release(Memory(), [FOOD], [column("x", 5), column("y", 5)])
    refused = refusal(memory, [BED], [column("z", 9)])
    assert "one grouping" in refused
    assert "x, y" in refused
    release(memory, [BED], [everyone(9)])


def test_codes_that_hold_one_another_are_refused_in_one_table() -> None:
    refused = refusal(Memory(), [NEEDS, FOOD], [column("x", 5)])
    assert "rows apart" in refused
    assert "show needs alone" in refused


@pytest.mark.parametrize(("one", "other"), [(NEEDS, FOOD), (FOOD, NEEDS)])
def test_a_code_above_or_below_one_released_is_refused(one: Theme, other: Theme) -> None:
    memory, _ = release(Memory(), [one], [column("x", 5)])
    refused = refusal(memory, [other], [column("x", 5)])
    assert "rows apart" in refused
    assert f"show {one} again" in refused


def test_what_may_be_shown_is_named_beside_what_may_not() -> None:
    memory, _ = release(Memory(), [FOOD], [column("x", 5)])
    assert "may be shown: needs/bed" in refusal(memory, [FOOD, BED], [column("x", 5)])


def test_siblings_may_be_shown_one_after_the_other() -> None:
    memory, _ = release(Memory(), [FOOD], [column("x", 5)])
    after, _ = release(memory, [BED], [column("x", 5)])
    assert [row.theme for row in after.rows] == [FOOD, BED]


def test_a_theme_is_shown_by_category_or_in_total() -> None:
    by_category, _ = release(Memory(), [FOOD], [column("x", 12)])
    assert "breakdown or total" in refusal(by_category, [FOOD], [everyone(12)])
    in_total, _ = release(Memory(), [FOOD], [everyone(12)])
    assert "by category as well" in refusal(in_total, [FOOD], [column("x", 12)])


def test_nothing_new_is_told_of_the_same_people() -> None:
    memory, _ = release(Memory(), [FOOD], [column("x", 5), column("y", 7)])
    for x, y in [(5, 7), (6, 7), (9, 12), (10, 11)]:
        assert "once" in refusal(memory, [FOOD], [column("x", x), column("y", y)])


def test_a_row_is_shown_again_when_each_column_has_five_more() -> None:
    memory, _ = release(Memory(), [FOOD], [column("x", 5), column("y", 7)])
    newcomers = people("x", 4, start=5)
    memory, [(x, y)] = release(memory, [FOOD], [column("x", 10), column("y", 12)], newcomers)
    assert (x.n, x.low, x.high) == (10, 3, 7)
    assert (y.n, y.low, y.high) == (12, 0, 4)
    assert "once" in refusal(memory, [FOOD], [column("x", 14), column("y", 17)])


def test_a_recoded_passage_of_those_counted_before_changes_nothing() -> None:
    memory, _ = release(Memory(), [FOOD], [column("x", 5)])
    _, [(cell,)] = release(memory, [FOOD], [column("x", 10)], people("x", 5))
    assert (cell.low, cell.high) == (0, 4)


def test_a_column_that_was_too_small_is_shown_once_it_has_five() -> None:
    memory, [(_, y)] = release(Memory(), [FOOD], [column("x", 5), column("y", 3)])
    assert y.status is Status.WITHHELD
    _, [(_, y)] = release(memory, [FOOD], [column("x", 10), column("y", 5)])
    assert (y.n, y.low, y.high) == (5, 0, 2)


def test_a_later_table_than_a_quotation_is_refused() -> None:
    memory = Memory().with_quotations([FOOD])
    for theme in (FOOD, NEEDS):
        assert "quotations last" in refusal(memory, [theme], [column("x", 5)])
    release(memory, [BED], [column("x", 5)])


def test_stances_of_a_code_are_apart_and_in_the_code() -> None:
    supports = Theme("needs/food", "food", frozenset({"food"}), "supports")
    counters = Theme("needs/food", "food", frozenset({"food"}), "counters")
    assert not overlap(supports, counters)
    assert overlap(supports, FOOD)
    assert overlap(counters, NEEDS)
    memory, _ = release(Memory(), [supports], [column("x", 5)])
    memory, _ = release(memory, [counters], [column("x", 5)])
    assert "rows apart" in refusal(memory, [FOOD], [column("x", 5)])
    with_total = refusal(memory, [Theme("needs/food", "food", FOOD.covers, "mixed")], [everyone(9)])
    assert "breakdown or total" in with_total


def test_a_part_that_was_split_off_is_part_of_what_was_released() -> None:
    released = Theme("needs/food", "food", frozenset({"food", "meals"}))
    memory, _ = release(Memory(), [released], [column("x", 5)])
    meals = Theme("needs/meals", "meals", frozenset({"meals"}))
    assert "rows apart" in refusal(memory, [meals], [column("x", 5)])


def test_a_code_that_took_in_a_released_one_is_refused() -> None:
    memory, _ = release(Memory(), [BED], [column("x", 5)])
    both = Theme("needs/food", "food", frozenset({"food", "bed"}))
    assert "rows apart" in refusal(memory, [both], [column("x", 5)])


# --- quotations -----------------------------------------------------------------------------


def named(theme: Theme = FOOD, memory: Memory | None = None) -> dict[str, Speakers]:
    """How the 42 are named, by category."""
    shown, left_out = groups(SCHEME, PEOPLE, None)
    by = attributions(SCHEME, shown, left_out, theme, memory or Memory())
    assert by.keys() == PEOPLE.keys()
    return {PEOPLE[who]: speakers for who, speakers in by.items()}


def breakdown(theme: Theme, **bounds: int) -> Memory:
    """A breakdown of the 42 that shows 3 to all of each column, but for some upper ends."""
    shown, _ = groups(SCHEME, PEOPLE, None)
    cells = {
        group.key: Seen(group.people, 0, bounds.get(group.key.rpartition("/")[2], group.n))
        for group in shown
    }
    return Memory().with_table([group.key for group in shown], [SeenRow(theme, cells)])


def test_the_finest_category_of_five_is_named() -> None:
    assert named() == {
        "law-enforcement/federal": Speakers("law-enforcement", 9),
        "law-enforcement/local": Speakers("law-enforcement", 9),
        "prosecutors/federal": Speakers("prosecutors", 5),
        "prosecutors/local": Speakers("prosecutors", 5),
        "advocates/law-enforcement": Speakers("advocates", 7),
        "advocates/public-health": Speakers("advocates", 7),
        "advocates/nonprofit": Speakers("advocates/nonprofit", 7),
        "advocates/survivor": Speakers("advocates/survivor", 7),
        "experts": Speakers("experts", 7),
    }


def test_a_few_by_a_released_band_are_not_named() -> None:
    by = named(memory=breakdown(FOOD, survivor=2, experts=2))
    assert by["advocates/survivor"] == by["advocates/public-health"]
    assert by["advocates/nonprofit"] == Speakers("advocates/nonprofit", 7)
    assert by["experts"].category is None
    assert by["experts"].size >= 5


@pytest.mark.parametrize("quoted", [FOOD, NEEDS])
def test_a_band_of_a_part_or_a_whole_counts_as_well(quoted: Theme) -> None:
    """A reader may guess from the words which part of a theme a quotation is about."""
    for released in (FOOD, NEEDS):
        assert named(quoted, breakdown(released, experts=2))["experts"].category is None


def test_a_band_of_another_theme_counts_for_nothing() -> None:
    assert named(FOOD, breakdown(BED, experts=2)) == named()
    counters = Theme("needs/food", "food", FOOD.covers, "counters")
    supports = Theme("needs/food", "food", FOOD.covers, "supports")
    assert named(counters, breakdown(supports, experts=2)) == named()


def test_nobody_is_named_beside_a_total() -> None:
    row = SeenRow(FOOD, {TOTAL: Seen(frozenset(PEOPLE), 8, 8)})
    by = named(memory=Memory().with_table(None, [row]))
    assert set(by.values()) == {Speakers(None, 8)}


def test_those_who_came_after_a_table_may_be_speakers() -> None:
    shown = [column("experts", 12)]
    memory = Memory().with_table(
        ["experts"], [SeenRow(FOOD, {"experts": Seen(people("experts", 7), 0, 2)})]
    )
    by = attributions(Scheme().with_paths(["experts"]), shown, [], FOOD, memory)
    assert set(by.values()) == {Speakers("experts", 7)}


def test_a_class_that_no_category_makes_five_is_below_five() -> None:
    shown, left_out = [column("a", 7)], [column("b", 3)]
    scheme = Scheme().with_paths(["a", "b"])
    memory = Memory().with_table(["a"], [SeenRow(FOOD, {"a": Seen(people("a", 7), 0, 1)})])
    by = attributions(scheme, shown, left_out, FOOD, memory)
    assert set(by.values()) == {Speakers(None, 4)}


def test_a_column_of_several_categories_is_not_named_by_the_first() -> None:
    """Above a column of experts and advocates there is no category, not that of experts."""
    joined = Group(f"experts/law{disclosure.JOINED}aid/shelter", "both", people("j", 7))
    within = Group(f"aid/food{disclosure.JOINED}aid/legal", "aid of both kinds", people("w", 7))
    small = Group("experts/health", "", people("h", 3))
    other = Group("aid/nurse", "", people("n", 3))
    scheme = Scheme().with_paths(
        ["experts/law", "experts/health", "aid/shelter", "aid/food", "aid/legal", "aid/nurse"]
    )
    cells = {g.key: Seen(g.people, 0, 2) for g in (joined, within)}
    memory = Memory().with_table([joined.key, within.key], [SeenRow(FOOD, cells)])
    by = attributions(scheme, [joined, within], [small, other], FOOD, memory)
    assert by["w-0"] == by["n-0"] == Speakers("aid", 5)
    assert by["j-0"] == by["h-0"] == Speakers(None, 5)


# --- what is told ---------------------------------------------------------------------------


def test_refusals_say_one_thing_whatever_was_said() -> None:
    memory, _ = release(Memory(), [FOOD], [column("x", 5)])
    told = set()
    for spoke in (frozenset[str](), people("x", 3), people("x", 9)):
        with pytest.raises(Refused) as refused:
            release(memory, [FOOD, BED], [column("x", 9)], spoke)
        told.add(str(refused.value))
    assert len(told) == 1


def test_attributions_read_released_bands_alone() -> None:
    """They are given no answers: what they depend on is what readers have."""
    assert "spoke" not in attributions.__annotations__
