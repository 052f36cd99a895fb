"""Where given words stand in other texts, as whole words, in any case and broken over lines."""

from __future__ import annotations

import re
from typing import Any

from codebook.core.naming import key_of
from codebook.core.spans import Span

_GAP, _SPELT_GAP = r"\s+", r"(?:\s|\\[nt])+"
"""What may stand between two words: in a text, and in JSON, which spells line breaks out."""


class Occurrences:
    """The places of some words in texts, notes and rows of the log.

    The words are found in any case, whatever white space stands between them, and not inside of
    longer words: ``Anna`` does not stand in ``Annual``, but does in ``Anna's``.
    """

    def __init__(self, words: str):
        parts = words.split()
        if not parts:
            raise ValueError("no words to look for")
        before = r"(?<!\w)" if parts[0][0].isalnum() else ""
        after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
        plain = _GAP.join(map(re.escape, parts))
        self._plain = re.compile(before + plain + after, re.IGNORECASE)
        spelt = [part.replace("\\", r"\\").replace('"', r"\"") for part in parts]
        self._json = re.compile(_SPELT_GAP.join(map(re.escape, spelt)), re.IGNORECASE)
        self._key = key_of(words)

    def in_text(self, text: str) -> list[Span]:
        """The places in a text, in code points, in order."""
        return [Span(*match.span()) for match in self._plain.finditer(text)]

    def stand_in(self, value: Any) -> bool:
        """Whether they stand anywhere in a value of strings, lists and mappings."""
        if isinstance(value, str):
            return self._plain.search(value) is not None
        if isinstance(value, dict):
            return any(map(self.stand_in, value.values()))
        return isinstance(value, list) and any(map(self.stand_in, value))

    def replaced(self, value: Any, by: str) -> Any:
        """The value with ``by`` in the place of the words, in each of its strings."""
        if isinstance(value, str):
            return self._plain.sub(lambda _: by, value)
        if isinstance(value, dict):
            return {key: self.replaced(inner, by) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.replaced(inner, by) for inner in value]
        return value

    def made(self, key: str) -> bool:
        """Whether the key of a code was made from the words, or from a sentence with them."""
        return bool(self._key) and f"-{self._key}-" in f"-{key}-"

    def may_be_in(self, content: str) -> bool:
        """Whether they may stand in a row written as JSON, or in what an action is called.

        Words inside of longer ones count, so that nothing is missed.
        """
        return self._json.search(content) is not None
