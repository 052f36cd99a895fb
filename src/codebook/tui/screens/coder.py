"""Asking who codes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class CoderScreen(ModalScreen[str]):
    """Gives the name of a coder: one of the study's, or a new one typed twice."""

    CSS_PATH = "coder.tcss"

    def __init__(self, known: Sequence[str], wanted: str = ""):
        super().__init__()
        self._known = known
        self._wanted = wanted
        self._new = wanted

    def compose(self) -> ComposeResult:
        """The names there are, and an input."""
        there = ", ".join(self._known) or "nobody yet"
        with Vertical(id="coder"):
            yield Static(Content(f"Who codes? In this study: {there}"))
            yield Input(value=self._wanted, placeholder="your coder's name")
            yield Static(Content(self._asked() if self._wanted else ""), id="note")

    def _asked(self) -> str:
        return f"{self._new} is new here. Enter again to add {self._new} as a coder."

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Takes a known name at once and a new one when it is entered twice."""
        name = event.value.strip()
        if name in self._known or (name and name == self._new):
            self.dismiss(name)
            return
        self._new = name
        note = self._asked() if name else "A coder needs a name."
        self.query_one("#note", Static).update(Content(note))
