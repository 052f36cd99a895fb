"""Two coders: the two by two table of their decisions, and what it tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from codebook.core.agreement.coefficients import Sums, alpha_of, variation
from codebook.core.agreement.figures import Figure, Why, of, undefined
from codebook.core.agreement.histogram import Cells


@dataclass(frozen=True, slots=True)
class Pair:
    """Positions that both coders decided on, by what the first and the second said."""

    both: int
    only_first: int
    only_second: int
    neither: int

    @property
    def positions(self) -> int:
        """How many there are."""
        return self.both + self.apart + self.neither

    @property
    def apart(self) -> int:
        """How many one of the two alone applied the target to."""
        return self.only_first + self.only_second

    @property
    def _sums(self) -> Sums:
        return Sums(2 * self.both + self.apart, 2 * self.neither + self.apart, 2 * self.apart)

    @property
    def _yes(self) -> tuple[int, int]:
        return self.both + self.only_first, self.both + self.only_second

    @property
    def _no(self) -> tuple[int, int]:
        return self.neither + self.only_second, self.neither + self.only_first

    def kappa(self) -> Figure:
        """Cohen's kappa; 0 where one coder never varies and the other does."""
        why = variation(self._sums)
        return undefined(why) if why else Figure(*self.beyond_chance())

    def beyond_chance(self) -> tuple[int, int]:
        """Agreement beyond chance, and the most there could be, both times positions squared."""
        (first, second), (not_first, not_second) = self._yes, self._no
        return (
            2 * (self.both * self.neither - self.only_first * self.only_second),
            first * not_second + second * not_first,
        )

    def kappa_max(self) -> Figure:
        """The highest kappa that coders who apply the target as often as these could reach."""
        why = variation(self._sums)
        if why:
            return undefined(why)
        (first, second), (not_first, not_second) = self._yes, self._no
        most = self.positions * (min(first, second) + min(not_first, not_second))
        chance = first * second + not_first * not_second
        return Figure(most - chance, self.positions**2 - chance)

    def pi(self) -> Figure:
        """Scott's pi: chance is from what the two have in common."""
        found = self._sums
        why = variation(found)
        if why:
            return undefined(why)
        expected = found.ones * found.zeros
        return Figure(expected - 2 * self.positions * self.apart, expected)

    def alpha(self) -> Figure:
        """Krippendorff's alpha of the two."""
        return alpha_of(self._sums, 2)

    def percent(self) -> Figure:
        """The share of positions on which the two agree."""
        return self._share(self.both + self.neither)

    def positive(self) -> Figure:
        """Dice's coefficient: twice what both applied it to, of what each did."""
        found = self._sums
        return Figure(2 * self.both, found.ones) if found.ones else undefined(variation(found))

    def negative(self) -> Figure:
        """The same of what they did not apply it to."""
        found = self._sums
        return Figure(2 * self.neither, found.zeros) if found.zeros else undefined(variation(found))

    def prevalence(self) -> Figure:
        """The mean share of positions that the two applied it to."""
        return (
            Figure(self._sums.ones, 2 * self.positions)
            if self.positions
            else undefined(Why.NOT_SHARED)
        )

    def bias(self) -> Figure:
        """How much larger a share the first applied it to; below 0 the second did."""
        return self._share(self.only_first - self.only_second)

    def _share(self, number: int) -> Figure:
        return Figure(number, self.positions) if self.positions else undefined(Why.NOT_SHARED)


def pair(cells: Cells, first: int, second: int) -> Pair:
    """The table of two coders, by their bits: of positions where both are present."""
    counts = [0, 0, 0, 0]
    wanted = 1 << first | 1 << second
    for (present, mask), number in cells.items():
        if present & wanted == wanted:
            counts[(mask >> first & 1) | (mask >> second & 1) << 1] += number
    neither, only_first, only_second, both = counts
    return Pair(both, only_first, only_second, neither)


def pooled_kappa(tables: Iterable[Pair]) -> Figure:
    """Kappa of many tables: mean agreement against mean chance agreement, each table alike.

    After de Vries, Elliott, Kanouse and Teleki (2008). A table without variation agrees as much as
    chance does and adds nothing; one without positions is left out.
    """
    beyond = most = Fraction(0)
    for table in tables:
        if table.positions:
            gained, possible = table.beyond_chance()
            beyond += Fraction(gained, table.positions**2)
            most += Fraction(possible, table.positions**2)
    return of(beyond / most) if most else undefined(Why.NO_CODES)
