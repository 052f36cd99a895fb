"""Do coders mark the same units, and give them the same of several exclusive codes?

Krippendorff, Content Analysis, 4th ed. 2019, section 12.6 (equations 32 to 38), and Krippendorff,
Mathet, Bouvry and Widlöcher, On the reliability of unitizing textual continua, Quality & Quantity
50, 2016. Lengths are code points; what nobody marked has no units, so each of its code points
counts as one. Transcripts are put end to end: their sums are added.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import permutations

from codebook.core.agreement.figures import Figure, Why, of, undefined
from codebook.core.agreement.held import Held, hold
from codebook.core.agreement.material import Document
from codebook.core.agreement.units import NOTHING, Laid, Values


@dataclass(frozen=True, slots=True)
class Unitizing:
    """The alpha family of one group of exclusive codes.

    ``u_alpha``: same units, same codes; ``u_alpha_binary``: same text found relevant; ``cu_alpha``:
    same code where both applied one, which is the case for the share ``coverage`` of all text;
    ``k_u_alpha``: that for each code, with the share of its own text in ``k_coverage``.
    ``characters`` of text were compared; ``violating`` more were left out, where a coder had
    applied two of the codes at once.
    """

    u_alpha: Figure
    u_alpha_binary: Figure
    cu_alpha: Figure
    coverage: Figure
    k_u_alpha: dict[str, Figure]
    k_coverage: dict[str, Figure]
    characters: int
    violating: int


def unitizing(documents: Iterable[Document], values: Values) -> Unitizing:
    """The family for the values of one group, from the transcripts that two coders finished.

    A coder to whom one of the codes that name the values is missing does not take part in that
    transcript. Text where a coder applied two values at once cannot be compared under codes that
    exclude each other: it is taken out for all, and counted.
    """
    sums = Sums(tuple(dict.fromkeys(values.values())))
    for document in documents:
        sums.add(hold(Laid(document), values))
    return sums.found()


@dataclass(slots=True)
class Sums:
    """Lengths by pairs of values, and the squares that units would make with themselves.

    ``patterns`` are lengths by the number of other coders and the bits of the values that each of
    them held there; ``lengths`` are made of these at the end.

    ``selves`` are those of whole units, ``shared_selves`` of the part of a unit where others
    applied a value too: a unit of coder i is paired with that of j for the length that both share,
    divided by the number of other coders, so its own pairs are the square of the sum of these.
    """

    values: tuple[str, ...]
    patterns: Counter[tuple[int, tuple[int, ...]]] = field(default_factory=Counter)
    lengths: dict[tuple[str, str], Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    selves: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    shared_squares: Counter[tuple[str, int]] = field(default_factory=Counter)
    shared_selves: dict[str, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    characters: int = 0
    violating: int = 0

    def add(self, whole: Held) -> None:
        """Counts one transcript, if two coders or more take part."""
        each = whole.of_those_who_take_part()
        if each is None:
            return
        others = len(each.coders) - 1
        twice = {held for held in each.patterns if any(bits & (bits - 1) for bits in held)}
        for held, extent in each.patterns.items():
            if held in twice:
                self.violating += extent
                continue
            self.characters += extent
            self.patterns[others, tuple(sorted(held))] += extent
            self.selves[NOTHING] += held.count(0) * extent
        lengths, shared = _along(each, twice)
        for (_, value), spans in each.units.items():
            of_units = of_shared = 0
            for start, end in spans:
                of_units += (lengths[end] - lengths[start]) ** 2
                of_shared += (shared[end] - shared[start]) ** 2
            self.selves[value] += of_units
            self.shared_squares[value, others] += of_shared

    def _add_lengths(self) -> None:
        """By pairs of values, from what the coders held at one place."""
        counted: Counter[tuple[tuple[str, str], int]] = Counter()
        for (others, held), extent in self.patterns.items():
            named = [self.values[bit.bit_length() - 1] if bit else NOTHING for bit in held]
            for pair, times in Counter(permutations(named, 2)).items():
                counted[pair, others] += times * extent
        for (pair, others), extent in counted.items():
            self.lengths[pair] += Fraction(extent, others)
        for (value, others), squares in self.shared_squares.items():
            self.shared_selves[value] += Fraction(squares, others**2)

    def found(self) -> Unitizing:
        """The figures of what was counted."""
        self._add_lengths()
        return Unitizing(
            u_alpha=self._u_alpha(),
            u_alpha_binary=self._u_alpha_binary(),
            cu_alpha=self._cu_alpha(),
            coverage=_share(self._shared(), self._all(), Why.NOT_SHARED),
            k_u_alpha={value: self._k_u_alpha(value) for value in self.values},
            k_coverage={
                value: _share(
                    self._shared(value),
                    self._row(value),
                    Why.NOBODY if self._all() else Why.NOT_SHARED,
                )
                for value in self.values
            },
            characters=self.characters,
            violating=self.violating,
        )

    def _row(self, value: str) -> Fraction:
        return sum((self._length(value, other) for other in (NOTHING, *self.values)), Fraction(0))

    def _all(self) -> Fraction:
        return sum(self.lengths.values(), Fraction(0))

    def _length(self, value: str, other: str) -> Fraction:
        return self.lengths.get((value, other), Fraction(0))

    def _shared(self, value: str = "") -> Fraction:
        """What of a value, or of all, lies where both of a pair applied one."""
        rows = (value,) if value else self.values
        return sum((self._length(row, other) for row in rows for other in self.values), Fraction(0))

    def _u_alpha(self) -> Figure:
        rows = [self._row(value) for value in (NOTHING, *self.values)]
        agreed = sum(self._length(value, value) for value in (NOTHING, *self.values))
        return self._alpha(self._all() - agreed, _across(rows))

    def _u_alpha_binary(self) -> Figure:
        nothing = self._row(NOTHING)
        return self._alpha(
            2 * (nothing - self._length(NOTHING, NOTHING)), 2 * nothing * (self._all() - nothing)
        )

    def _alpha(self, differing: Fraction, across: Fraction) -> Figure:
        """From the observed lengths of different values, and the products of their sums."""
        whole = self._all()
        if not whole:
            return undefined(Why.NOT_SHARED)
        if not across:
            return undefined(Why.ALL_ALIKE)
        pairs = whole**2 - sum(self.selves.values())
        return of(1 - differing * pairs / (whole * across))

    def _cu_alpha(self) -> Figure:
        whole = self._shared()
        if not whole:
            return undefined(Why.NONE_TOGETHER if self._all() else Why.NOT_SHARED)
        across = _across([self._shared(value) for value in self.values])
        if not across:
            return undefined(Why.ONE_CODE)
        agreed = sum(self._length(value, value) for value in self.values)
        pairs = whole**2 - sum(self.shared_selves.values())
        return of(1 - (whole - agreed) * pairs / (whole * across))

    def _k_u_alpha(self, value: str) -> Figure:
        row, whole = self._shared(value), self._shared()
        if not row:
            why = Why.NOT_TOGETHER if self._row(value) else Why.NOBODY
            return undefined(why if self._all() else Why.NOT_SHARED)
        if row == whole:
            return undefined(Why.ONE_CODE)
        # the denominators of both expected lengths are the same and go out
        expected = row * whole - self.shared_selves[value]
        differing = row - self._length(value, value)
        return of(1 - expected * differing / (row * row * (whole - row)))


def _along(each: Held, twice: set[tuple[int, ...]]) -> tuple[dict[int, int], dict[int, int]]:
    """By place where something begins or ends, how much lies before it.

    First of the text where nobody applied two values, then of what other coders hold a value of
    in it, each of them counting, seen from one who does.
    """
    lengths, shared = {0: 0}, {0: 0}
    length = beside = 0
    for start, end, held in each.stretches:
        if held not in twice:
            length += end - start
            beside += (end - start) * (len(held) - held.count(0) - 1)
        lengths[end], shared[end] = length, beside
    return lengths, shared


def _across(rows: list[Fraction]) -> Fraction:
    """The sum of the products of different rows, in both orders."""
    return sum(rows, Fraction(0)) ** 2 - sum((row**2 for row in rows), Fraction(0))


def _share(part: Fraction, whole: Fraction, why: Why) -> Figure:
    return of(part / whole) if whole else undefined(why)
