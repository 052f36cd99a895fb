"""How much of each transcript bears a target, by who applied it: all that a figure needs.

Each transcript is swept once for a target, over the ends of its codings: the cost grows with
codings and not with text. Bits of a mask are coders, in the order they were given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter
from typing import NamedTuple

from codebook.core.agreement.material import Document
from codebook.core.agreement.ruler import Ruler
from codebook.core.agreement.segmented import Segments
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
    if len(set(coders)) != len(coders):
        raise ValueError("a coder is named twice")
    sweep = _Sweep(tuple(coders), targets, unit)
    for document in sorted(documents, key=attrgetter("key")):
        sweep.add(document)
    return sweep.counted()


_Steps = dict[int, int]
"""By place on the ruler, what is added there to the number of codings open for each coder."""


class _Sweep:
    """The targets' histograms as they grow, transcript by transcript."""

    def __init__(self, coders: tuple[str, ...], targets: Sequence[Target], unit: Unit) -> None:
        self._coders = coders
        self._targets = targets
        self._unit = unit
        self._bits = {coder: bit for bit, coder in enumerate(coders)}
        self._reach = reach(targets)
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

    def add(self, document: Document) -> None:
        """Sweeps one transcript."""
        ruler = Ruler(document.eligible)
        states = _States(len(document.applied), len(self._coders))
        segments = None
        if self._unit is not Unit.CHARACTER:
            half = self._unit is Unit.HALF
            segments = Segments(document.segments, ruler, half)
        positions = ruler.length if segments is None else segments.number
        present = self._present(document)
        steps = self._steps(document, ruler, states, present)
        for place, found in enumerate(self._found):
            at = steps.get(place)
            counts: Mapping[int, int]
            if not present[place] or not positions:
                counts = {}
            elif at is None:
                counts = {0: positions}
            elif segments is None:
                counts = states.characters(at, ruler.length)
            else:
                counts = segments.counts(states.runs(at))
            found.append(Histogram(document.key, present[place], counts))

    def _present(self, document: Document) -> list[int]:
        """By target, the mask of the coders who are not missing."""
        here = [(self._bits[coder], coder) for coder in document.coders if coder in self._bits]
        present = [sum(1 << bit for bit, _ in here)] * len(self._targets)
        for bit, coder in here:
            missing = document.missing.get(coder)
            for place, target in enumerate(self._targets) if missing else ():
                if target.missing(missing or frozenset()):
                    present[place] ^= 1 << bit
        return present

    def _steps(
        self, document: Document, ruler: Ruler, states: _States, present: Sequence[int]
    ) -> dict[int, _Steps]:
        """By target, where codings begin and end; counts the coders' units on the way."""
        found: dict[int, _Steps] = {}
        open_to: dict[tuple[int, int], int] = {}
        seen: set[tuple[int, int]] = set()
        bits = {coder: self._bits[coder] for coder in document.coders if coder in self._bits}
        for coder, path, begin, finish in sorted(document.applied, key=attrgetter("start")):
            bit = bits.get(coder)
            if bit is None or begin >= finish or path in document.missing.get(coder, ()):
                continue
            start, end, step = ruler.at(begin), ruler.at(finish), states.steps[bit]
            for place in self._reach.get(path, ()):
                if not present[place] >> bit & 1:
                    continue
                unit = place, bit
                reached = open_to.get(unit, begin)
                if begin >= reached:
                    seen.discard(unit)
                if finish > reached or begin >= reached:
                    open_to[unit] = finish
                if start == end:
                    continue
                if unit not in seen:
                    seen.add(unit)
                    self._applied[place][bit] += 1
                at = found.get(place)
                if at is None:
                    at = found[place] = defaultdict(int)
                at[start] += step
                at[end] -= step
        return found


class _States:
    """How many codings each coder has open, as the fields of one number; and the mask of it.

    So a place where many begin and end is one addition, and a coder's codings that overlap need
    not be united first: as long as the field is not 0, the coder's bit is set.
    """

    def __init__(self, codings: int, coders: int) -> None:
        width = codings.bit_length()
        self.steps = [1 << width * bit for bit in range(coders)]
        self._fields = [((1 << width) - 1) << width * bit for bit in range(coders)]
        self._masks = {0: 0}

    def mask(self, state: int) -> int:
        """The coders who have a coding open."""
        mask = self._masks.get(state)
        if mask is None:
            mask = sum(1 << bit for bit, field in enumerate(self._fields) if state & field)
            self._masks[state] = mask
        return mask

    def characters(self, steps: _Steps, length: int) -> dict[int, int]:
        """How many of ``length`` characters have each mask."""
        counts: dict[int, int] = defaultdict(int)
        state = last = 0
        for place in sorted(steps):
            counts[state] += place - last
            state += steps[place]
            last = place
        counts[0] += length - last
        found: dict[int, int] = defaultdict(int)
        for state, number in counts.items():
            if number:
                found[self.mask(state)] += number
        return found

    def runs(self, steps: _Steps) -> list[tuple[int, int, int]]:
        """Start, end and mask of the stretches that somebody coded, in order."""
        found: list[tuple[int, int, int]] = []
        state = last = 0
        for place in sorted(steps):
            if state:
                found.append((last, place, self.mask(state)))
            state += steps[place]
            last = place
        return found
