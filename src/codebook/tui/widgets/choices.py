"""A few values in a row, one of them chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Generic, TypeVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

V = TypeVar("V")


class Choices(Static, Generic[V], can_focus=True):
    """Shows the values of ``words``; left and right choose, and go round. The one chosen stands
    in brackets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "back", show=False),
        Binding("right,l,space", "step(1)", "on", show=False),
    ]

    class Changed(Message):
        """Another value was chosen."""

    def __init__(self, words: Mapping[V, str], value: V, *, id: str):
        super().__init__(id=id)
        self._words = words
        self._value = value

    @property
    def value(self) -> V:
        """What is chosen."""
        return self._value

    def choose(self, value: V) -> None:
        """Chooses one of the values."""
        self._value = value
        self.refresh(layout=False)
        self.post_message(self.Changed())

    def action_step(self, by: int) -> None:
        """Chooses the next value or the one before."""
        values = list(self._words)
        self.choose(values[(values.index(self._value) + by) % len(values)])

    def render(self) -> Text:
        """The values in a row."""
        row = Text(no_wrap=True, overflow="ellipsis")
        for value, words in self._words.items():
            chosen = value == self._value
            row.append(f"[{words}]" if chosen else f" {words} ", self._look(chosen))
        return row

    def _look(self, chosen: bool) -> str:
        if not chosen:
            return "dim"
        return "bold reverse" if self.has_focus else "bold"

    def on_click(self, event: events.Click) -> None:
        """Chooses what was clicked."""
        at = 0
        for value, words in self._words.items():
            at += len(words) + 2
            if event.x < at:
                self.choose(value)
                return
