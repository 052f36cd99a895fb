"""The form of a code: all that is said of it, and why that changes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Label, Static, TextArea

from codebook.core.codes import Code, CodeTree
from codebook.core.naming import free_path
from codebook.errors import CodebookError
from codebook.tasks.codebook_changes import PALETTE
from codebook.tui.screens.once import Dialog

Save = Callable[[Code, str], Awaitable[None]]
"""Stores a code for a reason; what cannot be is a :class:`CodebookError`."""

_HINT = "tab goes on · ctrl+s saves · escape leaves"
_LINES = (("name", "Name"), ("key", "Key"))
_TEXTS = (
    ("definition", "Definition"), ("include", "Include"), ("exclude", "Exclude"),
    ("examples", "Examples"),
)  # fmt: skip
_MORE = (
    ("color", "Colour", "a name (blue, orange, green …) or #RRGGBB; empty: as the code above"),
    ("aliases", "Aliases", "other words for it, with commas between them"),
    ("reason", "Why", "the reason of this change; may stay empty"),
)


class EditCodeScreen(Dialog[str | None]):
    """Gives the path of the code that was saved, ``None`` where it was left.

    Without a ``code``, it is a new one below ``parent``. What cannot be saved can be mended.
    """

    CSS_PATH = "edit_code.tcss"
    AUTO_FOCUS = "#name"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel"),
        Binding("ctrl+s", "save", "save"),
    ]

    def __init__(self, tree: CodeTree, parent: str, code: Code | None, save: Save):
        super().__init__()
        self._tree = tree
        self._above = parent
        self._code = code
        self._save = save
        self._warned = False
        self._saving: str | None = None

    def compose(self) -> ComposeResult:
        """Its place, then a field for all that is said of it."""
        below = f"below {self._above}" if self._above else "at the top"
        title = f"New code {below}" if self._code is None else self._code.path
        values = _shown(self._code or Code("", ""))
        with Vertical(id="form"):
            yield Static(Content(title), id="title")
            for field, label in _LINES:
                with Horizontal(classes="line"):
                    yield Label(label)
                    hint = "made from the name where it is empty" if field == "key" else ""
                    yield Input(values[field], placeholder=hint, id=field)
            for field, label in _TEXTS:
                with Horizontal(classes="text"):
                    yield Label(f"{label}\n(a line each)" if field == "examples" else label)
                    yield TextArea(values[field], id=field, highlight_cursor_line=False)
            for field, label, hint in _MORE:
                with Horizontal(classes="line"):
                    yield Label(label)
                    yield Input(values[field], placeholder=hint, id=field)
            yield Static(Content(_HINT), id="hint")

    def on_mount(self) -> None:
        """Nothing blinks."""
        for area in self.query(TextArea):
            area.cursor_blink = False

    # What was typed

    def _typed(self, field: str) -> str:
        if field in dict(_TEXTS):
            return self.query_one(f"#{field}", TextArea).text
        return " ".join(self.query_one(f"#{field}", Input).value.split())

    def _read(self) -> Code:
        """The code as it is in the form; a field that was left alone is as it was."""
        before = self._code or Code("", "")
        was = _shown(before)
        typed = {field: self._typed(field) for field in was}
        new = {field: text for field, text in typed.items() if text != was[field]}
        name = new.get("name", before.name)
        key = new.get("key", before.key)
        path = f"{self._above}/{key}" if self._above else key
        examples = tuple(filter(None, map(str.strip, new.get("examples", "").splitlines())))
        aliases = tuple(filter(None, map(str.strip, new.get("aliases", "").split(","))))
        return Code(
            path if key else free_path(self._tree, self._above, name),
            name,
            new.get("definition", before.definition).strip(),
            new.get("include", before.include).strip(),
            new.get("exclude", before.exclude).strip(),
            examples if "examples" in new else before.examples,
            _color(new["color"]) if "color" in new else before.color,
            aliases if "aliases" in new else before.aliases,
            before.retired,
        )

    # Keys

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Goes on to the next field; from the reason, saves."""
        if event.input.id == "reason":
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Saves; what cannot be saved is said, and stays in the form."""
        if self._saving is None:
            self.run_worker(self._saved())

    async def _saved(self) -> None:
        code = self._read()
        if not code.name:
            self._hint("a code needs a name")
            return
        self._saving = code.path
        form, focused = self.query_one("#form"), self.focused
        form.disabled = True
        self._hint("Saving… Escape leaves it to be saved.", wrong=False)
        try:
            await self._save(code, self._typed("reason"))
        except CodebookError as error:
            self._saving, form.disabled = None, False
            self.set_focus(focused)
            self._hint(str(error))
            return
        self.dismiss(code.path)

    def _hint(self, message: str, *, wrong: bool = True) -> None:
        self.query_one("#hint", Static).update(Content(message))
        self.query_one("#hint").set_class(wrong, "wrong")

    def action_cancel(self) -> None:
        """Leaves; what was typed is left only when asked twice, or where it is being saved."""
        if self._saving is not None:
            self.dismiss(self._saving)
            return
        was = _shown(self._code or Code("", ""))
        changed = any(self._typed(field) != value for field, value in was.items())
        if changed and not self._warned:
            self._warned = True
            self._hint("Not saved: ctrl+s saves, escape again leaves it as it was.")
        else:
            self.dismiss(None)


def _shown(code: Code) -> dict[str, str]:
    """A code as the form shows it, by field."""
    return {
        "name": code.name,
        "key": code.key,
        "definition": code.definition,
        "include": code.include,
        "exclude": code.exclude,
        "examples": "\n".join(code.examples),
        "color": dict(PALETTE).get(code.color.upper(), code.color),
        "aliases": ", ".join(code.aliases),
        "reason": "",
    }


def _color(typed: str) -> str:
    """The colour of a name, or what was typed."""
    return {name: color for color, name in PALETTE}.get(typed.casefold(), typed)
