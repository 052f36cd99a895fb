"""A list of passages in context, below the transcripts they stand in.

Only the rows that are seen are made, so that a list of 100,000 passages opens at once.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from codebook.core.text import printable
from codebook.tasks.hits import Found, Hit

_HEAD = 18
_SPACES = re.compile(r"\s")


class HitList(ScrollView, can_focus=True, inherit_bindings=False):
    """Passages, each a row: mark, turn, speaker, the words with what stands around them."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"hit-list--here", "hit-list--transcript"}
    DEFAULT_CSS = """
    HitList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    HitList > .hit-list--here { background: $panel; }
    HitList:focus > .hit-list--here { background: $block-cursor-blurred-background; }
    HitList > .hit-list--transcript { color: $text-muted; text-style: bold; }
    """

    class Chosen(Message):
        """A passage was chosen: the one that is highlighted."""

    class Moved(Message):
        """Another passage is highlighted, or none."""

    def __init__(self, *, id: str):
        super().__init__(id=id)
        self.found = Found()
        self.at = 0
        self._marked: Collection[int] = ()
        self._note: Callable[[int], str] = _nothing
        self._rows = array("q")
        self._row_of = array("q")

    def show(self, found: Found, at: int = 0, note: Callable[[int], str] | None = None) -> None:
        """Lists passages with one highlighted; ``note`` gives what stands after each."""
        self.found = found
        self._note = note or _nothing
        self._rows, self._row_of = array("q"), array("q")
        last = ""
        for number in range(len(found)):
            key = found.transcript(number)
            if key != last:
                self._rows.append(-number - 1)
                last = key
            self._row_of.append(len(self._rows))
            self._rows.append(number)
        self.virtual_size = Size(self.size.width, len(self._rows))
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self.at = -1
        self.go(at)
        self.refresh()

    def mark(self, marked: Collection[int]) -> None:
        """Shows which passages are marked."""
        self._marked = marked
        self.refresh()

    @property
    def hit(self) -> Hit | None:
        """The passage that is highlighted."""
        return self.found[self.at] if 0 <= self.at < len(self.found) else None

    def go(self, number: int) -> None:
        """Highlights a passage."""
        old, self.at = self.at, max(0, min(len(self.found) - 1, number))
        for one in {old, self.at}:
            if 0 <= one < len(self._row_of):
                self.refresh_lines(self._row_of[one], 1)
        self._into_view()
        self.post_message(self.Moved())

    def _into_view(self) -> None:
        if not self._row_of:
            return
        row, top, height = self._row_of[self.at], self.scroll_offset.y, max(1, self.size.height)
        if row <= top:
            above = row - 1 if self._rows[row - 1] < 0 else row
            self.scroll_to(y=above, animate=False, force=True, immediate=True)
        elif row >= top + height:
            self.scroll_to(y=row - height + 1, animate=False, force=True, immediate=True)

    def action_step(self, by: int) -> None:
        """Highlights a passage further down or up."""
        self.go(self.at + by)

    def action_page(self, way: int) -> None:
        """Highlights a passage a page further."""
        if self._row_of:
            row = self._row_of[self.at] + way * max(1, self.size.height - 2)
            self.go(bisect_left(self._row_of, row))

    def action_choose(self) -> None:
        """Chooses the highlighted passage."""
        if self.hit is not None:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """A click highlights; a second one chooses."""
        row = event.y + self.scroll_offset.y
        if row < len(self._rows) and self._rows[row] >= 0:
            number = self._rows[row]
            chosen = number == self.at and event.chain > 1
            self.go(number)
            if chosen:
                self.action_choose()

    # Drawing

    def on_resize(self) -> None:
        """Keeps the highlighted passage in sight."""
        self.virtual_size = Size(self.size.width, len(self._rows))
        self._into_view()

    def render_line(self, y: int) -> Strip:
        """One row."""
        row, width = y + self.scroll_offset.y, self.size.width
        base = self.rich_style
        if row >= len(self._rows):
            return Strip.blank(width, base)
        number = self._rows[row]
        if number < 0:
            look = base + self.get_component_rich_style("hit-list--transcript", partial=True)
            key = printable(self.found.transcript(-number - 1))
            return Strip([Segment(key, look)]).adjust_cell_length(width, look)
        if number == self.at:
            base += self.get_component_rich_style("hit-list--here", partial=True)
        return Strip(self._segments(number, width, base)).adjust_cell_length(width, base)

    def _segments(self, number: int, width: int, base: Style) -> list[Segment]:
        hit = self.found[number]
        here, marked = number == self.at, number in self._marked
        note = self._note(number)
        room = max(10, width - _HEAD)
        left = min(40, max(0, room - 24) // (4 if note else 2))
        quiet = base + Style(dim=True)
        name = _cut(printable(hit.speaker), 8)
        words = _flat(hit.text)
        if note:
            words = _cut(words, max(8, room - left - cell_len(note) - 2))
        return [
            Segment("›" if here else " ", base + Style(bold=True)),
            Segment("●" if marked else " ", base + Style(bold=True)),
            Segment(f"{hit.turn:>5} ", quiet),
            Segment(name + " " * (9 - cell_len(name)), base),
            Segment(_right(_flat(hit.before), left), quiet),
            Segment(words, base + Style(bold=True, underline=True)),
            Segment(f"  {note}", base + Style(italic=True)) if note else Segment("", base),
            Segment("" if note else _flat(hit.after), quiet),
        ]


def _nothing(_: int) -> str:
    return ""


def _flat(text: str) -> str:
    return _SPACES.sub(" ", text)


def _cut(text: str, cells: int) -> str:
    """The beginning of a text, within so many cells."""
    text = text[: cells * 4]
    while cell_len(text) > cells:
        text = text[:-1]
    return text


def _right(text: str, cells: int) -> str:
    """The end of a text, exactly so many cells wide."""
    while cell_len(text) > cells:
        text = text[1:]
    return " " * (cells - cell_len(text)) + text
