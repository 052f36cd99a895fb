"""An attack in earnest: what can be worked out from releases, by solving for every count.

``python tests/attack.py`` invents studies, makes the releases that the program allows, and then
tries to derive counts of small groups, and the answers of persons, from nothing but sizes, the
tree of codes, the bands and the quotations that were released. The counts of all groups of alike
people are unknowns; what was released, and that parts are no more than wholes, are linear
constraints; for each small group and theme the values are sought that solve them. It shares no
code with the rules it attacks.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

import random_studies
from random_studies import Answers, Quotation, Row, Theme, Told

People = frozenset[str]

SMALL = 10
"""From this size on, the count of a group is no secret."""

NEARLY = "two values or three of all but one or two of those who were counted"
"""What is known to follow: who knows the count of six nearly knows that of five of them.

The values are fewer than a band of the five would have, but not one, nor “few”, nor none, nor all.
"""


class Puzzle:
    """Whole numbers between bounds, and bounds on sums of them; each with a factor of 1 or -1."""

    def __init__(self, highest: Sequence[int]) -> None:
        self.bounds = [(0, high) for high in highest]
        self.sums: list[tuple[tuple[tuple[int, int], ...], int, int]] = []
        self._of: list[list[int]] = [[] for _ in highest]

    def add(self, terms: Iterable[tuple[int, int]], low: int, high: int) -> None:
        """Bounds a sum of ``(factor, number)``."""
        here = tuple(terms)
        for _, number in here:
            self._of[number].append(len(self.sums))
        self.sums.append((here, low, high))

    def solvable(self, terms: Sequence[tuple[int, int]], value: int) -> bool:
        """Whether there is a solution in which a sum has a value."""
        self.add(terms, value, value)
        try:
            return self._search(self.bounds, range(len(self.sums)))
        finally:
            self.sums.pop()
            for _, number in terms:
                self._of[number].pop()

    def _search(self, bounds: Sequence[tuple[int, int]], changed: Iterable[int]) -> bool:
        narrowed = self._narrow(list(bounds), set(changed))
        if narrowed is None:
            return False
        open_ones = [number for number, (low, high) in enumerate(narrowed) if low < high]
        if not open_ones:
            return True
        number = min(open_ones, key=lambda one: narrowed[one][1] - narrowed[one][0])
        low, high = narrowed[number]
        middle = (low + high) // 2
        for half in ((low, middle), (middle + 1, high)):
            narrowed[number] = half
            if self._search(narrowed, self._of[number]):
                return True
        return False

    def _narrow(
        self, bounds: list[tuple[int, int]], waiting: set[int]
    ) -> list[tuple[int, int]] | None:
        """Bounds that follow from the sums; ``None`` where they contradict each other."""
        while waiting:
            terms, low, high = self.sums[waiting.pop()]
            ends = [sorted((f * bounds[n][0], f * bounds[n][1])) for f, n in terms]
            least, most = sum(one for one, _ in ends), sum(two for _, two in ends)
            if least > high or most < low:
                return None
            for (factor, number), (one, two) in zip(terms, ends, strict=True):
                new = sorted(
                    factor * end
                    for end in (max(one, low - (most - two)), min(two, high - (least - one)))
                )
                if (new[0], new[1]) != bounds[number]:
                    bounds[number] = (new[0], new[1])
                    waiting.update(self._of[number])
        return bounds


def part_of(one: Theme, other: Theme) -> bool:
    """Whether everybody who spoke of one theme spoke of the other."""
    return one != other and one.covers <= other.covers and other.stance in ("", one.stance)


@dataclass
class Attacker:
    """What readers were told, as constraints. ``parts_only``: no code above others is used."""

    told: Told
    parts_only: bool = False
    rows: list[Row] = field(init=False)

    def __post_init__(self) -> None:
        before: dict[object, Row] = {}
        self.rows = []
        for row in self.told.rows:
            last = before.get((row.theme, row.key))
            if last and not row.open:
                added = row.people - last.people
                low, high = row.low - last.low, row.high - last.high
                self.rows.append(Row(row.theme, added, low, high, row.key))
            else:
                self.rows.append(row)
            before[row.theme, row.key] = row

    def groups(self, theme: Theme) -> set[People]:
        """Small groups whose counts must stay unknown: categories, and who came between releases.

        They are those there were when something was released that bears on the theme.
        """
        known = frozenset[str]().union(*(row.people for row in self.rows if row.open))
        themes = self._related(theme)
        groups = {row.people for row in self.rows_of(theme)}
        groups |= {group for each in themes for group in self.told.groups.get(each, ())}
        return {group for group in groups if 0 < len(group) < SMALL and not group & known}

    def rows_of(self, theme: Theme) -> list[Row]:
        """What was released that bears on a theme."""
        themes = self._related(theme)
        return [row for row in self.rows if row.theme in themes]

    def values(self, theme: Theme, group: People, true: int, enough: int) -> set[int]:
        """Counts that a group may have, until there are enough of them; nearest to true first."""
        puzzle, sum_of = self.puzzle(theme, group)
        found: set[int] = set()
        for value in sorted(range(len(group) + 1), key=lambda v: abs(v - true)):
            if len(found) >= enough:
                break
            if puzzle.solvable(sum_of, value):
                found.add(value)
        assert true in found, "what was released is not true"
        return found

    def puzzle(self, theme: Theme, group: People) -> tuple[Puzzle, list[tuple[int, int]]]:
        """Everything that bears on a theme, and the sum that is the count of a group."""
        themes = self._related(theme)
        facts: list[Row | Quotation] = [
            fact for fact in (*self.rows, *self.told.quotations) if fact.theme in themes
        ]
        alike = [fact.people if isinstance(fact, Row) else fact.alike for fact in facts]
        atoms: dict[tuple[bool, ...], set[str]] = {}
        for who in group.union(*alike):
            atoms.setdefault(tuple(who in people for people in (group, *alike)), set()).add(who)
        sizes = [len(people) for people in atoms.values()]
        puzzle = Puzzle([size for _ in themes for size in sizes])

        def terms(of: Theme, column: int, factor: int = 1) -> list[tuple[int, int]]:
            at = themes.index(of) * len(sizes)
            return [(factor, at + a) for a, within in enumerate(atoms) if within[column]]

        for column, fact in enumerate(facts, start=1):
            if isinstance(fact, Row):
                puzzle.add(terms(fact.theme, column), fact.low, fact.high)
            else:
                puzzle.add(terms(fact.theme, column), 1, len(fact.alike))
        for a, size in enumerate(sizes):
            self._nest(puzzle, themes, a, len(sizes), size)
        return puzzle, terms(theme, 0)

    def _nest(self, puzzle: Puzzle, themes: list[Theme], atom: int, atoms: int, size: int) -> None:
        at = {theme: number * atoms + atom for number, theme in enumerate(themes)}
        for whole in themes:
            parts = [part for part in themes if part_of(part, whole)]
            for part in parts:
                puzzle.add([(1, at[whole]), (-1, at[part])], 0, size)
            below = [code for code in random_studies.CODES if code.rpartition("/")[0] == whole.code]
            own = [part for part in parts if part.stance == whole.stance and part.code in below]
            if self.parts_only and below and len(own) == len(below):
                sums = [(1, at[whole]), *((-1, at[part]) for part in own)]
                puzzle.add(sums, -size * len(own), 0)

    def _related(self, theme: Theme) -> list[Theme]:
        """The theme and those of which something was released that may bear on it."""
        facts = {fact.theme for fact in (*self.rows, *self.told.quotations)}
        found = [theme]
        for one in found:
            found += [
                other
                for other in sorted(facts, key=str)
                if other not in found and (part_of(one, other) or part_of(other, one))
            ]
        return found


def least(n: int, true: int) -> int:
    """How many values a group of ``n`` with this count must be thought to have."""
    if true <= 2:
        return min(3, n + 1)
    return n - max(n - 2, 3) + 1 if true >= n - 2 else n - 5


def attack(told: Told, given: Answers, *, parts_only: bool = False) -> Iterator[str]:
    """What follows and must not: a kind of leak for each group and theme it was found of."""
    attacker = Attacker(told, parts_only)
    themes = {fact.theme for fact in (*told.rows, *told.quotations)}
    themes |= {random_studies.theme(code) for code in random_studies.CODES}
    for theme in sorted(themes, key=str):
        for group in sorted(attacker.groups(theme), key=sorted):
            n = len(group)
            true = len(random_studies.spoke(theme, given) & group)
            values = attacker.values(theme, group, true, max(2, least(n, true)))
            if values == {0}:
                yield "none"
            elif values == {n}:
                yield "all"
            elif len(values) == 1 and least(n, true) > 1:
                yield "an exact count"
            elif values <= {1, 2}:
                yield "somebody, but few"
            elif len(values) < least(n, true):
                nearly = any(0 < len(row.people - group) <= 2 for row in attacker.rows_of(theme))
                yield NEARLY if nearly else "less than a band"
    for quotation in told.quotations:
        if most_speakers(attacker, quotation) < 5:
            yield "a quotation by one of fewer than five"


def most_speakers(attacker: Attacker, quotation: Quotation) -> int:
    """By how many people a quotation may be; five stands for more."""
    puzzle, sum_of = attacker.puzzle(quotation.theme, quotation.alike)
    many = range(5, len(quotation.alike) + 1)
    if any(puzzle.solvable(sum_of, value) for value in many):
        return 5
    return max(value for value in range(1, 5) if puzzle.solvable(sum_of, value))


def case(seed: int, *, parts_only: bool = False) -> tuple[Told, Answers]:
    """The releases of an invented study, and the answers that were given in it."""
    random = Random(seed)
    study = random_studies.study(random, largest=9)
    given = random_studies.answers(random, study, parts_only=parts_only)
    return random_studies.releases(study, random_studies.requests(random, 14), given), given


def attack_all(studies: int, tried: Counter[str]) -> Iterator[str]:
    """Attacks so many studies twice, with codes used on every level and on the lowest alone.

    What follows from the releases, one by one; ``tried`` counts what was released.
    """
    for seed in range(studies):
        for parts_only in (False, True):
            told, given = case(seed, parts_only=parts_only)
            groups = sum(len(Attacker(told).groups(theme)) for theme in told.groups)
            tried["cells"] += len(told.rows)
            tried["quotations"] += len(told.quotations)
            tried["counts of small groups"] += groups
            yield from attack(told, given, parts_only=parts_only)


def main(studies: int = 50) -> int:
    """Attacks so many studies, prints what follows; 1 if it is anything that must not."""
    tried: Counter[str] = Counter()
    leaks = Counter(attack_all(studies, tried))
    print(f"{studies} studies: " + ", ".join(f"{number} {what}" for what, number in tried.items()))
    print("\n".join(f"{number} x {what}" for what, number in leaks.items()) or "nothing follows")
    return 1 if leaks.keys() - {NEARLY} else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
