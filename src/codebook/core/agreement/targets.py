"""What coders are compared on: a code, a branch, a group of codes, or any code at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from codebook.core.codes import contains


class Target(NamedTuple):
    """Codes whose characters are one layer, their union.

    ``asked`` are the codes by which a coder could say yes or no to the target as a whole: it is
    missing for a coder to whom all of them are missing. Of a branch that is its top: who finished
    before a leaf was added could apply the codes above it, and did or did not.
    """

    key: str
    codes: frozenset[str]
    asked: frozenset[str]

    def missing(self, codes: frozenset[str]) -> bool:
        """Whether it is missing for a coder to whom these codes are."""
        return self.asked <= codes


def code(path: str) -> Target:
    """A code alone, without those below it."""
    return Target(path, frozenset((path,)), frozenset((path,)))


def branch(path: str, paths: Iterable[str]) -> Target:
    """A code and all below it, of the codebook's ``paths``."""
    below = frozenset(other for other in paths if contains(path, other))
    return Target(path, below | {path}, frozenset((path,)))


def group(key: str, paths: Iterable[str]) -> Target:
    """Some codes taken together, such as all of the codebook."""
    codes = frozenset(paths)
    return Target(key, codes, codes)


def reach(targets: Iterable[Target]) -> Mapping[str, tuple[int, ...]]:
    """By code, the places of the targets that it belongs to."""
    found: dict[str, list[int]] = {}
    for place, target in enumerate(targets):
        for path in target.codes:
            found.setdefault(path, []).append(place)
    return {path: tuple(places) for path, places in found.items()}
