"""Coefficients for any number of coders, any of them missing, from masks and their numbers.

With ``r`` coders present at a position and ``a`` of them applying the target, what is shared is
the positions with two present or more. Sums are whole numbers; a figure divides once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from math import lcm
from typing import NamedTuple

from codebook.core.agreement.figures import Figure, Why, of, undefined
from codebook.core.agreement.histogram import Cells


class Sums(NamedTuple):
    """What alpha is made of; sums of several transcripts add up, field by field.

    ``ones`` and ``zeros`` are how often coders said yes and no at shared positions. ``apart`` is
    the disagreement, ``2 a (r - a) / (r - 1)`` at each position, times :func:`scale`.
    """

    ones: int
    zeros: int
    apart: int


@cache
def scale(coders: int) -> int:
    """What makes ``1 / (r - 1)`` whole for any number of these coders being present."""
    return lcm(*range(1, max(2, coders)))


def sums(cells: Cells, coders: int) -> Sums:
    """The sums over shared positions; ``coders`` is how many there are in all."""
    ones = zeros = apart = 0
    whole = scale(coders)
    for (present, mask), number in cells.items():
        r, a = present.bit_count(), mask.bit_count()
        if r >= 2:
            ones += number * a
            zeros += number * (r - a)
            apart += number * 2 * a * (r - a) * (whole // (r - 1))
    return Sums(ones, zeros, apart)


def variation(found: Sums) -> Why:
    """Why a coefficient that is corrected for chance has no value, if so."""
    if not found.ones and not found.zeros:
        return Why.NOT_SHARED
    if not found.ones:
        return Why.NOBODY
    return Why.NONE if found.zeros else Why.EVERYWHERE


def alpha_of(found: Sums, coders: int) -> Figure:
    """Krippendorff's alpha: ``1 - (N1 + N0 - 1) D / (2 N1 N0)``."""
    why = variation(found)
    if why:
        return undefined(why)
    ones, zeros, apart = found
    expected = 2 * scale(coders) * ones * zeros
    return Figure(expected - (ones + zeros - 1) * apart, expected)


def alpha(cells: Cells, coders: int) -> Figure:
    """Krippendorff's alpha of the yes or no that each coder said at each position."""
    return alpha_of(sums(cells, coders), coders)


def percent(cells: Cells) -> Figure:
    """Mean over shared positions of the share of pairs of coders who agree, 0 to 1."""
    whole = lcm(*{r * (r - 1) for r in map(_present, cells) if r >= 2})
    agreeing = positions = 0
    for (present, mask), number in cells.items():
        r, a = present.bit_count(), mask.bit_count()
        if r >= 2:
            agreeing += number * (a * (a - 1) + (r - a) * (r - a - 1)) * (whole // (r * (r - 1)))
            positions += number * whole
    return Figure(agreeing, positions) if positions else undefined(Why.NOT_SHARED)


def positive(cells: Cells, coders: int) -> Figure:
    """Positive agreement: where a coder said yes, the share of the others who did.

    With two coders it is Dice's coefficient, ``2 both / (2 both + only one)``. A position counts
    as in alpha, ``r`` times: so alpha tends to it as text grows that nobody coded.
    """
    found = sums(cells, coders)
    if not found.ones:
        return undefined(variation(found))
    said = 2 * scale(coders) * found.ones
    return Figure(said - found.apart, said)


def negative(cells: Cells, coders: int) -> Figure:
    """Negative agreement: where a coder said no, the share of the others who did."""
    found = sums(cells, coders)
    if not found.zeros:
        return undefined(variation(found))
    said = 2 * scale(coders) * found.zeros
    return Figure(said - found.apart, said)


def prevalence(cells: Cells) -> Figure:
    """Mean over positions of the share of coders who said yes; one coder present is enough."""
    whole = lcm(*{r for r in map(_present, cells) if r})
    said = positions = 0
    for (present, mask), number in cells.items():
        if present:
            said += number * mask.bit_count() * (whole // present.bit_count())
            positions += number * whole
    return Figure(said, positions) if positions else undefined(Why.NOT_SHARED)


def ac1(cells: Cells, coders: int) -> Figure:
    """Gwet's AC1 with two categories: chance is ``2 p (1 - p)``, ``p`` the prevalence."""
    return _corrected(cells, coders, lambda p: 2 * p * (1 - p))


def brennan_prediger(cells: Cells, coders: int) -> Figure:
    """Brennan and Prediger's coefficient with two categories: chance is one half."""
    return _corrected(cells, coders, lambda _: Fraction(1, 2))


def fleiss(cells: Cells, coders: int) -> Figure:
    """Fleiss' kappa as Gwet has it for missing coders: chance is ``p² + (1 - p)²``."""
    return _corrected(cells, coders, lambda p: p * p + (1 - p) * (1 - p))


def fold(cells: Cells, kept: int) -> Cells:
    """The same for the coders of a mask alone."""
    found: dict[tuple[int, int], int] = defaultdict(int)
    for (present, mask), number in cells.items():
        found[present & kept, mask & kept] += number
    return found


def without_each(cells: Cells, coders: int) -> tuple[Figure, ...]:
    """Alpha with each coder left out, in their order."""
    everybody = (1 << coders) - 1
    return tuple(alpha(fold(cells, everybody ^ (1 << out)), coders) for out in range(coders))


def _present(cell: tuple[int, int]) -> int:
    return cell[0].bit_count()


def _corrected(cells: Cells, coders: int, chance: Callable[[Fraction], Fraction]) -> Figure:
    why = variation(sums(cells, coders))
    if why:
        return undefined(why)
    observed = Fraction(*percent(cells)[:2])
    expected = chance(Fraction(*prevalence(cells)[:2]))
    return of((observed - expected) / (1 - expected))
