"""The words of a text that a person has to look through before it is stored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from codebook.confidential.brackets import is_placeholder
from codebook.confidential.casing import begins_sentence, tells_names
from codebook.confidential.common_words import is_common
from codebook.confidential.folded import Copy, key

_BRACKETED = re.compile(r"\[([^\[\]\n]{1,60})\]|(?<![^\W_])X{2,}(?![^\W_])")
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?|\d[\d.,]*\d")
_PLAIN = frozenset({"i", "i'm", "i've", "i'd", "i'll"})


def sweep(text: str, known: Collection[str] = ()) -> Counter[str]:
    """Distinct capitalised words and numbers of two digits and more, with how often they stand.

    In a text without capitals that tell anything (a machine's transcript) they are the words
    that are not common. Left out: placeholders and notes in brackets, words that have their
    capital from a sentence's beginning alone and are common or stand in lower case too, and
    ``known`` ones (pseudonyms and labels, in any case).
    """
    copy = Copy(text)
    text = _BRACKETED.sub(_unless_a_name, copy.text)
    words = Counter(_WORD.findall(text))
    passed = _PLAIN | {word.casefold() for word in known}
    cased = tells_names(text, words)
    listed: Counter[str] = Counter()
    doubtful: dict[str, int] = {}
    for word, count in words.items():
        folded = word.casefold()
        if folded in passed:
            continue
        if word[0].isdigit():
            listed[word] = count
        elif not cased:
            if not all(is_common(part) for part in folded.replace("'", "-").split("-")):
                listed[word] = count
        elif word[0].isupper():
            if folded in words or is_common(key(word)):
                doubtful[word] = count
            else:
                listed[word] = count
    if doubtful:
        for match in _WORD.finditer(text):
            word = match[0]
            if word in doubtful and not begins_sentence(text, match.start()):
                listed[word] = doubtful.pop(word)
    return listed


def _unless_a_name(bracket: re.Match[str]) -> str:
    """Nothing in the place of a placeholder or a note; other words in brackets may be a name."""
    inside = bracket[1]
    return f" {inside} " if inside and not is_placeholder(inside) else " "
