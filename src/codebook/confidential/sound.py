"""How a name sounds, roughly: ``Kathryn`` and ``Catherine`` alike, ``Shaun`` and ``Sean``."""

from __future__ import annotations

import re
from functools import lru_cache

_RESPELT = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        (r"^(?:kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^x", "s"),
        (r"^ps", "s"),
        (r"^hu(?=[aeio])|^wh", "w"),
        (r"tsch|tch|tsh|cz|ch", "c"),
        (r"sch|sh|sz|sj", "s"),
        (r"ph|gh(?=t)", "f"),
        (r"th|dt|tt", "t"),
        (r"ck|q|c(?![eiyh])|kh|k", "k"),
        (r"c(?=[eiy])|ts|z|x$", "s"),
        (r"x", "ks"),
        (r"dg|dj|dzh|zh|g(?=[eiy])|j", "j"),
        (r"gh|g", "g"),
        (r"v|w(?=[aeiouy])|f", "f"),
        (r"(?<=[aeiouy])[hw]|h", ""),
        (r"ll(?=[aeo])", "l"),
        (r"(?<=[^aeiouy])e$", ""),
    )
)
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 14)
def sounds(word: str) -> tuple[str, str]:
    """A word, case-folded, as its consonants with ``a`` for vowels, and as consonants alone."""
    for spelling, sound in _RESPELT:
        word = spelling.sub(sound, word)
    with_vowels = _DOUBLED.sub(r"\1", _VOWELS.sub("a", word))
    consonants = with_vowels[:1] + with_vowels[1:].replace("a", "")
    return with_vowels, _DOUBLED.sub(r"\1", consonants)
