"""Drawing a sample of transcripts at random within categories.

Each category gives its share of the sample. Where shares are no whole numbers, each gives the whole
part, and those with the largest remainders one more; between equal remainders, and within each
category, the draw decides. One seed gives one sample, in whatever order the transcripts come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from random import Random


def allot(sizes: Mapping[str, int], number: int, random: Random) -> dict[str, int]:
    """How many of ``number`` each category gives, by the number of transcripts in it.

    ``ValueError`` where there are fewer than that.
    """
    total = sum(sizes.values())
    if not 0 <= number <= total:
        raise ValueError("a sample cannot be larger than what it is drawn from")
    if not total:
        return dict.fromkeys(sizes, 0)
    given = {category: number * size // total for category, size in sorted(sizes.items())}
    order = list(given)
    random.shuffle(order)
    order.sort(key=lambda category: number * sizes[category] % total, reverse=True)
    for category in order[: number - sum(given.values())]:
        given[category] += 1
    return given


def draw(categories: Mapping[str, str], number: int, seed: int) -> list[str]:
    """Draws ``number`` transcripts, given by key with their categories; the keys in order.

    ``ValueError`` where there are fewer.
    """
    random = Random(seed)  # noqa: S311  # a draw that can be repeated, no secret
    by_category: dict[str, list[str]] = defaultdict(list)
    for key, category in sorted(categories.items()):
        by_category[category].append(key)
    given = allot({category: len(keys) for category, keys in by_category.items()}, number, random)
    drawn: list[str] = []
    for category, keys in sorted(by_category.items()):
        drawn += random.sample(keys, given[category])
    return sorted(drawn)
