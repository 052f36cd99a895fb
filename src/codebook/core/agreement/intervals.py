"""How sure an alpha is: it is computed again on transcripts drawn anew from those there are.

Interviews are what was sampled; characters are not independent of one another. Where there are few
transcripts, draws say little, and each is left out once instead.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum, sqrt
from random import Random
from statistics import quantiles
from sys import byteorder

from codebook.core.agreement import student
from codebook.core.agreement.coefficients import Sums, alpha_of, scale, sums
from codebook.core.agreement.figures import Why
from codebook.core.agreement.histogram import Counted

DRAWS = 2000
"""How often transcripts are drawn anew, unless told."""

FEW = 10
"""Transcripts; with fewer that two coders finished, the interval is a jackknife's."""

CUTS = (0.667, 0.8)
"""Krippendorff's: below the first no conclusions, from the second on reliable ones."""

_FIELD = 8
"""Bytes of a sum among those added at once."""


class Method(StrEnum):
    """How an interval was made."""

    BOOTSTRAP = "bootstrap"
    JACKKNIFE = "jackknife"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """The 95 % interval of an alpha, and the chances that alpha is below the :data:`CUTS`.

    ``documents`` are those with something that two coders or more decided on. Of ``draws``,
    ``undefined`` had no alpha and were left out. Where ``why`` is given the rest is ``None``.
    """

    method: Method
    documents: int
    low: float | None = None
    high: float | None = None
    below: tuple[float, float] | None = None
    error: float | None = None
    draws: int = 0
    undefined: int = 0
    why: Why = Why.NONE

    @property
    def few(self) -> bool:
        """Whether there are few transcripts, which is to be said."""
        return self.documents < FEW


def intervals(counted: Sequence[Counted], seed: int, draws: int = DRAWS) -> list[Interval]:
    """The interval of each target's alpha.

    Every target is drawn for from the beginning of the seed, among its own transcripts by key: so
    that of one target is the same whatever else is asked for.
    """
    found: list[Interval | None] = [None] * len(counted)
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    terms: list[list[Sums]] = []
    for place, target in enumerate(counted):
        keys, of_target = _shared(target)
        terms.append(of_target)
        if len(of_target) < FEW:
            found[place] = _jackknife(of_target, len(target.coders))
        else:
            alike[keys].append(place)
    for places in alike.values():
        drawn = _draws(
            [terms[place] for place in places], len(counted[places[0]].coders), seed, draws
        )
        for place, values in zip(places, drawn, strict=True):
            whole = alpha_of(_total(terms[place]), len(counted[place].coders))
            found[place] = _bootstrap(values, len(terms[place]), draws, whole.why)
    return [interval for interval in found if interval is not None]


def _shared(counted: Counted) -> tuple[tuple[str, ...], list[Sums]]:
    """The transcripts that two coders or more decided on, and the sums of each."""
    keys: list[str] = []
    found: list[Sums] = []
    coders = len(counted.coders)
    for key, present, counts in counted.documents:
        if present & (present - 1) and counts:
            keys.append(key)
            found.append(sums({(present, mask): n for mask, n in counts.items()}, coders))
    return tuple(keys), found


def _total(terms: Sequence[Sums]) -> Sums:
    return Sums(*map(sum, zip(*terms, strict=True))) if terms else Sums(0, 0, 0)


def _draws(
    targets: Sequence[Sequence[Sums]], coders: int, seed: int, draws: int
) -> list[list[float]]:
    """By target, alpha of each draw that has one; the same transcripts are drawn for all of them.

    A transcript's sums of all targets stand in one long number, field beside field, so that to
    add a transcript to a draw is one addition for all.
    """
    number = len(targets)
    documents = len(targets[0])
    largest = max(value for terms in targets for term in terms for value in term)
    width = _FIELD * -(-(largest * documents).bit_length() // (8 * _FIELD) or 1)
    packed = [
        _pack([terms[place][field] for field in range(3) for terms in targets], width)
        for place in range(documents)
    ]
    chance = Random(seed)  # noqa: S311  # what is drawn has to be drawn again, not kept secret
    twice = 2 * scale(coders)
    found: list[list[float]] = [[] for _ in targets]
    for _ in range(draws):
        drawn = _unpack(sum(chance.choices(packed, k=documents)), 3 * number, width)
        rows = zip(
            found, drawn[:number], drawn[number : 2 * number], drawn[2 * number :], strict=True
        )
        for values, ones, zeros, apart in rows:
            if ones and zeros:
                values.append(1 - (ones + zeros - 1) * apart / (twice * ones * zeros))
    return found


def _pack(numbers: Sequence[int], width: int) -> int:
    """The numbers as fields of one, the first lowest; ``width`` is in bytes."""
    return int.from_bytes(b"".join(n.to_bytes(width, "little") for n in numbers), "little")


def _unpack(packed: int, number: int, width: int) -> Sequence[int]:
    """The fields of a number again."""
    if width == _FIELD:
        fields = array("Q", packed.to_bytes(number * width, "little"))
        if byteorder == "big":
            fields.byteswap()
        return fields
    held = packed.to_bytes(number * width, "little")
    return [
        int.from_bytes(held[at : at + width], "little") for at in range(0, number * width, width)
    ]


def _bootstrap(values: Sequence[float], documents: int, draws: int, why: Why) -> Interval:
    undefined = draws - len(values)
    if why or len(values) < 2:
        why = why or Why.FEW_DRAWS
        return Interval(Method.NONE, documents, draws=draws, undefined=undefined, why=why)
    values = sorted(values)
    cuts = quantiles(values, n=40, method="inclusive")
    mean = fsum(values) / len(values)
    return Interval(
        Method.BOOTSTRAP,
        documents,
        cuts[0],
        cuts[-1],
        _below([bisect_left(values, cut) / len(values) for cut in CUTS]),
        sqrt(fsum((value - mean) ** 2 for value in values) / (len(values) - 1)),
        draws,
        undefined,
    )


def _jackknife(terms: Sequence[Sums], coders: int) -> Interval:
    """Each transcript left out once; the interval and the chances by Student's t."""
    documents = len(terms)
    total = _total(terms)
    whole = alpha_of(total, coders)
    if whole.why or documents < 2:
        return Interval(Method.NONE, documents, why=whole.why or Why.ONE_DOCUMENT)
    left = [
        alpha_of(Sums(*(all_ - one for all_, one in zip(total, term, strict=True))), coders).value
        for term in terms
    ]
    values = [value for value in left if value is not None]
    if len(values) < documents:
        return Interval(Method.NONE, documents, why=Why.ONE_HOLDS_IT)
    center = whole.numerator / whole.denominator
    mean = fsum(values) / documents
    error = sqrt((documents - 1) / documents * fsum((value - mean) ** 2 for value in values))
    reach = error * student.quantile(0.975, documents - 1)
    return Interval(
        Method.JACKKNIFE,
        documents,
        max(-1.0, center - reach),
        min(1.0, center + reach),
        _below([_chance(center, cut, error, documents - 1) for cut in CUTS]),
        error,
    )


def _chance(center: float, cut: float, error: float, freedom: int) -> float:
    if not error:
        return float(center < cut)
    return student.below((cut - center) / error, freedom)


def _below(chances: Sequence[float]) -> tuple[float, float]:
    return chances[0], chances[1]
