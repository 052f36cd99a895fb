"""What the screen of the tally shows: which rows, of what, counted how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from codebook.core.categories import Scheme
from codebook.core.codes import ancestors, contains
from codebook.core.codings import Stance
from codebook.core.tallies import INTERVIEWEES, UNITS, Row
from codebook.tasks.counted import Question

T = TypeVar("T")

_STANCES: tuple[str | None, ...] = (
    None,
    Stance.SUPPORTS.value,
    Stance.COUNTERS.value,
    Stance.MIXED.value,
)


@dataclass(frozen=True, slots=True)
class View:
    """How a tally is looked at; ``None`` stands for all stances, levels or depths.

    ``folded`` are codes whose branches are hidden, ``left_out`` those that no reader is to see.
    """

    layer: str
    stance: str | None = None
    level: int | None = None
    depth: int | None = None
    count: str = INTERVIEWEES
    share: bool = False
    folded: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()

    @property
    def exactly(self) -> Question:
        """What is asked for the team's own eyes: every code, hidden ones too."""
        return Question(
            layer=self.layer,
            level=self.level,
            stance=self.stance,
            internal=True,
            count=self.count,
        )

    def protected(self, codes: Iterable[str]) -> Question:
        """What is asked for a reader's: of some codes."""
        return Question(layer=self.layer, level=self.level, stance=self.stance, codes=tuple(codes))

    @property
    def heading(self) -> str:
        """What the numbers are of: only with a stance that somebody said or meant something."""
        if self.count != INTERVIEWEES:
            return f"{self.count}, {self.stance}" if self.stance else self.count
        return self.stance or "spoke of"

    # Changing it

    def next_stance(self) -> View:
        """Any stance, then each that counts."""
        return replace(self, stance=_next(_STANCES, self.stance))

    def next_unit(self) -> View:
        """Interviewees, passages, words."""
        return replace(self, count=_next(UNITS, self.count))

    def next_level(self, scheme: Scheme) -> View:
        """Categories of one level more; after the last, all."""
        deepest = max((c.path.count("/") + 1 for c in scheme), default=1)
        return replace(self, level=_next([None, *range(1, deepest)], self.level))

    def next_depth(self, rows: Sequence[Row]) -> View:
        """Codes of one depth more; after the last, all."""
        deepest = max((row.depth for row in rows), default=1)
        return replace(self, depth=_next([None, *range(1, deepest)], self.depth))

    def next_layer(self, layers: Sequence[str]) -> View:
        """The next of the layers that may be seen."""
        return replace(self, layer=_next(layers, self.layer) if layers else self.layer)

    def fold(self, code: str) -> View:
        """Hides or shows the branch of a code."""
        return replace(self, folded=self.folded ^ {code})

    def fold_all(self, rows: Iterable[Row]) -> View:
        """Hides the branches of the highest codes; where any is hidden, shows all."""
        tops = frozenset(row.code for row in rows if row.depth == 1)
        return replace(self, folded=frozenset() if self.folded else tops)

    def leave_out(self, code: str) -> View:
        """Takes a code from what a reader sees, or into it again."""
        return replace(self, left_out=self.left_out ^ {code})

    # What follows from it

    def visible(self, rows: Iterable[Row]) -> list[Row]:
        """The rows that are neither hidden in a branch nor too deep."""
        return [
            row
            for row in rows
            if (self.depth is None or row.depth <= self.depth)
            and not self.folded & {*ancestors(row.code)} - {row.code}
        ]

    def for_readers(self, rows: Iterable[Row]) -> list[str]:
        """The codes that can stand in one table: the lowest of the rows that are seen."""
        seen = [row.code for row in self.visible(rows)]
        above = parents_of(seen)
        return [code for code in seen if code not in above and not self.is_left_out(code)]

    def is_left_out(self, code: str) -> bool:
        """Whether a code, or one above it, is left out of what a reader sees."""
        return any(contains(one, code) for one in self.left_out)


def parents_of(codes: Iterable[str]) -> set[str]:
    """The codes that any of some codes lies below."""
    return {above for code in codes for above in ancestors(code) if above != code}


def _next(values: Sequence[T], value: T) -> T:
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]
