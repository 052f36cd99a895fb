"""Coding: apply, remove, undo, redo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from codebook.core.codings import Coding
from codebook.tui.layer import stored_as
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.desk.base import DeskBase
from codebook.tui.screens.picker import PickerScreen

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.store.values import Undone

_REMEMBERED = 9


class CodingCommands(DeskBase):
    """Commands that change the coder's layer."""

    def action_code(self) -> None:
        """Picks a code for the selection, or for the sentence under the cursor."""
        if not self.view.reader.turns:
            return
        passage = self.view.passage
        words = " ".join(self.view.reader.text[passage.start : passage.end].split())

        def picked(path: str | None) -> None:
            if path is not None:
                self._apply(path)

        self.app.push_screen(PickerScreen(self.codes, self.ranker, self.recent, words), picked)

    def action_repeat(self) -> None:
        """Applies the last code again."""
        if self.recent:
            self._apply(self.recent[0])
        else:
            self.say("no code to apply again yet")

    def _apply(self, path: str) -> None:
        passage = self.view.passage
        self.recent = [path, *(code for code in self.recent if code != path)][:_REMEMBERED]
        coding = Coding("", self.key, passage.start, passage.end, path, self.coder)
        self.view.go(self.view.cursor, extend=False)
        self.show(lambda layer: layer.apply(coding))
        self.write(lambda study: study.apply([coding]))

    def action_remove(self) -> None:
        """Removes the coding under the cursor; asks which where there are several."""
        here = sorted(self.view.here(), key=lambda coding: coding.span.length)
        if not here:
            self.say("no coding under the cursor")
        elif len(here) == 1:
            self._remove(here[0])
        else:
            options = [(coding.id, coding.code) for coding in here]

            def chosen(wanted: str | None) -> None:
                for coding in here:
                    if coding.id == wanted:
                        self._remove(coding)

            self.app.push_screen(ChoiceScreen("Remove which coding?", options), chosen)

    def _remove(self, coding: Coding) -> None:
        coder = self.coder

        def remove(study: Study) -> None:
            stored = stored_as(coding, study.layer(coder, coding.transcript))
            if stored is not None:
                study.remove(coder, [stored.id])

        self.show(lambda layer: layer.remove(coding))
        self.write(remove)
        self.say(f"removed {coding.code}; u brings it back")

    def action_undo(self) -> None:
        """Takes back the last action."""
        coder = self.coder
        self.begin(self._reverse(lambda study: study.undo(coder), "undone"))

    def action_redo(self) -> None:
        """Does again what was taken back."""
        coder = self.coder
        self.begin(self._reverse(lambda study: study.redo(coder), "done again"))

    async def _reverse(self, job: Callable[[Study], Undone | None], how: str) -> None:
        undone = await self.ask(job)
        if undone is None:
            self.say(f"nothing to be {how}")
            return
        at = self.view.cursor if undone.start is None else undone.start
        if undone.transcript in (None, self.key):
            await self.reload(at)
        else:
            await self.open(undone.transcript, at)
        await self.read_study()
        self.say(f"{how}: {undone.what}")
