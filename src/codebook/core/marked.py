"""A text with its codings, cut where one begins or ends, so that each can be told in print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from codebook.core.spans import Span
from codebook.core.turns import Role, Turn


class Piece(NamedTuple):
    """A stretch of text under the same codings, by their numbers.

    ``opens`` begin with it, ``closes`` end with it. ``is_label`` says that it names a speaker.
    """

    text: str
    codings: tuple[int, ...]
    opens: tuple[int, ...]
    closes: tuple[int, ...]
    is_label: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A turn with its label: its pieces, and the codings that touch it, by number in order."""

    role: Role
    pieces: tuple[Piece, ...]
    codings: tuple[int, ...]


def blocks(text: str, turns: Sequence[Turn], spans: Sequence[Span]) -> list[Block]:
    """The whole text turn by turn; ``spans`` are codings, known by their index.

    Nothing but white space around a turn is left out, and white space at the edges of a coding.
    """
    visible = [_trimmed(text, span) for span in spans]
    found = []
    begin = 0
    for turn in turns:
        end = max(begin, turn.end)
        found.append(_block(text, Span(begin, end), turn.start, turn.role, visible))
        begin = end
    found.append(_block(text, Span(begin, len(text)), begin, Role.NONE, visible))
    return [block for block in found if block.pieces]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _block(text: str, span: Span, words: int, role: Role, spans: Sequence[Span]) -> Block:
    """The block of what stands in ``span``, in which the words begin after a label."""
    start, end = _trimmed(text, span)
    shown = {
        n: shared for n, coding in enumerate(spans) if (shared := coding.cut(Span(start, end)))
    }
    cuts = {start, end, min(max(words, start), end)}
    cuts |= {edge for shared in shown.values() for edge in shared}
    pieces = []
    for first, last in pairwise(sorted(cuts)):
        here = tuple(n for n, shared in shown.items() if shared.start <= first < shared.end)
        opens = tuple(n for n in here if spans[n].start == first)
        closes = tuple(n for n in here if spans[n].end == last)
        pieces.append(Piece(text[first:last], here, opens, closes, last <= words))
    return Block(role, tuple(pieces), tuple(shown))
