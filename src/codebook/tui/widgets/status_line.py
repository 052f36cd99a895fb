"""The line below the text: what was done, and how things stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

_BETWEEN = "  ·  "
_ROWS = 3
"""The most rows that a message gets."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that the line says; ``short`` is said where there is no room for ``whole``.

    The part of the lowest ``rank`` is the first to be shortened, and then the first to go.
    """

    whole: str
    short: str
    rank: int


class StatusLine(Static):
    """A message, whole, on as many rows as it takes; behind it, what there is room for."""

    DEFAULT_CSS = """
    StatusLine { height: auto; min-height: 1; max-height: 3; }
    """

    def __init__(self, *, id: str):
        super().__init__(id=id)
        self._message = ""
        self._parts: Sequence[Part] = ()
        self._rows = 1

    def show(self, message: str, parts: Sequence[Part]) -> None:
        """Says a message, which may be empty, and how things stand."""
        self._message, self._parts = message, parts
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Says as much as there is room for now."""
        self._draw()

    def _draw(self) -> None:
        width = self.content_size.width or self.app.size.width - 2
        line = fitted(self._message, self._parts, width)
        words = Content(line)
        rows = min(_ROWS, max(1, words.get_height({}, width))) if cell_len(line) > width else 1
        self.update(words, layout=rows != self._rows)
        self._rows = rows
        self.set_class(bool(self._message), "message")
        self.screen.set_class(rows > 1, "long-message")


def fitted(message: str, parts: Sequence[Part], width: int) -> str:
    """What there is room for in so many cells; the message stays whole."""
    shown = {part: part.whole for part in parts if part.whole}
    by_rank = sorted(shown, key=lambda part: part.rank)

    def line() -> str:
        return _BETWEEN.join(filter(None, [message, *shown.values()]))

    for part in by_rank:
        if cell_len(line()) > width:
            shown[part] = part.short
    for part in by_rank:
        if cell_len(line()) > width:
            del shown[part]
    return line()
