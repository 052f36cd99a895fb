"""What may be shown depends on the sizes of groups, never on a count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.categories import Scheme
from codebook.core.codes import Code
from codebook.core.disclosure import band, group, protect, refuse_nested
from codebook.core.tallies import Status
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


def test_a_small_group_is_withheld() -> None:
    cell = protect("x", 4, 2)
    assert (cell.low, cell.high, cell.status) == (None, None, Status.WITHHELD)


def test_columns_of_the_42() -> None:
    grouping = group(SCHEME, PEOPLE, 2)
    assert [(c.category, c.n) for c in grouping.columns] == [
        ("law-enforcement/local", 7),
        ("prosecutors", 5),
        ("advocates/law-enforcement", 5),
        ("advocates/nonprofit", 7),
        ("advocates/survivor", 7),
        ("experts", 7),
    ]
    assert {c.category for c in grouping.left_out} == {
        "law-enforcement/federal",
        "advocates/public-health",
    }
    assert grouping == group(SCHEME, PEOPLE, None)


def test_a_parent_is_never_beside_its_child() -> None:
    for level in (1, 2, None):
        shown = [c.category for c in group(SCHEME, PEOPLE, level).columns]
        assert not any(b.startswith(a + "/") for a in shown for b in shown)


def test_rows_that_contain_one_another_are_refused() -> None:
    with pytest.raises(Refused, match="rows apart"):
        refuse_nested([Code("a", "A"), Code("a/b", "B")])
    refuse_nested([Code("a/b", "B"), Code("a/bc", "BC")])
