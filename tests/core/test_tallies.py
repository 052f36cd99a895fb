"""People are counted, once per theme."""

from codebook.core.categories import Scheme
from codebook.core.tallies import Spoken, columns, count


def test_a_parent_counts_a_person_once() -> None:
    counts = count([Spoken("a/b", "x", "P1"), Spoken("a/c", "x", "P1"), Spoken("a", "y", "P2")])
    assert counts.cells["a", "x"] == 1
    assert counts.totals == {"a": 2, "a/b": 1, "a/c": 1}


def test_every_category_of_a_level_is_a_column() -> None:
    scheme = Scheme().with_paths(["p/l", "p/f", "x"])
    shown = columns(scheme, {"P1": "p/l", "P2": "p/l"}, None)
    assert [(c.category, c.n) for c in shown] == [("p/l", 2), ("p/f", 0), ("x", 0), ("unknown", 0)]
    shown = columns(scheme, {"P1": "p/l", "P2": "p/f"}, 1)
    assert [(c.category, c.n) for c in shown] == [("p", 2), ("x", 0), ("unknown", 0)]
