"""Texts made alike for searching, with the way back to the offsets of the stored text.

Case is folded (``STRASSE`` and ``Straße`` are alike), accents and vowel points are left out
(``café`` and ``cafe``, with the accent in the letter or after it), typographic apostrophes,
quotation marks, dashes and spaces are as typed on a keyboard, and joiners, direction marks and
variation selectors are not there. Marks that make another letter (of Thai, Devanagari, kana)
stay.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right

from codebook.core.concordance import Concordance
from codebook.core.spans import Span

_ALIKE = {
    "ı": "i",  # its capital is I, whose small letter is i elsewhere
    **dict.fromkeys("‘’ʼ′＇", "'"),
    **dict.fromkeys("“”„«»″＂", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\xa0\u2007\u202f\u2009", " "),
}
_INVISIBLE = re.compile("[\u200c-\u200f\ufe00-\ufe0f]")


class Folded:
    """A text as it is searched. ``stored`` is the text itself, ``text`` what it is folded to.

    ``concordance`` says where its words stand, once somebody has made it: then words are found
    faster, and the same.

    Nearly all characters fold to one; the others are kept as four columns of numbers, so that
    an offset costs a bisection and a text without such characters nothing.
    """

    def __init__(self, stored: str):
        self.stored = stored
        self._from, self._to = array("I"), array("I")
        self._first, self._last = array("I"), array("I")
        self.concordance: Concordance | None = None
        self.text = stored.lower() if stored.isascii() else self._fold(stored)

    def _fold(self, stored: str) -> str:
        alike = {char: folded(char) for char in set(stored)}
        table = str.maketrans({char: to for char, to in alike.items() if to != char})
        units = _units(alike)
        if units is None:
            return stored.translate(table)
        parts: list[str] = []
        at = length = 0
        for match in units.finditer(stored):
            start, end = match.span()
            if start > at and _is_mark(stored[start]):
                start -= 1
            plain, odd = stored[at:start].translate(table), folded(stored[start:end])
            length += len(plain)
            self._from.append(length)
            length += len(odd)
            self._to.append(length)
            self._first.append(start)
            self._last.append(end)
            parts += (plain, odd)
            at = end
        return "".join([*parts, stored[at:].translate(table)])

    @property
    def is_even(self) -> bool:
        """Whether offsets are the same in both texts."""
        return not self._from

    def span(self, start: int, end: int) -> Span:
        """The passage of the stored text that ``[start, end)`` of the folded one comes from.

        It holds whole letters, with the marks that follow them.
        """
        if not self._from:
            return Span(start, end)
        return Span(self._place(start)[0], self._place(end - 1)[1] if end > start else 0)

    def _place(self, at: int) -> tuple[int, int]:
        """Where the stored letter behind a folded character begins and ends."""
        unit = bisect_right(self._from, at) - 1
        if unit < 0:
            return at, at + 1
        if at < self._to[unit]:
            return self._first[unit], self._last[unit]
        place = self._last[unit] + at - self._to[unit]
        return place, place + 1


def folded(text: str) -> str:
    """One letter, with the marks that follow it, as it is searched; any short text likewise."""
    whole = unicodedata.normalize("NFD", _INVISIBLE.sub("", text))
    spoken = "".join(_ALIKE.get(char, char) for char in whole if not _is_dropped(char))
    again = unicodedata.normalize("NFD", spoken.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in again if not _is_dropped(c)))


def _is_dropped(char: str) -> bool:
    """Whether a mark is left out: accents, and the points of Hebrew, Arabic and Syriac.

    These are the canonical combining classes 1, 10 to 36 and 200 on; the others are kinds of
    letters.
    """
    kind = unicodedata.combining(char)
    return kind == 1 or 10 <= kind <= 36 or kind >= 200


def _is_mark(char: str) -> bool:
    """Whether a character belongs to the letter before it."""
    return unicodedata.combining(char) > 0 or _INVISIBLE.match(char) is not None


def _units(alike: dict[str, str]) -> re.Pattern[str] | None:
    """Finds what does not fold character by character; ``None`` where all does."""
    marks = "".join(re.escape(char) for char in alike if _is_mark(char))
    odd = "".join(re.escape(c) for c, to in alike.items() if len(to) != 1 and not _is_mark(c))
    ways = [f"[{odd}]" + (f"[{marks}]*" if marks else "")] if odd else []
    ways += [f"[{marks}]+"] if marks else []
    return re.compile("|".join(ways)) if ways else None
