"""The first gate: what certainly must not be stored, found in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w.-])(?<!\d/)(?:\+|00)?\(?\d{1,4}\)?(?: ?[./-]? ?\(?\d{2,4}\)?){2,5}(?!\w|:\d)"
)
_NOT_PHONE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"  # a date, year first
    r"|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"  # a date, year last
    r"|(?:19|20)\d\d(?: ?[-/ ] ?(?:19|20)\d\d)+"  # years
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found at ``[start, end)`` of a cleaned text, in code points."""

    file: str
    start: int
    end: int
    text: str
    rule: str
    strength: str = "certain"
    suggestion: str = ""


def find(text: str, file: str, roster: Sequence[str] = ()) -> list[Finding]:
    """E-mail addresses, phone numbers and names of the roster, in order, without overlaps."""
    plain = _folded(text)
    found = [*_patterns(plain), *_names(plain, roster)]
    kept: list[Finding] = []
    for start, end, rule in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        if not kept or start >= kept[-1].end:
            words = text[start:end]
            kept.append(Finding(file, start, end, words, rule, suggestion=f"[{KINDS[rule]}-n]"))
    return kept


KINDS = {"email": "EMAIL", "phone": "PHONE", "roster": "NAME"}
"""What a placeholder is called, by rule."""


def _folded(text: str) -> str:
    """The text with look-alike widths and dashes folded, joiners blanked; every offset stays."""
    return "".join(map(_fold, text)) if not text.isascii() else text


def _fold(character: str) -> str:
    if character in "\u200c\u200d\u200e\u200f":
        return "\x00"
    if character in _DASHES:
        return "-"
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def _patterns(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _EMAIL.finditer(text):
        yield match.start(), match.end(), "email"
    for match in _PHONE.finditer(text):
        digits = sum(character.isdigit() for character in match[0])
        if 7 <= digits <= 15 and not _NOT_PHONE.fullmatch(match[0]):
            yield match.start(), match.end(), "phone"


def _names(text: str, roster: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Whole words alone, never a part of one: ``Anna`` does not stand in ``Annual``."""
    names = sorted({name.strip() for name in roster if name.strip()}, key=len, reverse=True)
    if not names:
        return
    parts = {part for name in names for part in [name, *name.split()] if len(part) > 1}
    bare, places = _without_marks(text)
    alternatives = "|".join(
        re.escape(_without_marks(part)[0]) for part in sorted(parts, key=len, reverse=True)
    )
    for match in re.finditer(rf"(?<!\w)(?:{alternatives})(?!\w)", bare, re.IGNORECASE):
        end = places[match.end()] if match.end() < len(places) else len(text)
        yield places[match.start()], end, "roster"


def _without_marks(text: str) -> tuple[str, list[int]]:
    """The text without combining marks and joiners, and where each character stood."""
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFD", character):
            if not unicodedata.combining(part) and part != "\x00":
                characters.append(part)
                places.append(place)
    return "".join(characters), places
