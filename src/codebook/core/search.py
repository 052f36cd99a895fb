"""Searching a text: a query is read once, and then finds passages of any number of texts.

A query is one of:

===================  ===========================================================================
``cold``             the word; case and accents are set aside (:mod:`codebook.core.folding`)
``traffic*``         every word that begins so; ``*ing`` ends so, ``tr*ing`` begins and ends so
``"very cold"``      these words one after the other, whatever stands between them but words
``cold jacket``      both, in any order, with at most ``near`` words between them
``cold NEAR/5 hot``  both, in any order, with at most 5 words between them
``cold OR hot``      either; ``cold|hot`` is the same. What OR joins counts as one word beside
                     others: ``cold OR hot jacket`` is a jacket near either
``/col+d/``          a regular expression, on the text as it is stored, case set aside
===================  ===========================================================================

A passage found lies in one stretch of those given, usually a turn, and no two overlap. Scripts
without spaces between words (Chinese, Thai) are found inside of what looks like one long word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

from codebook.core import expressions
from codebook.core.folding import Folded
from codebook.core.spans import Span
from codebook.core.terms import Term, may_go_on, term
from codebook.core.text import count_words, word_starts
from codebook.errors import BadInput

NEAR = 10
"""How many words may stand between words given one after the other."""

_FURTHEST = 1000
_REACH = 2000
"""Code points within which a regular expression has to match; see :mod:`.expressions`."""

_TOKEN = re.compile(r'"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>\||[^\s"|]+)')
_STRAIGHT = str.maketrans(dict.fromkeys("“”„«»", '"'))
"""Quotation marks as the keyboard has them, one for one, so that offsets stay."""
_OPERATOR = re.compile(r"(?P<near>NEAR)(?:/(?P<words>\d{1,9}))?|OR|\|")


class Place(NamedTuple):
    """A passage found: the number of the stretch it lies in, and where, in code points."""

    stretch: int
    start: int
    end: int


class Query(Protocol):
    """What is searched for."""

    @property
    def shown(self) -> str:
        """The query in full: what a command has to be given to find the same."""
        ...

    def find(
        self, text: Folded, stretches: Sequence[Span], go_on: Callable[[], object] = ...
    ) -> list[Place]:
        """The passages, in order. ``stretches`` are in order and do not overlap.

        ``go_on`` is called between steps that take no longer than a few milliseconds on texts
        that people speak; it raises to end the search.
        """
        ...


def parse(query: str, *, near: int = NEAR, begun: bool = False) -> Query:
    """Reads a query; ``begun``: its last word may still go on, so that its beginning is enough.

    Raises :class:`BadInput` with one line that says what is wrong.
    """
    query = query.strip() if not begun else query.lstrip()
    expression = query.strip()
    if not expression.startswith("/"):
        return _words(query, near, begun)
    closed = len(expression) > 1 and expression.endswith("/")
    inner = expression[1:-1] if closed else expression[1:]
    if not inner or not (closed or begun):
        raise BadInput("a regular expression stands between two slashes, as in /col+d/")
    return _Expression(f"/{inner}/", expressions.compiled(inner))


# Words


@dataclass(frozen=True, slots=True)
class _Words:
    """Words and phrases, each near the one before it: within the number of words given.

    Each is one of those that stand together in ``items``.
    """

    shown: str
    items: tuple[tuple[Term, ...], ...]
    distances: tuple[int, ...]

    def find(
        self, text: Folded, stretches: Sequence[Span], go_on: Callable[[], object] = lambda: None
    ) -> list[Place]:
        first = _any_of(self.items[0], text)
        if first == ():
            return []
        go_on()
        found, others = _placed(first, stretches), self.items[1:]
        starts: dict[int, list[int]] = {}
        for item, distance in zip(others, self.distances, strict=True):
            if not found:
                return []
            go_on()
            near = _Near(text.stored, stretches, distance, starts)
            found = near.pairs(found, _placed(_any_of(item, text), stretches))
        return _apart(found)


def _any_of(terms: Sequence[Term], text: Folded) -> Iterable[tuple[int, int]]:
    """Where one of some terms stands, in order, no place twice."""
    if len(terms) == 1:
        return terms[0].find(text)
    return sorted({found for one in terms for found in one.find(text)})


def _placed(found: Iterable[tuple[int, int]], stretches: Sequence[Span]) -> list[Place]:
    """Those that lie in one of the stretches; both are in order."""
    places: list[Place] = []
    number, last = -1, 0
    for start, end in found:
        if start >= last:
            number = bisect_left(stretches, (start + 1,), number + 1) - 1
            if number < 0:
                continue
            last = stretches[number].end
        first, last = stretches[number]
        if first <= start and end <= last:
            places.append(Place(number, start, end))
    return places


@dataclass(frozen=True, slots=True)
class _Near:
    """Finds pairs that stand near each other in the same stretch."""

    text: str
    stretches: Sequence[Span]
    distance: int
    starts: dict[int, list[int]]

    def pairs(self, left: list[Place], right: list[Place]) -> list[Place]:
        """Each of the rarer ones with the nearest of the others before it and after it."""
        few, many = sorted((left, right), key=len)
        found: set[Place] = set()
        for place in few:
            at = bisect_left(many, place)
            for others in (range(at, len(many)), range(at - 1, -1, -1)):
                other = next((many[n] for n in others if not _meet(many[n], place)), None)
                if other is not None and self._is_near(place, other):
                    start, end = min(place.start, other.start), max(place.end, other.end)
                    found.add(Place(place.stretch, start, end))
        return sorted(found)

    def _is_near(self, one: Place, other: Place) -> bool:
        if one.stretch != other.stretch:
            return False
        first, second = sorted((one, other))
        return self._between(one.stretch, first.end, second.start) <= self.distance

    def _between(self, stretch: int, start: int, end: int) -> int:
        begin, stop = self.stretches[stretch]
        if stretch not in self.starts:
            self.starts[stretch] = word_starts(self.text[begin:stop])
        return count_words(self.starts[stretch], start - begin, end - begin)


def _meet(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end


def _apart(found: list[Place]) -> list[Place]:
    """Of passages that overlap the shortest, so that no two do; in order."""
    if all(one.end <= other.start for one, other in pairwise(found)):
        return found
    kept: list[Place] = []
    for place in sorted(found, key=lambda place: (place.end - place.start, place.start)):
        at = bisect_left(kept, place)
        if not any(_meet(place, other) for other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, place)
    return kept


# Regular expressions


@dataclass(frozen=True, slots=True)
class _Expression:
    """A regular expression."""

    shown: str
    pattern: re.Pattern[str]

    def find(
        self, text: Folded, stretches: Sequence[Span], go_on: Callable[[], object] = lambda: None
    ) -> list[Place]:
        found: list[Place] = []
        for number, (start, end) in enumerate(stretches):
            spoken = text.stored[start:end]
            for first, last in self._matches(spoken, go_on):
                found.append(Place(number, start + first, start + last))
        return found

    def _matches(self, spoken: str, go_on: Callable[[], object]) -> Iterator[tuple[int, int]]:
        """What matches and is not empty, window by window: each half as long as the reach."""
        step = _REACH // 2
        at = 0
        for begin in range(0, len(spoken), step):
            go_on()
            for match in self.pattern.finditer(spoken, max(at, begin), begin + _REACH):
                first, last = match.span()
                if first >= begin + step:
                    break
                if last > first:
                    yield first, last
                    at = last


# Reading a query


def _words(query: str, near: int, begun: bool) -> _Words:
    """Reads words; of one that is ``begun``, an operator at the end still waits for its word."""
    items: list[list[Term]] = []
    distances: list[int] = []
    operator: re.Match[str] | None = None
    shown = ""
    for token in _TOKEN.finditer(query.translate(_STRAIGHT)):
        found = _OPERATOR.fullmatch(token["word"] or "")
        if found is not None:
            if not items or operator is not None:
                raise _misplaced(found)
            operator = found
            continue
        words = (token["word"] or token["phrase"]).split()
        if not any(word.strip("*") for word in words):
            if token["phrase"] is None:
                raise BadInput("a star needs a beginning or an end of a word, as in traffic*")
            continue
        goes_on = begun and token.end() == len(query) and not token["closed"]
        goes_on = goes_on and not query.endswith(("*", " "))
        if operator is not None and not operator["near"]:
            items[-1].append(term(words, goes_on=goes_on))
        else:
            asked = operator["words"] if operator is not None else None
            distances.append(near if asked is None else int(asked))
            items.append([term(words, goes_on=goes_on)])
        operator = None
        shown = query[: token.end()].strip()
        if goes_on and may_go_on(words[-1]):
            shown += "*" if token["word"] else '*"'
    if operator is not None and not (begun and items):
        raise _misplaced(operator)
    if not items:
        raise BadInput("there is nothing to search for")
    if not all(0 <= distance <= _FURTHEST for distance in (*distances, near)):
        raise BadInput(f"NEAR takes up to {_FURTHEST} words")
    return _Words(shown, tuple(map(tuple, items)), tuple(distances[1:]))


def _misplaced(operator: re.Match[str]) -> BadInput:
    if operator["near"]:
        return BadInput("NEAR stands between two words, as in cold NEAR/5 jacket")
    return BadInput("OR stands between two words, as in cold OR hot")
