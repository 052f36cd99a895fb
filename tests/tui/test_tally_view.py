"""How a tally is looked at: which rows are seen, and which a reader may be shown together."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from codebook.core.categories import Scheme
from codebook.core.codes import contains
from codebook.core.tallies import Row
from codebook.tui.tally_view import View

CODES = ("a", "a/b", "a/b/c", "a/b/d", "a/e", "f", "f/g")
ROWS = [Row(code, code, code.count("/") + 1, (), None) for code in CODES]
VIEWS = st.builds(
    View,
    st.just("ana"),
    depth=st.sampled_from([None, 1, 2, 3]),
    folded=st.frozensets(st.sampled_from(CODES)),
    left_out=st.frozensets(st.sampled_from(CODES)),
)


def codes(view: View) -> list[str]:
    return [row.code for row in view.visible(ROWS)]


@given(VIEWS)
def test_what_readers_see_never_holds_the_same_passages_twice(view: View) -> None:
    shown = view.for_readers(ROWS)
    assert set(shown) <= set(codes(view))
    for one, other in combinations(shown, 2):
        assert not contains(one, other)
        assert not contains(other, one)


@given(VIEWS)
def test_every_row_that_is_seen_is_in_what_readers_see_unless_left_out(view: View) -> None:
    shown = view.for_readers(ROWS)
    for code in codes(view):
        assert any(contains(code, one) for one in shown) or view.left_out


def test_folding_hides_a_branch_and_puts_its_code_in_its_place() -> None:
    view = View("ana").fold("a/b")
    assert codes(view) == ["a", "a/b", "a/e", "f", "f/g"]
    assert view.for_readers(ROWS) == ["a/b", "a/e", "f/g"]
    assert view.fold("a/b") == View("ana")
    assert codes(View("ana").fold_all(ROWS)) == ["a", "f"]
    assert View("ana").leave_out("a").for_readers(ROWS) == ["f/g"]


def test_each_key_comes_back_to_where_it_began() -> None:
    view = View("ana")
    scheme = Scheme().with_paths(["x/y", "z"])
    for change, steps in (
        (View.next_stance, 4),
        (View.next_unit, 3),
        (lambda v: v.next_level(scheme), max(c.path.count("/") + 1 for c in scheme)),
        (lambda v: v.next_depth(ROWS), 3),
        (lambda v: v.next_layer(["ana", "ben", "all"]), 3),
    ):
        seen = [view]
        for _ in range(steps):
            seen.append(change(seen[-1]))
        assert seen[-1] == view
        assert len(set(seen)) == steps


def test_the_heading_says_that_somebody_supports_only_with_the_filter() -> None:
    view = View("ana")
    assert view.heading == "spoke of"
    assert view.next_stance().heading == "supports"
    assert view.next_unit().heading == "passages"
    assert view.next_unit().next_stance().heading == "passages, supports"
