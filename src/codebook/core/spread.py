"""How evenly the passages of a theme spread over the people who spoke of it.

Two measures from ecology, where they say whether one species makes up a sample:

*largest share*
    ``d = max(n_i) / N``: the part of the passages that the person with most of them gave
    (Berger and Parker 1970, "Diversity of planktonic foraminifera in deep-sea sediments",
    Science 168, 1345-1347).
*evenness*
    ``J = H / ln S`` with ``H = -sum(p_i ln p_i)`` and ``p_i = n_i / N``: 1 where everybody who
    spoke gave as many passages, near 0 where one person gave almost all (Pielou 1966, "The
    measurement of diversity in different types of biological collections", Journal of Theoretical
    Biology 13, 131-144). One person alone has no evenness: ``ln 1`` is 0.

``n_i`` are the passages of person i, ``N`` their sum, ``S`` the people with at least one. How many
did not speak is another question; the number of interviewees answers it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum, log

MEASURES = (
    "spread of passages over the interviewees who spoke: largest share = max(n)/N "
    "(Berger and Parker 1970); evenness = Pielou's J = -sum(p ln p)/ln S (Pielou 1966), "
    "1 where all gave as many"
)

NOBODY = "nobody spoke of it"
ONE = "one interviewee alone spoke of it"


@dataclass(frozen=True, slots=True)
class Spread:
    """The measures; ``None`` where one has no meaning, and ``why``.

    ``largest`` are the people with the most passages, more than one where they have as many.
    """

    largest: tuple[str, ...]
    largest_share: float | None
    evenness: float | None
    why: str = ""


def spread(passages: Mapping[str, int]) -> Spread:
    """How passages spread; ``passages`` maps each person who spoke to how many they gave."""
    given = {person: count for person, count in passages.items() if count > 0}
    if not given:
        return Spread((), None, None, NOBODY)
    most, total = max(given.values()), sum(given.values())
    largest = tuple(person for person, count in given.items() if count == most)
    if len(given) == 1:
        return Spread(largest, 1.0, None, ONE)
    shares = [count / total for count in given.values()]
    if len(set(given.values())) == 1:
        return Spread(largest, most / total, 1.0)
    return Spread(largest, most / total, -fsum(p * log(p) for p in shares) / log(len(given)))
