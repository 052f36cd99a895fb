"""Asking who codes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from codebook.tui.screens.once import Dialog
from codebook.tui.widgets.stepping import step


class CoderScreen(Dialog[str | None]):
    """Gives the name of a coder: one of the study's, or a new one typed and confirmed."""

    CSS_PATH = "coder.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS = [
        Binding("escape", "cancel", "leave"),
        Binding("down", "step(1)", "down", show=False, priority=True),
        Binding("up", "step(-1)", "up", show=False, priority=True),
    ]

    def __init__(self, known: Sequence[str], wanted: str = ""):
        super().__init__()
        self._known = known
        self._wanted = wanted
        self._new = wanted

    def compose(self) -> ComposeResult:
        """The coders there are, and an input for a name."""
        with Vertical(id="coder"):
            yield Static("Who codes?")
            if self._known:
                options = (Option(name, id=name) for name in self._known)
                yield OptionList(*options, markup=False)
            hint = "or the name of a new coder" if self._known else "your name as a coder"
            yield Input(value=self._wanted, placeholder=hint)
            yield Static(Content(self._asked() if self._wanted else ""), id="note")

    def on_mount(self) -> None:
        """Typing goes to the input, arrows to the list."""
        for options in self.query(OptionList):
            options.can_focus = False
            options.highlighted = 0

    def _asked(self) -> str:
        return f"{self._new} is new here. Enter again to add {self._new} as a coder."

    def action_step(self, by: int) -> None:
        """Highlights the coder below or above."""
        step(self, by)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Takes a known name at once and a new one when it is entered twice."""
        name = event.value.strip()
        options = self.query(OptionList)
        if not name and options and options.first().highlighted is not None:
            name = self._known[options.first().highlighted or 0]
        if name in self._known or (name and name == self._new):
            self.dismiss(name)
            return
        self._new = name
        note = self._asked() if name else "A coder needs a name."
        self.query_one("#note", Static).update(Content(note))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Takes the coder that was clicked."""
        self.dismiss(event.option.id)

    def action_cancel(self) -> None:
        """Takes nobody."""
        self.dismiss(None)
