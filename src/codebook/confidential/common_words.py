"""Words that everybody says, written down for this program; a name that is one is asked about.

The list holds what is looked up in a dictionary; plurals, tenses and the like follow by rule.
It is plain English: a text in another language has hardly a common word, so that more of it is
asked about, never less.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources


@cache
def words() -> frozenset[str]:
    """The list itself, in lower case; ``don't`` is also there as it is often typed, ``dont``."""
    file = resources.files("codebook.confidential").joinpath("common_words.txt")
    listed = file.read_text(encoding="utf-8").split()
    return frozenset({*listed, *(word.replace("'", "") for word in listed)})


@lru_cache(maxsize=1 << 16)
def is_common(word: str) -> bool:
    """Whether a word, in lower case, is in the list or a form of one that is."""
    known = words()
    return word in known or any(stem in known for stem in _stems(word))


def _stems(word: str) -> list[str]:
    """What a word may be a form of: ``stopped`` of ``stop``, ``families`` of ``family``."""
    stems = []
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            stem = word[: -len(ending)]
            stems += [stem + letter for letter in instead]
            if len(stem) > _SHORTEST and stem[-1] == stem[-2] and "" in instead:
                stems.append(stem[:-1])
    return stems


_SHORTEST = 2
"""Letters of the shortest stem: ``go`` of ``goes``."""

_ENDINGS = (
    ("'s", ("",)),
    ("s'", ("s",)),
    ("n't", ("",)),
    ("'ll", ("",)),
    ("'ve", ("",)),
    ("'re", ("",)),
    ("'d", ("",)),
    ("s", ("",)),
    ("es", ("",)),
    ("ies", ("y", "ie")),
    ("ed", ("", "e")),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("ings", ("", "e")),
    ("ying", ("ie",)),
    ("er", ("", "e")),
    ("ers", ("", "e")),
    ("ier", ("y",)),
    ("est", ("", "e")),
    ("iest", ("y",)),
    ("ly", ("", "le")),
    ("ily", ("y",)),
    ("ness", ("",)),
    ("iness", ("y",)),
    ("ful", ("",)),
    ("less", ("",)),
    ("able", ("", "e")),
    ("ment", ("",)),
    ("ments", ("",)),
    ("ion", ("", "e")),
    ("ions", ("", "e")),
    ("ation", ("e", "")),
    ("ations", ("e", "")),
    ("al", ("", "e")),
    ("ally", ("", "e")),
)
