"""One row of a transcript as it is drawn: speaker, margin marks, words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from codebook.core.codings import Coding
from codebook.core.runs import RunIndex, lanes
from codebook.core.spans import Span
from codebook.core.text import printable
from codebook.core.turns import Role
from codebook.core.wrap import WrapMap
from codebook.tui.colors import ink, tint
from codebook.tui.motions import Reader

GUTTER = 13
STRIPES = 4
"""Cells of the margin for speakers, and of the one for marks of codings."""


class RowPainter:
    """Draws rows of one transcript with one layer; what a row shows does not change."""

    def __init__(
        self,
        reader: Reader,
        codings: Sequence[Coding],
        pending: frozenset[str],
        color_of: Callable[[str], str],
        base: Style,
        ground: Color,
    ):
        self.base = base
        self._reader = reader
        self._codings = codings
        self._pending = pending
        self._color_of = color_of
        self._ground = ground
        self._runs = RunIndex((c.start, c.end, number) for number, c in enumerate(codings))
        self._lanes = lanes([coding.span for coding in codings])
        self._looks: dict[tuple[str, ...], Style] = {}
        self._inks: dict[str, Style] = {}

    def here(self, offset: int) -> list[Coding]:
        """The codings at an offset."""
        return [self._codings[number] for number in self._runs.at(offset)]

    def draw(self, rows: WrapMap, row: int, width: int) -> Strip:
        """A row, ``width`` cells wide."""
        span = rows.row(row)
        number = self._reader.turn_at(span.start)
        turn = self._reader.turns[number] if self._reader.turns else None
        quiet = turn is not None and turn.role is not Role.INTERVIEWEE
        plain = self.base + Style(dim=True, italic=True) if quiet else self.base
        runs = self._runs.runs(*span)
        segments = [*self._gutter(span, number), *self._stripes(span, runs)]
        for run, numbers in runs:
            look = plain + self._look(numbers) if numbers else plain
            segments.append(Segment(rows.display(row, run), look))
        return Strip(segments).adjust_cell_length(width, self.base)

    def _look(self, numbers: tuple[int, ...]) -> Style:
        codes = tuple(dict.fromkeys(self._codings[number].code for number in numbers))
        if codes not in self._looks:
            color, letters = tint(map(self._color_of, codes), self._ground)
            self._looks[codes] = Style(
                bgcolor=color.rich_color,
                color=letters.rich_color,
                underline=len(codes) > 1,
                dim=False,
            )
        return self._looks[codes]

    def _gutter(self, span: Span, number: int) -> list[Segment]:
        turns = self._reader.turns
        if not turns or span.start != turns[number].start:
            return [Segment(" " * GUTTER, self.base)]
        turn = turns[number]
        name = printable(turn.speaker)[: GUTTER - 6]
        bold = Style(bold=turn.role is Role.INTERVIEWEE)
        return [
            Segment(f"{number + 1:>4} ", self.base + Style(dim=True)),
            Segment(f"{name:<{GUTTER - 5}}", self.base + bold),
        ]

    def _stripes(self, span: Span, runs: Sequence[tuple[Span, tuple[int, ...]]]) -> list[Segment]:
        marks = [(" ", self.base)] * STRIPES
        for number in sorted({number for _, numbers in runs for number in numbers}):
            lane = self._lanes[number]
            if lane < STRIPES - 1:
                coding = self._codings[number]
                marks[lane] = (self._mark(coding, span), self._ink(coding.code))
        return [Segment(mark, style) for mark, style in marks]

    def _mark(self, coding: Coding, span: Span) -> str:
        if coding.id in self._pending:
            return "…"
        begins, ends = coding.start >= span.start, coding.end <= span.end
        return "▪" if begins and ends else "┌" if begins else "└" if ends else "│"

    def _ink(self, code: str) -> Style:
        if code not in self._inks:
            color = ink(self._color_of(code), self._ground).rich_color
            self._inks[code] = self.base + Style(color=color, bold=True)
        return self._inks[code]
