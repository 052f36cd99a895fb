"""What the measurements share: a row of the table, and timing in turns."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table. ``floor`` and ``ours`` are as printed, with their unit.

    ``value`` is what the budget limits: a ratio, or milliseconds, bytes or rows as ``unit`` says;
    without a ``budget`` the line is there to be read.
    """

    what: str
    floor: str
    ours: str
    value: float | None = None
    budget: float | None = None
    unit: str = "x"

    @property
    def verdict(self) -> str:
        """``ok``, ``over``, or nothing where there is no budget."""
        if self.value is None or self.budget is None:
            return ""
        return "ok" if self.value <= self.budget else "over"


def in_turns(
    floor: Callable[[], object], ours: Callable[[], object], times: int
) -> tuple[float, float]:
    """Medians of both in seconds; they take turns, so that a busy machine is busy for both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for job, into in ((floor, taken[0]), (ours, taken[1])):
            begun = time.perf_counter()
            job()
            into.append(time.perf_counter() - begun)
    return statistics.median(taken[0]), statistics.median(taken[1])


def ratio(what: str, floor: float, ours: float, budget: float | None) -> Measured:
    """A line for two times in seconds."""
    return Measured(what, milliseconds(floor), milliseconds(ours), ours / floor, budget)


def milliseconds(seconds: float) -> str:
    """A time as the table prints it."""
    return f"{1000 * seconds:,.2f} ms"


def percentile(values: Iterable[float], share: float) -> float:
    """The value that ``share`` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
