"""The words of a text that a person has to look through before it is stored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from codebook.formats.labels import is_annotation

_BRACKETED = re.compile(r"\[([^\[\]\n]{1,60})\]|\bX{3,}\b")
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?|\d[\d.,]*\d")
_PLAIN = frozenset({"i", "i'm", "i've", "i'd", "i'll", "i’m", "i’ve", "i’d", "i’ll"})


def _unless_a_name(bracket: re.Match[str]) -> str:
    """Nothing in the place of a placeholder or a note; other words in brackets may be a name."""
    inside = bracket[1]
    return f" {inside} " if inside and not is_annotation(inside) else " "


def sweep(text: str, known: Collection[str] = ()) -> Counter[str]:
    """Distinct capitalised words and numbers of two digits and more, with how often they stand.

    Left out: placeholders and notes in brackets, words that the text also writes in lower case,
    and ``known`` ones (pseudonyms and labels, in any case).
    """
    bare = _BRACKETED.sub(_unless_a_name, text)
    words = Counter(_WORD.findall(bare))
    passed = _PLAIN | {word.casefold() for word in known}
    lower = {word for word in words if word[0].islower()}
    return Counter(
        {
            word: count
            for word, count in words.items()
            if (word[0].isupper() or word[0].isdigit())
            and word.casefold() not in passed
            and word.casefold() not in lower
        }
    )
