"""Coding: apply, remove, undo, redo."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from codebook.core import likely
from codebook.core.codings import Coding
from codebook.tui.layer import stored_as
from codebook.tui.link import done
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.coding_picker import CodingPicker, Picked
from codebook.tui.screens.desk.pinning import PinCommands

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.store.values import Undone


class CodingCommands(PinCommands):
    """Commands that change the coder's layer."""

    def action_code(self) -> None:
        """Picks codes for the selection, or for the sentence under the cursor."""
        reader, coded = self.view.reader, self.coded.codings
        if not reader.turns:
            return
        key, passage = self.key, self.view.passage
        words = " ".join(reader.text[passage.start : passage.end].split())
        recent = self.recent_codes

        def picked(chosen: Picked | None) -> None:
            if chosen is not None:
                new = [chosen.new] if chosen.new else []
                self.apply(key, passage, chosen.paths, new)

        self.app.push_screen(
            CodingPicker(
                self.codes,
                self.ranker,
                recent,
                words,
                sections=likely.sections(self.codes, coded, reader.turns, passage, recent),
                pins=self.pins,
                here=likely.on(coded, passage),
                may_add=self.may_add_codes,
                pin=self.pin,
            ),
            picked,
        )

    def action_repeat(self) -> None:
        """Applies the last codes again."""
        codes = [code for path in self.last if (code := self.codes.get(path)) is not None]
        paths = [code.path for code in codes if not code.retired] or self.recent_codes[:1]
        if not paths:
            self.say("no code to apply again yet")
        elif self.view.reader.turns:
            self.apply(self.key, self.view.passage, paths)

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
        self._reverse(lambda study: study.undo(coder), "undone")

    def action_redo(self) -> None:
        """Does again what was taken back."""
        coder = self.coder
        self._reverse(lambda study: study.redo(coder), "done again")

    def _reverse(self, job: Callable[[Study], Undone | None], how: str) -> None:
        """Undoes or redoes, unless what was done before it could not be written."""
        self.begin(self._reversed(self._worker.submit(self.unless_failed(job)), how))

    async def _reversed(self, handed_over: Future[Undone | None], how: str) -> None:
        undone = await done(handed_over)
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
