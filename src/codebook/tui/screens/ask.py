"""Asking for one line of text."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from codebook.tui.screens.once import Dialog


class AskScreen(Dialog[str | None]):
    """Gives what was typed, without spaces around it; ``None`` where it was left."""

    CSS_PATH = "ask.tcss"
    BINDINGS = [Binding("escape", "cancel", "cancel")]

    def __init__(self, title: str, hint: str = "", value: str = ""):
        super().__init__()
        self._title = title
        self._hint = hint
        self._value = value

    def compose(self) -> ComposeResult:
        """The question and an input."""
        with Vertical(id="ask"):
            yield Static(Content(self._title))
            yield Input(value=self._value, placeholder=self._hint)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Takes what was typed."""
        self.dismiss(event.value.strip())

    def action_cancel(self) -> None:
        """Takes nothing."""
        self.dismiss(None)
