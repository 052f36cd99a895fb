"""Whether capitals tell names in a text, and whether a word has one only from its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

from codebook.confidential.folded import WORD

_LABEL = re.compile(r"^[^\n:]{1,40}:", re.MULTILINE)
_SPEAKER = frozenset({"I", "I'm", "I've", "I'd", "I'll"})
_FEW, _SHOUTED = 0.025, 0.6
_LABEL_WORDS = 4
_ENOUGH, _ENOUGH_SHOUTED = 40, 8


def tells_names(text: str, words: Mapping[str, int]) -> bool:
    """Whether names can be told by their capitals: not in a machine's lower case, not in capitals.

    ``words`` counts the words of the text. Of a short text it is taken to be so.
    """
    if _share(words, str.isupper) > _SHOUTED and sum(words.values()) >= _ENOUGH_SHOUTED:
        return False
    if sum(words.values()) < _ENOUGH:
        return True
    capitals = sum(count for word, count in words.items() if _is_capitalised(word))
    in_labels = _LABEL_WORDS * text.count(":")
    if capitals - in_labels > _FEW * sum(words.values()):
        return True
    unlabelled = Counter(WORD.findall(_LABEL.sub("", text)))
    return _share(unlabelled, _is_capitalised) > _FEW


def _share(words: Mapping[str, int], is_so: Callable[[str], bool]) -> float:
    counted = sum(count for word, count in words.items() if is_so(word))
    return counted / max(1, sum(words.values()))


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and word not in _SPEAKER


def begins_sentence(text: str, at: int) -> bool:
    """Whether a word at ``at`` has a capital whatever it is: it begins a sentence or a turn."""
    before = text[max(0, at - 12) : at].rstrip(" \t\"'([*_")
    return not before or before[-1] in ".?!:;\n\x00-"
