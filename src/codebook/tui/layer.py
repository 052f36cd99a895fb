"""One coder's codings of one transcript as the screen shows them, some not durable yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from codebook.core import codings as core_codings
from codebook.core.codings import Coding

_YOUNGEST = "9999"
"""Sorts after every time, so that a stored coding that grows keeps its id."""


class ShownLayer:
    """The codings on the screen; ``pending`` are the ids of those that are still being written.

    What was done shows at once, by the same rule as in the store, and is replaced by what the
    store says when that is known.
    """

    def __init__(self, stored: Sequence[Coding] = ()):
        self.codings: tuple[Coding, ...] = tuple(stored)
        self.pending: frozenset[str] = frozenset()
        self._made = 0

    def stored(self, codings: Sequence[Coding]) -> None:
        """Takes what the store holds, when nothing more is on its way."""
        self.codings = tuple(codings)
        self.pending = frozenset()

    def apply(self, coding: Coding) -> None:
        """Shows a new coding, united with those of the same code that it overlaps."""
        self._made += 1
        fresh = replace(coding, id=f"new {self._made}", made_at=_YOUNGEST)
        done = core_codings.apply(self.codings, fresh)
        gone = {other.id for other in (*done.absorbed, *filter(None, [done.before]))}
        kept = [other for other in self.codings if other.id not in gone]
        self.codings = tuple(sorted([*kept, done.coding], key=lambda c: (c.start, c.end)))
        self.pending |= {done.coding.id}

    def remove(self, coding: Coding) -> None:
        """Shows the layer without a coding."""
        self.codings = tuple(other for other in self.codings if other.id != coding.id)

    def per_code(self) -> Counter[str]:
        """How many codings of each code, by path."""
        return Counter(coding.code for coding in self.codings)


def stored_as(shown: Coding, stored: Iterable[Coding]) -> Coding | None:
    """The stored coding that a shown one became: of the same code, holding its passage."""
    for coding in stored:
        if coding.code == shown.code and coding.span.cut(shown.span) == shown.span:
            return coding
    return None
