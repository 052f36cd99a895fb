"""Everything that is told of one target: in all transcripts, by coders, by pairs, by transcript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from codebook.core.agreement import coefficients
from codebook.core.agreement.figures import Figure
from codebook.core.agreement.histogram import Cells, Counted
from codebook.core.agreement.pairs import Pair, pair

_CODERS, _UNITS = 2, 5


@dataclass(frozen=True, slots=True)
class Measured:
    """A target's agreement. Tuples by coder are in the coders' order, pairs as combinations.

    ``positions`` is how many each coder applied the target to: characters, or segments;
    ``shared`` is how many two coders or more decided on.
    """

    cells: Cells
    coders: tuple[str, ...]
    applied: tuple[int, ...]
    positions: tuple[int, ...]
    shared: int
    alpha: Figure
    percent: Figure
    positive: Figure
    negative: Figure
    prevalence: Figure
    pairs: dict[tuple[str, str], Pair]

    @property
    def thin(self) -> bool:
        """Whether fewer than 2 coders have 5 units: too little for alpha to mean much."""
        return sum(units >= _UNITS for units in self.applied) < _CODERS

    @property
    def apart(self) -> int:
        """Shared positions that some coder present applied the target to and some did not."""
        return sum(
            number
            for (present, mask), number in self.cells.items()
            if present & (present - 1) and mask and mask != present
        )

    def kappa(self) -> Figure | None:
        """Cohen's kappa where there are two coders; ``None`` with more: see the pairs."""
        return self.pairs[self.coders[0], self.coders[1]].kappa() if len(self.coders) == 2 else None

    def without_each(self) -> tuple[Figure, ...]:
        """Alpha with each coder left out."""
        return coefficients.without_each(self.cells, len(self.coders))

    def ac1(self) -> Figure:
        """Gwet's AC1; at segments alone, where silence is not nearly everything."""
        return coefficients.ac1(self.cells, len(self.coders))

    def brennan_prediger(self) -> Figure:
        """Brennan and Prediger's coefficient; at segments alone, as AC1."""
        return coefficients.brennan_prediger(self.cells, len(self.coders))

    def fleiss(self) -> Figure:
        """Fleiss' kappa, as Gwet has it where coders are missing."""
        return coefficients.fleiss(self.cells, len(self.coders))


def measure(counted: Counted) -> Measured:
    """The agreement of a target in all transcripts together."""
    return _measured(counted.cells(), counted.coders, counted.applied)


@dataclass(frozen=True, slots=True)
class InDocument:
    """A target in one transcript, by positions that two coders or more decided on.

    ``shared`` is how many those are, ``agreed`` how many all present applied it to, ``apart`` how
    many some did and some did not; ``alone`` is, by coder, how many of these only that one did.
    """

    document: str
    shared: int
    agreed: int
    apart: int
    alone: tuple[int, ...]
    alpha: Figure
    positive: Figure


def by_document(counted: Counted) -> list[InDocument]:
    """The agreement of each transcript that two coders decided on, by key."""
    coders = len(counted.coders)
    found: list[InDocument] = []
    for key, present, counts in counted.documents:
        if not present & (present - 1) or not counts:
            continue
        cells = {(present, mask): number for mask, number in counts.items()}
        shared, agreed = sum(counts.values()), counts.get(present, 0)
        found.append(
            InDocument(
                key,
                shared,
                agreed,
                shared - agreed - counts.get(0, 0),
                tuple(counts.get(1 << bit, 0) for bit in range(coders)),
                coefficients.alpha(cells, coders),
                coefficients.positive(cells, coders),
            )
        )
    return found


def matrix(measured: Measured, kind: str = "alpha") -> list[list[Figure | None]]:
    """Coder by coder, alpha or kappa of the two; ``None`` on the diagonal."""
    of_pair = {
        pair_: table.alpha() if kind == "alpha" else table.kappa()
        for pair_, table in measured.pairs.items()
    }
    return [
        [of_pair.get((one, other)) or of_pair.get((other, one)) for other in measured.coders]
        for one in measured.coders
    ]


def _measured(cells: Cells, coders: Sequence[str], applied: Sequence[int]) -> Measured:
    number = len(coders)
    return Measured(
        cells,
        tuple(coders),
        tuple(applied),
        tuple(sum(n for (_, mask), n in cells.items() if mask >> bit & 1) for bit in range(number)),
        sum(n for (present, _), n in cells.items() if present & (present - 1)),
        coefficients.alpha(cells, number),
        coefficients.percent(cells),
        coefficients.positive(cells, number),
        coefficients.negative(cells, number),
        coefficients.prevalence(cells),
        {
            (coders[one], coders[other]): pair(cells, one, other)
            for one, other in combinations(range(number), 2)
        },
    )
