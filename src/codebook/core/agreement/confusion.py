"""Which codes stand where another coder applied a different one, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from codebook.core.agreement.held import Held, hold
from codebook.core.agreement.material import Document
from codebook.core.agreement.units import NOTHING, Laid, Values
from codebook.core.overlaps import bits


@dataclass(frozen=True, slots=True)
class Confused:
    """Two codes, in codebook order, of which one coder applied one and another the other."""

    first: str
    second: str
    characters: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """Code points by pairs of values, in no direction, over all pairs of coders.

    ``cells`` holds ``(a, b)`` and ``(b, a)`` with the same count, ``(a, a)`` what both applied, and
    with ``NOTHING`` what the other coder applied nothing else to; absent cells are zero. Where
    codes exclude each other every code point of a pair of coders is in one cell, whichever of the
    two applied which; where they overlap, each value that only one of the two applied meets each
    that only the other did.
    """

    values: tuple[str, ...]
    cells: dict[tuple[str, str], int]

    def pairs(self) -> list[Confused]:
        """The values that are taken for each other, by code points, most first."""
        found = [
            Confused(one, other, self.cells[one, other])
            for one, other in combinations(self.values, 2)
            if (one, other) in self.cells
        ]
        return sorted(found, key=lambda pair: -pair.characters)


def confusion(documents: Iterable[Document], values: Values) -> Confusion:
    """Value by value, over the text that counts and all pairs of coders who finished it.

    ``values`` stand in codebook order. A value whose code is missing for one of a pair of coders is
    not counted between them; it does keep the other's codes there from meeting nothing.
    """
    sums = Sums(values)
    for document in documents:
        sums.add(hold(Laid(document), values))
    return sums.found()


class Sums:
    """Code points by what coders hold there and what was missing for them."""

    def __init__(self, values: Values) -> None:
        self._names = tuple(dict.fromkeys(values.values()))
        self._patterns: Counter[tuple[tuple[int, ...], tuple[int, ...]]] = Counter()

    def add(self, one: Held) -> None:
        """Counts one transcript."""
        absent = _absent(one, self._names)
        for held, extent in one.patterns.items():
            self._patterns[held, absent] += extent

    def found(self) -> Confusion:
        """The cells of what was counted."""
        met: Counter[tuple[int, int, int]] = Counter()
        for (bits_held, absent), extent in self._patterns.items():
            each = zip(bits_held, absent, strict=True)
            for (one, not_one), (other, not_other) in combinations(each, 2):
                met[one, other, not_one | not_other] += extent
        counts: Counter[tuple[int, int]] = Counter()
        for (one, other, missing), extent in met.items():
            for pair in _cells(one, other, missing, len(self._names)):
                counts[min(pair), max(pair)] += extent
        named = (*self._names, NOTHING)
        cells: dict[tuple[str, str], int] = {}
        for (first, second), extent in counts.items():
            cells[named[first], named[second]] = cells[named[second], named[first]] = extent
        return Confusion(self._names, cells)


def _absent(each: Held, names: tuple[str, ...]) -> tuple[int, ...]:
    """By coder, the values whose codes came too late for a word of theirs."""
    missing = each.document.missing
    return tuple(
        sum(1 << n for n, name in enumerate(names) if name in missing.get(coder, ()))
        for coder in each.coders
    )


def _cells(one: int, other: int, missing: int, nothing: int) -> Iterator[tuple[int, int]]:
    """The numbers of the values that meet; ``nothing`` is the number of none."""
    if not one | other:
        yield nothing, nothing
    for value in bits(one & other & ~missing):
        yield value, value
    only_one, only_other = one & ~other, other & ~one
    if only_one and only_other:
        yield from product(bits(only_one & ~missing), list(bits(only_other & ~missing)))
    else:
        for value in bits((only_one | only_other) & ~missing):
            yield value, nothing
