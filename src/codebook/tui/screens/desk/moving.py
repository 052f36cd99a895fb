"""Moving the cursor."""

from __future__ import annotations

from collections.abc import Sequence

from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.desk.base import DeskBase

_NAMES = {"uncoded": "turn without a coding", "speaker": "turn of this interviewee"}


class MovingCommands(DeskBase):
    """Commands that change nothing but where the cursor is."""

    _uncoded: tuple[int, list[int]] = (-1, [])

    def action_move(self, by: str, step: int) -> None:
        """Moves the cursor; a selection that was begun grows."""
        if self.view.reader.turns:
            self.view.move(by, step)

    def action_turn(self, kind: str, step: int) -> None:
        """Goes to the next or the previous turn of a kind."""
        reader, at = self.view.reader, self.view.cursor
        if not reader.turns:
            return
        numbers = self._uncoded_turns() if kind == "uncoded" else reader.turns_like(at)
        found = reader.turn_among(numbers, at, step)
        if found is None:
            self.say(f"no {_NAMES[kind]} {'after' if step > 0 else 'before'} this one")
        else:
            self.view.go(found)

    def _uncoded_turns(self) -> Sequence[int]:
        """Looked for once in each state of the layer."""
        state, found = self._uncoded
        if state != self.view.shown_layers:
            state = self.view.shown_layers
            found = self.view.reader.uncoded(coding.span for coding in self.coded.codings)
            self._uncoded = state, found
        return found

    def action_turn_number(self) -> None:
        """Asks for the number of a turn, or its time, and goes there."""
        reader = self.view.reader
        if not reader.turns:
            return
        count = len(reader.turns)
        timed = any(turn.time is not None for turn in reader.turns)

        def answered(words: str | None) -> None:
            if not words:
                return
            found = reader.turn_called(words)
            if found is None:
                self.say(f"there is no turn {words[:12]}: they go from 1 to {count}")
            else:
                self.view.go(found)

        hint = f"1 to {count}" + (", or a time like 0:01:30" if timed else "")
        self.app.push_screen(AskScreen("Go to which turn?", hint), answered)
