"""One coder's codings of one transcript as the screen shows them, some not durable yet."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from codebook.core import codings as core_codings
from codebook.core.codings import Coding
from codebook.core.spans import Span

_YOUNGEST = "9999"
"""Sorts after every time, so that a stored coding that grows keeps its id."""

_NEW = "new "
"""What the ids of codings begin with that were not read from the study."""

_COUNTED = 9
"""Digits of the number that puts unsaved codings in the order in which they were made."""


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
        made = f"{_YOUNGEST} {self._made:0{_COUNTED}}"
        self._put(replace(coding, id=f"{_NEW}{self._made}", made_at=made))

    def remove(self, coding: Coding) -> None:
        """Shows the layer without a coding."""
        self._take([coding.id])

    def edit(self, coding: Coding, **values: Any) -> None:
        """Shows a coding with another memo, stance or quotation rule."""
        self._change(coding, **values)

    def resize(self, coding: Coding, span: Span) -> None:
        """Shows a coding with another extent, united with those of its code that it overlaps."""
        self._change(coding, start=span.start, end=span.end)

    def recode(self, coding: Coding, path: str) -> None:
        """Shows a coding with another code, united with those of that code that it overlaps."""
        self._change(coding, code=path)

    def split(self, coding: Coding, end: int, start: int) -> None:
        """Shows two codings in the place of one: up to ``end``, and from ``start``."""
        self._change(coding, end=end)
        self.apply(replace(coding, start=start))

    def merge(self, codings: Sequence[Coding]) -> None:
        """Shows one coding in the place of several of one code, and of what lies between."""
        oldest = min(codings, key=lambda coding: (coding.made_at, coding.start))
        start, end = min(c.start for c in codings), max(c.end for c in codings)
        self._change(oldest, start=start, end=end)

    def _change(self, coding: Coding, **values: Any) -> None:
        self._take([coding.id])
        self._put(replace(coding, **values))

    def _put(self, fresh: Coding) -> None:
        """Takes a coding in: one with those of its code that it overlaps."""
        met = [c for c in self.codings if c.code == fresh.code and c.span.overlaps(fresh.span)]
        self._take([coding.id for coding in met])
        united = core_codings.unite([fresh, *met])
        insort(self.codings, united, key=_place)
        self.counts[united.code] += 1
        self.pending |= {united.id}

    def _take(self, ids: Collection[str]) -> None:
        """Takes codings out, those of these ids that there are."""
        if ids:
            self.counts.subtract(coding.code for coding in self.codings if coding.id in ids)
            self.codings = [coding for coding in self.codings if coding.id not in ids]


def _place(coding: Coding) -> tuple[int, int]:
    return coding.start, coding.end


def is_stored(coding: Coding) -> bool:
    """Whether a shown coding has the id that it has in the study."""
    return not coding.id.startswith(_NEW)


def stored_as(shown: Coding, stored: Iterable[Coding]) -> Coding | None:
    """The stored coding that a shown one became: of its id, else of its code over its passage."""
    codings = [coding for coding in stored if coding.transcript == shown.transcript]
    for coding in codings:
        if coding.id == shown.id:
            return coding
    for coding in codings:
        if coding.code == shown.code and coding.span.cut(shown.span) == shown.span:
            return coding
    return None
