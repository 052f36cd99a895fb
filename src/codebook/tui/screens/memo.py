"""Writing a memo, of whatever kind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from codebook.errors import CodebookError
from codebook.tasks.memos import caution
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.once import Dialog

_HINT = "ctrl+s saves · escape leaves"
_SAVE, _DROP = "save", "drop"


class MemoScreen(Dialog[bool]):
    """Gives whether the memo was saved, or is about to be. ``save`` stores it; what it raises is
    said, and what was written stays on the screen.

    ``words`` are those that the memo stands on. What looks like an identity is pointed out once.
    """

    CSS_PATH = "memo.tcss"
    AUTO_FOCUS = "TextArea"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "save"),
        Binding("escape", "leave", "leave"),
    ]

    def __init__(self, title: str, words: str, text: str, save: Callable[[str], Awaitable[object]]):
        super().__init__()
        self._title = title
        self._words = words
        self._text = text
        self._save = save
        self._cautioned = ""
        self._saving = False

    def compose(self) -> ComposeResult:
        """What it is about, the words, the memo, and the keys."""
        with Vertical(id="memo"):
            yield Static(Content(self._title), id="about")
            if self._words:
                yield Static(Content(self._words), id="words")
            yield TextArea(
                self._text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus"
            )
            yield Static(Content(self._hint), id="note")

    def on_mount(self) -> None:
        """Goes on at the end of what was written."""
        area = self._area
        area.move_cursor(area.document.end)

    @property
    def _area(self) -> TextArea:
        return self.query_one(TextArea)

    @property
    def _hint(self) -> str:
        return _HINT + (" · saved empty, it is taken away" if self._text else "")

    def _say(self, note: str, *, warning: bool = False) -> None:
        shown = self.query_one("#note", Static)
        shown.update(Content(note))
        shown.set_class(warning, "warning")

    def on_text_area_changed(self) -> None:
        """A warning is about what was there when it was given."""
        if self._cautioned and self._area.text != self._cautioned:
            self._cautioned = ""
            self._say(self._hint)

    def action_save(self) -> None:
        """Saves; what looks like an identity only when asked twice."""
        text = self._area.text
        found = caution(text)
        if found and text != self._cautioned:
            self._cautioned = text
            self._say(f"{found}? Take it out, or ctrl+s again keeps it.", warning=True)
        elif text.strip() == self._text.strip():
            self.dismiss(False)
        elif not self._saving:
            self._saving = True
            self._area.read_only = True
            self._say("saving… · escape leaves it to be saved")
            self.run_worker(self._store(text))

    async def _store(self, text: str) -> None:
        try:
            await self._save(text)
        except CodebookError as error:
            self._saving = self._area.read_only = False
            self._say(f"not saved: {error}", warning=True)
            return
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leaves; asks where something was written that is not saved, nor on its way."""
        if self._saving:
            self.dismiss(True)
        elif self._area.text.strip() == self._text.strip():
            self.dismiss(False)
        else:
            options = [(_SAVE, "Save the memo"), (_DROP, "Throw away what I wrote")]
            note = "Escape goes back to the memo."
            self.app.push_screen(ChoiceScreen("The memo is not saved.", options, note), self._left)

    def _left(self, choice: str | None) -> None:
        if choice == _SAVE:
            self.action_save()
        elif choice == _DROP:
            self.dismiss(False)
