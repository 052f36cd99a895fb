"""All codes in one number, with what one number hides beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum
from statistics import median

from codebook.core.agreement.figures import Figure, Why
from codebook.core.agreement.intervals import CUTS
from codebook.core.agreement.measured import Measured
from codebook.core.agreement.pairs import pooled_kappa


@dataclass(frozen=True, slots=True)
class Overall:
    """The alphas of the codes that have enough data, each code alike.

    ``codes`` is how many there are; ``thin`` and ``undefined`` how many were left out because they
    are thin, or, with data enough, have no alpha. ``reliable`` and ``tentative`` are the shares of
    the codes with an alpha of at least .800 and .667. Without codes they are ``None``, and ``why``
    says so. ``pooled`` is the pooled kappa of all pairs of coders and all codes, thin or not, and
    ``pooled_pairs`` that of each pair.
    """

    codes: int
    thin: int
    undefined: int
    mean: float | None
    minimum: float | None
    median: float | None
    reliable: float | None
    tentative: float | None
    pooled: Figure
    pooled_pairs: dict[tuple[str, str], Figure]
    why: Why = Why.NONE


def overall(codes: Sequence[Measured]) -> Overall:
    """The summary of some codes' agreement; branches count what they hold again: leave them out."""
    enough = [code for code in codes if not code.thin]
    values = [value for code in enough if (value := code.alpha.value) is not None]
    coders = codes[0].coders if codes else ()
    pooled = pooled_kappa(table for code in codes for table in code.pairs.values())
    by_pair = {
        pair: pooled_kappa(code.pairs[pair] for code in codes) for pair in combinations(coders, 2)
    }
    thin, undefined = len(codes) - len(enough), len(enough) - len(values)
    if not values:
        return Overall(
            0, thin, undefined, None, None, None, None, None, pooled, by_pair, Why.NO_CODES
        )
    tentative, reliable = (sum(value >= cut for value in values) / len(values) for cut in CUTS)
    return Overall(
        len(values),
        thin,
        undefined,
        fsum(values) / len(values),
        min(values),
        median(values),
        reliable,
        tentative,
        pooled,
        by_pair,
    )
