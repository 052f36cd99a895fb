"""Words and sentences: what motions move by, and what agreement counts."""

from __future__ import annotations

import re

from rich.cells import get_character_cell_size

from codebook.core.graphemes import graphemes, is_flag_letter
from codebook.core.spans import Span

_WINDOW = 64
"""Code points within which a cluster of the screen ends; longer ones are looked at again."""

_LONGEST_WORD = 500
"""Code points looked back for the beginning of a word; scripts without spaces have long rows."""

_APART = "\t\n"
_JOINER = "\u200d"

_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARK = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # accents
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # Arabic
    "\u0900-\u0963\u0966-\u096f\u0971-\u0dff"  # India's scripts: vowel signs among letters
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"  # Thai, Lao
    "\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3"  # Tibetan, Burmese, Khmer
    "\ufe00-\ufe0f\u200c\u200d"  # variants and joiners
)
"""What goes on with a word although it is no letter: ``\\w`` has none of it."""

_PART = rf"(?:(?![{_IDEOGRAPH}])\w)(?:(?![{_IDEOGRAPH}])[\w{_MARK}])*"
_WORD = re.compile(rf"[{_IDEOGRAPH}][{_MARK}]*|{_PART}(?:['’-]{_PART})*")
_END = re.compile(r"(?:[.!?…؟۔।]+|[。！？]+)[\"'”’»)\]]*(?=\s|$|(?<=[。！？]))|\n+")
_SHORT = re.compile(
    r"(?:^|[\s(\[])(?:mr|mrs|ms|dr|det|sgt|lt|capt|prof|st|vs|etc|approx|e\.g|i\.e|"
    r"[a-z](?:\.[a-z])*)\.$",
    re.IGNORECASE,
)


# Clusters: what is one letter on the screen. ``first`` and ``last`` are the ends of what is drawn
# together, a turn or a line: a mark at its beginning does not belong to what stands before it.


def next_cluster(text: str, offset: int, last: int | None = None) -> int:
    """Where the next letter as seen on the screen begins, ``last`` (the text's end) at most."""
    last = len(text) if last is None else last
    if offset + 1 >= last:
        return last
    if _begins(text, offset + 1):
        return offset + 1
    reach = _WINDOW
    while True:
        window = text[offset : min(last, offset + reach)]
        end = next(end for _, end, _ in graphemes(window))
        if end < len(window) or offset + end == last:
            return offset + end
        reach *= 4


def previous_cluster(text: str, offset: int, first: int = 0) -> int:
    """Where the letter before begins, as seen on the screen; ``first`` at the beginning."""
    return cluster_at(text, offset - 1, first) if offset > first else first


def cluster_at(text: str, offset: int, first: int = 0) -> int:
    """Where the letter begins that an offset is in, as seen on the screen."""
    begin = min(offset, max(first, len(text) - 1))
    while begin > first and not _begins(text, begin):
        begin -= 1
    if begin >= offset:
        return offset
    starts = [start for start, _, _ in graphemes(text[begin : offset + 1])]
    return begin + starts[-1]


def _begins(text: str, offset: int) -> bool:
    """Whether a cluster certainly begins at an offset; where not, one may begin all the same.

    What has a width is joined to nothing before it that has one too, unless that was joined
    itself: to a mark without a letter, say, and then the two are still waiting for a letter.
    Which letters of a flag make a pair is seen from the first of them only.
    """
    before, here = text[offset - 1], text[offset]
    if before in _APART or here in _APART:
        return True
    if is_flag_letter(before) and is_flag_letter(here):
        return False
    joined = offset > 1 and text[offset - 2] == _JOINER
    return _has_width(before) and _has_width(here) and not joined


def _has_width(character: str) -> bool:
    return character.isascii() or get_character_cell_size(character) > 0


def _whole(text: str, start: int, end: int, first: int, last: int) -> Span:
    """The span with the clusters that its ends are in."""
    start = cluster_at(text, start, first)
    if first < end < last:
        begin = cluster_at(text, end, first)
        end = end if begin == end else next_cluster(text, begin, last)
    return Span(start, end)


def next_word(text: str, offset: int, last: int | None = None, first: int = 0) -> int:
    """Where the next word begins; ``last`` (the text's end) where there is none."""
    last = len(text) if last is None else last
    here = word_at(text, offset, first, last)
    for match in _WORD.finditer(text, max(offset + 1, here.end), last):
        start = cluster_at(text, match.start(), first)
        if start > offset:
            return start
    return last


def previous_word(text: str, offset: int, first: int = 0) -> int:
    """Where the word before, or the one that ``offset`` stands inside of, begins.

    ``first`` where there is none.
    """
    reach = _WINDOW
    while True:
        near = max(first, offset - reach)
        begin = _word_border(text, near, max(first, near - _LONGEST_WORD))
        words = list(_WORD.finditer(text, begin, offset))
        for match in reversed(words):
            start = cluster_at(text, match.start(), first)
            if start < offset:
                return start
        if near == first:
            return first
        reach *= 4


def word_at(text: str, offset: int, first: int = 0, last: int | None = None) -> Span:
    """The word at an offset; without one, the single letter there."""
    last = len(text) if last is None else last
    begin = _word_border(text, offset, max(first, offset - _LONGEST_WORD))
    for match in _WORD.finditer(text, begin, last):
        span = _whole(text, *match.span(), first, last)
        if span.start > offset:
            break
        if offset < span.end:
            return span
    return Span(offset, next_cluster(text, offset, last))


def _word_border(text: str, offset: int, first: int) -> int:
    """The nearest place at or before an offset where no word goes on."""
    while offset > first and not text[offset - 1].isspace():
        offset -= 1
    return offset


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of ``[start, end)``, without the white space around them.

    Abbreviations and initials end none, nor do dots before a lower-case letter; closing quotes
    and brackets belong to the sentence; a newline ends one.
    """
    found: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if text[match.start()] != "\n" and not _ends_here(text, begin, match.end(), end):
            continue
        stop = _whole(text, start, match.end(), start, end).end
        _keep(found, text, begin, stop, start)
        begin = stop
    _keep(found, text, begin, end, start)
    return found


def _ends_here(text: str, begin: int, after: int, end: int) -> bool:
    if _SHORT.search(text, max(begin, after - 12), after):
        return False
    rest = text[after : min(after + 8, end)].lstrip()
    return not (rest[:1].islower() and text[after - 1] in ".…")


def _keep(found: list[Span], text: str, begin: int, end: int, first: int) -> None:
    words = text[begin:end]
    start = begin + len(words) - len(words.lstrip())
    stop = begin + len(words.rstrip())
    if start < stop:
        found.append(_whole(text, start, stop, first, end))
