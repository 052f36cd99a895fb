"""Lists and pages that draw the rows in view and nothing else, so that a letter costs little."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.color import Color
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

LABEL = "\n"
"""What the id of a line begins with that cannot be chosen."""


_WHEEL = 3


class _Rows(Widget, can_focus=False):
    """Rows of text, each drawn when it comes into view; ``top`` is the first that is.

    It scrolls by itself: a size to scroll in would have textual lay out the screen at each letter.
    """

    top = 0

    _base: Style | None = None

    def __init__(self, *, id: str):
        super().__init__(id=id)
        self._styles: dict[tuple[Style, str | Style], Style] = {}
        self.drawn = 0
        """How many rows were drawn so far."""

    @property
    def base(self) -> Style:
        """What rows are drawn on; textual works it out anew at every look."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def notify_style_update(self) -> None:
        """Forgets the colours of another theme."""
        self._base = None
        self._styles = {}
        super().notify_style_update()

    def row(self, number: int) -> Text | None:
        """What stands in a row, ``None`` behind the last."""
        raise NotImplementedError

    def row_style(self, number: int) -> Style:
        """What a row is drawn on."""
        return self.base

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def last_top(self) -> int:
        """The furthest that can be gone down."""
        return max(0, self.row_count() - self.size.height)

    def go_to(self, top: int) -> None:
        """Brings other rows into view."""
        top = max(0, min(self.last_top, top))
        if top != self.top:
            self.top = top
            self.refresh()

    def refresh_first(self, rows: int) -> None:
        """Draws anew as many rows as something stands, or stood, in; not the empty ones."""
        self.refresh(Region(0, 0, self.size.width, min(rows, self.size.height)))

    def on_mouse_scroll_down(self) -> None:
        """The wheel."""
        self.go_to(self.top + _WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """The wheel."""
        self.go_to(self.top - _WHEEL)

    def render_line(self, y: int) -> Strip:
        """One row of the screen; the last column shows how far down it is."""
        self.drawn += 1
        size, base = self.size, self.base
        width = max(1, size.width - 1)
        text, ground = self.row(y + self.top), self.row_style(y + self.top)
        row = [] if text is None else list(self._segments(text, width, ground))
        blank = " " * (width - sum(segment.cell_length for segment in row))
        bar = self._bar(y, self.row_count(), size.height)
        if ground is base:
            row.append(Segment(blank + bar, base))
        else:
            row += [Segment(blank, ground), Segment(bar, base)]
        return Strip(row, width + 1)

    def _segments(self, text: Text, width: int, ground: Style) -> Iterator[Segment]:
        """A text, no two of whose spans overlap, on a ground, cut to a width; faster than rich."""
        if text.cell_len > width:
            text = text.copy()
            text.truncate(width, overflow="ellipsis")
        plain, at = text.plain, 0
        ground = self._styled(ground, text.style)
        for span in text.spans:
            if span.start > at:
                yield Segment(plain[at : span.start], ground)
            yield Segment(plain[max(at, span.start) : span.end], self._styled(ground, span.style))
            at = max(at, span.end)
        if at < len(plain):
            yield Segment(plain[at:], ground)

    def _styled(self, ground: Style, style: str | Style) -> Style:
        """A style on a ground; textual and rich would work it out for each word of each row."""
        if not style:
            return ground
        both = self._styles.get((ground, style))
        if both is None:
            both = self._styles[ground, style] = ground + self.app.console.get_style(style)
        return both

    def _bar(self, y: int, rows: int, height: int) -> str:
        if rows <= height:
            return " "
        return "▐" if self.top * height <= y * rows < (self.top + height) * height else " "


class LineList(_Rows):
    """Lines to choose from, known by their ids; ``draw`` gives the text of each."""

    COMPONENT_CLASSES = {"line-list--highlighted"}
    DEFAULT_CSS = """
    LineList > .line-list--highlighted {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
        text-style: $block-cursor-text-style;
    }
    """

    class Clicked(Message):
        """A line was clicked."""

        def __init__(self, line: str):
            super().__init__()
            self.line = line

    def __init__(self, draw: Callable[[str], Text], *, id: str):
        super().__init__(id=id)
        self._draw = draw
        self.lines: Sequence[str] = ()
        self._at: int | None = None

    @property
    def highlighted(self) -> str | None:
        """The id of the highlighted line."""
        return None if self._at is None else self.lines[self._at]

    @property
    def highlight_ground(self) -> Color:
        """What the highlighted line is drawn on."""
        own = self.get_component_styles("line-list--highlighted").background
        return self.background_colors[1] + own

    def fill(self, lines: Sequence[str]) -> None:
        """Lists other lines; the first that can be chosen is highlighted."""
        before = self.row_count()
        self.lines = lines
        self._at = next((n for n, line in enumerate(lines) if line[:1] != LABEL), None)
        self.top = 0
        self.refresh_first(max(before, len(lines)))

    def redraw(self, line: str) -> None:
        """Draws a line anew that says something else now; the others stay as they are."""
        self._redraw(self.lines.index(line))

    def _redraw(self, number: int) -> None:
        self.refresh(Region(0, number - self.top, self.size.width, 1))

    def step(self, by: int) -> None:
        """Highlights a line further down or up: one step goes round, more stop at the end."""
        if self._at is None:
            return
        free = [n for n, line in enumerate(self.lines) if line[:1] != LABEL]
        at = free.index(self._at) + by
        at = at % len(free) if abs(by) == 1 else max(0, min(len(free) - 1, at))
        for number in (self._at, free[at]):
            self._redraw(number)
        self._at = free[at]
        self._into_view()

    def _into_view(self) -> None:
        at, height = self._at or 0, max(1, self.size.height)
        if at <= self.top:
            # The label above the first line of a section belongs to it.
            self.go_to(at - 1)
        elif at >= self.top + height:
            self.go_to(at - height + 1)

    def row_count(self) -> int:
        """As many as there are lines."""
        return len(self.lines)

    def row(self, number: int) -> Text | None:
        """The text of a line."""
        return self._draw(self.lines[number]) if number < len(self.lines) else None

    def row_style(self, number: int) -> Style:
        """The highlighted line on its own ground."""
        if number == self._at:
            return self.base + self.get_component_rich_style("line-list--highlighted")
        return self.base

    def on_click(self, event: events.Click) -> None:
        """Says which line was clicked."""
        number = event.y + self.top
        if number < len(self.lines) and self.lines[number][:1] != LABEL:
            self._at = number
            self.refresh()
            self.post_message(self.Clicked(self.lines[number]))


class Page(_Rows):
    """A text to be read, wrapped to the width there is."""

    def __init__(self, *, id: str):
        super().__init__(id=id)
        self.text = Text()
        self._wrapped: list[Text] = []

    def show(self, text: Text) -> None:
        """Shows another text from its beginning."""
        self.text = text
        self.top = 0
        self._wrap()

    def _wrap(self) -> None:
        before = self.row_count()
        width = max(8, self.size.width - 2)
        self._wrapped = list(self.text.wrap(self.app.console, width, tab_size=4))
        self.refresh_first(max(before, len(self._wrapped)))

    def row_count(self) -> int:
        """As many as the text has at this width."""
        return len(self._wrapped)

    def on_resize(self) -> None:
        """Wraps anew."""
        self._wrap()

    def row(self, number: int) -> Text | None:
        """A row of the text."""
        return self._wrapped[number] if number < len(self._wrapped) else None

    def read_on(self) -> None:
        """Goes on by a page; from the end, to the beginning."""
        rows = max(1, self.size.height - 1)
        self.go_to(0 if self.top >= self.last_top else self.top + rows)
