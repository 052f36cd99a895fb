"""Going from transcript to transcript, and finishing them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import Future

from textual.widgets import OptionList

from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.desk.base import DeskBase

_FINISH, _LATER = "finish", "later"


class TranscriptCommands(DeskBase):
    """Commands about transcripts as wholes."""

    def action_finish(self) -> None:
        """Marks the transcript finished, or takes the mark back."""
        if self.opened is not None:
            self._mark(not self.is_finished)

    def _mark(self, finished: bool) -> None:
        """Hands it over at once; shows and says it when it is stored."""
        coder, key = self.coder, self.key
        handed_over = self.writing.hand_over(
            lambda study: (study.finish if finished else study.unfinish)(coder, [key])
        )
        said = f"{key} is {'finished' if finished else 'open again'}"
        self.begin(self._marked(handed_over, said))

    async def _marked(self, handed_over: Future[list[str]], said: str) -> None:
        await self.writing.done(handed_over)
        await self.read_study()
        self.say(said)

    def action_transcript(self, step: int) -> None:
        """Opens the next transcript that is to be coded, or the one before."""
        keys = [one.key for one in self.transcripts if self.is_assigned(one.key)]
        if self.key not in keys:
            keys.insert(0 if step > 0 else len(keys), self.key)
        at = keys.index(self.key) + step
        if 0 <= at < len(keys):
            self._leave_for(lambda: self.open(keys[at]))
        else:
            self.say("this is the last transcript" if step > 0 else "this is the first transcript")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens the transcript that was clicked."""
        key = event.option.id
        if key and key != self.key:
            self._leave_for(lambda: self.open(key))

    def action_leave(self) -> None:
        """Leaves, once what is on its way is saved."""
        self.remember()
        self._leave_for(self.end)

    def _leave_for(self, going: Callable[[], Awaitable[None]]) -> None:
        """Goes, after offering to finish a transcript that is left at its end."""

        async def go(choice: str | None) -> None:
            if choice == _FINISH:
                self._mark(True)
                if not await self.writing.all_done():
                    return
            if choice is not None:
                await going()

        def answered(choice: str | None) -> None:
            self.begin_opening(go(choice))

        if self.opened is None or self.is_finished or not self.view.at_end:
            answered(_LATER)
            return
        options = [(_FINISH, f"Finished with {self.key}"), (_LATER, "Not finished yet")]
        note = "Only finished transcripts count in tallies. Escape goes back to the text."
        title = f"You are at the end of {self.key}."
        self.app.push_screen(ChoiceScreen(title, options, note), answered)
