"""A reader's reasoning: what answers are possible, given everything that was released.

It knows nothing of the rules. It is given sizes, and a way to ask the program what it would have
released had the answers been these; it goes through all answers there could be, keeps those of
which the releases would have been the same, and looks at what they have in common.

A *cell* is people whom nothing tells apart but their answers: one category, there from the same
time on. So answers are counts: how many people of each cell spoke of each theme. What holds for
one person of a cell holds for each of them, as any of them may be those who spoke; that the
program indeed does not tell them apart is a test of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

Answers = tuple[tuple[int, ...], ...]
"""How many people of each cell spoke of each theme: by theme, and in it by cell."""

Told = tuple[Hashable, tuple[tuple[int, int], ...]]
"""What was released; and, of each quotation, the theme and the cell of its speaker (unknown)."""

FEWEST = 5
"""How many people a quotation must possibly be by."""

SMALL = 10
"""From this size on, the count of a group is no secret."""


def all_answers(
    sizes: Sequence[int], inside: Sequence[int | None], *, parts_only: bool = False
) -> Iterator[Answers]:
    """All the answers there could be. ``inside``: of each theme, the theme that it is part of.

    Whoever spoke of a part spoke of the whole; whoever spoke of the whole may have spoken of no
    part, unless there are ``parts_only``. Any counts that respect this are those of some people.
    """
    parts = {w: [t for t, whole in enumerate(inside) if whole == w] for w in set(inside) - {None}}

    def in_a_cell(n: int) -> list[tuple[int, ...]]:
        return [
            counts
            for counts in product(range(n + 1), repeat=len(inside))
            if all(whole is None or counts[t] <= counts[whole] for t, whole in enumerate(inside))
            and not (
                parts_only and any(counts[w] > sum(counts[t] for t in parts[w]) for w in parts)
            )
        ]

    for cells in product(*map(in_a_cell, sizes)):
        yield tuple(zip(*cells, strict=True))


@dataclass
class Mind:
    """A reader who was told something: the answers that are possible, and the speakers."""

    worlds: list[Answers] = field(default_factory=list)
    speakers: list[tuple[int, set[int]]] = field(default_factory=list)

    def counts(self, theme: int, cells: Iterable[int], less: int | None = None) -> set[int]:
        """How many of some cells may have spoken of a theme, and not of ``less``, its part."""
        here = tuple(cells)
        return {
            sum(world[theme][c] - (world[less][c] if less is not None else 0) for c in here)
            for world in self.worlds
        }

    def most_speakers(self, quotation: int) -> int:
        """By how many people, at most, a quotation may be."""
        theme, cells = self.speakers[quotation]
        return max(sum(world[theme][c] for c in cells) for world in self.worlds)


def minds(
    worlds: Iterable[Answers], tell: Callable[[Answers], Iterable[Told]]
) -> dict[Hashable, Mind]:
    """What readers think after each thing they may be told."""
    found: dict[Hashable, Mind] = {}
    for world in worlds:
        for what, speakers in tell(world):
            mind = found.setdefault(what, Mind(speakers=[(theme, set()) for theme, _ in speakers]))
            if not mind.worlds or mind.worlds[-1] is not world:
                mind.worlds.append(world)
            for (_, cells), (_, cell) in zip(mind.speakers, speakers, strict=True):
                cells.add(cell)
    return found


def width(n: int, number: int) -> int:
    """How many counts a group of ``n`` with this count must be thought to have, at least."""
    edges = [set(range(3)), set(range(max(n - 2, 3), n + 1))]
    for edge in edges:
        if number in edge:
            return min(len(edge), n + 1)
    return n - 5


@dataclass(frozen=True)
class Secrets:
    """What must stay unknown: the counts of ``groups`` of cells, and each person's answers."""

    sizes: Sequence[int]
    groups: Sequence[Sequence[int]]
    inside: Sequence[int | None]

    def leaks(self, mind: Mind) -> Iterator[str]:
        """What a reader knows and must not."""
        everywhere = [(theme, None) for theme in range(len(self.inside))]
        rests = [(whole, part) for part, whole in enumerate(self.inside) if whole is not None]
        for theme, less in [*everywhere, *rests]:
            of = f"theme {theme}" + ("" if less is None else f" without {less}")
            for cells in self.groups:
                n = sum(self.sizes[c] for c in cells)
                counts = mind.counts(theme, cells, less)
                narrow = n < SMALL and any(len(counts) < width(n, c) for c in counts)
                if narrow or counts in ({0}, {n}):
                    yield f"{of}: of {n} people (cells {cells}), {sorted(counts)}"
        for quotation, (theme, cells) in enumerate(mind.speakers):
            if (most := mind.most_speakers(quotation)) < FEWEST:
                yield f"a quotation of theme {theme} by one of {most} people of cells {cells}"

    def leaks_to_colleagues(self, mind: Mind) -> Iterator[str]:
        """Whose answers somebody knows who knows those of one person to the only theme."""
        for known, n in enumerate(self.sizes):
            for answer in (0, 1):
                worlds = [w[0] for w in mind.worlds if answer <= w[0][known] <= n - 1 + answer]
                for cell, size in enumerate(self.sizes):
                    here = cell == known
                    others = size - here
                    counts = {w[cell] - (answer if here else 0) for w in worlds}
                    if worlds and others and counts in ({0}, {others}):
                        yield f"who knows one of cell {known} knows cell {cell}: {counts}"
