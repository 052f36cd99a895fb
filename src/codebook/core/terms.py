"""One word or phrase of a query: its pattern on folded text, and where it may begin.

A word is found by a pattern. Where a text comes with its :class:`.Concordance`, the pattern is
tried only where the words stand that the term cannot be without; it finds the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from codebook.core.concordance import LETTER, Concordance
from codebook.core.folding import Folded, folded
from codebook.errors import BadInput

_MOST = 60
"""Characters that a star stands for."""
_GAP = 8
"""Characters that may stand between the words of a phrase."""
_ANY = rf"(?:{LETTER}|['-](?={LETTER})){{0,{_MOST}}}"
_BETWEEN = rf"\W{{1,{_GAP}}}"
_IS_LETTER = re.compile(LETTER)
_LETTERS = re.compile(f"{LETTER}+")
_WORTH = 40
"""Characters of a text for each place where a pattern is tried; with more, it is read through."""


class _Needed(NamedTuple):
    """A word that the term cannot be without, or with ``begins`` the beginning of one.

    It stands from ``least`` to ``most`` characters after the beginning of the term.
    """

    word: str
    begins: bool
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase; ``reaches_back`` where it begins with a star."""

    pattern: re.Pattern[str]
    reaches_back: bool
    needed: tuple[_Needed, ...]

    def find(self, text: Folded) -> Iterable[tuple[int, int]]:
        """Where it stands in the stored text, in order."""
        spoken, words = text.text, text.concordance
        starts = None if words is None else self._starts(words, len(spoken) // _WORTH)
        found: Iterable[tuple[int, int]]
        if starts is None:
            found = (match.span() for match in self.pattern.finditer(spoken))
        elif not starts:
            return ()
        else:
            found = self._tried(spoken, starts)
        if self.reaches_back:
            found = ((_back(spoken, start), end) for start, end in found)
        return found if text.is_even else (text.span(*one) for one in found)

    def _tried(self, text: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
        match, last = self.pattern.match, 0
        for start in starts:
            if start >= last and (found := match(text, start)):
                last = found.end()
                yield start, last

    def _starts(self, words: Concordance, worth: int) -> Sequence[int] | None:
        """Where it may begin, in order; ``None`` where the text has to be read through."""
        if not self.needed:
            return None
        head = self.needed[0]
        if head.least != head.most or len(self.needed) > 1 or head.begins:
            counts = [words.count(word, begins) for word, begins, _, _ in self.needed]
            fewest = min(counts)
            if fewest and (head.least != head.most or min(counts[0], 4 * fewest) > worth):
                return None
            rarest = self.needed[counts.index(fewest)] if counts[0] > 4 * fewest else head
        else:
            rarest = head
        heads = words.places(head.word, head.begins)
        if rarest is not head:
            heads = _before(heads, words.places(rarest.word, rarest.begins), head, rarest)
        return [place - head.least for place in heads] if head.least else heads


def _before(
    heads: Sequence[int], rare: Sequence[int], head: _Needed, rarest: _Needed
) -> Sequence[int]:
    """Those of the places of a term's first word that a rare word of it stands after."""
    kept: list[int] = []
    done = 0
    for place in rare:
        start = place + head.least
        first = bisect_left(heads, start - rarest.most, done)
        done = bisect_right(heads, start - rarest.least, first)
        kept += heads[first:done]
    return kept


def _back(text: str, at: int) -> int:
    """Where the word that goes on at an offset begins, looking no further than a word is long."""
    furthest = max(0, at - _MOST)
    while at > furthest and _IS_LETTER.match(text, at - 1):
        at -= 1
    return at


def may_go_on(word: str) -> bool:
    """Whether a word that is being typed ends in a letter, so that more may follow."""
    return bool(_IS_LETTER.match(folded(word)[-1:]))


def term(words: Sequence[str], *, goes_on: bool = False) -> Term:
    """Reads a word or, where there are several, a phrase; ``goes_on``: the last may be longer.

    Raises :class:`BadInput` for stars that stand for too much.
    """
    split = [_pieces(word) for word in words]
    pattern = _BETWEEN.join(_pattern(pieces, first=n == 0) for n, pieces in enumerate(split))
    if goes_on and may_go_on(words[-1]):
        pattern = pattern.removesuffix(f"(?!{LETTER})") + _ANY
        split[-1] = [*split[-1], ""]
    reaches_back = words[0].startswith("*") and bool(_IS_LETTER.match(folded(words[0]).strip("*")))
    return Term(re.compile(pattern), reaches_back, tuple(_needed(split)))


def _pieces(word: str) -> list[str]:
    """What stands between the stars of a word, folded; empty at its beginning or end for one."""
    pieces = [folded(piece) for piece in re.split(r"\*+", word)]
    if len(pieces) > 4:
        raise BadInput("a word takes at most three stars")
    if not any(pieces):
        raise BadInput("a star needs a beginning or an end of a word, as in traffic*")
    return pieces


def _pattern(pieces: Sequence[str], *, first: bool) -> str:
    """The pattern of a word on folded text; it begins with its letters, which is fast."""
    before, after = pieces[0] == "", pieces[-1] == ""
    head, *rest = [piece for piece in pieces if piece]
    pattern = re.escape(head)
    if before and not first:
        pattern = _ANY + pattern
    elif not before and _IS_LETTER.match(head):
        pattern += f"(?<!{LETTER}{re.escape(head)})"
    pattern += "".join(_ANY + re.escape(piece) for piece in rest)
    if after:
        return pattern + _ANY
    return pattern + (f"(?!{LETTER})" if _IS_LETTER.match([head, *rest][-1][-1]) else "")


def _needed(split: Sequence[Sequence[str]]) -> Iterator[_Needed]:
    """The words that a term cannot be without; those that a star may lengthen in front are not."""
    least = most = 0
    for number, pieces in enumerate(split):
        if number:
            least, most = least + 1, most + _GAP
        for at, piece in enumerate(pieces):
            most += _MOST if at else 0
            for run in _LETTERS.finditer(piece):
                if at == 0 or run.start() > 0:
                    ends = run.end() < len(piece) or at == len(pieces) - 1
                    yield _Needed(run[0], not ends, least + run.start(), most + run.start())
            least, most = least + len(piece), most + len(piece)
