"""Ranking codes while a coder types a few letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from codebook.core.codes import Code

_WEIGHTS = (1.0, 1.0, 0.95, 0.55)
"""Path, name, aliases, definition: how much a likeness to each counts."""


class Ranker:
    """Ranks the codes that are offered; made once for a codebook, asked at every letter."""

    def __init__(self, codes: Iterable[Code]):
        self._codes = [code for code in codes if not code.retired]
        self._fields = [
            (
                code.path.replace("/", " ").replace("-", " ").casefold(),
                code.name.casefold(),
                " ".join(code.aliases).casefold(),
                code.definition.casefold(),
            )
            for code in self._codes
        ]
        self._starts = [
            {code.key.casefold(), *" ".join(fields[:3]).split(), _initials(code.key)}
            for code, fields in zip(self._codes, self._fields, strict=True)
        ]

    def rank(self, query: str, recent: Sequence[str] = ()) -> list[Code]:
        """The codes, likeliest first; without a query the recent paths, then codebook order.

        Words in any order, beginnings, initials (``vi`` for ``victim-id``) and typos are borne.
        """
        words = query.casefold().split()
        last = {path: place for place, path in enumerate(recent)}
        scored = []
        for number, code in enumerate(self._codes):
            score = self._score(number, words) if words else 0.0
            if not words or score > 45:
                scored.append((-score, last.get(code.path, len(last)), number))
        return [self._codes[number] for _, _, number in sorted(scored)]

    def _score(self, number: int, words: list[str]) -> float:
        """The mean over the words of how well each fits the code."""
        return sum(self._fit(number, word) for word in words) / len(words)

    def _fit(self, number: int, word: str) -> float:
        code = self._codes[number]
        if word == code.key.casefold():
            return 130.0
        begun = [start for start in self._starts[number] if start.startswith(word)]
        if begun:
            own = code.key.casefold().startswith(word) or code.name.casefold().startswith(word)
            exact = 10.0 if word in begun else 0.0
            return (115.0 if own else 105.0) + exact / 2 - code.depth
        if len(word) < 2:
            return 0.0
        if any(said.startswith(word) for said in self._fields[number][3].split()):
            return 80.0
        return max(
            weight * fuzz.partial_ratio(word, field) * (0.9 if len(word) < 4 else 1.0)
            for weight, field in zip(_WEIGHTS, self._fields[number], strict=True)
            if field
        )


def _initials(key: str) -> str:
    return "".join(part[:1] for part in key.casefold().split("-"))
