"""One row of a transcript as it is drawn: speaker, margin marks, words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import chain

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.color import Color

from codebook.core.codings import Coding
from codebook.core.runs import LayerIndex
from codebook.core.spans import Span
from codebook.core.text import printable
from codebook.core.turns import Role, Turn
from codebook.core.wrap import WrapMap
from codebook.tui.colors import LETTER_CONTRAST, ink, tint
from codebook.tui.motions import Reader

GUTTER = 13
STRIPES = 5
"""Cells of the margin for speakers, and of the one for marks of codings."""

_QUIET = Style(dim=True, italic=True)
"""Those who ask."""

_LOOKS = 512
"""Sets of codes whose look is kept; thousands of codings that overlap make as many sets."""

_LANES = 3
"""Codings that are marked beside one row; a cell says whether there are more, one is empty."""


def clock(milliseconds: int) -> str:
    """A time of a recording as people read it, ``0:01:02``."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"


def restyled(
    line: list[Segment], cells: tuple[int, int], width: int, style: Style
) -> list[Segment]:
    """A row, ``width`` cells wide, with a style below that of some of its words.

    On segments: a strip for each step would bring a dozen objects with it, row by row.
    """
    first, last = cells[0], max(cells[0] + 1, cells[1])
    first, last = first + GUTTER + STRIPES, min(last + GUTTER + STRIPES, width)
    if first >= width:
        return line
    before, within, *after = Segment.divide(line, [first, last, width])
    return [*before, *Segment.apply_style(within, style), *chain.from_iterable(after)]


def met(matches: Sequence[Span], row: Span) -> Sequence[Span]:
    """The matches that a row shows something of."""
    first = bisect_right(matches, row.start, key=lambda match: match.end)
    last = bisect_left(matches, row.end, key=lambda match: match.start)
    return matches[first:last]


class RowPainter:
    """Draws rows of one transcript with one layer; what a row shows does not change.

    ``index`` is that of the codings' passages. ``letter`` gives the character of a code, which
    stands where a coding of it begins. With ``few_colors`` every coded passage is underlined,
    and overlaps are bold beside. ``faded`` draws what is coded as something to be passed over.
    """

    def __init__(
        self,
        reader: Reader,
        codings: Sequence[Coding],
        index: LayerIndex,
        pending: frozenset[str],
        color_of: Callable[[str], str],
        letter: Callable[[str], str],
        base: Style,
        ground: Color,
        few_colors: bool = False,
        *,
        faded: bool = False,
    ):
        self.base = base
        self._reader = reader
        self._codings = codings
        self._pending = pending
        self._color_of = color_of
        self._ground = ground
        self._letter = letter
        self._few_colors = few_colors
        self._faded = faded
        self._runs = index.runs
        self._lanes = index.lanes
        self._plain = {
            quiet: base + (_QUIET if quiet else Style(bold=faded or None))
            for quiet in (False, True)
        }
        self._looks: LRUCache[tuple[str | bool, ...], Style] = LRUCache(_LOOKS)
        self._inks: dict[str, Style] = {}

    def here(self, offset: int) -> list[Coding]:
        """The codings at an offset."""
        return [self._codings[number] for number in self._runs.at(offset)]

    def draw(self, rows: WrapMap, row: int, width: int) -> list[Segment]:
        """A row, ``width`` cells wide."""
        span = rows.row(row)
        number = self._reader.turn_at(span.start)
        turn = self._reader.turns[number] if self._reader.turns else None
        quiet = turn is not None and turn.role is not Role.INTERVIEWEE
        runs = self._runs.runs(*span)
        segments = [*self._gutter(rows, row, number), *self._stripes(span, runs)]
        for run, numbers in runs:
            look = self._look(numbers, quiet) if numbers else self._plain[quiet]
            segments.append(Segment(rows.display(row, run), look))
        return Segment.adjust_line_length(segments, width, self.base)

    def _look(self, numbers: tuple[int, ...], quiet: bool) -> Style:
        codes = tuple(dict.fromkeys(self._codings[number].code for number in numbers))
        look = self._looks.get((quiet, *codes))
        if look is None:
            look = self._looks[(quiet, *codes)] = self._plain[quiet] + self._coded(codes)
        return look

    def _coded(self, codes: Sequence[str]) -> Style:
        if self._faded:
            return Style(dim=True, bold=False)
        color, letters = tint(map(self._color_of, codes), self._ground)
        return Style(
            bgcolor=color.rich_color,
            color=letters.rich_color,
            underline=len(codes) > 1 or self._few_colors,
            bold=len(codes) > 1 and self._few_colors,
            dim=False,
        )

    def _gutter(self, rows: WrapMap, row: int, number: int) -> list[Segment]:
        """The number and the speaker beside a turn's first row, its time beside the second.

        After a turn there is an empty row, so that even one of a single row has a second.
        """
        turns = self._reader.turns
        if turns and rows.row(row).start == turns[number].start:
            return self._speaker(turns[number], number)
        time = turns[number].time if turns else None
        if time is not None and row and rows.row(row - 1).start == turns[number].start:
            return [Segment(f"{'':5}{clock(time):<{GUTTER - 5}}", self.base + Style(dim=True))]
        return [Segment(" " * GUTTER, self.base)]

    def _speaker(self, turn: Turn, number: int) -> list[Segment]:
        name = set_cell_size(printable(turn.speaker), GUTTER - 6) + " "
        bold = Style(bold=turn.role is Role.INTERVIEWEE)
        return [
            Segment(f"{number + 1:>4} ", self.base + Style(dim=True)),
            Segment(name, self.base + bold),
        ]

    def _stripes(self, span: Span, runs: Sequence[tuple[Span, tuple[int, ...]]]) -> list[Segment]:
        """A mark for each coding in its lane; a plus where there are more than lanes."""
        marks = [(" ", self.base)] * STRIPES
        for number in sorted({number for _, numbers in runs for number in numbers}):
            lane = self._lanes[number]
            coding = self._codings[number]
            if lane < _LANES:
                marks[lane] = (self._mark(coding, span), self._ink(coding.code))
            else:
                marks[_LANES] = ("+", self.base + Style(dim=True))
        return [Segment(mark, style) for mark, style in marks]

    def _mark(self, coding: Coding, span: Span) -> str:
        if coding.id in self._pending:
            return "…"
        if coding.start >= span.start:
            return self._letter(coding.code)
        return "└" if coding.end <= span.end else "│"

    def _ink(self, code: str) -> Style:
        if code not in self._inks:
            color = ink(self._color_of(code), self._ground, LETTER_CONTRAST).rich_color
            self._inks[code] = self.base + Style(color=color, bold=True)
        return self._inks[code]
