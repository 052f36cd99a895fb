"""Selecting passages, and giving a coding another extent by moving the ends of a selection."""

from __future__ import annotations

from dataclasses import dataclass

from codebook.core.codings import Coding
from codebook.core.spans import Span
from codebook.tui import changes
from codebook.tui.layer import stored_as
from codebook.tui.screens.desk.one_coding import GONE, OneCoding


@dataclass(frozen=True, slots=True)
class _Resizing:
    """A coding that is being resized, and what was selected when that began."""

    coding: Coding
    begun: Span | None
    hint: str


class SelectingCommands(OneCoding):
    """Commands that change the selection; a coding only when its new extent is kept."""

    _resizing: _Resizing | None = None

    def action_extend(self, by: str, step: int) -> None:
        """Moves and selects."""
        if self.view.reader.turns:
            self.view.move(by, step, extend=True)

    def action_select(self) -> None:
        """Begins a selection, or drops it."""
        self.view.go(self.view.cursor, extend=self.view.mark is None)

    def action_select_unit(self, by: str) -> None:
        """Selects the sentence or the turn under the cursor; again, one more."""
        if self.view.reader.turns:
            self.view.grow(by)

    def action_swap(self) -> None:
        """Goes to the other end of the selection."""
        if self.view.mark is None:
            self.say("nothing is selected")
        else:
            self.view.swap()

    def action_drop(self) -> None:
        """Drops the selection."""
        self.view.go(self.view.cursor, extend=False)

    # Resizing

    def action_resize(self) -> None:
        """Begins to resize the coding under the cursor; asks which where there are several."""
        self.on_coding("Resize which coding?", self._resize)

    def _resize(self, coding: Coding) -> None:
        """Selects the coding, with the cursor at the end that it was nearer to."""
        at = self.view.cursor
        self.view.select(coding.span, backward=at - coding.start < coding.end - at)
        name = coding.code.rpartition("/")[2]
        swap, keep = self.key_of("select.swap"), self.key_of("resize.keep")
        hint = f"resizing {name}: move, {swap} other end, {keep} keeps"
        self._resizing = _Resizing(coding, self.view.selection, hint)
        self.show_status()

    def action_keep(self) -> None:
        """Gives the coding that is being resized the extent of the selection."""
        resizing, passage = self._resizing, self.view.passage
        if resizing is None or self.view.mark is None:
            return
        self._end_resizing()
        changed = self.view.selection != resizing.begun
        self.view.go(self.view.cursor, extend=False)
        standing = stored_as(resizing.coding, self.coded.codings)
        if standing is None:
            self.say(GONE)
        elif changed:
            self.change(changes.resized(standing, passage))

    def moved(self) -> None:
        """Without a selection nothing is being resized any more."""
        resizing = self._resizing
        if resizing is not None and self.view.mark is None:
            self._end_resizing()
            self.say(f"{resizing.coding.code} stays as it was")
        super().moved()

    def _end_resizing(self) -> None:
        if self._resizing is not None and self._message == self._resizing.hint:
            self._message = ""
        self._resizing = None

    def show_status(self) -> None:
        """Says what is being resized as long as nothing else is to be said."""
        if self._resizing is not None and not self._message:
            self._message = self._resizing.hint
        super().show_status()
