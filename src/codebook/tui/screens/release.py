"""Asking for a file: for a draft, or for what is released and remembered for good."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from codebook.errors import BadInput
from codebook.tasks.publishing import Named, place_for
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.once import Dialog

_FOR_GOOD = "A release is remembered for good: whatever is released later has to be safe beside it."
_NO, _YES = "no", "yes"
_DRAFT = "A draft is marked as one and not remembered."


class ReleaseScreen(Dialog[Named | None]):
    """Gives a file and a title, ``None`` where nothing is to be written.

    What is released is confirmed: a second Enter, typed before the warning was read, does not.
    """

    CSS_PATH = "release.tcss"
    AUTO_FOCUS = "#file"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "cancel")]

    def __init__(
        self, what: str, suffixes: tuple[str, ...], title: str, *, for_good: bool, name: str = ""
    ):
        super().__init__()
        self._what = what
        self._suffixes = suffixes
        self._called = title
        self._for_good = for_good
        self._file_name = name

    def compose(self) -> ComposeResult:
        """What is written, the file, the title, and what it means."""
        with Vertical(id="release"):
            yield Static(Content(self._what), id="what")
            yield Static(Content(f"File, ending in {', '.join(self._suffixes)}"))
            yield Input(self._file_name, id="file")
            yield Static("Title")
            yield Input(self._called, id="title")
            yield Static(Content(self._meaning), id="note")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Goes from the file to the title; from there, asks once more before it is for good."""
        try:
            name = self.query_one("#file", Input).value.strip()
            file, form = place_for(name, self._suffixes)
        except BadInput as error:
            self.query_one("#file").focus()
            self._say(str(error))
            return
        if event.input.id == "file":
            self._say(self._meaning)
            self.query_one("#title").focus()
            return
        title = " ".join(self.query_one("#title", Input).value.split()) or self._called
        named = Named(file, form, title)
        if not self._for_good:
            self.dismiss(named)
            return

        def confirmed(answer: str | None) -> None:
            if answer == _YES:
                self.dismiss(named)

        options = [(_NO, "Not yet"), (_YES, f"Release it as {file.name}")]
        self.app.push_screen(ChoiceScreen(f"Release “{title}”? {_FOR_GOOD}", options), confirmed)

    @property
    def _meaning(self) -> str:
        return _FOR_GOOD if self._for_good else _DRAFT

    def _say(self, words: str) -> None:
        self.query_one("#note", Static).update(Content(words))

    def action_cancel(self) -> None:
        """Writes nothing."""
        self.dismiss(None)
