"""The form for a new study."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, Static

from codebook.errors import CodebookError
from codebook.tui.screens.once import Dialog

_FIELDS = (
    ("file", "File of the study", "raids.study", ""),
    ("title", "Title", "may stay empty", ""),
    ("codebook", "Codebook", "tvpa-3p, blank, or a YAML file", "tvpa-3p"),
    ("people", "Interviewees", "a CSV of pseudonym,category; may stay empty", ""),
)


class NewStudyScreen(Dialog[Path | None]):
    """Gives the file of the study that was made, ``None`` for none."""

    CSS_PATH = "new_study.tcss"
    BINDINGS = [
        Binding("escape", "cancel", "cancel"),
        Binding("ctrl+s", "make", "make the study"),
    ]

    def compose(self) -> ComposeResult:
        """A line for each answer."""
        with VerticalScroll(id="new", can_focus=False):
            yield Static("A new study", id="heading")
            for field, label, hint, value in _FIELDS:
                yield Label(label)
                yield Input(value=value, placeholder=hint, id=field)
            yield Static(id="wrong")
            yield Static("Enter goes on and makes the study at the end; Ctrl+S makes it at once; "
                         "Escape leaves. Names never belong into a study.", id="note")  # fmt: skip

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Goes to the next line, or makes the study."""
        if event.input.id == _FIELDS[-1][0]:
            self.action_make()
        else:
            self.focus_next()

    def action_make(self) -> None:
        """Makes the study from what was typed."""
        self.run_worker(self._make())

    async def _make(self) -> None:
        from codebook.tasks.new_study import create

        said = {field: self.query_one(f"#{field}", Input).value.strip() for field, *_ in _FIELDS}
        if not said["file"]:
            self._wrong("The study needs a file name, such as raids.study.")
            self.query_one("#file").focus()
            return
        path = Path(said["file"]).expanduser()
        if not path.suffix:
            path = path.with_suffix(".study")
        people = Path(said["people"]).expanduser() if said["people"] else None
        try:
            await asyncio.to_thread(
                create, path, codebook=said["codebook"], interviewees=people, title=said["title"]
            )
        except CodebookError as error:
            self._wrong("\n".join([str(error), *getattr(error, "details", ())]))
            return
        self.dismiss(path)

    def _wrong(self, problem: str) -> None:
        self.query_one("#wrong", Static).update(Content(problem))

    def action_cancel(self) -> None:
        """Makes nothing."""
        self.dismiss(None)
