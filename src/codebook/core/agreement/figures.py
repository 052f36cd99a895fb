"""A figure: an exact ratio of whole numbers, or the reason why there is none."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Why(StrEnum):
    """Why a figure is undefined, in words that can stand beside it."""

    NONE = ""
    NOT_SHARED = "nothing was finished by two coders who had it"
    NOBODY = "no variation: no coder applied it"
    EVERYWHERE = "no variation: every coder applied it everywhere"
    ONE_DOCUMENT = "a single transcript gives no interval"
    FEW_DRAWS = "too few draws have a value"
    ONE_HOLDS_IT = "without one of the transcripts there is no value"
    NO_CODES = "no code has enough data"
    ALL_ALIKE = "no variation: every coder has the same everywhere"
    NONE_TOGETHER = "no text to which two coders applied any of the codes"
    NOT_TOGETHER = "where one coder applied it, no other applied any of the codes"
    ONE_CODE = "no variation: one code alone wherever two coders applied any"
    TOO_MANY_SETS = "too many different sets of codes"


class Figure(NamedTuple):
    """``numerator / denominator``, divided once, on reading; undefined where ``why`` says so."""

    numerator: int
    denominator: int
    why: Why = Why.NONE

    @property
    def value(self) -> float | None:
        """The figure to the nearest float; ``None`` where it is undefined."""
        return None if self.why else self.numerator / self.denominator

    @property
    def exact(self) -> Fraction | None:
        """The figure as a fraction; ``None`` where it is undefined."""
        return None if self.why else Fraction(self.numerator, self.denominator)


def undefined(why: Why) -> Figure:
    """A figure that has no value."""
    return Figure(0, 0, why)


def of(fraction: Fraction) -> Figure:
    """A figure that is a fraction."""
    return Figure(fraction.numerator, fraction.denominator)
