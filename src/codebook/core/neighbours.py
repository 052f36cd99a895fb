"""The codes that a code is easily taken for, and what their notes say of it.

Notes on exclusion name the code that a passage belongs to instead by its path, or the last part
of it, in parentheses: ``Injury by cuffs (trauma/abuse).``
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from codebook.core.codes import Code, CodeTree

_NAMED = re.compile(r"\s*\(([A-Za-z0-9-]+(?:/[A-Za-z0-9-]+)*)\)")
_CLAUSE = re.compile(r"[.;]\s+|[.;]$|(?<=\)),\s*")


_SIBLINGS = 8
"""How many siblings are shown that no note names; a level may have hundreds."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A code beside another; ``note`` is what it excludes.

    Where it speaks of the other, ``note`` is the part that does; else its first part, which
    does not ``concern`` the other.
    """

    code: Code
    note: str
    concerns: bool


class Neighbours:
    """Who is beside whom in a codebook; made once, asked for one code after another."""

    def __init__(self, tree: CodeTree):
        self._tree = tree
        self._by_end: dict[str, list[str]] = defaultdict(list)
        self._levels: dict[str, list[str]] = defaultdict(list)
        for code in tree:
            self._by_end[code.key].append(code.path)
            if not code.retired:
                self._levels[code.parent].append(code.path)
        self._sent_from: dict[str, list[str]] = defaultdict(list)
        for code in tree:
            for path in self.named(code):
                self._sent_from[path].append(code.path)

    def named(self, code: Code) -> list[str]:
        """The paths of the codes that a code's note on exclusion names, in its order."""
        found = (self._resolve(said, code.path) for said in _NAMED.findall(code.exclude))
        return list(dict.fromkeys(path for path in found if path and path != code.path))

    def _resolve(self, said: str, path: str) -> str | None:
        """The code of a path, or the one whose path ends so and lies nearest to ``path``."""
        if said in self._tree:
            return said
        ends = [
            other
            for other in self._by_end.get(said.rpartition("/")[2], ())
            if other.endswith("/" + said)
        ]
        return max(ends, key=lambda other: _shared(other, path), default=None)

    def of(self, path: str) -> list[Neighbour]:
        """Those whose notes send a passage here, those named here, then the nearest siblings."""
        code = self._tree.get(path)
        if code is None:
            return []
        level = self._levels.get(code.parent, [])
        at = level.index(path) if path in level else 0
        siblings = level[max(0, at - _SIBLINGS // 2) :][: _SIBLINGS + 1]
        paths = dict.fromkeys([*self._sent_from.get(path, ()), *self.named(code), *siblings])
        others = [self._tree[other] for other in paths if other != path]
        return [self._neighbour(other, path) for other in others if not other.retired]

    def _neighbour(self, other: Code, path: str) -> Neighbour:
        parts = [part.strip() for part in _CLAUSE.split(other.exclude) if part.strip()]
        for part in parts:
            if any(self._resolve(said, other.path) == path for said in _NAMED.findall(part)):
                return Neighbour(other, _NAMED.sub("", part).strip(), True)
        return Neighbour(other, parts[0] if parts else "", False)


def _shared(one: str, other: str) -> int:
    """How many segments two paths begin with alike."""
    count = 0
    for a, b in zip(one.split("/"), other.split("/"), strict=False):
        if a != b:
            break
        count += 1
    return count
