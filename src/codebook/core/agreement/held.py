"""What the coders of a transcript hold of a group of codes, place by place: laid out once for all.

The figures for exclusive codes, for sets of codes and for codes that get confused are all made of
this, transcript by transcript.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from codebook.core.agreement.material import Document
from codebook.core.agreement.units import Laid, Stretch, Units, Values, stretches, taking_part

Patterns = Counter[tuple[int, ...]]
"""Code points by the bits of the values that each coder holds there, in the coders' order."""


@dataclass(frozen=True, slots=True)
class Held:
    """A transcript under the values of a group, each of which is a bit, in the values' order.

    ``length`` is that of the text that counts. ``takes_part`` are the coders to whom no code that
    names a value is missing; all of ``coders`` finished the transcript.
    """

    document: Document
    coders: tuple[str, ...]
    takes_part: tuple[str, ...]
    length: int
    units: Units
    stretches: Sequence[Stretch]
    patterns: Patterns

    def of_those_who_take_part(self) -> Held | None:
        """The same of the coders who could have applied every value; ``None`` of fewer than two."""
        coders = self.takes_part
        if len(coders) < 2:
            return None
        if coders == self.coders:
            return self
        places = [self.coders.index(coder) for coder in coders]
        found = [
            Stretch(start, end, tuple([held[place] for place in places]))
            for start, end, held in self.stretches
        ]
        units = {key: spans for key, spans in self.units.items() if key[0] in coders}
        return Held(self.document, coders, coders, self.length, units, found, _patterns(found))


def hold(laid: Laid, values: Values) -> Held:
    """What the coders of one transcript hold of a group."""
    document, length = laid.document, laid.eligible.length
    units = laid.units(values)
    names = tuple(dict.fromkeys(values.values()))
    found = list(stretches(units, document.coders, names, length))
    return Held(
        document, document.coders, taking_part(document, values), length, units, found,
        _patterns(found),
    )  # fmt: skip


def _patterns(found: Sequence[Stretch]) -> Patterns:
    patterns: Patterns = Counter()
    for start, end, held in found:
        patterns[held] += end - start
    return patterns
