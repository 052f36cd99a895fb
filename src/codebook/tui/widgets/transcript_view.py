"""The transcript, drawn row by row: speakers in a gutter, codings as stripes and as colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from codebook.core.codings import Coding
from codebook.core.segments import next_cluster, previous_cluster
from codebook.core.spans import Span
from codebook.core.wrap import WrapMap
from codebook.tui.motions import Reader, move_rows
from codebook.tui.widgets.row_painter import GUTTER, STRIPES, RowPainter


class TranscriptView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows one transcript and one layer. The cursor is an offset in code points."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TranscriptView { width: 1fr; height: 1fr; overflow-x: hidden; scrollbar-gutter: stable; }
    """

    class Moved(Message):
        """The cursor, or the selection, is elsewhere."""

    def __init__(self, color_of: Callable[[str], str], *, id: str):
        super().__init__(id=id)
        self._color_of = color_of
        self.reader = Reader("", ())
        self.codings: list[Coding] = []
        self.pending: frozenset[str] = frozenset()
        self.cursor = 0
        self.mark: int | None = None
        self.drawn = 0
        self._cell = 0
        self._rows = WrapMap("", [(0, 0)], 1)
        self._paints: RowPainter | None = None
        self._strips: LRUCache[int, Strip] = LRUCache(2048)

    # What is shown

    def load(self, reader: Reader, codings: Sequence[Coding], cursor: int) -> None:
        """Shows another transcript."""
        self.reader = reader
        self.mark = None
        self.cursor = reader.settle(cursor)
        self.pending = frozenset()
        self.codings = list(codings)
        self._wrap()

    def show_layer(self, codings: Sequence[Coding], pending: frozenset[str] = frozenset()) -> None:
        """Shows other codings of the same transcript; ``pending`` ones are not durable yet."""
        self.pending = pending
        self.codings = list(codings)
        self._repaint()
        self.post_message(self.Moved())

    def _wrap(self) -> None:
        width = max(8, self.scrollable_content_region.width - GUTTER - STRIPES - 1)
        self._rows = WrapMap(self.reader.text, self.reader.lines, width)
        self.virtual_size = Size(width + GUTTER + STRIPES, len(self._rows))
        self.call_after_refresh(self._into_view)
        self._repaint()
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Wraps anew, the cursor staying in view."""
        self._wrap()

    def notify_style_update(self) -> None:
        """Drops what was drawn in the colours of another theme."""
        self._repaint()
        super().notify_style_update()

    # Selection and motion

    @property
    def selection(self) -> Span | None:
        """What is selected, both ends included in the view, or ``None``."""
        if self.mark is None:
            return None
        first, last = sorted((self.mark, self.cursor))
        return Span(first, next_cluster(self.reader.text, last))

    @property
    def _grows(self) -> bool:
        """Whether going on makes the selection larger, so that it should take whole units."""
        return self.mark is not None and self.cursor >= self.mark

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
        """The codings under the cursor."""
        return self._painter.here(self.cursor)

    def go(self, offset: int, *, extend: bool | None = None) -> None:
        """Moves the cursor; ``extend`` begins (``True``) or drops (``False``) a selection."""
        old = self.cursor if self.mark is None else min(self.mark, self.cursor)
        old_end = self.cursor if self.mark is None else max(self.mark, self.cursor)
        if extend is True and self.mark is None:
            self.mark = self.cursor
        elif extend is False:
            self.mark = None
        self.cursor = max(0, min(self.reader.last, offset))
        if self.mark is None and old == old_end:
            self._redraw(old, old)
            self._redraw(self.cursor, self.cursor)
        else:
            self._redraw(min(old, self.cursor), max(old_end, self.cursor))
        self._into_view()
        self.post_message(self.Moved())

    def move(self, by: str, step: int, *, extend: bool | None = None) -> None:
        """Moves by a unit of text, a row, a page or a coding."""
        if by in ("row", "page"):
            size = 1 if by == "row" else max(1, self.size.height - 2)
            cell = max(self._cell, self._rows.cell_at(self.cursor))
            offset = move_rows(self.reader, self._rows, self.cursor, cell, step * size)
            self.go(offset, extend=extend)
            self._cell = cell
            return
        if by == "edge":
            row = self._rows.row(self._rows.row_at(self.cursor))
            last = previous_cluster(self.reader.text, row.end)
            self.go(row.start if step < 0 else max(row.start, last), extend=extend)
            self._cell = self._rows.cell_at(self.cursor)
            return
        if by == "coding":
            starts = sorted({c.start for c in self.codings}, reverse=step < 0)
            found = [s for s in starts if (s - self.cursor) * step > 0]
            offset = found[0] if found else self.cursor
        elif by in ("word", "sentence") and step > 0 and self._grows:
            offset = self.reader.unit_end(self.cursor, by)
        else:
            offset = self.reader.move(self.cursor, by, step)
        self.go(offset, extend=extend)
        self._cell = self._rows.cell_at(self.cursor)

    def select(self, span: Span) -> None:
        """Selects a passage."""
        self.go(span.start, extend=False)
        if span.length > 1:
            self.go(span.start, extend=True)
            self.go(
                self.reader.move(span.end, "cluster", -1)
                if span.end <= self.reader.last
                else self.reader.last
            )

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
        """Puts the cursor where the mouse is; shift extends."""
        self.capture_mouse()
        self.go(self._offset_under(event), extend=bool(event.shift))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging selects."""
        if event.button and self.app.mouse_captured is self:
            offset = self._offset_under(event)
            if offset != self.cursor:
                self.go(offset, extend=True)

    def on_mouse_up(self) -> None:
        """Ends dragging."""
        self.release_mouse()

    # Drawing

    @property
    def _painter(self) -> RowPainter:
        """Made anew where the layer, the transcript or the theme is another."""
        if self._paints is None:
            self._paints = RowPainter(
                self.reader,
                self.codings,
                self.pending,
                self._color_of,
                self.rich_style,
                self.background_colors[1],
            )
        return self._paints

    def _repaint(self) -> None:
        self._paints = None
        self._strips.clear()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        row = self.scroll_offset.y + y
        painter = self._painter
        if row >= len(self._rows):
            return Strip.blank(self.size.width, painter.base)
        self.drawn += 1
        strip = self._strips.get(row)
        if strip is None:
            strip = self._strips[row] = painter.draw(self._rows, row, self.size.width)
        return self._overlaid(strip, row)

    def _overlaid(self, strip: Strip, row: int) -> Strip:
        span = self._rows.row(row)
        selection = self.selection
        if selection is not None and selection.start < span.end and selection.end > span.start:
            strip = self._styled(strip, row, selection, Style(reverse=True))
        if self._rows.row_at(self.cursor) == row:
            at = Span(self.cursor, self.cursor + 1)
            look = Style(reverse=selection is None, bold=True, underline=True)
            strip = self._styled(strip, row, at, look)
        return strip

    def _styled(self, strip: Strip, row: int, span: Span, style: Style) -> Strip:
        first, last = self._rows.cells(row, span)
        first, last = first + GUTTER + STRIPES, max(first + 1, last) + GUTTER + STRIPES
        parts = strip.divide([first, last, strip.cell_length])
        styled = [part.apply_style(style) if n == 1 else part for n, part in enumerate(parts)]
        return Strip.join(styled)
