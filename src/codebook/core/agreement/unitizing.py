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
from codebook.core.agreement.material import Document
from codebook.core.agreement.ruler import Ruler
from codebook.core.agreement.units import (
    NOTHING,
    Eligible,
    Units,
    Values,
    cut_all,
    stretches,
    taking_part,
    units,
)
from codebook.core.spans import Span, unite


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
    names = tuple(dict.fromkeys(values.values()))
    sums = _Sums(names)
    for document in documents:
        sums.add(document, values)
    return sums.family()


@dataclass(slots=True)
class _Sums:
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
    shared_selves: dict[str, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    characters: int = 0
    violating: int = 0

    def add(self, document: Document, values: Values) -> None:
        """Counts one transcript, if two coders or more take part."""
        coders = taking_part(document, values)
        if len(coders) < 2:
            return
        eligible = Eligible(document.eligible)
        marked = units(document, values, eligible)
        found = list(stretches(marked, coders, self.values, eligible.length))
        patterns: Counter[tuple[int, ...]] = Counter()
        for start, end, held in found:
            patterns[held] += end - start
        twice = {held for held in patterns if any(bits & (bits - 1) for bits in held)}
        length = eligible.length - sum(patterns.pop(held) for held in twice)
        self.characters += length
        self.violating += eligible.length - length
        for held, extent in patterns.items():
            self.patterns[len(coders) - 1, tuple(sorted(held))] += extent
        clean = None
        if twice:
            clean = Eligible([Span(start, end) for start, end, held in found if held not in twice])
        marked = {
            (coder, value): cut_all(clean, spans) if clean else spans
            for (coder, value), spans in marked.items()
            if coder in coders
        }
        self._add_selves(marked, coders, length)

    def _add_selves(self, marked: Units, coders: tuple[str, ...], length: int) -> None:
        layers: dict[str, list[Span]] = {coder: [] for coder in coders}
        for (coder, _), spans in marked.items():
            layers[coder] += spans
        valued = {coder: Ruler(unite(spans)) for coder, spans in layers.items()}
        for coder in coders:
            self.selves[NOTHING] += length - valued[coder].length
        for (coder, value), spans in marked.items():
            others = [valued[other].at for other in coders if other != coder]
            squares = 0
            for span in spans:
                shared = sum(at(span.end) - at(span.start) for at in others)
                self.selves[value] += span.length**2
                squares += shared**2
            self.shared_selves[value] += Fraction(squares, len(others) ** 2)

    def _add_lengths(self) -> None:
        """By pairs of values, from what the coders held at one place."""
        for (others, held), extent in self.patterns.items():
            named = [self.values[bit.bit_length() - 1] if bit else NOTHING for bit in held]
            for pair, times in Counter(permutations(named, 2)).items():
                self.lengths[pair] += Fraction(times * extent, others)

    def family(self) -> Unitizing:
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


def _across(rows: list[Fraction]) -> Fraction:
    """The sum of the products of different rows, in both orders."""
    return sum(rows, Fraction(0)) ** 2 - sum((row**2 for row in rows), Fraction(0))


def _share(part: Fraction, whole: Fraction, why: Why) -> Figure:
    return of(part / whole) if whole else undefined(why)
