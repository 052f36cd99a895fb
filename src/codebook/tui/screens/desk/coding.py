"""Coding: apply and remove."""

from __future__ import annotations

from codebook.core import likely
from codebook.tui import changes
from codebook.tui.screens.coding_picker import CodingPicker, Picked
from codebook.tui.screens.desk.company import Company
from codebook.tui.screens.desk.one_coding import OneCoding


class CodingCommands(OneCoding, Company):
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
                sections=likely.sections(
                    self.codes, coded, reader.turns, passage, recent, self.elsewhere
                ),
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
        self.on_coding("Remove which coding?", lambda coding: self.change(changes.removed(coding)))
