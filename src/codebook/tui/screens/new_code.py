"""Making a code while coding."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from codebook.core.codes import Code, CodeTree
from codebook.core.naming import free_path, named
from codebook.tui.screens.once import Dialog


class NewCodeScreen(Dialog[Code | None]):
    """Gives a code that is not in the codebook yet, ``None`` where it was left."""

    CSS_PATH = "new_code.tcss"
    AUTO_FOCUS = "#name"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "cancel")]

    def __init__(self, tree: CodeTree, parent: str, name: str):
        super().__init__()
        self._tree = tree
        self._branch = parent
        self._said = name

    def compose(self) -> ComposeResult:
        """Its place, its name and a line on what it means."""
        below = f"New code below {self._branch}" if self._branch else "New code at the top"
        with Vertical(id="new"):
            yield Static(Content(below))
            yield Input(self._said, placeholder="name", id="name")
            yield Input(placeholder="what it means, in a line", id="definition")
            yield Static(id="note")

    def on_mount(self) -> None:
        """Goes to what is to be said next; a name that was typed in the picker stands."""
        self._preview()
        if self._said:
            self.query_one("#definition").focus()

    def _value(self, of: str) -> str:
        return " ".join(self.query_one(of, Input).value.split())

    def on_input_changed(self) -> None:
        """Shows the path that the name gives."""
        self._preview()

    def _preview(self) -> None:
        name = self._value("#name")
        said = free_path(self._tree, self._branch, name) if name else "a code needs a name"
        self.query_one("#note", Static).update(Content(said))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Goes from the name to the definition; from there, gives the code."""
        name = self._value("#name")
        if not name:
            self.query_one("#name").focus()
        elif event.input.id == "name":
            self.query_one("#definition").focus()
        elif (there := named(self._tree, self._branch, name)) is not None:
            said = f"there is a code of that name: {there}"
            self.query_one("#note", Static).update(Content(said))
        else:
            path = free_path(self._tree, self._branch, name)
            self.dismiss(Code(path, name, self._value("#definition")))

    def action_cancel(self) -> None:
        """Makes none."""
        self.dismiss(None)
