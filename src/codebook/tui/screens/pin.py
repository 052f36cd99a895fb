"""Choosing a number key for a code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from codebook.tui.screens.once import Dialog


class _Keys(Static, can_focus=True):
    """The nine keys; it has the focus, for keys go to what has it."""


class PinScreen(Dialog[int | None]):
    """Gives the number that was pressed, ``None`` for none; shows what each has now."""

    CSS_PATH = "pin.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel"),
        *(Binding(str(n), f"choose({n})", str(n), show=False) for n in range(1, 10)),
    ]

    def __init__(self, pins: Mapping[int, str], path: str):
        super().__init__()
        self._pins = pins
        self._path = path

    def compose(self) -> ComposeResult:
        """The nine keys."""
        with Vertical(id="pin"):
            yield Static(Content(f"Which key applies {self._path}?"), id="question")
            yield _Keys(Text("\n").join(self._line(number) for number in range(1, 10)))
            yield Static(
                Content("1 to 9 pins it; the key it has already sets it free; escape"), id="note"
            )

    def _line(self, number: int) -> Text:
        path = self._pins.get(number, "")
        style = "bold" if path == self._path else ""
        return Text.assemble((f"{number}  ", "bold"), (path or "free", style if path else "dim"))

    def action_choose(self, number: int) -> None:
        """Takes that key."""
        self.dismiss(number)

    def action_cancel(self) -> None:
        """Takes none."""
        self.dismiss(None)
