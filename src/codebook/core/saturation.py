"""When each theme first appeared, interview by interview, and how many were new in each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from codebook.core.codes import ancestors

_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Step:
    """An interview: the themes that were ``new`` in it, and how many there were by its end."""

    key: str
    new: tuple[str, ...]
    cumulative: int


@dataclass(frozen=True)
class Saturation:
    """``first`` is the interview in which each theme, or one below it, was met; ``None``: in none.

    In ``steps``, a coding counts for the nearest theme at or above its code alone, so that no
    theme is new again in the one above it.
    """

    first: Mapping[str, str | None]
    steps: tuple[Step, ...]


def saturation(
    themes: Sequence[str], interviews: Iterable[tuple[str, Collection[str]]]
) -> Saturation:
    """``interviews`` are keys in order, each with the codes that were applied in it."""
    first: dict[str, str | None] = dict.fromkeys(themes)
    met: set[str] = set()
    steps = []
    for key, codes in interviews:
        new: set[str] = set()
        for code in codes:
            above = [path for path in ancestors(code) if path in first]
            for path in above:
                if first[path] is None:
                    first[path] = key
            new.update(above[:1])
        new -= met
        met |= new
        steps.append(Step(key, tuple(theme for theme in first if theme in new), len(met)))
    return Saturation(first, tuple(steps))


def is_date(written: str) -> bool:
    """Whether a date can be put in order: ``2020``, ``2020-05`` or ``2020-05-01``."""
    return _DATE.fullmatch(written) is not None


def by_date(keys: Sequence[str], dates: Mapping[str, str]) -> list[str]:
    """The keys from the earliest date on; those without one last, in the order they came."""

    def place(key: str) -> tuple[bool, str]:
        date = dates.get(key, "")
        return (False, date) if is_date(date) else (True, "")

    return sorted(keys, key=place)
