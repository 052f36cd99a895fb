"""Layers laid out position by position: which units stand where, straight from the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from codebook.core.agreement.material import Document


@dataclass(frozen=True)
class Unit:
    """Codings of one coder for one value that overlap, as the positions that count of them."""

    coder: str
    value: str
    at: frozenset[int]


def positions(document: Document) -> list[int]:
    """Those of the text that counts, in order."""
    return [at for span in document.eligible for at in range(span.start, span.end)]


def units_of(document: Document, coder: str, values: Mapping[str, str]) -> list[Unit]:
    """A coder's units in the text that counts."""
    eligible = set(positions(document))
    found = []
    for value in dict.fromkeys(values.values()):
        passages = [
            frozenset(range(each.start, each.end))
            for each in document.applied
            if each.coder == coder
            and values.get(each.code) == value
            and each.code not in document.missing.get(coder, ())
        ]
        while meeting := next((p for p in combinations(passages, 2) if p[0] & p[1]), None):
            passages.remove(meeting[0])
            passages.remove(meeting[1])
            passages.append(meeting[0] | meeting[1])
        found += [Unit(coder, value, passage & eligible) for passage in passages]
    return [unit for unit in found if unit.at]


def layer(document: Document, coder: str, values: Mapping[str, str]) -> dict[int, frozenset[str]]:
    """All positions that count, with the values that a coder applied there."""
    units = units_of(document, coder, values)
    return {
        at: frozenset(unit.value for unit in units if at in unit.at) for at in positions(document)
    }


def taking_part(document: Document, values: Mapping[str, str]) -> list[str]:
    """The coders to whom no code that names a value is missing."""
    return [
        coder
        for coder in document.coders
        if not any(value in document.missing.get(coder, ()) for value in values.values())
    ]
