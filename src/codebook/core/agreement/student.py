"""Student's t with few degrees of freedom, which are whole numbers: sums in closed form."""

from __future__ import annotations

from math import atan, cos, pi, sin, sqrt


def below(t: float, freedom: int) -> float:
    """The chance that a variable of Student's t lies below ``t``; ``freedom`` is 1 or more."""
    angle = atan(t / sqrt(freedom))
    square = cos(angle) ** 2
    odd = freedom % 2
    term = cos(angle) if odd else 1.0
    total = 0.0
    for step in range(freedom // 2):
        total += term
        upper = 2 * step + (2 if odd else 1)
        term *= square * upper / (upper + 1)
    two_sided = 2 / pi * (angle + sin(angle) * total) if odd else sin(angle) * total
    return (1 + two_sided) / 2


def quantile(share: float, freedom: int) -> float:
    """The value below which a share of at least one half lies."""
    low, high = 0.0, 1.0
    while below(high, freedom) < share:
        high *= 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle, freedom) < share else (low, middle)
    return (low + high) / 2
