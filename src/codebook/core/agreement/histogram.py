"""How much of each transcript bears a target, by who applied it: all that a figure needs.

Each transcript is swept once for a target, over the ends of its codings: the cost grows with
codings and not with text. Bits of a mask are coders, in the order they were given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from codebook.core.agreement.material import Document
from codebook.core.agreement.segmented import Segments
from codebook.core.agreement.sweep import Swept, characters
from codebook.core.agreement.targets import Target, reach

Cells = Mapping[tuple[int, int], int]
"""Positions by the masks of coders present and of those who applied the target."""


class Unit(Enum):
    """What a position is."""

    CHARACTER = "character"
    """Each eligible code point."""
    TOUCHED = "touched"
    """Each segment that has eligible text; one eligible character coded is enough."""
    HALF = "half"
    """The same, and at least half of its eligible characters must be coded."""


class Histogram(NamedTuple):
    """One transcript: how many positions bear the target for which coders.

    ``counts`` is by mask of the coders who applied it, all of them among those ``present``; the
    positions that nobody coded are those of mask 0. Nothing is counted where nobody is present.
    """

    document: str
    present: int
    counts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Counted:
    """A target in every transcript, by the transcript's key.

    ``applied`` says how many units each coder has: passages with eligible text, overlapping ones
    of the target being one, touching ones two.
    """

    target: Target
    coders: tuple[str, ...]
    documents: tuple[Histogram, ...]
    applied: tuple[int, ...]

    def cells(self) -> Cells:
        """All transcripts together."""
        found: dict[tuple[int, int], int] = defaultdict(int)
        for _, present, counts in self.documents:
            for mask, count in counts.items():
                found[present, mask] += count
        return found


def count(
    documents: Sequence[Document],
    coders: Sequence[str],
    targets: Sequence[Target],
    unit: Unit = Unit.CHARACTER,
) -> list[Counted]:
    """Counts each target in each transcript, for these coders alone.

    Codings of anybody else, of a coder who did not finish the transcript, and of a code or target
    that is missing for their coder are passed over. ``ValueError`` where a coder is named twice.
    """
    return count_at({"": (documents, unit)}, coders, targets)[""]


def count_at(
    asked: Mapping[str, tuple[Sequence[Document], Unit]],
    coders: Sequence[str],
    targets: Sequence[Target],
) -> dict[str, list[Counted]]:
    """The same at several units: a transcript that differs in its segments alone is swept once.

    Raises what :func:`count` raises.
    """
    if len(set(coders)) != len(coders):
        raise ValueError("a coder is named twice")
    bits = {coder: bit for bit, coder in enumerate(coders)}
    reached = reach(targets)
    found = {name: _Found(tuple(coders), targets, unit) for name, (_, unit) in asked.items()}
    by_key: dict[str, list[tuple[str, Document]]] = defaultdict(list)
    for name, (documents, _) in asked.items():
        for document in documents:
            by_key[document.key].append((name, document))
    for _, alike in sorted(by_key.items()):
        swept: Swept | None = None
        for name, document in alike:
            if swept is None or not swept.is_of(document):
                swept = Swept(document, bits, targets, reached)
            found[name].add(document, swept)
    return {name: each.counted() for name, each in found.items()}


class _Found:
    """The targets' histograms at one unit as they grow, transcript by transcript."""

    def __init__(self, coders: tuple[str, ...], targets: Sequence[Target], unit: Unit) -> None:
        self._coders = coders
        self._targets = targets
        self._unit = unit
        self._found: list[list[Histogram]] = [[] for _ in targets]
        self._applied = [[0] * len(coders) for _ in targets]

    def counted(self) -> list[Counted]:
        """Each target with what was found of it."""
        return [
            Counted(target, self._coders, tuple(found), tuple(applied))
            for target, found, applied in zip(
                self._targets, self._found, self._applied, strict=True
            )
        ]

    def add(self, document: Document, swept: Swept) -> None:
        """Counts one transcript."""
        segments = None
        if self._unit is not Unit.CHARACTER:
            segments = Segments(document.segments, swept.ruler, self._unit is Unit.HALF)
        positions = swept.ruler.length if segments is None else segments.number
        for (place, bit), number in swept.applied.items():
            self._applied[place][bit] += number
        for place, found in enumerate(self._found):
            present, runs = swept.present[place], swept.runs.get(place)
            counts: Mapping[int, int]
            if not present or not positions:
                counts = {}
            elif runs is None:
                counts = {0: positions}
            elif segments is None:
                counts = characters(runs, positions)
            else:
                counts = segments.counts(runs)
            found.append(Histogram(document.key, present, counts))
