"""Ranking codes while a coder types a few letters.

What speaks for a code, strongest first:

1. It is called so: its key or path, then its name.
2. Its key, name or path begins so; then, it has an alias that is exactly that.
3. Every word typed begins one of its own (of key, name, the path above, an alias) or abbreviates
   the key: a beginning of each part in order, ``vid`` for ``victim-id``.
4. The same, where some only begin a word of the definition.
5. What is merely alike: a middle of a word, a word of the notes and examples, a slip of a key.

Within each, the better fit of the words; then what was used last, then what lies higher up.

Weak ones are left out where there are strong ones. Where a code is called so, begins so or has all
words as in 3: those that lack a word, or have it as a slip, in notes and examples alone, or as a
middle of few letters. The middle of a word of key or name stays: it is what is typed when the
beginning is not remembered. Where all are weak: those that fit much worse than the best.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from codebook.core.codes import Code

_KEY, _NAME, _OTHER, _SAID, _NOTED, _TOLD = 1.5, 1.4, 1.2, 1.1, 0.8, 0.75
"""How well a word fits that begins one of the key; the name; the path above or an alias; the
definition; the note on what to include; an example."""

_WHOLE, _FIRST = 0.05, 0.04
"""How much better it fits that is the whole word, or begins the key and abbreviates it too; and
that begins the key, not only a later part."""

_SHORT, _RUN = 1.45, 1.2
"""How well an abbreviation of the whole key fits, or of a run of its parts, the name, the path."""

_INSIDE, _LITTLE, _SLIP, _NEARER = 0.65, 0.55, 0.45, 0.02
"""What part of a fit is left for a word that stands inside, stands there and is short, or is like,
one so placed; and how much more where it is like the whole word, not only its beginning."""

_ENOUGH, _SURE = 0.45, 0.9
"""What all words together must fit, or any one of them, for a code to be offered."""

_WEAK, _FAR = 0.9, 0.75
"""What every word must fit for a code to stay beside strong ones; and what part of the best fit all
words together must have beside weak ones."""

_ALIKE, _HOLDS = 65.0, 100.0
"""How alike, in per cent, words must be to be looked at for slips; alone to hold one another."""

_LEAST_INSIDE, _LONG_INSIDE, _LEAST_RUN = 3, 4, 3
"""Letters of what may stand inside a word, of what is not short there, and of what may abbreviate
some of a key's parts."""

_BEGINS, _ALIAS, _NO_HEAD = 2, 3, 4
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PARTS = re.compile(r"[^\W_]+")


