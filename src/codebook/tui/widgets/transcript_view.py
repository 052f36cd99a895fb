"""The transcript, drawn row by row: speakers in a gutter, codings as stripes and as colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.strip import Strip

from codebook.core.codings import Coding
from codebook.core.filters import EVERYTHING, Filter, select, uncoded
from codebook.core.letters import in_order_of_use, letters
from codebook.core.runs import LayerIndex
from codebook.core.segments import next_cluster, previous_cluster
from codebook.core.spans import Span
from codebook.core.wrap import WrapMap
from codebook.tui.colors import ground_of, has_few_colors
from codebook.tui.motions import Reader, move_rows, passage_starts
from codebook.tui.selection import Selection
from codebook.tui.widgets.row_painter import GUTTER, STRIPES, RowPainter, met, restyled
from codebook.tui.widgets.tall_view import TallView

_CLICKED = ("word", "sentence", "turn")
"""What two, three and four clicks select."""

_RIGHT_BUTTON = 3

KEPT = 128
"""Rows that are not drawn anew when they come into view again.

With each there are dozens of objects, and when there are many thousands, a key now and then waits
for python to look through them all.
"""


class TranscriptView(TallView, can_focus=True, inherit_bindings=False):
    """Shows one transcript and one layer. The cursor is an offset in code points.

    ``moved`` is called where the cursor, the selection or the layer became another: at once, not
    by a message, so that what it changes on the screen is drawn together with the text.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TranscriptView { width: 1fr; height: 1fr; overflow-x: hidden; scrollbar-gutter: stable; }
    """

    def __init__(self, color_of: Callable[[str], str], moved: Callable[[], None], *, id: str):
        super().__init__(id=id)
        self._color_of = color_of
        self._moved = moved
        self.reader = Reader("", ())
        self.codings: list[Coding] = []
        """Those that are shown."""
        self.filter = EVERYTHING
        self.pending: frozenset[str] = frozenset()
        self.shown_layers = 0
        """How often the layer was another: what is counted from it, is counted once for each."""
        self.drawn = 0
        self.matches: Sequence[Span] = ()
        """What a search found: in order, apart; drawn in reverse, the cursor left out of it."""
        self._selected = Selection(self.reader)
        self._cell = 0
        self._rows = WrapMap("", [(0, 0)], 1)
        self._paints: RowPainter | None = None
        self._lines: LRUCache[int, list[Segment]] = LRUCache(KEPT)
        self._starts: list[int] | None = None
        self._layer: Sequence[Coding] = ()
        self._letters: dict[str, str] = {}
        self._index: LayerIndex | None = None

    # What is shown

    def load(self, reader: Reader, codings: Sequence[Coding], cursor: int) -> None:
        """Shows another transcript."""
        self.reader = reader
        self._selected = Selection(reader, cursor)
        self._take(codings, frozenset())
        self._wrap()

    def show_layer(self, codings: Sequence[Coding], pending: frozenset[str] = frozenset()) -> None:
        """Shows other codings of the same transcript; ``pending`` ones are not durable yet."""
        self._take(codings, pending)
        self._repaint()
        self._moved()

    def _take(self, codings: Sequence[Coding], pending: frozenset[str]) -> None:
        self.pending = pending
        self._layer = codings
        self.codings = select(codings, self.filter) if self.filter else list(codings)
        self._letters = letters(in_order_of_use(codings))
        self.shown_layers += 1
        self._starts = None

    def show_only(self, shown: Filter) -> None:
        """Shows what a filter keeps, of this layer and of those to come."""
        self.filter = shown
        self.show_layer(self._layer, self.pending)

    def show_matches(self, matches: Sequence[Span]) -> None:
        """Shows what a search found in this transcript; nothing of the layer changes."""
        self.matches = matches
        self.refresh()

    @property
    def places(self) -> int:
        """How many places the motion by codings leads to."""
        return len(self._coded_from)

    def letter(self, code: str) -> str:
        """The character that stands for a code in the margin."""
        return self._letters.get(code, " ")

    def _wrap(self) -> None:
        width = max(8, self.scrollable_content_region.width - GUTTER - STRIPES - 1)
        self._rows = WrapMap(self.reader.text, self.reader.lines, width)
        self._index = None
        self.virtual_size = Size(width + GUTTER + STRIPES, len(self._rows))
        self.vertical_scrollbar.position = self.scroll_y
        self.call_after_refresh(self._into_view)
        self._repaint()
        self.call_later(self._moved)  # whoever loads another text is not done yet

    def on_resize(self) -> None:
        """Wraps anew, the cursor staying in view."""
        self._wrap()

    def notify_style_update(self) -> None:
        """Drops what was drawn in the colours of another theme."""
        self._repaint()
        super().notify_style_update()

    # Selection and motion

    @property
    def cursor(self) -> int:
        """Where the letter under the cursor begins."""
        return self._selected.at

    @property
    def mark(self) -> int | None:
        """The letter at the other end of the selection, ``None`` where nothing is selected."""
        return self._selected.mark

    @property
    def selection(self) -> Span | None:
        """What is selected, both ends included in the view, or ``None``."""
        return self._selected.span

    @property
    def passage(self) -> Span:
        """What a code would go to: the selection, else the sentence under the cursor."""
        selection = self.selection
        if selection is None:
            return self.reader.sentence(self.cursor)
        turn = self.reader.turns[self.reader.turn_at(selection.end - 1)]
        return Span(selection.start, min(selection.end, turn.end))

    @property
    def at_end(self) -> bool:
        """Whether the cursor is in the last turn."""
        turns = self.reader.turns
        return bool(turns) and self.reader.turn_at(self.cursor) == len(turns) - 1

    def here(self) -> list[Coding]:
        """The codings under the cursor, the shortest first."""
        return sorted(self._painter.here(self.cursor), key=lambda coding: coding.span.length)

    @contextmanager
    def _moving(self) -> Iterator[Selection]:
        """Lets the cursor or the mark move; draws what became another, and comes into view."""
        selected = self._selected
        mark, at, (first, last) = selected.mark, selected.at, selected.ends
        yield selected
        if selected.mark is None and mark is None:
            self._redraw(at, at)
            self._redraw(selected.at, selected.at)
        elif selected.mark == mark:
            self._redraw(*sorted((at, selected.at)))
        else:
            self._redraw(first, last)
            self._redraw(*selected.ends)
        self._into_view()
        self._moved()

    def go(self, offset: int, *, extend: bool | None = None) -> None:
        """Moves the cursor; ``extend`` begins (``True``) or drops (``False``) a selection."""
        with self._moving() as selected:
            selected.go(offset, extend=extend)

    def move(self, by: str, step: int, *, extend: bool | None = None) -> None:
        """Moves by a unit of text, a row, a page or a coding."""
        if by in ("row", "page"):
            size = 1 if by == "row" else max(1, self.size.height - 2)
            self._move_rows(step * size, extend)
            return
        if by == "edge":
            self.go(self._edge(step), extend=extend)
        elif by == "coding":
            self.go(passage_starts(self._coded_from, self.cursor, step), extend=extend)
        else:
            with self._moving() as selected:
                selected.move(by, step, extend=extend)
        self._cell = self._rows.cell_at(self.cursor)

    def _move_rows(self, step: int, extend: bool | None = None) -> None:
        """Moves up or down; past shorter rows the cursor comes back to the cell it was in."""
        cell = max(self._cell, self._rows.cell_at(self.cursor))
        self.go(move_rows(self.reader, self._rows, self.cursor, cell, step), extend=extend)
        self._cell = cell

    def _edge(self, step: int) -> int:
        """The first or the last letter of the row."""
        row = self._rows.row(self._rows.row_at(self.cursor))
        return row.start if step < 0 else previous_cluster(self.reader.text, row.end, row.start)

    @property
    def _coded_from(self) -> list[int]:
        """Where what is shown begins: codings, or what is not coded."""
        if self._starts is None:
            spans = [coding.span for coding in self.codings]
            if self.filter.uncoded:
                spans = uncoded(self.reader.text, self.reader.turns, spans)
            self._starts = sorted({span.start for span in spans})
        return self._starts

    def select(self, span: Span, *, backward: bool = False) -> None:
        """Selects a passage, with the cursor at its end, or at its start (``backward``)."""
        with self._moving() as selected:
            selected.select(span, backward=backward)
        self._cell = self._rows.cell_at(self.cursor)

    def grow(self, by: str) -> None:
        """Selects the word, sentence or turn at the cursor; again, one more at the cursor's end."""
        with self._moving() as selected:
            selected.grow(by)
        self._cell = self._rows.cell_at(self.cursor)

    def swap(self) -> None:
        """Puts the cursor at the other end of the selection."""
        with self._moving() as selected:
            selected.swap()
        self._cell = self._rows.cell_at(self.cursor)

    def _redraw(self, start: int, end: int) -> None:
        first, last = self._rows.row_at(start), self._rows.row_at(end)
        self.refresh_lines(first, last - first + 1)

    def _into_view(self) -> None:
        row, top = self._rows.row_at(self.cursor), self.scroll_offset.y
        height = max(1, self.scrollable_content_region.height)
        if not top - height < row < top + 2 * height:
            self.scroll_to(y=max(0, row - height // 3), animate=False, force=True)
        elif row < top:
            self.scroll_to(y=max(0, row - 1), animate=False, force=True)
        elif row >= top + height:
            self.scroll_to(y=row - height + 2, animate=False, force=True)

    # Mouse

    def _offset_under(self, event: events.MouseEvent) -> int:
        row = min(len(self._rows) - 1, max(0, event.y + self.scroll_offset.y))
        return self.reader.settle(self._rows.offset_at(row, event.x - GUTTER - STRIPES), -1)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Puts the cursor where the mouse is; shift, ctrl or the right button extends.

        Most terminals keep shift and the mouse for themselves.
        """
        self.capture_mouse()
        extend = event.shift or event.ctrl or event.button == _RIGHT_BUTTON
        self.go(self._offset_under(event), extend=extend)
        self._cell = self._rows.cell_at(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Two clicks select the word, three the sentence, four the turn."""
        if event.chain > 1 and self.mark is None and self.reader.turns:
            self.grow(_CLICKED[min(event.chain, 4) - 2])

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging selects."""
        if event.button and self.app.mouse_captured is self:
            offset = self._offset_under(event)
            if offset != self.cursor:
                self.go(offset, extend=True)

    def on_mouse_up(self) -> None:
        """Ends dragging."""
        self.release_mouse()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scrolls on."""
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scrolls back."""
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, way: int) -> None:
        """Scrolls at once; a cursor that would be out of sight comes along.

        A selection stays as it is: the next motion comes back to its end.
        """
        event.stop()
        event.prevent_default()
        by = way * max(1, round(self.app.scroll_sensitivity_y))
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True, immediate=True)
        if self.mark is None and self.reader.turns:
            row, top = self._rows.row_at(self.cursor), self.scroll_offset.y
            bottom = top + max(1, self.scrollable_content_region.height) - 1
            if seen := max(top, min(bottom, row)) - row:
                self._move_rows(seen)

    # Drawing

    @property
    def _painter(self) -> RowPainter:
        """Made anew where the layer, the transcript or the theme is another."""
        if self._paints is None:
            self._paints = RowPainter(
                self.reader,
                self.codings,
                self._indexed(),
                self.pending,
                self._color_of,
                self.letter,
                self.rich_style,
                ground_of(self),
                has_few_colors(self),
                faded=self.filter.uncoded,
            )
        return self._paints

    def _indexed(self) -> LayerIndex:
        """The index of the passages; the last one where no passage and no row is another."""
        spans = [coding.span for coding in self.codings]
        if self._index is None or self._index.spans != spans:
            self._index = LayerIndex(spans, self._rows.row_at)
        return self._index

    def _repaint(self) -> None:
        self._paints = None
        self._lines.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        row = self.scroll_offset.y + y
        painter = self._painter
        if row >= len(self._rows):
            return Strip.blank(self.size.width, painter.base)
        self.drawn += 1
        line = self._lines.get(row)
        if line is None:
            line = self._lines[row] = painter.draw(self._rows, row, self.size.width)
        return Strip(self._overlaid(line, row), self.size.width)

    def _overlaid(self, line: list[Segment], row: int) -> list[Segment]:
        span = self._rows.row(row)
        selection = self.selection
        for match in met(self.matches, span):
            for part in self._but_the_cursor(match):
                line = self._styled(line, row, part, Style(reverse=True))
        if selection is not None and selection.start < span.end and selection.end > span.start:
            line = self._styled(line, row, selection, Style(reverse=True))
        if self._rows.row_at(self.cursor) == row:
            self._point(row)
            at = Span(self.cursor, self.cursor + 1)
            plain = selection is not None or bool(met(self.matches, at))
            look = Style(reverse=not plain, bold=True, underline=True)
            line = self._styled(line, row, at, look)
        return line

    def _point(self, row: int) -> None:
        """Puts the terminal's own cursor here as well: magnifiers and screen readers follow it."""
        if self.has_focus:
            cell = GUTTER + STRIPES + self._rows.cell_at(self.cursor)
            place = Offset(cell, row - self.scroll_offset.y)
            self.app.cursor_position = self.content_region.offset + place

    def _but_the_cursor(self, match: Span) -> Iterator[Span]:
        """The parts of a match beside the letter under the cursor, which so stands out of it."""
        at = self.cursor
        if self.selection is not None or not match.start <= at < match.end:
            yield match
            return
        for part in (Span(match.start, at), Span(next_cluster(self.reader.text, at), match.end)):
            if part.start < part.end:
                yield part

    def _styled(self, line: list[Segment], row: int, span: Span, style: Style) -> list[Segment]:
        return restyled(line, self._rows.cells(row, span), self.size.width, style)
