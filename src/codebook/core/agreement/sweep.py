"""One transcript swept over the ends of its codings: by target, who has it applied from where on.

The cost grows with codings and not with text. Bits of a mask are coders, in the order given.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from codebook.core.agreement.material import Document
from codebook.core.agreement.ruler import Ruler
from codebook.core.agreement.targets import Target

Run = tuple[int, int, int]
"""Start, end and mask of a stretch that somebody coded, on the text that counts."""

_Steps = dict[int, int]
"""By place on the ruler, what is added there to the number of codings open for each coder."""


class Swept:
    """A transcript, and by the place of a target among the targets what was found of it.

    ``present`` are the masks of the coders who are not missing, ``runs`` what somebody coded;
    targets that nobody applied have none. ``applied`` counts units by target and bit.
    """

    def __init__(
        self,
        document: Document,
        bits: Mapping[str, int],
        targets: Sequence[Target],
        reach: Mapping[str, Sequence[int]],
    ) -> None:
        self._document = document
        self._bits = {coder: bits[coder] for coder in document.coders if coder in bits}
        self._reach = reach
        self.ruler = Ruler(document.eligible)
        self.present = self._present(targets)
        self.applied: Counter[tuple[int, int]] = Counter()
        states = _States(len(document.applied), len(bits))
        self.runs = {place: states.runs(steps) for place, steps in self._steps(states).items()}

    def is_of(self, document: Document) -> bool:
        """Whether it is the same for another transcript: one that differs in segments alone."""
        return replace(document, segments=self._document.segments) == self._document

    def _present(self, targets: Sequence[Target]) -> list[int]:
        present = [sum(1 << bit for bit in self._bits.values())] * len(targets)
        for coder, bit in self._bits.items():
            missing = self._document.missing.get(coder)
            for place, target in enumerate(targets) if missing else ():
                if target.missing(missing or frozenset()):
                    present[place] ^= 1 << bit
        return present

    def _steps(self, states: _States) -> dict[int, _Steps]:
        """By target, where codings begin and end; counts the coders' units on the way."""
        found: dict[int, _Steps] = {}
        open_to: dict[tuple[int, int], int] = {}
        seen: set[tuple[int, int]] = set()
        present, applied = self.present, self.applied
        at_place, missing = self.ruler.at, self._document.missing
        for coder, path, begin, finish in sorted(self._document.applied, key=attrgetter("start")):
            bit = self._bits.get(coder)
            if bit is None or begin >= finish or path in missing.get(coder, ()):
                continue
            start, end, step = at_place(begin), at_place(finish), states.steps[bit]
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
                    applied[unit] += 1
                at = found.get(place)
                if at is None:
                    at = found[place] = defaultdict(int)
                at[start] += step
                at[end] -= step
        return found


def characters(runs: Sequence[Run], length: int) -> dict[int, int]:
    """How many of ``length`` characters have each mask, without those that none have."""
    found: dict[int, int] = defaultdict(int)
    rest = length
    for start, end, mask in runs:
        found[mask] += end - start
        rest -= end - start
    if rest:
        found[0] = rest
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

    def _mask(self, state: int) -> int:
        """The coders who have a coding open."""
        mask = sum(1 << bit for bit, field in enumerate(self._fields) if state & field)
        self._masks[state] = mask
        return mask

    def runs(self, steps: _Steps) -> list[Run]:
        """The stretches that somebody coded, in order."""
        found: list[Run] = []
        state = last = 0
        masks = self._masks
        for place in sorted(steps):
            if state:
                found.append((last, place, masks.get(state) or self._mask(state)))
            state += steps[place]
            last = place
        return found
