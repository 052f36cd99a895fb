"""Saying that another program holds the study, where a screen has no line for how things stand."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class HeldUp(Message):
    """Another program began, or ceased, to hold up what is written, or holds up more of it."""


class HeldUpLine(Static):
    """One line at the top, there only as long as the application has something to say of this."""

    DEFAULT_CSS = """
    HeldUpLine { dock: top; height: 1; padding: 0 1; background: $boost; color: $text-muted; }
    """

    def on_mount(self) -> None:
        """Follows what the application says."""
        self.display = False
        if hasattr(self.app, "held_up"):
            self.watch(self.app, "held_up", self._say)

    def _say(self, held_up: str) -> None:
        self.display = bool(held_up)
        self.update(Content(held_up))
