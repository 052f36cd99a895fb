"""Which stretches of a text differ in a corrected one."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from codebook.core.remap import Replaced

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_PART = re.compile(r"\w+|\s+|[^\w\s]")

_MOST = 20_000
"""Words and marks of a changed stretch that are still compared one by one: beyond that, the work
would grow with their square."""


def corrections(old: str, new: str) -> list[Replaced]:
    """The stretches of ``old`` that are other words in ``new``, in order; the rest is the same.

    Lines are compared first, then the words of lines that differ, so that a passage keeps its
    place wherever its own words are still there.
    """
    found: list[Replaced] = []
    for before, after in _differing(_cut(_LINE, old), _cut(_LINE, new)):
        start, end = before
        was, now = old[start:end], new[after[0] : after[1]]
        parts, others = _cut(_PART, was), _cut(_PART, now)
        if max(len(parts), len(others)) > _MOST:
            found.append(Replaced(start, end, now))
            continue
        found += [
            Replaced(start + first, start + last, now[then[0] : then[1]])
            for (first, last), then in _changed(parts, others)
        ]
    return found


Place = tuple[int, int]


def _cut(pattern: re.Pattern[str], text: str) -> list[tuple[str, int, int]]:
    return [(match[0], *match.span()) for match in pattern.finditer(text)]


def _differing(
    old: Sequence[tuple[str, int, int]], new: Sequence[tuple[str, int, int]]
) -> Iterator[tuple[Place, Place]]:
    lines: list[Hashable] = [line for line, _, _ in old]
    others: list[Hashable] = [line for line, _, _ in new]
    matcher = SequenceMatcher(None, lines, others, autojunk=False)
    for kind, first, last, then, until in matcher.get_opcodes():
        if kind != "equal":
            yield _extent(old, first, last), _extent(new, then, until)


def _changed(
    old: Sequence[tuple[str, int, int]], new: Sequence[tuple[str, int, int]]
) -> Iterator[tuple[Place, Place]]:
    """The places that differ; neighbouring ones are one."""
    steps = Levenshtein.opcodes([part for part, _, _ in old], [part for part, _, _ in new])
    for differs, run in groupby(steps, key=lambda step: step.tag != "equal"):
        if differs:
            differing = list(run)
            first, last = differing[0], differing[-1]
            before = _extent(old, first.src_start, last.src_end)
            yield before, _extent(new, first.dest_start, last.dest_end)


def _extent(parts: Sequence[tuple[str, int, int]], first: int, last: int) -> Place:
    """Where parts ``[first, last)`` stand; no parts stand where the next begins."""
    if first < last:
        return parts[first][1], parts[last - 1][2]
    at = parts[first][1] if first < len(parts) else parts[-1][2] if parts else 0
    return at, at
