"""Doing something with one coding: finding out which, and doing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.text import Text

from codebook.core.codings import Coding
from codebook.errors import CodebookError
from codebook.tui.changes import Change
from codebook.tui.layer import stored_as
from codebook.tui.said import said_of
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.desk.base import DeskBase

if TYPE_CHECKING:
    from codebook.store.study import Study

GONE = "the coding is not there any more"


class OneCoding(DeskBase):
    """What those commands have in common that change the coding under the cursor."""

    def change(self, change: Change, failed: Callable[[], None] = lambda: None) -> None:
        """Does it at once on the screen, then in the study; ``failed`` is called on its thread."""

        def write(study: Study) -> None:
            try:
                change.write(study)
            except CodebookError:
                failed()
                raise

        self.show(change.show)
        self.write(write)
        undo = f"; {self.key_of('undo')} brings it back" if change.tells_undo else ""
        self.say(f"{change.said}{undo}")

    def on_coding(self, question: str, then: Callable[[Coding], None]) -> None:
        """Goes on with the coding under the cursor; asks which where there are several."""
        here = self.view.here()
        if len(here) == 1:
            then(here[0])
        elif here:
            options = [(coding.id, self.line_of(coding)) for coding in here]
            letters = {self.view.letter(coding.code): coding.id for coding in reversed(here)}
            self.app.push_screen(
                ChoiceScreen(question, options, letters=letters),
                lambda wanted: self._with_chosen(here, wanted, then),
            )
        else:
            self.say("no coding under the cursor")

    def _with_chosen(
        self, here: list[Coding], wanted: str | None, then: Callable[[Coding], None]
    ) -> None:
        """What was chosen may have been stored, or be gone, in the meantime."""
        for coding in here:
            if coding.id == wanted:
                standing = stored_as(coding, self.coded.codings)
                if standing is None:
                    self.say(GONE)
                else:
                    then(standing)

    def line_of(self, coding: Coding) -> Text:
        """A coding in a list: its mark in the margin, its code, what is said of it."""
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(f"{self.view.letter(coding.code)} ", style="bold")
        line.append(coding.code)
        line.append("".join(f"  {words}" for words in said_of(coding)), style="dim")
        return line
