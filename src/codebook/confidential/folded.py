"""The copy of a text that is matched, with the way back to the offsets of the stored text.

In it, hidden, full-width and look-alike forms are as they are meant: compatibility forms (NFKC),
no format characters, no accents, letters of other scripts that stand among Latin ones as those,
dashes, quotation marks and spaces as typed on a keyboard. The case of letters stays.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import lru_cache

from codebook.formats.lookalikes import latin

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
"""A word of the copy: letters, and apostrophes between them. It is read in one pass."""

_ALIKE = {
    **dict.fromkeys("‘’ʼ′＇`´", "'"),
    **dict.fromkeys("“”„«»″＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("\u2028\u2029\x85\r", "\n"),
    **dict.fromkeys("\u115f\u1160\u3164\uffa0\u034f", ""),  # they show as nothing
    **dict(zip("ıɑɡɩøØđĐłŁħĦŧŦӏոօ", "iagioOdDlLhHtTlno", strict=True)),
    "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "…": ".",
}  # fmt: skip
_MIXED = re.compile("[\u0370-\u052f][A-Za-z]|[A-Za-z][\u0370-\u052f]")
_MANY = 64
"""Of more characters than these, replacing one after the other is slower than a table."""

_JAMO = "".join(map(chr, range(0x1100, 0x1200)))
"""The parts of Korean letters, which are one letter together."""


class Copy:
    """``text`` is what is matched; :meth:`span` leads back to ``stored``.

    Nearly all characters become one; the others are kept as three columns of numbers.
    """

    def __init__(self, stored: str):
        self.stored = stored
        self._at, self._first, self._last = array("I"), array("I"), array("I")
        self.text = stored if stored.isascii() else _one_script(self._fold(stored))

    def _fold(self, stored: str) -> str:
        alike = {char: folded(char) for char in set(stored)}
        changed = {char: to for char, to in alike.items() if to != char and len(to) == 1}
        odd = "".join(re.escape(char) for char, to in alike.items() if len(to) != 1)
        if any(char in _JAMO for char in alike):
            unseen = "".join(re.escape(char) for char, to in alike.items() if not to)
            together = f"[{_JAMO[0]}-{_JAMO[-1]}{unseen}]{{1,300}}"
            units = re.compile(f"{together}|[{odd}]" if odd else together)
        elif odd:
            units = re.compile(f"[{odd}]")
        else:
            return _with(stored, changed)
        parts: list[str] = []
        at = length = 0
        for match in units.finditer(stored):
            start, end = match.span()
            plain, unit = stored[at:start], folded(match[0])
            length += len(plain)
            self._note(length, start, end)
            length += len(unit)
            self._note(length, end, 0)
            parts += (plain, unit)
            at = end
        return _with("".join([*parts, stored[at:]]), changed)

    def _note(self, at: int, first: int, last: int) -> None:
        self._at.append(at)
        self._first.append(first)
        self._last.append(last)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start, end)`` of the copy, not empty, stands: whole letters with their marks."""
        if not self._at:
            return start, end
        first, last = self._place(start)[0], self._place(end - 1)[1]
        while last < len(self.stored) and unicodedata.combining(self.stored[last]):
            last += 1
        return first, last

    def _place(self, at: int) -> tuple[int, int]:
        """Where the stored character behind one of the copy begins and ends."""
        unit = bisect_right(self._at, at) - 1
        if unit < 0:
            return at, at + 1
        if self._last[unit]:
            return self._first[unit], self._last[unit]
        place = self._first[unit] + at - self._at[unit]
        return place, place + 1


def _with(text: str, changed: dict[str, str]) -> str:
    """The text with one character for another. No character is put in that is taken out."""
    if len(changed) > _MANY:
        return text.translate({ord(char): to for char, to in changed.items()})
    for char, to in changed.items():
        text = text.replace(char, to)
    return text


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """A character, or a few that belong together, as the copy has it."""
    if text in _ALIKE:
        return _ALIKE[text]
    whole = unicodedata.normalize("NFKD", text)
    kept = "".join(_one(char) for char in whole if not _is_dropped(char))
    return unicodedata.normalize("NFKC", kept)


def _one(char: str) -> str:
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return _ALIKE.get(char, char)


def _is_dropped(char: str) -> bool:
    """Whether it is a mark that is left out (as in ``core.folding``), or shows as nothing."""
    kind = unicodedata.combining(char)
    if kind == 1 or 10 <= kind <= 36 or kind >= 200:
        return True
    if unicodedata.category(char) in ("Cf", "Cc"):
        return char not in "\n\t"
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _one_script(text: str) -> str:
    """The text without words in two scripts; every offset stays."""
    parts: list[str] = []
    at = 0
    while mixed := _MIXED.search(text, at):
        start, end = mixed.span()
        while start > at and text[start - 1].isalpha():
            start -= 1
        while end < len(text) and text[end].isalpha():
            end += 1
        parts += (text[at:start], latin(text[start:end]))
        at = end
    return "".join([*parts, text[at:]])


def key(word: str) -> str:
    """A word of the copy as names are compared: case-folded, no possessive, no apostrophes."""
    lower = word.casefold()
    if "'" in lower:
        return bare(lower).replace("'", "")
    return lower


def bare(word: str) -> str:
    """A word without its possessive: ``Anna`` of ``Anna's``; the ``'`` of ``James'`` is in none."""
    return word[:-2] if word.endswith(("'s", "'S")) and len(word) > 3 else word
