"""What a transcript's text is: cleaning, counting words, digests."""

from __future__ import annotations

import hashlib
import hmac
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

_LINE_ENDS = re.compile(r"\r\n?")

_TAKEN_OUT = re.compile(
    "[\ufeff"
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u200b\u2060\u00ad"  # zero-width space, word joiner, soft hyphen
    "\u202a-\u202e\u2066-\u2069]"  # bidi embeddings, overrides, isolates
)

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text as it is stored, and how many characters were taken out of it."""

    text: str
    removed: int


def clean(raw: str) -> Cleaned:
    """The text as it is stored: line ends as ``\\n``, invisible and control characters out.

    Joiners and direction marks stay: scripts and emoji need them.
    """
    unified = _LINE_ENDS.sub("\n", raw)
    text, removed = _TAKEN_OUT.subn("", unified)
    return Cleaned(text, removed)


def clean_within(value: Any) -> tuple[Any, int]:
    """A value with every text in it cleaned, and how many characters were taken out of them.

    Looks into lists, tuples, mappings and data classes.
    """
    if isinstance(value, str):
        done = clean(value)
        return done.text, done.removed
    if isinstance(value, Mapping):
        both = [(clean_within(key), clean_within(one)) for key, one in value.items()]
        removed = sum(first[1] + second[1] for first, second in both)
        return {first[0]: second[0] for first, second in both}, removed
    if isinstance(value, list | tuple):
        items = [clean_within(one) for one in value]
        return type(value)(one for one, _ in items), sum(n for _, n in items)
    if is_dataclass(value) and not isinstance(value, type):
        held = {part.name: getattr(value, part.name) for part in fields(value) if part.init}
        inside, removed = clean_within(held)
        return (replace(value, **inside) if removed else value), removed
    return value, 0


def printable(text: str) -> str:
    """A text that is safe to print on one line: cleaned, with tabs and newlines as spaces."""
    return re.sub(r"[\t\n]+", " ", clean(text).text).strip()


def sha256(text: str) -> str:
    """The SHA-256 of a text as UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def keyed_digest(key: bytes, text: str) -> str:
    """A digest that says nothing without its key, in hex (HMAC-SHA-256)."""
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), "sha256").hexdigest()


def word_starts(text: str) -> list[int]:
    """Where the words of a text begin, in code points, in order."""
    return [match.start() for match in _WORD.finditer(text)]


def count_words(starts: Sequence[int], start: int, end: int) -> int:
    """How many words begin in ``[start, end)``; ``starts`` comes from :func:`word_starts`."""
    return bisect_left(starts, end) - bisect_left(starts, start)


def words_in(text: str, start: int, end: int) -> int:
    """How many words of a text begin in ``[start, end)``, looking no further than needed."""
    word_start = start
    while word_start > 0 and not text[word_start - 1].isspace():
        word_start -= 1
    return sum(match.start() >= start for match in _WORD.finditer(text, word_start, end))
