"""Where each word of a text stands.

A search looks here first: a rare word is looked at only where it stands, and a text that lacks a
word is not looked through at all. It is kept in memory beside the text that it is of, about a byte
for each character, and never written anywhere, so that it cannot outlive a redaction.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from sys import intern

_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
LETTER = rf"[^\W{_SPACELESS}]"
"""The pattern of a character of a word: a letter, a digit, an underscore.

Those of scripts without spaces between words are left out.
"""

_LETTERS = re.compile(f"({LETTER}+)")
_PLAIN = re.compile(r"(\w+)", re.ASCII)
_LAST = "\U0010ffff"


class Concordance:
    """The places of all words of a folded text, a word being as many letters as stand together."""

    def __init__(self, text: str):
        parts = (_PLAIN if text.isascii() else _LETTERS).split(text)
        ends = list(accumulate(map(len, parts)))
        places: defaultdict[str, list[int]] = defaultdict(list)
        for word, start in zip(parts[1::2], ends[::2], strict=False):
            places[word].append(start)
        self._words = tuple(map(intern, sorted(places)))
        self._first, self._places = array("I", [0]), array("I")
        for word in self._words:
            self._places.extend(places[word])
            self._first.append(len(self._places))

    def count(self, word: str, begins: bool = False) -> int:
        """How often a word stands there; with ``begins``, words that begin so."""
        low, high = self._range(word, begins)
        return self._first[high] - self._first[low]

    def places(self, word: str, begins: bool = False) -> Sequence[int]:
        """Where it stands, or words that begin so: offsets in order."""
        low, high = self._range(word, begins)
        if low == high:
            return ()
        found = self._places[self._first[low] : self._first[high]]
        return found if high - low < 2 else sorted(found)

    def _range(self, word: str, begins: bool) -> tuple[int, int]:
        words = self._words
        low = bisect_left(words, word)
        if begins:
            return low, bisect_left(words, word + _LAST, low)
        return low, low + (low < len(words) and words[low] == word)
