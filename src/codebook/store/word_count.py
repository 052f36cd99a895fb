"""Counting the words of whole transcripts, quickly."""

from __future__ import annotations

from collections.abc import Iterable

from codebook.core.text import words_in

_WORD, _JOINER, _OTHER = "wj "

_KINDS = "".join(
    _WORD if chr(code).isalnum() or chr(code) == "_" else _JOINER if chr(code) in "'.-" else _OTHER
    for code in range(128)
).ljust(256)
"""What each character of ASCII is to a word: a part of it, perhaps a joint in it, or neither."""

_TABLE = _KINDS.encode()

_TYPED = tuple(zip("’‘“”—–…", "'      ", strict=True))
"""Punctuation of word processors, each with something in ASCII that is the same to a word."""


def words_of(text: str, spans: Iterable[tuple[int, int]]) -> int:
    """How many words begin in the spans, each as :func:`codebook.core.text.words_in` counts."""
    plain = text
    if not plain.isascii():
        for typed, same in _TYPED:
            plain = plain.replace(typed, same)
    quick, words = [""], 0
    for start, end in spans:
        part = plain[start:end]
        if part.isascii() and (start == 0 or text[start - 1].isspace()):
            quick.append(part)
        else:
            words += words_in(text, start, end)
    # A word begins after neither a part nor a joint, or after joints that tie it to no other part.
    kinds = " ".join(quick).encode("ascii").translate(_TABLE)
    return words + kinds.count(b" w") + kinds.count(b" jw") + kinds.count(b"jjw")
