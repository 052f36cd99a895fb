"""Regular expressions from people, compiled only where they cannot run away.

The matcher of :mod:`re` cannot be stopped once it runs, and holds every other thread up while it
does. Two things bound it. Whoever runs a pattern gives it short stretches of text, and looks at
the clock in between (:mod:`codebook.core.search`). And a pattern is refused here whose time on
such a stretch grows out of hand:

- a repetition of something that can itself be divided in several ways, ``(a+)+`` or
  ``(a|aa)*``. What is delimited may repeat: in ``(?:\\w+\\W+){0,5}`` each part ends where the next
  begins;
- two open-ended repetitions of the same characters side by side, ``.*.*``;
- more than three open-ended repetitions that may have to give back what they took.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from codebook.errors import BadInput

_parser: Any = import_module("re._parser")
_compiler: Any = import_module("re._compiler")

_FLAGS = re.IGNORECASE | re.MULTILINE
_LONGEST = 500
_WIDE = 20
_FEW = 4
_LOOSE = 3
_PROBES = [chr(n) for n in (9, 10, *range(32, 127), 0xA0, 0xE9, 0x416, 0x5E9, 0x4E2D, 0x1F600)]
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
_SINGLE = ("LITERAL", "NOT_LITERAL", "IN", "ANY")

Node = tuple[Any, Any]


def compiled(expression: str) -> re.Pattern[str]:
    """The expression, case set aside, ``^`` and ``$`` at every line.

    Raises :class:`BadInput` where it cannot be read or could take too long.
    """
    if len(expression) > _LONGEST:
        raise BadInput(f"the expression is longer than {_LONGEST} characters")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = _parser.parse(expression, _FLAGS)
            _Guard(tree, expression).look_at(tree)
            return re.compile(expression, _FLAGS)
    except re.error as error:
        place = "" if error.pos is None else f", at character {error.pos + 1}"
        raise BadInput(f"the expression cannot be read: {error.msg}{place}") from None
    except (OverflowError, RecursionError):
        raise BadInput("the expression cannot be read: it is too large") from None


class _Guard:
    """Looks through the tree of an expression."""

    def __init__(self, tree: Any, expression: str):
        self._state = tree.state
        self._probes = sorted({*_PROBES, *expression, *expression.swapcase()})

    def look_at(self, tree: Any) -> None:
        """Raises :class:`BadInput` at the first thing that could take too long."""
        nodes = list(_sequence(tree))
        for at, node in enumerate(nodes):
            self._look_at_repeat(node)
            if at and _is_wide(node) and _is_wide(nodes[at - 1]):
                self._look_at_neighbours(nodes[at - 1], node)
            for inner in _inside(node):
                self.look_at(inner)
        if sum(self._is_loose(nodes, at) for at in range(len(nodes) - 1)) > _LOOSE:
            raise BadInput(
                f"the expression could take too long: it has more than {_LOOSE} open-ended "
                "repetitions; give some of them a bound, as in {0,9}"
            )

    def _look_at_repeat(self, node: Node) -> None:
        if not _is_repeat(node) or node[1][1] == 1:
            return
        _, most, body = node[1]
        low, high = body.getwidth()
        if high - low <= _WIDE and most <= _FEW:
            return
        if low == high and not _has_branch(body):
            return
        if not self._is_delimited(list(_sequence(body))):
            raise BadInput(
                "the expression could take too long: a repetition of something that itself "
                "varies, as in (a+)+; repeat only what ends where the next begins"
            )

    def _look_at_neighbours(self, one: Node, other: Node) -> None:
        if not self._apart(one, other):
            raise BadInput(
                "the expression could take too long: two open-ended repetitions of the same "
                "characters stand side by side"
            )

    def _is_delimited(self, body: list[Node]) -> bool:
        """Whether every part that varies is followed by something it cannot hold itself."""
        for node, after in zip(body, [*body[1:], *body[:1]], strict=True):
            if _is_single(node):
                continue
            if not _is_repeat(node) or not self._ends_at(node, after):
                return False
        return True

    def _is_loose(self, nodes: list[Node], at: int) -> bool:
        return _is_wide(nodes[at]) and not self._ends_at(nodes[at], nodes[at + 1])

    def _ends_at(self, node: Node, after: Node) -> bool:
        needed = _is_single(after) or (_is_repeat(after) and after[1][0] > 0)
        return needed and node is not after and self._apart(node, after)

    def _apart(self, one: Node, other: Node) -> bool:
        """Whether no character can be taken by both; unknown counts as no."""
        sets = [self._characters(node) for node in (one, other)]
        return None not in sets and not set.intersection(*filter(None, sets))

    def _characters(self, node: Node) -> set[str] | None:
        if _is_repeat(node):
            inner = list(_sequence(node[1][2]))
            return self._characters(inner[0]) if len(inner) == 1 else None
        if not _is_single(node):
            return None
        one = _compiler.compile(_parser.SubPattern(self._state, [node]), _FLAGS)
        return {char for char in self._probes if one.match(char)}


def _sequence(tree: Iterable[Node]) -> Iterator[Node]:
    """The nodes one after the other, groups opened; places such as ``^`` left out."""
    for node in tree:
        name = str(node[0])
        if name == "SUBPATTERN":
            yield from _sequence(node[1][3])
        elif name == "ATOMIC_GROUP":
            yield from _sequence(node[1])
        elif name != "AT":
            yield node


def _inside(node: Node) -> list[Any]:
    """The sequences within a node."""
    name, value = str(node[0]), node[1]
    if name in _REPEATS:
        return [value[2]]
    if name == "BRANCH":
        return list(value[1])
    if name in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    if name == "GROUPREF_EXISTS":
        return [part for part in value[1:] if part is not None]
    return []


def _has_branch(tree: Iterable[Node]) -> bool:
    return any(
        str(node[0]) == "BRANCH" or any(map(_has_branch, _inside(node))) for node in _sequence(tree)
    )


def _is_repeat(node: Node) -> bool:
    return str(node[0]) in _REPEATS


def _is_single(node: Node) -> bool:
    return str(node[0]) in _SINGLE


def _is_wide(node: Node) -> bool:
    return _is_repeat(node) and bool(node[1][1] - node[1][0] > _WIDE)
