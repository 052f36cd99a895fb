"""Word wrap with a map between screen rows and text offsets.

Widths are those of terminal cells, and what belongs together on the screen is never cut: see
:mod:`codebook.core.graphemes`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from codebook.core.graphemes import graphemes
from codebook.core.spans import Span


def clusters(text: str, tab: int = 8) -> Iterator[tuple[int, int, int]]:
    """What belongs together on the screen: start, end in code points, and width in cells.

    Tabs reach to the next stop, counted from the beginning of ``text``.
    """
    at = 0
    for start, end, width in graphemes(text):
        cells = tab - at % tab if text[start] == "\t" else width
        at += cells
        yield start, end, cells


class WrapMap:
    """The rows of a text at a width.

    ``lines`` are the ranges of the text to be shown, in order, without newlines in them; what
    lies between them (speaker labels, say) is not shown. An empty range is an empty row. Rows
    of a line join back to the line; no row is wider than ``width``, but for spaces at its end,
    which hang over and are not drawn, and a single cluster wider than that.
    """

    def __init__(self, text: str, lines: Sequence[tuple[int, int]], width: int, *, tab: int = 8):
        self._text = text
        self._tab = tab
        self.width = max(1, width)
        self._starts = array("q")
        self._ends = array("q")
        self._lines = array("q")
        for number, (start, end) in enumerate(lines):
            self._wrap(number, start, end)

    def _wrap(self, number: int, start: int, end: int) -> None:
        line = self._text[start:end]
        plain = line.isascii() and "\t" not in line
        cuts = _plain_cuts(line, self.width) if plain else _cuts(line, self.width, self._tab)
        at = 0
        for cut in [*cuts, len(line)]:
            self._starts.append(start + at)
            self._ends.append(start + cut)
            self._lines.append(number)
            at = cut

    def __len__(self) -> int:
        return len(self._starts)

    def row(self, number: int) -> Span:
        """The code points of a row."""
        return Span(self._starts[number], self._ends[number])

    def line(self, number: int) -> int:
        """The index of the line that a row belongs to."""
        return self._lines[number]

    def row_at(self, offset: int) -> int:
        """The row that shows an offset; for one that is not shown, the last row before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _clusters(self, number: int) -> Iterator[tuple[int, int, int]]:
        start, end = self.row(number)
        for begin, stop, width in clusters(self._text[start:end], self._tab):
            yield start + begin, start + stop, width

    def _is_plain(self, number: int) -> bool:
        """Whether every character of a row is a cell: nearly all are, and need no clusters."""
        words = self._text[self._starts[number] : self._ends[number]]
        return words.isascii() and "\t" not in words

    def cell_at(self, offset: int) -> int:
        """How many cells stand before an offset in its row."""
        row = self.row_at(offset)
        if self._is_plain(row):
            return min(offset, self._ends[row]) - self._starts[row]
        cells = 0
        for _, end, width in self._clusters(row):
            if end > offset:
                break
            cells += width
        return cells

    def offset_at(self, number: int, cell: int) -> int:
        """The beginning of the cluster under a cell; of the last one, past the row's end."""
        at, last = 0, self._starts[number]
        if self._is_plain(number):
            return max(last, min(last + max(0, cell), self._ends[number] - 1))
        for start, _, width in self._clusters(number):
            last = start
            at += width
            if at > cell:
                break
        return last

    def cells(self, number: int, span: Span) -> tuple[int, int]:
        """The cells that the part of ``span`` in a row covers, as a half-open range."""
        if self._is_plain(number):
            row = self.row(number)
            shared = row.cut(span)
            return (shared.start - row.start, shared.end - row.start) if shared else (0, 0)
        at, first, last = 0, -1, 0
        for start, end, width in self._clusters(number):
            if start < span.end and end > span.start:
                first = at if first < 0 else first
                last = at + width
            at += width
        return (max(first, 0), last)

    def display(self, number: int, span: Span | None = None) -> str:
        """A row, or the part of it in ``span``, as it is drawn: tabs as spaces.

        Spaces that hang over the width are left out.
        """
        if self._is_plain(number):
            row = self.row(number)
            seen = Span(row.start, min(row.end, row.start + self.width))
            shared = seen if span is None else seen.cut(span)
            return self._text[slice(*shared)] if shared else ""
        at = 0
        parts = []
        for start, end, width in self._clusters(number):
            at += width
            if at > self.width and self._text[start].isspace():
                break
            if span is None or span.start <= start < span.end:
                text = self._text[start:end]
                parts.append(" " * width if text == "\t" else text)
        return "".join(parts)


def _plain_cuts(line: str, width: int) -> list[int]:
    """Where to cut a line whose every character is one cell wide."""
    cuts: list[int] = []
    at, length = 0, len(line)
    while length - at > width:
        if line[at + width] == " ":
            cut = at + width
        else:
            space = line.rfind(" ", at, at + width)
            cut = space if space >= 0 else -1
        if cut < 0:
            cut = at + width
        else:
            while cut < length and line[cut] == " ":
                cut += 1
        if cut >= length:
            break
        cuts.append(cut)
        at = cut
    return cuts


def _cuts(line: str, width: int, tab: int) -> list[int]:
    """Where to cut any line: after spaces, beside wide characters, else between clusters."""
    cuts: list[int] = []
    cells = row = 0
    chance = -1
    for start, end, plain in graphemes(line):
        character = line[start]
        space = character.isspace()
        size = tab - cells % tab if character == "\t" else plain
        if size == 2 and start > row:
            chance = start
        if cells + size > width and not space and start > row:
            cut = chance if chance > row else start
            cuts.append(cut)
            row, chance = cut, -1
            cells = sum(w for _, _, w in clusters(line[cut:start], tab))
            size = tab - cells % tab if character == "\t" else plain
        cells += size
        if space or size == 2:
            chance = end
    return cuts
