"""A small list of places: countries, the United States' states, large cities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from codebook.confidential.common_words import is_common
from codebook.confidential.findings import ASK, Hit


@cache
def first_words() -> dict[str, tuple[str, ...]]:
    """What may follow the first word of a place, by that word, in lower case, longest first."""
    file = resources.files("codebook.confidential").joinpath("places.txt")
    found: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        first, _, rest = line.casefold().partition(" ")
        found.setdefault(first, []).append(rest)
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


def find(text: str, spots: Sequence[tuple[int, int, str]], *, cased: bool) -> Iterator[Hit]:
    """The places of the list; ``spots`` are their first words, in lower case, in order."""
    for start, end, word in spots:
        if cased and not text[start].isupper():
            continue
        after = text[end : end + 32].casefold()
        for rest in first_words()[word]:
            stop = end + len(rest) + 1 if rest else end
            if rest and not (after[1:].startswith(rest) and after[:1] in " \n."):
                continue
            if text[stop : stop + 1].isalnum() or (not rest and not cased and is_common(word)):
                continue
            yield Hit(start, stop, "place", ASK)
            break
