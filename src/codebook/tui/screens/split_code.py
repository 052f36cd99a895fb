"""Splitting a code: the new ones that its codings may be given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Label, Static

from codebook.core.codes import Code, CodeTree
from codebook.core.naming import free_path, with_code
from codebook.errors import CodebookError
from codebook.tui.screens.once import Dialog

Save = Callable[[Sequence[Code], str], Awaitable[None]]
"""Stores the new codes for a reason; what cannot be is a :class:`CodebookError`."""

_ROWS = 4
_HINT = "enter goes on, and splits at the end · ctrl+s splits at once · escape leaves"


class SplitCodeScreen(Dialog[Sequence[Code] | None]):
    """Gives the codes that were made beside ``code``, ``None`` where it was left."""

    CSS_PATH = "split_code.tcss"
    AUTO_FOCUS = "#name1"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel"),
        Binding("ctrl+s", "save", "split"),
    ]

    def __init__(self, tree: CodeTree, code: Code, save: Save):
        super().__init__()
        self._tree = tree
        self._code = code
        self._save = save
        self._saving: list[Code] | None = None

    def compose(self) -> ComposeResult:
        """A row for each new code, and why."""
        with Vertical(id="split"):
            yield Static(Content(f"Split {self._code.path} into codes beside it"), id="title")
            for n in range(1, _ROWS + 1):
                with Horizontal():
                    yield Label(str(n))
                    yield Input(placeholder="name", id=f"name{n}", classes="name")
                    yield Input(placeholder="what it means, in a line", id=f"definition{n}")
            with Horizontal():
                yield Label("Why")
                yield Input(placeholder="the reason; may stay empty", id="reason")
            yield Static(
                Content(
                    "The code and all its codings stay. Each coder has them to look at again, "
                    "and gives each the new code that fits, or leaves it."
                ),
                id="note",
            )
            yield Static(Content(_HINT), id="hint")

    def _typed(self, field: str) -> str:
        return " ".join(self.query_one(f"#{field}", Input).value.split())

    def _codes(self) -> list[Code]:
        tree, codes = self._tree, []
        for n in range(1, _ROWS + 1):
            name = self._typed(f"name{n}")
            if name:
                path = free_path(tree, self._code.parent, name)
                codes.append(Code(path, name, self._typed(f"definition{n}")))
                tree = with_code(tree, codes[-1])
        return codes

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Goes on to the next field; from an empty name to the reason; from there, splits."""
        if event.input.id == "reason":
            self.action_save()
        elif event.input.has_class("name") and not event.value.strip():
            self.query_one("#reason").focus()
        else:
            inputs = list(self.query(Input))
            inputs[inputs.index(event.input) + 1].focus()

    def action_save(self) -> None:
        """Splits; what cannot be is said, and stays in the form."""
        if self._saving is None:
            self.run_worker(self._saved())

    async def _saved(self) -> None:
        codes = self._codes()
        if not codes:
            self._hint("one new code at least needs a name")
            return
        self._saving = codes
        form, focused = self.query_one("#split"), self.focused
        form.disabled = True
        self._hint("Saving… Escape leaves it to be saved.", wrong=False)
        try:
            await self._save(codes, self._typed("reason"))
        except CodebookError as error:
            self._saving, form.disabled = None, False
            self.set_focus(focused)
            self._hint(str(error))
            return
        self.dismiss(codes)

    def _hint(self, message: str, *, wrong: bool = True) -> None:
        self.query_one("#hint", Static).update(Content(message))
        self.query_one("#hint").set_class(wrong, "wrong")

    def action_cancel(self) -> None:
        """Makes none, where none are being made."""
        self.dismiss(self._saving)
