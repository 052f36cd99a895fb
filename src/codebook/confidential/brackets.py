"""Placeholders that are in a text already: ``[City 2]``, ``[redacted]``, ``XXXX``."""

from __future__ import annotations

import re
from collections.abc import Container

from codebook.confidential.common_words import is_common
from codebook.confidential.folded import WORD, key
from codebook.formats.labels import is_annotation

_BRACKETED = re.compile(r"\[([^\[\]\n]{1,60})\]|(?<![^\W_])X{2,}(?![^\W_])")
_BLANK = "\x00"
_DIGITS = 4
"""Digits of a placeholder's number at most; more may be a telephone's.

A time has up to nine, and stands by itself.
"""

_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?")
_CODE = re.compile(r"[A-Z]{1,16}(?:[- ]?[A-Z\d]{1,6}){0,2}[- ]?\d{1,4}|[.?*_ X-]+")
"""A pseudonym or numbered placeholder (``P07``, ``NAME-12``), or nothing readable."""


def masked(text: str, names: Container[str] = ()) -> str:
    """The text with placeholders and notes blanked; every offset stays.

    ``names`` are keys of real names: a bracket that holds one hides nothing.
    """
    if "[" not in text and "XX" not in text:
        return text
    return _BRACKETED.sub(lambda found: _blanked(found, names), text)


def _blanked(found: re.Match[str], names: Container[str]) -> str:
    inside = found[1]
    if inside is not None and not is_placeholder(inside, names):
        return found[0]
    return _BLANK * len(found[0])


def is_placeholder(inside: str, names: Container[str] = ()) -> bool:
    """Whether what stands in brackets is a placeholder or a note, and no name."""
    if _TIME.fullmatch(inside.strip()):
        return True
    if "@" in inside or sum(map(str.isdigit, inside)) > _DIGITS:
        return False
    noted = is_annotation(inside)
    words = [(word, key(word)) for word in WORD.findall(inside)]
    if any(known in names and not (noted and is_common(known)) for _, known in words):
        return False
    if noted or _CODE.fullmatch(inside.strip()):
        return True
    return bool(words) and all(word.islower() and is_common(known) for word, known in words)
