"""One coder's codings of one transcript as the screen shows them, some not durable yet."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from codebook.core import codings as core_codings
from codebook.core.codings import Coding

_YOUNGEST = "9999"
"""Sorts after every time, so that a stored coding that grows keeps its id."""


class ShownLayer:
    """The codings on the screen; ``pending`` are the ids of those that are still being written,
    ``counts`` the number of codings of each code, by path.

    What was done shows at once, by the same rule as in the store, and is replaced by what the
    store says when that is known.
    """

    def __init__(self, stored: Sequence[Coding] = ()):
        self._made = 0
        self.stored(stored)

    def stored(self, codings: Sequence[Coding]) -> None:
        """Takes what the store holds, when nothing more is on its way."""
        self.codings: list[Coding] = sorted(codings, key=_place)
        self.pending: frozenset[str] = frozenset()
        self.counts = Counter(coding.code for coding in codings)

    def apply(self, coding: Coding) -> None:
        """Shows a new coding, united with those of the same code that it overlaps."""
        self._made += 1
        fresh = replace(coding, id=f"new {self._made}", made_at=_YOUNGEST)
        done = core_codings.apply(self.codings, fresh)
        for other in (*done.absorbed, *filter(None, [done.before])):
            self.remove(other)
        insort(self.codings, done.coding, key=_place)
        self.counts[coding.code] += 1
        self.pending |= {done.coding.id}

    def remove(self, coding: Coding) -> None:
        """Shows the layer without a coding."""
        kept = [other for other in self.codings if other.id != coding.id]
        if len(kept) < len(self.codings):
            self.codings = kept
            self.counts[coding.code] -= 1


def _place(coding: Coding) -> tuple[int, int]:
    return coding.start, coding.end


def stored_as(shown: Coding, stored: Iterable[Coding]) -> Coding | None:
    """The stored coding that a shown one became: of the same code, holding its passage."""
    for coding in stored:
        if coding.code == shown.code and coding.span.cut(shown.span) == shown.span:
            return coding
    return None
