"""How far the coder has come: noted while reading, and shown for all transcripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codebook.tui.screens.desk.base import DeskBase
from codebook.tui.screens.progress import ProgressScreen, Shown
from codebook.tui.widgets.transcript_list import TranscriptList

if TYPE_CHECKING:
    from codebook.store.study import Study


class ProgressCommands(DeskBase):
    """Notes the furthest turn that was reached, once, when a transcript is left."""

    _opened_at = 0
    """Where the cursor was put when the transcript was opened: being there is not reading."""

    _reached = 0
    """How many turns, from the first, the cursor has reached since; 0 where it never moved."""

    def moved(self) -> None:
        """Keeps the furthest turn; nothing is written and nothing more drawn."""
        view = self.view
        if view.cursor != self._opened_at and view.reader.turns:
            self._reached = max(self._reached, view.reader.turn_at(view.cursor) + 1)
        super().moved()

    async def open(self, key: str, offset: int = 0) -> None:
        """Opens a transcript; of the one that is left, notes how far it was read."""
        self._note_read()
        await super().open(key, offset)
        self._opened_at, self._reached = self.view.cursor, 0

    def remember(self) -> None:
        """Keeps the place, and how far it is."""
        super().remember()
        self._note_read()

    def _note_read(self) -> None:
        """Hands the number to the study's thread, which is waited for also when the desk closes.

        Where it cannot be written nothing is said: it is noted again with the next turn.
        """
        coder, key, turns = self.coder, self.key, self._reached
        self._reached = 0
        if turns <= self.turns_read.get(key, 0):
            return
        self.turns_read[key] = turns
        self.writing.note(lambda study: study.note_read(coder, key, turns))
        if self.opened is not None:
            count = self.coded.counts.total()
            self.query_one(TranscriptList).recount(self.opened, coder, count)

    def action_progress(self) -> None:
        """Shows how far the coder has come in each transcript, and the others in all."""
        self._note_read()
        self.begin(self._progress())

    async def _progress(self) -> None:
        from codebook.tasks.progress import others, progress

        coder, key = self.coder, self.key

        def read(study: Study) -> Shown:
            (own,) = progress(study, coder)
            return Shown(own, others(study, coder), study.blind.value)

        def closed(wanted: str | None) -> None:
            if wanted is not None and wanted != key:
                self.begin_opening(self.open(wanted))

        await self.app.push_screen(ProgressScreen(await self.ask(read), key), closed)
