"""Choosing one of a few things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codebook.tui.screens.once import Dialog
from codebook.tui.widgets.stepping import step


class ChoiceScreen(Dialog[str | None]):
    """Gives the id of what was chosen, ``None`` for nothing.

    ``letters`` are keys that choose at once, each with the id of what it chooses.
    """

    CSS_PATH = "choice.tcss"
    BINDINGS = [
        Binding("escape", "cancel", "cancel"),
        Binding("j", "step(1)", "down", show=False),
        Binding("k", "step(-1)", "up", show=False),
    ]

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str, str | Text]],
        note: str = "",
        *,
        letters: Mapping[str, str] | None = None,
    ):
        super().__init__()
        self._letters = letters or {}
        self._title = title
        self._options = options
        self._note = note

    def compose(self) -> ComposeResult:
        """The question, the options, and what Escape does."""
        with Vertical(id="choice"):
            yield Static(Content(self._title), id="question")
            yield OptionList(
                *(Option(prompt, id=key) for key, prompt in self._options), markup=False
            )
            if self._note:
                yield Static(Content(self._note), id="note")

    def on_key(self, event: events.Key) -> None:
        """Chooses by a letter; one that is j or k too does not step."""
        wanted = self._letters.get(event.character or "")
        if wanted is not None:
            event.stop()
            self.dismiss(wanted)

    def action_step(self, by: int) -> None:
        """Highlights the option below or above."""
        step(self, by)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Takes what was chosen."""
        self.dismiss(event.option.id)

    def action_cancel(self) -> None:
        """Takes nothing."""
        self.dismiss(None)
