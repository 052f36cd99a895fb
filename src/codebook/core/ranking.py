"""Ranking codes while a coder types a few letters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from codebook.core.codes import Code

_OWN, _OTHER, _SAID = 1.4, 1.2, 1.1
"""How well a word fits that begins one of the key or the name; of the path above, an alias or the
initials; of the definition. A typo never fits better than 1."""

_WHOLE_WORD = 0.05
_LIKE = {_OWN: 1.0, _OTHER: 0.95, _SAID: 0.55}
"""How much a likeness, where nothing begins so, counts in each of these places."""

_ENOUGH, _SURE = 0.45, 0.9
"""What all words together must fit, or any one of them, for a code to be offered."""

_TYPO, _PART = 70.0, 100.0
"""How alike, in per cent, a long word and one of up to three letters must be."""

_NO_HEAD = 3
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Ranker:
    """Ranks the codes that are offered; made once for a codebook, asked at every letter.

    What is typed is compared with the words of the codebook, each once, not with the codes.
    """

    def __init__(self, codes: Iterable[Code]):
        self._codes = [code for code in codes if not code.retired]
        self._heads = [
            (code.key.casefold(), code.path.casefold(), code.name.casefold())
            for code in self._codes
        ]
        places: dict[str, dict[int, float]] = defaultdict(dict)
        for number, code in enumerate(self._codes):
            for word, fit in _words(code):
                if fit > places[word].get(number, 0.0):
                    places[word][number] = fit
        self._words = sorted(places)
        self._places = [tuple(places[word].items()) for word in self._words]
        by_length = sorted(range(len(self._words)), key=lambda at: len(self._words[at]))
        self._by_length = by_length
        self._lengths = [len(self._words[at]) for at in by_length]
        self._long_last = [self._words[at] for at in by_length]

    def rank(self, query: str, recent: Sequence[str] = ()) -> list[Code]:
        """The codes, likeliest first; without a query the recent paths, then codebook order.

        Words in any order, beginnings, initials (``vi`` for ``victim-id``) and typos are borne.
        Of a path (``training/ident``) each part must be found.

        A code that is called exactly so comes first, then those whose key or name begins so,
        then those that have a word for every beginning, and only then what is merely alike.
        """
        last = {path: place for place, path in enumerate(recent)}
        words = query.casefold().replace("/", " ").split()
        if not words:
            order = sorted(
                (last.get(code.path, len(last)), number) for number, code in enumerate(self._codes)
            )
            return [self._codes[number] for _, number in order]
        is_path = "/" in query
        heads = self._begun(query.casefold().strip(), "-".join(words))
        scored = []
        for number, fits in self._all_fits(words, heads).items():
            mean, worst = sum(fits) / len(fits), min(fits)
            if number not in heads:
                if mean < _ENOUGH and max(fits) < _SURE:
                    continue
                if is_path and not worst:
                    continue
            code = self._codes[number]
            kind = (heads.get(number, _NO_HEAD), _kind(worst))
            rest = (last.get(code.path, len(last)), code.depth, number)
            scored.append((kind, -mean, rest))
        return [self._codes[rest[2]] for _, _, rest in sorted(scored)]

    def _begun(self, said: str, joined: str) -> dict[int, int]:
        """The codes that are called what was typed (0, or 1 by name) or begin so (2)."""
        found: dict[int, int] = {}
        typed = {said, joined}
        for number, (key, path, name) in enumerate(self._heads):
            if key in typed or path == said:
                found[number] = 0
            elif name == said:
                found[number] = 1
            elif (
                key.startswith((said, joined))
                or name.startswith(said)
                or ("/" in said and path.startswith(said))
            ):
                found[number] = 2
        return found

    def _all_fits(self, words: list[str], heads: Iterable[int]) -> dict[int, list[float]]:
        """How well each word fits each code that any word, or the beginning, speaks for."""
        fits = [self._fits(word) for word in words]
        numbers = set(heads).union(*fits)
        return {number: [fit.get(number, 0.0) for fit in fits] for number in numbers}

    def _fits(self, word: str) -> dict[int, float]:
        found: dict[int, float] = {}
        if len(word) > 1:
            self._alike(word, found)
        at = bisect_left(self._words, word)
        while at < len(self._words) and self._words[at].startswith(word):
            more = _WHOLE_WORD if self._words[at] == word else 0.0
            for number, fit in self._places[at]:
                if fit + more > found.get(number, 0.0):
                    found[number] = fit + more
            at += 1
        return found

    def _alike(self, word: str, found: dict[int, float]) -> None:
        """Words that hold this one or are like it; those much shorter are in many by chance."""
        first = bisect_left(self._lengths, len(word) - (len(word) > 4))
        cutoff = _TYPO if len(word) > 3 else _PART
        for _, ratio, at in process.extract(
            word,
            self._long_last[first:],
            scorer=fuzz.partial_ratio,
            processor=None,
            score_cutoff=cutoff,
            limit=None,
        ):
            for number, fit in self._places[self._by_length[first + at]]:
                like = _LIKE[fit] * ratio / 100
                if like > found.get(number, 0.0):
                    found[number] = like


def _kind(worst: float) -> int:
    """0 where every word begins one of the path, name or aliases, 1 of these or the definition."""
    return 0 if worst >= _OTHER else 1 if worst >= _SAID else 2


def _words(code: Code) -> Iterator[tuple[str, float]]:
    """The words a code can be found by, each with how well it fits."""
    key = code.key.casefold()
    for text, fit in (
        (key, _OWN),
        (code.name, _OWN),
        (code.parent, _OTHER),
        (" ".join(code.aliases), _OTHER),
        (code.definition, _SAID),
    ):
        for word in _WORD.findall(text.casefold()):
            yield word, fit
            for part in word.split("-")[1:]:
                yield part, fit
    yield "".join(part[:1] for part in key.split("-")), _OTHER
    yield "".join(part[:1] for part in re.split("[/-]", code.path.casefold())), _OTHER
