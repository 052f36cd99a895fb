"""A transcript twice, side by side, each with one layer: drawn row by row.

Both halves have the same rows. What both coded alike is underlined, what they did not stands
reversed, letters and strokes in the margins say which codes; no colour is needed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from codebook.core.agreement.side_by_side import Difference, Part, differences, parts
from codebook.core.codings import Coding
from codebook.core.letters import in_order_of_use, letters
from codebook.core.runs import LayerIndex
from codebook.core.spans import Span
from codebook.core.text import printable
from codebook.core.turns import Role
from codebook.core.wrap import WrapMap
from codebook.tui.motions import Reader

_GUTTER, _MARKS, _MIDDLE = 9, 4, 3
"""Cells for the speaker, for the marks of codings in each half, and between the halves."""

_LANES = 2
_SAME, _DIFFERENT = Style(underline=True), Style(reverse=True, bold=True)
_QUIET = Style(dim=True, italic=True)


class PairView(ScrollView, can_focus=True, inherit_bindings=False):
    """Two layers of one transcript; ``at`` is the number of the difference that is looked at."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PairView { width: 1fr; height: 1fr; overflow-x: hidden; scrollbar-gutter: stable; }
    PairView { scrollbar-size-vertical: 1; }
    """

    class Moved(Message):
        """Another difference is looked at, or the halves have another width."""

    def __init__(self, *, id: str):
        super().__init__(id=id)
        self.reader = Reader("", ())
        self.differences: list[Difference] = []
        self.at = -1
        self._parts: list[Part] = []
        self._layers: tuple[Sequence[Coding], Sequence[Coding]] = ((), ())
        self._letters: dict[str, str] = {}
        self._rows = WrapMap("", [(0, 0)], 1)
        self._indexes = [LayerIndex([], self._rows.row_at)] * 2

    def show(
        self, reader: Reader, layers: tuple[Sequence[Coding], Sequence[Coding]], offset: int
    ) -> None:
        """Shows a transcript with two layers, at the first difference that ends past an offset."""
        self.reader, self._layers = reader, layers
        self._letters = letters(in_order_of_use([*layers[0], *layers[1]]))
        self._parts = parts(*layers)
        self.differences = differences(self._parts)
        ends = [one.span.end for one in self.differences]
        self.at = min(bisect_right(ends, offset), len(ends) - 1)
        self._wrap(offset)

    @property
    def half(self) -> int:
        """How many cells the text of a half is wide."""
        width = self.scrollable_content_region.width - _GUTTER - _MIDDLE - 2 * _MARKS
        return max(8, width // 2)

    def heading(self, names: Sequence[str]) -> str:
        """The names of the two coders, each above its half."""
        left, right = (set_cell_size(f"{name}", self.half + _MARKS) for name in names)
        return f"{'':{_GUTTER}}{left}{'':{_MIDDLE}}{right}"

    @property
    def difference(self) -> Difference | None:
        """The one that is looked at."""
        return self.differences[self.at] if self.differences else None

    def letter(self, code: str) -> str:
        """The character that stands for a code in the margins."""
        return self._letters.get(code, " ")

    def go(self, by: int) -> None:
        """Looks at a difference further on or back."""
        if self.differences:
            self.at = max(0, min(len(self.differences) - 1, self.at + by))
            self._into_view(self.differences[self.at].span.start)
            self.refresh()
            self.post_message(self.Moved())

    def scroll_rows(self, by: int) -> None:
        """Scrolls."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True)

    def _wrap(self, offset: int | None = None) -> None:
        top = self._rows.row(min(self.scroll_offset.y, len(self._rows) - 1)).start
        self._rows = WrapMap(self.reader.text, self.reader.lines, self.half)
        self._indexes = [
            LayerIndex([coding.span for coding in layer], self._rows.row_at)
            for layer in self._layers
        ]
        self.virtual_size = Size(self.size.width, len(self._rows))
        seen = self.difference
        at = top if offset is None else offset if seen is None else seen.span.start
        self.call_after_refresh(self._into_view, at)
        self.refresh()
        self.post_message(self.Moved())

    def _into_view(self, offset: int) -> None:
        row, top, height = self._rows.row_at(offset), self.scroll_offset.y, max(1, self.size.height)
        if not top <= row < top + height - 1:
            self.scroll_to(y=max(0, row - height // 3), animate=False, force=True)

    def on_resize(self) -> None:
        """Wraps anew."""
        self._wrap()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One row of the screen: who speaks, the two halves, and what they are to one another."""
        row, width = self.scroll_offset.y + y, self.size.width
        if row >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        span = self._rows.row(row)
        here = self._parts_in(span)
        segments = [
            *self._gutter(row, span),
            *self._half(0, row, span, here),
            Segment(_sign(here).center(_MIDDLE), self.rich_style + Style(bold=True)),
            *self._half(1, row, span, here),
        ]
        return Strip(Segment.adjust_line_length(segments, width, self.rich_style), width)

    def _parts_in(self, span: Span) -> list[Part]:
        first = bisect_right(self._parts, span.start, key=lambda part: part.span.end)
        last = bisect_left(self._parts, span.end, key=lambda part: part.span.start)
        return self._parts[first:last]

    def _gutter(self, row: int, span: Span) -> list[Segment]:
        reader, seen = self.reader, self.difference
        looked_at = seen is not None and seen.span.start < span.end and span.start < seen.span.end
        name = ""
        if reader.turns:
            turn = reader.turn(span.start)
            name = printable(turn.speaker) if span.start == turn.start and span.length else ""
        words = ("►" if looked_at else " ") + set_cell_size(name, _GUTTER - 2) + " "
        return [Segment(words, self.rich_style + Style(bold=True))]

    def _half(self, side: int, row: int, span: Span, here: Sequence[Part]) -> list[Segment]:
        base, half = self.rich_style, self.half
        turn = self.reader.turn(span.start) if self.reader.turns else None
        plain = base if turn is None or turn.role is Role.INTERVIEWEE else base + _QUIET
        segments, at = [], span.start
        for part in here:
            shown = span.cut(part.span)
            if shown is None:
                continue
            segments.append(Segment(self._rows.display(row, Span(at, shown.start)), plain))
            own = (part.first, part.second)[side]
            look = Style() if not own else _DIFFERENT if part.differs else _SAME
            segments.append(Segment(self._rows.display(row, shown), plain + look))
            at = shown.end
        segments.append(Segment(self._rows.display(row, Span(at, span.end)), plain))
        marks = Segment(self._marks(side, span), base + Style(bold=True))
        return [marks, *Segment.adjust_line_length(segments, half, base)]

    def _marks(self, side: int, span: Span) -> str:
        """A letter where a coding begins, a stroke where it goes on, a plus for more."""
        index, layer = self._indexes[side], self._layers[side]
        marks = [" "] * _MARKS
        for number in sorted({n for _, numbers in index.runs.runs(*span) for n in numbers}):
            coding, lane = layer[number], index.lanes[number]
            begins = coding.start >= span.start
            ends = "└" if coding.end <= span.end else "│"
            marks[min(lane, _LANES)] = (
                "+" if lane >= _LANES else self.letter(coding.code) if begins else ends
            )
        return "".join(marks)


def _sign(here: Sequence[Part]) -> str:
    """Whether the halves of a row differ."""
    if not here:
        return "│"
    return "≠" if any(part.differs for part in here) else "="
