"""Agreement the slow way: every position laid out, every pair of decisions compared, in fractions.

Written from the definitions and not from the program: no masks, no sweeps, no sums that add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from codebook.core.agreement.histogram import Unit
from codebook.core.agreement.material import Applied, Document
from codebook.core.agreement.targets import Target

Decisions = list[dict[str, bool]]
"""Of each position, what each coder present said."""


def decisions(
    documents: Iterable[Document], coders: Sequence[str], target: Target, unit: Unit
) -> Decisions:
    """All positions that somebody decided on."""
    return [
        position
        for document in documents
        for position in decisions_of(document, coders, target, unit)
    ]


def decisions_of(
    document: Document, coders: Sequence[str], target: Target, unit: Unit
) -> Decisions:
    """Those of one transcript."""
    present = [coder for coder in coders if _present(coder, target, document)]
    if not present:
        return []
    eligible = {at for span in document.eligible for at in range(span.start, span.end)}
    coded = {
        coder: {
            at
            for each in document.applied
            if _counts(each, coder, target, document)
            for at in range(each.start, each.end)
        }
        for coder in present
    }
    if unit is Unit.CHARACTER:
        return [{coder: at in coded[coder] for coder in present} for at in sorted(eligible)]
    found: Decisions = []
    for segment in document.segments:
        inside = {at for span in segment for at in range(span.start, span.end)} & eligible
        if inside:
            said = {}
            for coder in present:
                share = Fraction(len(inside & coded[coder]), len(inside))
                said[coder] = share >= Fraction(1, 2) if unit is Unit.HALF else share > 0
            found.append(said)
    return found


def units(documents: Iterable[Document], coder: str, target: Target) -> int:
    """How many passages a coder has: codings joined as long as any two of them overlap."""
    number = 0
    for document in documents:
        eligible = {at for span in document.eligible for at in range(span.start, span.end)}
        passages = [
            set(range(each.start, each.end))
            for each in document.applied
            if _present(coder, target, document) and _counts(each, coder, target, document)
        ]
        while True:
            meeting = next((p for p in combinations(passages, 2) if p[0] & p[1]), None)
            if meeting is None:
                break
            passages = [each for each in passages if each not in meeting]
            passages.append(meeting[0] | meeting[1])
        number += sum(bool(passage & eligible) for passage in passages)
    return number


def _present(coder: str, target: Target, document: Document) -> bool:
    asked = any(code not in document.missing.get(coder, ()) for code in target.asked)
    return coder in document.coders and asked


def _counts(each: Applied, coder: str, target: Target, document: Document) -> bool:
    return (
        each.coder == coder
        and each.code in target.codes
        and each.code not in document.missing.get(coder, ())
    )


def _coincidences(positions: Decisions) -> dict[tuple[bool, bool], Fraction]:
    found = {(one, other): Fraction(0) for one in (True, False) for other in (True, False)}
    for said in positions:
        for one, other in permutations(said, 2):
            found[said[one], said[other]] += Fraction(1, len(said) - 1)
    return found


def alpha(positions: Decisions) -> Fraction | None:
    """Krippendorff's alpha from the matrix of coincidences."""
    o = _coincidences(positions)
    yes, no = o[True, True] + o[True, False], o[False, True] + o[False, False]
    if not yes or not no:
        return None
    observed = (o[True, False] + o[False, True]) / (yes + no)
    expected = 2 * yes * no / ((yes + no) * (yes + no - 1))
    return 1 - observed / expected


def specific(positions: Decisions, value: bool) -> Fraction | None:
    """Agreement on one value: coincidences of it with itself, of all its coincidences."""
    o = _coincidences(positions)
    said = o[value, value] + o[value, not value]
    return o[value, value] / said if said else None


def percent(positions: Decisions) -> Fraction | None:
    """Mean share of agreeing pairs of coders."""
    shares = [
        Fraction(
            sum(said[one] == said[other] for one, other in combinations(said, 2)),
            len(list(combinations(said, 2))),
        )
        for said in positions
        if len(said) >= 2
    ]
    return _mean(shares)


def prevalence(positions: Decisions) -> Fraction | None:
    """Mean share of coders present who said yes."""
    return _mean([Fraction(sum(said.values()), len(said)) for said in positions if said])


def corrected(positions: Decisions, kind: str) -> Fraction | None:
    """AC1, Brennan and Prediger's coefficient, or Fleiss' kappa."""
    shared = {value for said in positions if len(said) >= 2 for value in said.values()}
    observed, p = percent(positions), prevalence(positions)
    if shared != {True, False} or observed is None or p is None:
        return None
    chance = {
        "ac1": sum(q * (1 - q) for q in (p, 1 - p)),
        "brennan_prediger": Fraction(1, 2),
        "fleiss": sum(q * q for q in (p, 1 - p)),
    }[kind]
    return (observed - chance) / (1 - chance)


def both(positions: Decisions, first: str, second: str) -> list[tuple[bool, bool]]:
    """What two coders said where both did."""
    return [(said[first], said[second]) for said in positions if {first, second} <= set(said)]


def kappa(pairs: Sequence[tuple[bool, bool]]) -> Fraction | None:
    """Cohen's kappa."""
    chance = _mean_product(pairs)
    if chance is None or chance == 1:
        return None
    return (Fraction(sum(a == b for a, b in pairs), len(pairs)) - chance) / (1 - chance)


def pi(pairs: Sequence[tuple[bool, bool]]) -> Fraction | None:
    """Scott's pi."""
    said = [value for pair in pairs for value in pair]
    if len(set(said)) < 2:
        return None
    chance = sum(Fraction(said.count(value), len(said)) ** 2 for value in (True, False))
    return (Fraction(sum(a == b for a, b in pairs), len(pairs)) - chance) / (1 - chance)


def kappa_max(pairs: Sequence[tuple[bool, bool]]) -> Fraction | None:
    """Kappa of the table with the same margins whose yeses were laid over each other."""
    first, second = (sorted(said) for said in zip(*pairs, strict=True)) if pairs else ([], [])
    return kappa(list(zip(first, second, strict=True)))


def _mean_product(pairs: Sequence[tuple[bool, bool]]) -> Fraction | None:
    if not pairs:
        return None
    return sum(
        (
            Fraction(sum(a is value for a, _ in pairs) * sum(b is value for _, b in pairs))
            / len(pairs) ** 2
            for value in (True, False)
        ),
        Fraction(0),
    )


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None
