"""From the desk to what may be published, and marking what tells who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.desk.finding import FindingCommands
from codebook.tui.screens.desk.memos import MemoCommands
from codebook.tui.widgets.transcript_view import TranscriptView

if TYPE_CHECKING:
    from codebook.store.report_values import UniqueFact

_AWAY, _MORE = "away", "more"


class ReportCommands(FindingCommands, MemoCommands):
    """Commands that open the tally and the claims, and mark telling passages."""

    _telling: Sequence[UniqueFact] = ()

    def action_tally(self) -> None:
        """Shows the tally."""
        from codebook.tui.screens.tally import TallyScreen

        self.app.push_screen(TallyScreen(self))

    def action_claims(self) -> None:
        """Shows the claims."""
        from codebook.tui.screens.claims import ClaimsScreen

        self.app.push_screen(ClaimsScreen(self))

    # Telling passages

    async def open(self, key: str, offset: int = 0) -> None:
        """Opens a transcript, with the marks on its telling passages."""
        await super().open(key, offset)
        self.begin(self._read_telling())

    async def _read_telling(self) -> None:
        key = self.key
        found = await self.ask(lambda study: study.unique_facts())
        if key == self.key and self.query(TranscriptView):
            self._telling = [fact for fact in found if fact.transcript == key]
            self.show_here()

    def telling_here(self) -> Sequence[str]:
        """What was noted on telling passages under the cursor, one line each."""
        return [f"! telling  {fact.note}".rstrip() for fact in self._marks_here()]

    def _marks_here(self) -> list[UniqueFact]:
        at, key = self.view.cursor, self.key
        facts = [fact for fact in self._telling if fact.transcript == key]
        return [fact for fact in facts if fact.start <= at < fact.end]

    def action_telling(self) -> None:
        """Marks the passage as telling; on a mark, takes that away."""
        if self.view.reader.turns:
            self.begin(self._mark_telling())

    async def _mark_telling(self) -> None:
        key, passage = self.key, self.view.passage
        here = [] if self.view.selection else self._marks_here()
        if here:
            noted = "; ".join(filter(None, (fact.note for fact in here)))
            title = f"Marked as telling who speaks{f': {noted}' if noted else ''}"
            options = [(_AWAY, "Take the mark away"), (_MORE, "Leave it")]
            if await self.app.push_screen_wait(ChoiceScreen(title, options)) == _AWAY:
                marks = [one.id for one in here]
                await self.writing.change(lambda study: study.unmark_unique_facts(marks))
                self.say("the passage is no longer marked as telling")
                await self._read_telling()
            return
        note = await self.app.push_screen_wait(
            AskScreen("What does this passage tell of its speaker? (may be empty)", "a short note")
        )
        if note is not None:
            await self.writing.change(lambda study: study.mark_unique_fact(key, *passage, note))
            self.say("marked as telling; quotations warn of it")
            await self._read_telling()