_Scored = tuple[int, int, float, int, int, int, float]
"""Of a code, to sort by: its head, kind, less its fit, when used, depth, number; its worst word."""


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
        self._paths = [code.path for code in self._codes]
        self._depths = [code.depth for code in self._codes]
        self._called: dict[str, list[int]] = defaultdict(list)
        places: dict[str, dict[int, float]] = defaultdict(dict)
        self._shorts: dict[str, list[tuple[int, tuple[str, ...], bool]]] = defaultdict(list)
        for number, code in enumerate(self._codes):
            for alias in code.aliases:
                self._called[alias.casefold()].append(number)
            for word, fit in _words(code):
                if fit > places[word].get(number, 0.0):
                    places[word][number] = fit
            for parts, is_key in _abbreviated(code):
                for two in {parts[0][:2], parts[0][0] + parts[1][0]}:
                    self._shorts[two].append((number, parts, is_key))
        self._words = sorted(places)
        self._places = [tuple(places[word].items()) for word in self._words]
        named = {
            word: [(number, fit) for number, fit in fits.items() if fit >= _OTHER]
            for word, fits in places.items()
        }
        self._named = [(word, fits) for word, fits in named.items() if fits]
        self._named.sort(key=lambda one: (len(one[0]), one[0]))
        self._lengths = [len(word) for word, _ in self._named]
        self._long_last = [word for word, _ in self._named]

    def rank(self, query: str, recent: Sequence[str] = ()) -> list[Code]:
        """The codes, likeliest first; without a query the recent paths, then codebook order.

        Words may come in any order. Of a path (``training/ident``) each part must be found.
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
        by_word = [self._fits(word) for word in words]
        scored = []
        for number in set(heads).union(*by_word):
            fits = [fit.get(number, 0.0) for fit in by_word]
            mean, worst = sum(fits) / len(fits), min(fits)
            if number not in heads:
                if mean < _ENOUGH and max(fits) < _SURE:
                    continue
                if is_path and not worst:
                    continue
            used = last.get(self._paths[number], len(last)) if last else 0
            head = heads.get(number, _NO_HEAD)
            scored.append((head, _kind(worst), -mean, used, self._depths[number], number, worst))
        scored.sort()
        return [self._codes[line[5]] for line in _without_weak(scored)]

    def _begun(self, said: str, joined: str) -> dict[int, int]:
        """The codes called what was typed (0; 1 by name, 3 by an alias), or begin so (2)."""
        found = dict.fromkeys(self._called.get(said, ()), _ALIAS)
        typed = {said, joined}
        steps = [step.strip() for step in said.split("/")] if "/" in said else []
        for number, (key, path, name) in enumerate(self._heads):
            if key in typed or path == said:
                found[number] = 0
            elif name == said:
                found[number] = 1
            elif (
                key.startswith((said, joined))
                or name.startswith(said)
                or (steps and _leads(steps, path))
            ):
                found[number] = _BEGINS
        return found

    def _fits(self, word: str) -> dict[int, float]:
        found: dict[int, float] = {}
        if len(word) >= _LEAST_INSIDE:
            self._alike(word, found)
        at = bisect_left(self._words, word)
        while at < len(self._words) and self._words[at].startswith(word):
            more = _WHOLE if self._words[at] == word else 0.0
            for number, fit in self._places[at]:
                if fit + more > found.get(number, 0.0):
                    found[number] = fit + more
            at += 1
        self._abbreviates(word.replace("-", ""), found)
        return found

    def _abbreviates(self, word: str, found: dict[int, float]) -> None:
        """The codes of whose parts, in order, the word takes a beginning each."""
        for number, parts, is_key in self._shorts.get(word[:2], ()):
            taken = _taken(word, parts)
            before = found.get(number, 0.0)
            if is_key and taken == len(parts):
                found[number] = before + _WHOLE if before >= _KEY else max(before, _SHORT)
            elif taken == len(parts) or (taken > 1 and len(word) >= _LEAST_RUN):
                found[number] = max(before, _RUN)

    def _alike(self, word: str, found: dict[int, float]) -> None:
        """The names that hold this word, or that it is but for a slip or two."""
        slips = 0 if len(word) < 4 else 1 if len(word) < 7 else 2
        inside = _INSIDE if len(word) >= _LONG_INSIDE else _LITTLE
        first = bisect_left(self._lengths, len(word) - slips)
        for other, ratio, at in process.extract(
            word,
            self._long_last[first:],
            scorer=fuzz.partial_ratio,
            processor=None,
            score_cutoff=_ALIKE if slips else _HOLDS,
            limit=None,
        ):
            left = inside if ratio == _HOLDS and word in other else _likeness(word, other, slips)
            for number, fit in self._named[first + at][1] if left else ():
                if fit * left > found.get(number, 0.0):
                    found[number] = fit * left


def _likeness(word: str, other: str, slips: int) -> float:
    """What is left of a fit where ``word`` is ``other``, or begins it, but for so many slips.

    A slip is a letter too many, too few, another, or two that have changed places.
    """
    length = len(word)
    whole = OSA.distance(word, other)
    begun = min(OSA.distance(word, other[:length]), OSA.distance(word, other[: length + 1]))
    least = min(whole, begun)
    if least > slips:
        return 0.0
    return _SLIP * (1 - least / length / 2) + (_NEARER if whole == least else 0.0)


def _without_weak(scored: list[_Scored]) -> list[_Scored]:
    """Those of a sorted list that may be meant beside the best of it."""
    if not scored:
        return []
    head, kind, best, *_ = scored[0]
    if head < _NO_HEAD or kind == 0:
        return [line for line in scored if line[0] < _NO_HEAD or line[6] >= _WEAK]
    if kind == 1:
        return scored
    return [line for line in scored if line[2] <= best * _FAR]


def _kind(worst: float) -> int:
    """0 where every word begins one of the path, name or aliases, 1 of these or the definition."""
    return 0 if worst >= _OTHER else 1 if worst >= _SAID else 2


def _leads(steps: list[str], path: str) -> bool:
    """Whether steps begin the last of a path's segments, one each; or the path begins so."""
    segments = path.split("/")
    if path.startswith("/".join(steps)):
        return True
    ends = segments[-len(steps) :]
    return len(ends) == len(steps) and all(map(str.startswith, ends, steps))


def _taken(word: str, parts: Sequence[str]) -> int:
    """Into how many pieces a word can be cut that begin these parts, the first and so on; or 0."""
    most = 0
    for length in range(1, len(word) + 1 if parts else 0):
        if not parts[0].startswith(word[:length]):
            break
        rest = word[length:]
        after = _taken(rest, parts[1:])
        most = max(most, after + 1 if after or not rest else 0)
    return most


def _abbreviated(code: Code) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The parts that a code can be abbreviated by, and whether they are the whole key.

    The key from each of its parts on, the path from each of its segments on, and the name.
    """
    whole = tuple(_PARTS.findall(code.key.casefold()))
    found = {whole: True}
    segments = code.path.casefold().split("/")
    texts = ["/".join(segments[at:]) for at in range(len(segments) - 1)]
    for parts in (
        *(whole[at:] for at in range(1, len(whole))),
        *(tuple(_PARTS.findall(text)) for text in (*texts, code.name.casefold())),
    ):
        found.setdefault(parts, False)
    return ((parts, is_key) for parts, is_key in found.items() if len(parts) > 1)


def _words(code: Code) -> Iterator[tuple[str, float]]:
    """The words a code can be found by, each with how well it fits."""
    for text, fit in (
        (code.key, _KEY + _FIRST),
        (code.name, _NAME),
        (code.parent, _OTHER),
        (" ".join(code.aliases), _OTHER),
        (code.definition, _SAID),
        (code.include, _NOTED),
        (" ".join(code.examples), _TOLD),
    ):
        for word in _WORD.findall(text.casefold()):
            yield word, fit
            if "-" in word:
                yield word.replace("-", ""), fit
                for part in word.split("-"):
                    yield part, min(fit, _KEY)
