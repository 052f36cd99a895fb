"""Alpha over sets of codes, where several may stand at one place.

Each coder gives each position the set of values applied there, which may be empty; how far two sets
differ is Jaccard's distance, or Passonneau's MASI (Measuring agreement on set-valued items, LREC
2006). With a single value it is the alpha of that value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from codebook.core.agreement.figures import Figure, Why, of, undefined
from codebook.core.agreement.held import Held, hold
from codebook.core.agreement.material import Document
from codebook.core.agreement.units import Laid, Values

MOST_SETS = 3000
"""With more different sets than this there is no figure: all are compared with all."""


class Distance(StrEnum):
    """How far two sets differ, from 0 (equal) to 1 (nothing in common).

    ``jaccard``: what both share, of what either has. ``masi``: the same, weighed by a third where
    they overlap, two thirds where one holds the other.
    """

    JACCARD = "jaccard"
    MASI = "masi"


@dataclass(frozen=True, slots=True)
class LabelSets:
    """The figure, how many different sets there are, and the code points that were compared."""

    alpha: Figure
    sets: int
    characters: int


class _Likeness(NamedTuple):
    """How many values two sets share, how many either has, and whether one holds the other."""

    common: int
    either: int
    nested: bool


def label_sets(
    documents: Iterable[Document], values: Values, distance: Distance = Distance.JACCARD
) -> LabelSets:
    """Alpha over the sets of ``values``, from the transcripts that two coders finished.

    A coder to whom one of the codes that name the values is missing does not take part there.
    """
    sums = Sums()
    for document in documents:
        sums.add(hold(Laid(document), values))
    return sums.found(distance)


class Sums:
    """Code points by the sets that coders have there, as transcripts are added."""

    def __init__(self) -> None:
        self._patterns: Counter[tuple[int, ...]] = Counter()

    def add(self, one: Held) -> None:
        """Counts one transcript, if two coders or more take part."""
        taking = one.of_those_who_take_part()
        for sets, extent in taking.patterns.items() if taking else ():
            self._patterns[tuple(sorted(sets))] += extent

    def found(self, distance: Distance = Distance.JACCARD) -> LabelSets:
        """The figure of what was counted."""
        often: Counter[int] = Counter()
        for sets, extent in self._patterns.items():
            for one in sets:
                often[one] += extent
        alpha = _alpha(self._patterns, often, distance)
        return LabelSets(alpha, len(often), sum(self._patterns.values()))


def _alpha(patterns: Counter[tuple[int, ...]], often: Counter[int], distance: Distance) -> Figure:
    if not often:
        return undefined(Why.NOT_SHARED)
    if len(often) == 1:
        return undefined(Why.ALL_ALIKE)
    if len(often) > MOST_SETS:
        return undefined(Why.TOO_MANY_SETS)
    total = sum(often.values())
    observed = _observed(patterns, distance)
    return of(1 - (total - 1) * observed / _expected(often, distance))


def _observed(patterns: Counter[tuple[int, ...]], distance: Distance) -> Fraction:
    """The distances of all pairs at one place, each place by its number of other coders."""
    met: Counter[tuple[int, _Likeness]] = Counter()
    for held, extent in patterns.items():
        for one, other in combinations(held, 2):
            if one != other:
                met[len(held) - 1, _likeness(one, other)] += 2 * extent
    return sum(
        (
            Fraction(extent, others) * _distance(likeness, distance)
            for (others, likeness), extent in met.items()
        ),
        Fraction(0),
    )


def _expected(often: Counter[int], distance: Distance) -> Fraction:
    """The distances of all pairs of sets, wherever they stand."""
    total = sum(often.values())
    different = total**2 - sum(count**2 for count in often.values())
    alike: Counter[_Likeness] = Counter()
    for (one, count), (other, times) in combinations(often.items(), 2):
        if one & other:
            alike[_likeness(one, other)] += 2 * count * times
    return different - sum(
        (count * (1 - _distance(likeness, distance)) for likeness, count in alike.items()),
        Fraction(0),
    )


def _likeness(one: int, other: int) -> _Likeness:
    common = one & other
    return _Likeness(common.bit_count(), (one | other).bit_count(), common in (one, other))


def _distance(likeness: _Likeness, distance: Distance) -> Fraction:
    """Of two sets that are not equal."""
    shared = Fraction(likeness.common, likeness.either)
    if distance is Distance.MASI:
        shared *= Fraction(2 if likeness.nested else 1, 3)
    return 1 - shared
