"""Bars that show where a released count lies; drawn from what was released, never from counts."""

from __future__ import annotations

from typing import Any

from lxml.builder import ElementMaker

from codebook.core.tallies import Cell

_SVG = ElementMaker()
_WIDTH, _HEIGHT = 100, 12
_THIN = 3
"""The least width of a bar, in percent: an exact count has none of its own."""


def range_bar(cell: Cell, label: str) -> Any:
    """A line from none to all of a group, with the part where the count lies filled.

    ``label`` says the same in words. A withheld cell is an empty, dashed line.
    """
    inside = [
        _SVG.rect(
            x="0.5", y="4", width=str(_WIDTH - 1), height="4", fill="none", stroke="#777",
            **{"stroke-width": "0.6"}, **({} if cell.low is not None else _DASHED),
        )
    ]  # fmt: skip
    if cell.low is not None and cell.high is not None and cell.n:
        left = cell.low / cell.n * (_WIDTH - _THIN)
        right = cell.high / cell.n * (_WIDTH - _THIN) + _THIN
        inside.append(
            _SVG.rect(
                x=f"{left:.2f}", y="1", width=f"{right - left:.2f}", height="10", fill="#1f5c99"
            )
        )
    return _SVG.svg(
        *inside,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        preserveAspectRatio="none",
        role="img",
        **{"aria-label": label},
    )


_DASHED = {"stroke-dasharray": "3 3"}
