"""What is quoted of a passage: the words of one interviewee, with every cut marked.

A quotation holds no label, no words of anybody else, no pseudonym, and nothing that numbers
people or places from one quotation to the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from codebook.core import segments
from codebook.core.spans import Span
from codebook.core.text import printable
from codebook.core.turns import Role, Turn, turn_index

CUT = "[...]"
"""What stands where something was left out."""

_WORD = re.compile(r"\w")
_PARTS = re.compile(r"[^\W\d_]+|\d+")
_BRACKET = re.compile(r"\[([^\[\]]{1,60})\]")
_NUMBERED = re.compile(r"([^\W\d_][^\d]*?)(?:[\s#_–-]*\d{1,4}|[\s#_–-]+[A-Z])")
_CUTS = re.compile(r"\[\.\.\.\](?:\s*\[\.\.\.\])+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words as they are quoted, on one line; ``span`` is from the first to the last of them."""

    speaker: str
    text: str
    span: Span


class Quoter:
    """Quotes passages of one transcript. ``names`` are cut wherever they stand in the words."""

    def __init__(self, text: str, turns: Sequence[Turn], names: re.Pattern[str] | None = None):
        self._text = text
        self._turns = turns
        self._names = names
        self._sentences: dict[int, list[Span]] = {}

    def speakers(self, span: Span) -> tuple[str, ...]:
        """The interviewees who say a word of a passage, in order."""
        return tuple(dict.fromkeys(self._turns[at].speaker for at, _ in self._pieces(span)))

    def quote(self, span: Span) -> Quoted | None:
        """The words of a passage; ``None`` unless they are one interviewee's and some are left."""
        pieces = self._pieces(span)
        if len({self._turns[at].speaker for at, _ in pieces}) != 1:
            return None
        (first, begin), (last, end) = pieces[0], pieces[-1]
        parts = [CUT] if self._inside(first, begin.start) else []
        parts.append(self._words(begin))
        for (_, before), (_, piece) in pairwise(pieces):
            if self._text[before.end : piece.start].strip():
                parts.append(CUT)
            parts.append(self._words(piece))
        parts += [CUT] if self._inside(last, end.end) else []
        text = _CUTS.sub(CUT, " ".join(parts))
        if not _WORD.search(_BRACKET.sub("", text)):
            return None
        return Quoted(self._turns[first].speaker, text, Span(begin.start, end.end))

    def _pieces(self, span: Span) -> list[tuple[int, Span]]:
        """What interviewees say of a passage: the indexes of turns, and where it stands."""
        found = []
        for at in range(max(0, turn_index(self._turns, span.start)), len(self._turns)):
            turn = self._turns[at]
            if turn.start >= span.end:
                break
            shared = turn.span.cut(span) if turn.role is Role.INTERVIEWEE else None
            if shared is not None and _WORD.search(self._text, *shared):
                words = self._text[shared.start : shared.end]
                start = shared.start + len(words) - len(words.lstrip())
                found.append((at, Span(start, shared.start + len(words.rstrip()))))
        return found

    def _inside(self, at: int, offset: int) -> bool:
        """Whether an offset stands between words of one sentence of a turn."""
        if at not in self._sentences:
            self._sentences[at] = segments.sentences(self._text, *self._turns[at].span)
        sentences = self._sentences[at]
        index = bisect_left(sentences, offset, key=lambda sentence: sentence.start) - 1
        if index < 0 or offset >= sentences[index].end:
            return False
        start, end = sentences[index]
        return all(_WORD.search(self._text, *part) for part in ((start, offset), (offset, end)))

    def _words(self, piece: Span) -> str:
        words = printable(self._text[piece.start : piece.end])
        words = _BRACKET.sub(self._bracket, words)
        return words if self._names is None else self._names.sub(CUT, words)

    def _bracket(self, bracket: re.Match[str]) -> str:
        """A placeholder without its number, which would tell that two quotations are of one talk.

        Times and numbers alone are cut, and so are pseudonyms.
        """
        inside = bracket[1].strip()
        named = self._names is not None and self._names.search(inside)
        if named or not re.search(r"[^\W\d_]", inside):
            return CUT
        numbered = _NUMBERED.fullmatch(inside) if inside[0].isupper() else None
        return f"[{numbered[1].strip()}]" if numbered else bracket[0]


def names_in(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds names such as pseudonyms in words, ``None`` where there is none to look for.

    Those with a digit are found in any case and with or without a hyphen; names that are a number
    or a letter alone are not looked for.
    """
    looked_for = []
    for name in sorted(set(names), key=len, reverse=True):
        parts = _PARTS.findall(name)
        letters = any(part[0].isalpha() for part in parts)
        if not letters or len("".join(parts)) < 2:
            continue
        pattern = r"[\s_./–-]{0,2}".join(map(re.escape, parts))
        plain = not any(part[0].isdigit() for part in parts)
        looked_for.append(pattern if plain else f"(?i:{pattern})")
    if not looked_for:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(looked_for)})(?!\w)")
