"""Agreement as JSON: every figure, and ``null`` with a reason where there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from codebook.core.agreement.figures import Figure
from codebook.core.agreement.intervals import CUTS
from codebook.core.agreement.measured import InDocument, Measured, by_document, matrix
from codebook.core.agreement.overall import Overall
from codebook.core.agreement.result import CHARACTER, Group, LeftOut, Result, Target
from codebook.core.agreement.units import NOTHING
from codebook.formats.agreement_methods import paragraphs


def to_json(result: Result, *, more: bool = False) -> dict[str, Any]:
    """Everything; ``more`` adds the rarer figures and each transcript of each code."""
    apart = {code.own.key: code.own.measured.apart for code in result.codes}
    return {
        "coders": list(result.coders),
        "unit": result.unit,
        "rule": result.rule,
        "eligible": result.eligible,
        "transcripts": [document.key for document in result.documents],
        "draws": result.draws,
        "seed": result.seed,
        "protected": False,
        "sample": result.round,
        "codebook_revision": result.revision,
        "codes": [
            {
                **_target(code.own, result, more),
                "subtree": {
                    **_target(code.branch, result, more),
                    "same_as_code": code.branch is code.own,
                    "vanishes": _vanishes(code.branch, apart),
                },
            }
            for code in result.codes
        ],
        "any": {**_target(result.any, result, more), "code": None},
        "by_transcript": _by_transcript(by_document(result.any.counted), result.coders),
        "matrix": _matrix(result.any.measured),
        "groups": [_group(group) for group in result.groups],
        "overall": _overall(result.overall),
        "left_out": [_left_out(one) for one in result.left_out],
        "method": paragraphs(result),
        "cut_offs": {
            "values": list(CUTS),
            "source": "Krippendorff, Content Analysis, 4th ed. 2019, chapter 12",
        },
    }


def _vanishes(branch: Target, apart: Mapping[str, int]) -> float | None:
    """The share of what is in dispute, code by code, that is none between branches."""
    below = sum(apart.get(code, 0) for code in branch.counted.target.codes)
    return max(0.0, 1 - branch.measured.apart / below) if below else None


def _left_out(one: LeftOut) -> dict[str, Any]:
    return {
        "what": one.what,
        "transcript": one.transcript or None,
        "coder": one.coder or None,
        "codes": list(one.codes),
        "reason": one.reason,
    }


def _by_coder(coders: Sequence[str], numbers: Sequence[Any]) -> dict[str, Any]:
    return dict(zip(coders, numbers, strict=True))


def _target(target: Target, result: Result, more: bool) -> dict[str, Any]:
    measured, interval, coders = target.measured, target.interval, result.coders
    kappa = measured.kappa()
    low, high = interval.low, interval.high
    below = interval.below or (None, None)
    without = dict(zip(coders, measured.without_each(), strict=True)) if len(coders) > 2 else None
    found: dict[str, Any] = {
        "code": target.key,
        "alpha": measured.alpha.value,
        "alpha_low": low,
        "alpha_high": high,
        "p_below_667": below[0],
        "p_below_800": below[1],
        "kappa": None if kappa is None else kappa.value,
        "percent": measured.percent.value,
        "positive_agreement": measured.positive.value,
        "negative_agreement": measured.negative.value,
        "prevalence": measured.prevalence.value,
        "units": _by_coder(coders, measured.applied),
        "characters": _by_coder(coders, target.characters.positions),
        "positions": _by_coder(coders, measured.positions),
        "shared": measured.shared,
        "disputed": measured.apart,
        "pairs": _pairs(measured),
        "alpha_at": _values(target.beside),
        "interval": {
            "method": interval.method.value or None,
            "transcripts": interval.documents,
            "few_transcripts": interval.few,
            "standard_error": interval.error,
            "draws": interval.draws,
            "undefined_draws": interval.undefined,
        },
        "thin": measured.thin,
        "without_coder": None if without is None else _values(without),
        "note": "; ".join(target.notes) or None,
        "reasons": _reasons(target, without or {}),
    }
    if more:
        found["more"] = _more(target, result)
    return found


def _reasons(target: Target, without: Mapping[str, Figure]) -> dict[str, str]:
    """Why a figure is ``null``, by its key; those of pairs have notes of their own."""
    measured, interval = target.measured, target.interval
    figures = {
        "alpha": measured.alpha,
        "percent": measured.percent,
        "positive_agreement": measured.positive,
        "negative_agreement": measured.negative,
        "prevalence": measured.prevalence,
        **{f"alpha_at {unit}": figure for unit, figure in target.beside.items()},
        **{f"without_coder {coder}": figure for coder, figure in without.items()},
    }
    kappa = measured.kappa()
    if kappa is not None:
        figures["kappa"] = kappa
    found = {name: str(figure.why) for name, figure in figures.items() if figure.why}
    if kappa is None:
        found["kappa"] = "of two coders alone: see pairs"
    if interval.why:
        found["interval"] = str(interval.why)
    return found


def _values(figures: Mapping[str, Figure]) -> dict[str, float | None]:
    return {name: figure.value for name, figure in figures.items()}


def _pairs(measured: Measured) -> list[dict[str, Any]]:
    return [
        {
            "coders": list(coders),
            "kappa": pair.kappa().value,
            "alpha": pair.alpha().value,
            "both": pair.both,
            "only_first": pair.only_first,
            "only_second": pair.only_second,
            "neither": pair.neither,
            "note": str(pair.alpha().why) or None,
        }
        for coders, pair in measured.pairs.items()
    ]


def _more(target: Target, result: Result) -> dict[str, Any]:
    measured = target.measured
    found: dict[str, Any] = {
        "fleiss_kappa": measured.fleiss().value,
        "pairs": [
            {
                "coders": list(coders),
                "pi": pair.pi().value,
                "kappa_max": pair.kappa_max().value,
                "percent": pair.percent().value,
                "positive_agreement": pair.positive().value,
                "negative_agreement": pair.negative().value,
                "prevalence": pair.prevalence().value,
                "bias": pair.bias().value,
            }
            for coders, pair in measured.pairs.items()
        ],
        "by_transcript": _by_transcript(by_document(target.counted), result.coders),
    }
    if result.unit != CHARACTER:
        found["ac1"] = measured.ac1().value
        found["brennan_prediger"] = measured.brennan_prediger().value
    return found


def _by_transcript(found: Sequence[InDocument], coders: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {
            "transcript": one.document,
            "alpha": one.alpha.value,
            "positive_agreement": one.positive.value,
            "shared": one.shared,
            "agreed": one.agreed,
            "disputed": one.apart,
            "alone": _by_coder(coders, one.alone),
            "note": str(one.alpha.why) or None,
        }
        for one in found
    ]


def _matrix(measured: Measured) -> dict[str, Any]:
    return {
        "coders": list(measured.coders),
        **{
            kind: [
                [None if cell is None else cell.value for cell in row]
                for row in matrix(measured, kind)
            ]
            for kind in ("alpha", "kappa")
        },
    }


def _group(group: Group) -> dict[str, Any]:
    found, sets = group.unitizing, group.sets
    reasons = {
        "u_alpha": found.u_alpha,
        "u_alpha_binary": found.u_alpha_binary,
        "cu_alpha": found.cu_alpha,
        "coverage": found.coverage,
        **{f"k_u_alpha of {code}": figure for code, figure in found.k_u_alpha.items()},
        **{f"k_coverage of {code}": figure for code, figure in found.k_coverage.items()},
        "label sets": sets.alpha,
    }
    return {
        "code": group.parent,
        "unit": CHARACTER,
        "u_alpha": found.u_alpha.value,
        "u_alpha_binary": found.u_alpha_binary.value,
        "cu_alpha": found.cu_alpha.value,
        "coverage": found.coverage.value,
        "k_u_alpha": _values(found.k_u_alpha),
        "k_coverage": _values(found.k_coverage),
        "characters": found.characters,
        "violating": found.violating,
        "label_sets": {
            "alpha": sets.alpha.value,
            "distance": "jaccard",
            "sets": sets.sets,
            "characters": sets.characters,
        },
        "confusion": [
            {"first": first or None, "second": second or None, "characters": number}
            for (first, second), number in _half(group).items()
        ],
        "note": "; ".join(f"{name}: {one.why}" for name, one in reasons.items() if one.why) or None,
    }


def _half(group: Group) -> dict[tuple[str, str], int]:
    """Each pair of codes once, in codebook order; nothing comes last."""
    order = {code: number for number, code in enumerate((*group.confusion.values, NOTHING))}
    return {
        pair: number
        for pair, number in sorted(
            group.confusion.cells.items(), key=lambda cell: [order[code] for code in cell[0]]
        )
        if order[pair[0]] <= order[pair[1]]
    }


def _overall(found: Overall) -> dict[str, Any]:
    return {
        "codes": found.codes,
        "thin": found.thin,
        "undefined": found.undefined,
        "mean_alpha": found.mean,
        "min_alpha": found.minimum,
        "median_alpha": found.median,
        "share_from_800": found.reliable,
        "share_from_667": found.tentative,
        "pooled_kappa": found.pooled.value,
        "pooled_kappa_of_pairs": [
            {"coders": list(pair), "kappa": figure.value}
            for pair, figure in found.pooled_pairs.items()
        ],
        "note": str(found.why) or None,
    }
