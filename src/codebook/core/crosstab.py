"""Interviewees by any attribute: the columns of a crosstab."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from codebook.core.categories import Interviewee

NOT_GIVEN = "(not given)"
"""The heading of those for whom the attribute is not known."""

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an attribute, ``None`` where it is not given, and who has it."""

    value: str | None
    label: str
    people: frozenset[str]

    @property
    def n(self) -> int:
        """How many interviewees have it."""
        return len(self.people)


def values(people: Iterable[Interviewee], attribute: str) -> list[Value]:
    """The values of an attribute, numbers in them by size; who has none is a last column."""
    found: dict[str, set[str]] = {}
    for person in people:
        found.setdefault(person.attributes.get(attribute, "").strip(), set()).add(person.pseudonym)
    missing = found.pop("", set())
    columns = [Value(v, v, frozenset(found[v])) for v in sorted(found, key=_natural)]
    return [*columns, *([Value(None, NOT_GIVEN, frozenset(missing))] if missing else [])]


def _natural(value: str) -> tuple[list[tuple[int, str]], str]:
    """Sorts ``9`` before ``10`` and takes no notice of case."""
    parts = _DIGITS.split(value.casefold())
    return [(int(p), "") if n % 2 else (0, p) for n, p in enumerate(parts)], value


def count(
    spoke: Mapping[str, frozenset[str]], codes: Iterable[str], columns: Iterable[Value]
) -> dict[str, list[int]]:
    """For each code, how many of each column's people spoke of it."""
    shown = list(columns)
    nobody = frozenset[str]()
    return {code: [len(spoke.get(code, nobody) & one.people) for one in shown] for code in codes}
