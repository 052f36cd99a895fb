"""Agreement as it may leave: alpha and its interval of the codes that a sample fixed.

Counts, prevalence and percent tell how many spoke of a theme, and so do positive agreement beside
alpha, thin marks and the reasons for ``n/a``: none of them is here. Figures have two digits.
"""

from __future__ import annotations

from math import fsum
from statistics import median
from typing import Any

from codebook.core.agreement.result import Result
from codebook.formats.agreement_methods import paragraphs
from codebook.formats.agreement_report import TITLE, Page
from codebook.formats.agreement_tables import CUT_OFFS, NOT_DEFINED
from codebook.formats.report import Table

MARK = "without counts; codes as fixed when the sample was drawn"


def _two(value: float | None) -> float | None:
    return None if value is None else round(value, 2) + 0.0


def _rows(result: Result) -> list[tuple[str, float | None, float | None, float | None]]:
    return [
        (
            code.own.key,
            _two(code.own.measured.alpha.value),
            _two(code.own.interval.low),
            _two(code.own.interval.high),
        )
        for code in result.codes
    ]


def to_json(result: Result) -> dict[str, Any]:
    """The figures as JSON; the keys are some of those of the internal form."""
    rows = _rows(result)
    return {
        "protected": True,
        "coders": len(result.coders),
        "unit": result.unit,
        "rule": result.rule,
        "eligible": result.eligible,
        "transcripts": len(result.documents),
        "draws": result.draws,
        "seed": result.seed,
        "sample": result.round,
        "codebook_revision": result.revision,
        "codes": [
            {"code": code, "alpha": alpha, "alpha_low": low, "alpha_high": high}
            for code, alpha, low, high in rows
        ],
        "overall": _overall([alpha for _, alpha, _, _ in rows if alpha is not None]),
        "method": paragraphs(result, outside=True),
    }


def _overall(alphas: list[float]) -> dict[str, Any]:
    if not alphas:
        return {"mean_alpha": None, "min_alpha": None, "median_alpha": None}
    return {
        "mean_alpha": _two(fsum(alphas) / len(alphas)),
        "min_alpha": min(alphas),
        "median_alpha": _two(median(alphas)),
    }


def to_table(result: Result) -> Table:
    """The figures as a table."""

    def cell(value: float | None) -> str:
        return NOT_DEFINED if value is None else f"{value:.2f}"

    rows = tuple(
        (code, cell(alpha), cell(low), cell(high)) for code, alpha, low, high in _rows(result)
    )
    return Table(
        f"Agreement, sample {result.round}",
        ("code", f"alpha by {result.unit}", "from", "to"),
        rows,
        MARK,
        (f"unit: {result.unit}; {result.rule}", CUT_OFFS),
        frozenset((1, 2, 3)),
    )


def page(result: Result) -> Page:
    """What a report that may leave holds."""
    return TITLE, MARK, paragraphs(result, outside=True), (), (to_table(result),)
