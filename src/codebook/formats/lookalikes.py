"""Letters of other scripts that look Latin, where a label mixes them: ``SА-03`` in two scripts."""

from __future__ import annotations

import re

_LOOKS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХѴаеѕіјорсухѵһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοѐ",
    "ABESIJKMHOPCTYXVaesijopcyxvhdqwABEZHIKMNOPTYXoe",
)
_SPACES = str.maketrans("\xa0\u2007\u202f", "   ")
_MIXED = re.compile("[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]")
_LETTERS = re.compile(r"[^\W_]+")
_LONGEST = 120
"""Code points of a line in which its label has to end."""


def latin(word: str) -> str:
    """The word with Latin letters for those that look like them; as long as it was."""
    return word.translate(_LOOKS)


def levelled(text: str) -> str:
    """The text as labels are looked for in it: plain spaces, and no word in two scripts.

    It is as long as the text, so that every place in it is the same in the text.
    """
    plain = text.translate(_SPACES)
    if not _MIXED.search(plain):
        return plain
    return "\n".join(_unmixed(line) for line in plain.split("\n"))


def _unmixed(line: str) -> str:
    head = _LETTERS.sub(_as_one_script, line[:_LONGEST])
    return head + line[_LONGEST:]


def _as_one_script(word: re.Match[str]) -> str:
    return latin(word[0]) if _MIXED.search(word[0]) else word[0]
