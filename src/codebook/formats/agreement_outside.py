"""Agreement as it may leave: alpha and its interval of the codes that a sample fixed.

Counts, prevalence and percent tell how many spoke of a theme, and so do positive agreement beside
alpha, thin marks and the reasons for ``n/a``: none of them is here. Figures have two digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum
from statistics import median
from typing import Any

from codebook.core.agreement.result import Result
from codebook.formats.agreement_methods import paragraphs
from codebook.formats.agreement_report import TITLE, Page
from codebook.formats.agreement_tables import CUT_OFFS, NOT_DEFINED
from codebook.formats.marks import DRAFT, RELEASED
from codebook.formats.report import Table

MARK = "without counts; codes as fixed when the sample was drawn"


def mark(release: str) -> str:
    """What may be done with it, in the words that stand in every format."""
    return f"{RELEASED if release else DRAFT}; {MARK}"


def _two(value: float | None) -> float | None:
    return None if value is None else round(value, 2) + 0.0


def facts(result: Result) -> dict[str, Any]:
    """All that a reader learns of the codes, as it is remembered once it is released."""
    return {
        "sample": result.round,
        "unit": result.unit,
        "rule": result.rule,
        "eligible": result.eligible,
        "revision": result.revision,
        "rows": [
            {
                "code": code.own.key,
                "alpha": _two(code.own.measured.alpha.value),
                "low": _two(code.own.interval.low),
                "high": _two(code.own.interval.high),
            }
            for code in result.codes
        ],
    }


def to_json(result: Result, release: str = "") -> dict[str, Any]:
    """The figures as JSON; the keys are some of those of the internal form."""
    told = facts(result)
    return {
        "protected": True,
        "draft": not release,
        "release": release or None,
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
            {
                "code": row["code"],
                "alpha": row["alpha"],
                "alpha_low": row["low"],
                "alpha_high": row["high"],
            }
            for row in told["rows"]
        ],
        "overall": _overall([row["alpha"] for row in told["rows"] if row["alpha"] is not None]),
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


def to_table(told: Mapping[str, Any], release: str = "") -> Table:
    """The figures as a table, from :func:`facts`."""

    def cell(value: float | None) -> str:
        return NOT_DEFINED if value is None else f"{value:.2f}"

    rows = tuple(
        (row["code"], *(cell(row[name]) for name in ("alpha", "low", "high")))
        for row in told["rows"]
    )
    return Table(
        f"Agreement, sample {told['sample']}",
        ("code", f"alpha by {told['unit']}", "from", "to"),
        rows,
        mark(release),
        (f"unit: {told['unit']}; {told['rule']}", CUT_OFFS),
        frozenset((1, 2, 3)),
    )


def page(result: Result, release: str = "") -> Page:
    """What a report that may leave holds."""
    tables = (to_table(facts(result), release),)
    return TITLE, mark(release), paragraphs(result, outside=True), (), tables
