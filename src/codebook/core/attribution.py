"""Whom a quotation may be attributed to, so that five people or more may have said it.

The rule *class of five* of :mod:`codebook.core.disclosure`: for a reader who knows everything that
was released, and that a quotation would have been attributed more finely if it could.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codebook.core.categories import Scheme
from codebook.core.codes import contains, depth
from codebook.core.disclosure import JOINED, SMALLEST, TOTAL, Group, Memory, Theme, overlap


@dataclass(frozen=True, slots=True)
class Speakers:
    """Whom a quotation may be by, for a reader: a category, or nobody named (``None``).

    ``size`` is how many interviewees it may be by; below five it is not released.
    """

    category: str | None
    size: int


def attributions(
    scheme: Scheme, shown: Sequence[Group], left_out: Sequence[Group], theme: Theme, memory: Memory
) -> dict[str, Speakers]:
    """How quotations of a theme are attributed, by interviewee.

    Each group counts for as many possible speakers as released bands leave, of the theme or of
    any that holds passages of it (a reader may guess from the words which part of a theme they
    are about), or for all of it. A class is what is attributed alike: a category's is all of its
    groups that are not named more finely. Where a class would have fewer than five, the category
    above it is named instead, and if that alone leaves too few, the smallest class beside it goes
    up with it.
    """
    everyone = [*shown, *left_out]
    people = frozenset[str]().union(*(group.people for group in everyone))
    told = [row for row in memory.rows if overlap(theme, row.theme)]
    totals = [row.cells[TOTAL].high for row in told if row.is_total]
    if totals:
        return dict.fromkeys(people, Speakers(None, min(totals)))
    sizes = {group.key: group.n for group in everyone}
    for row in told:
        for key, cell in row.cells.items():
            if key in sizes:
                unseen = len(_people_of(key, everyone) - cell.people)
                sizes[key] = min(sizes[key], cell.high + unseen)
    named = {group.key: group.key for group in everyone}
    deepest = max(map(_depth, named), default=0)
    for deep in range(deepest, 0, -1):
        for parent in dict.fromkeys(
            _above(name) for name in named.values() if _depth(name) == deep
        ):
            _lift(named, sizes, parent, deep)
    classes: dict[str, int] = {}
    for key, name in named.items():
        classes[name] = classes.get(name, 0) + sizes[key]
    labels = {category.path for category in scheme} | {group.key for group in everyone}
    return {
        who: Speakers(name if name in labels else None, classes[name])
        for group in everyone
        for who in group.people
        for name in [named[group.key]]
    }


def _people_of(key: str, everyone: Sequence[Group]) -> frozenset[str]:
    return next(group.people for group in everyone if group.key == key)


def _above(key: str) -> str:
    """The category above a group: the deepest that all of its categories lie below, or none."""
    shared, *others = (part.rpartition("/")[0] for part in key.split(JOINED))
    while shared and not all(contains(shared, other) for other in others):
        shared = shared.rpartition("/")[0]
    return shared


def _depth(key: str) -> int:
    return depth(_above(key)) + 1 if key else 0


def _lift(named: dict[str, str], sizes: Mapping[str, int], parent: str, deep: int) -> None:
    """Names the parent for the classes of one depth that are too small, until all are not."""

    def classes() -> dict[str, int]:
        found: dict[str, int] = {}
        for key, name in named.items():
            if name == parent or (_depth(name) == deep and _above(name) == parent):
                found[name] = found.get(name, 0) + sizes[key]
        return found

    def lift(name: str) -> None:
        for key in [key for key in named if named[key] == name]:
            named[key] = parent

    for name, size in classes().items():
        if name != parent and size < SMALLEST:
            lift(name)
    while 0 < (now := classes()).get(parent, SMALLEST) < SMALLEST and len(now) > 1:
        lift(min((name for name in now if name != parent), key=lambda name: now[name]))
