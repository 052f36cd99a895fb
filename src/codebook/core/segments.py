"""Words and sentences: what motions move by, and what agreement counts."""

from __future__ import annotations

import re

from codebook.core.graphemes import graphemes
from codebook.core.spans import Span

_WINDOW = 64
"""Code points around an offset within which a cluster of the screen begins and ends."""

_LONGEST_WORD = 500
"""Code points looked back for the beginning of a word; scripts without spaces have long rows."""

_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_IDEOGRAPH}]|(?:(?![{_IDEOGRAPH}])\w)+(?:['’-](?![{_IDEOGRAPH}])\w+)*")
_END = re.compile(r"(?:[.!?…؟۔]+|[。！？]+)[\"'”’»)\]]*(?=\s|$|(?<=[。！？]))|\n+")
_SHORT = re.compile(
    r"(?:^|[\s(\[])(?:mr|mrs|ms|dr|det|sgt|lt|capt|prof|st|vs|etc|approx|e\.g|i\.e|"
    r"[a-z](?:\.[a-z])*)\.$",
    re.IGNORECASE,
)


def next_cluster(text: str, offset: int) -> int:
    """Where the next letter as seen on the screen begins."""
    window = text[offset : offset + _WINDOW]
    return next((offset + end for _, end, _ in graphemes(window)), len(text))


def previous_cluster(text: str, offset: int) -> int:
    """Where the letter before begins, as seen on the screen."""
    begin = max(0, offset - _WINDOW)
    line = text.rfind("\n", begin, max(begin, offset - 1))
    begin = line if line >= 0 else begin
    found = list(graphemes(text[begin:offset]))
    return begin + found[-1][0] if found else 0


def next_word(text: str, offset: int) -> int:
    """Where the next word begins; the end of the text where there is none."""
    here = word_at(text, offset)
    match = _WORD.search(text, max(offset + 1, here.end if here.start <= offset < here.end else 0))
    return match.start() if match else len(text)


def previous_word(text: str, offset: int) -> int:
    """Where the word before, or the one that ``offset`` stands inside of, begins."""
    reach = _WINDOW
    while True:
        begin = max(0, offset - reach)
        while begin > 0 and not text[begin - 1].isspace():
            begin -= 1
        starts = [m.start() for m in _WORD.finditer(text, begin, offset) if m.start() < offset]
        if starts or begin == 0:
            return starts[-1] if starts else 0
        reach *= 4


def word_at(text: str, offset: int) -> Span:
    """The word at an offset; without one, the single code point there."""
    begin, furthest = offset, max(0, offset - _LONGEST_WORD)
    while begin > furthest and not text[begin - 1].isspace():
        begin -= 1
    for match in _WORD.finditer(text, begin):
        if match.start() > offset:
            break
        if offset < match.end():
            return Span(*match.span())
    return Span(offset, min(offset + 1, len(text)))


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
        _keep(found, text, begin, match.end())
        begin = match.end()
    _keep(found, text, begin, end)
    return found


def _ends_here(text: str, begin: int, after: int, end: int) -> bool:
    if _SHORT.search(text, max(begin, after - 12), after):
        return False
    rest = text[after : min(after + 8, end)].lstrip()
    return not (rest[:1].islower() and text[after - 1] in ".…")


def _keep(found: list[Span], text: str, begin: int, end: int) -> None:
    words = text[begin:end]
    start = begin + len(words) - len(words.lstrip())
    stop = begin + len(words.rstrip())
    if start < stop:
        found.append(Span(start, stop))
