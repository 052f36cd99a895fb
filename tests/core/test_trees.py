"""Codes and categories as trees."""

import pytest

from codebook.core.categories import Scheme
from codebook.core.codes import Code, CodeTree, ancestors, truncate


def paths(*wanted: str) -> CodeTree:
    return CodeTree(tuple(Code(path, path.upper()) for path in wanted))


def test_a_leaf_above_the_depth_stands_as_it_is() -> None:
    tree = paths("a", "a/b", "a/b/c", "d")
    assert [code.path for code in tree.at_depth(2)] == ["a/b", "d"]
    assert [code.path for code in tree.at_depth(3)] == ["a/b/c", "d"]


def test_a_parent_stands_before_its_children() -> None:
    with pytest.raises(ValueError, match="before its parent"):
        paths("a/b", "a")
    with pytest.raises(ValueError, match="same path"):
        paths("a", "a")


def test_a_colour_is_inherited() -> None:
    tree = CodeTree((Code("a", "A", color="#111111"), Code("a/b", "B"), Code("c", "C")))
    assert tree.color_of("a/b") == "#111111"
    assert tree.color_of("c") == ""


def test_paths() -> None:
    assert list(ancestors("a/b/c")) == ["a/b/c", "a/b", "a"]
    assert truncate("a/b/c", 2) == "a/b"
    assert truncate("a", 2) == "a"


def test_a_scheme_grows_in_order_with_unknown_last() -> None:
    scheme = Scheme().with_paths(["p/local", "x", "p/federal"])
    assert [c.path for c in scheme] == ["p", "p/local", "p/federal", "x", "unknown"]
    assert scheme.label("p/federal") == "P / Federal"
