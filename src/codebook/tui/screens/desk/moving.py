"""Moving the cursor and selecting."""

from __future__ import annotations

from codebook.tui.screens.desk.base import DeskBase


class MovingCommands(DeskBase):
    """Commands that change nothing but the cursor and the selection."""

    def action_move(self, by: str, step: int) -> None:
        """Moves the cursor; a selection that was begun grows."""
        if self.view.reader.turns:
            self.view.move(by, step)

    def action_extend(self, by: str, step: int) -> None:
        """Moves and selects."""
        if self.view.reader.turns:
            self.view.move(by, step, extend=True)

    def action_select(self) -> None:
        """Begins a selection, or drops it."""
        self.view.go(self.view.cursor, extend=self.view.mark is None)

    def action_select_sentence(self) -> None:
        """Selects the sentence under the cursor; again, one sentence more."""
        if not self.view.reader.turns:
            return
        if self.view.mark is None:
            self.view.select(self.view.reader.sentence(self.view.cursor))
        else:
            self.view.move("sentence", 1)

    def action_select_turn(self) -> None:
        """Selects the turn under the cursor."""
        reader = self.view.reader
        if reader.turns:
            self.view.select(reader.turns[reader.turn_at(self.view.cursor)].span)

    def action_drop(self) -> None:
        """Drops the selection."""
        self.view.go(self.view.cursor, extend=False)
