"""Changing single codings."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from rich.text import Text

from codebook.core.codings import Coding, Quotable, Stance
from codebook.core.cuts import cut
from codebook.core.memos import About, Memo
from codebook.errors import CodebookError
from codebook.tasks import memos as memo_tasks
from codebook.tui import changes
from codebook.tui.layer import stored_as
from codebook.tui.screens.desk.applying import Applying
from codebook.tui.screens.desk.memos import MemoCommands
from codebook.tui.screens.desk.one_coding import GONE
from codebook.tui.screens.desk.selecting import SelectingCommands
from codebook.tui.screens.edit_coding import EditCodingScreen, Edited
from codebook.tui.screens.picker import PickerScreen

_WORDS = 300
"""Characters of a passage that are shown where its coding is edited."""


class EditingCommands(SelectingCommands, MemoCommands, Applying):
    """Commands on the coding under the cursor; of several, on the one that is chosen."""

    @cached_property
    def _unsaved(self) -> dict[tuple[str, str, int], tuple[Coding, str]]:
        """Memos that could not be saved, with their codings; by transcript, code and start."""
        return {}

    # What is said of it

    def action_keep(self) -> None:
        """Keeps the new ends of a coding; where none is being resized, opens the one here."""
        if self._resizing is None:
            self.action_edit_coding()
        else:
            super().action_keep()

    def action_edit_coding(self) -> None:
        """Opens the coding under the cursor."""
        self.on_coding("Edit which coding?", self._edit)

    def action_memo(self) -> None:
        """Opens the coding under the cursor at its memo; without one, a memo of the passage.

        A memo that was written there for a coding that went becomes one of the passage.
        """
        if self.view.here():
            self.on_coding("Memo of which coding?", lambda coding: self._edit(coding, memo=True))
        elif (kept := self._take_kept(self._is_here)) is not None:
            self.begin(self._keep_on_passage(*kept))
        else:
            self.action_passage_memo()

    def _edit(self, coding: Coding, *, memo: bool = False) -> None:
        text = self.view.reader.text[coding.start : coding.end]
        words = " ".join(text[: 2 * _WORDS].split())
        code = self.codes.get(coding.code)
        screen = EditCodingScreen(
            coding,
            code.name if code is not None else coding.code,
            words if len(words) <= _WORDS else words[:_WORDS] + " …",
            Text(f"{self.view.letter(coding.code)} ", "bold"),
            memo=memo,
            draft=self._draft(coding),
        )
        self.app.push_screen(screen, lambda edited: self._edited(coding, edited))

    def _edited(self, coding: Coding, edited: Edited | None) -> None:
        """Says of the coding what was said there, then does with it what was asked for."""
        if edited is None:
            return
        standing = stored_as(coding, self.coded.codings)
        if standing is None:
            written = edited.memo if edited.memo != coding.memo.strip() else ""
            self.say(GONE)
            self._keep_memo(coding, written, f"{GONE}; ")
            return
        self._say_of(coding, standing, edited)
        standing = stored_as(standing, self.coded.codings)
        if standing is not None:
            self._then(edited.then, standing)

    def _say_of(self, opened: Coding, coding: Coding, edited: Edited) -> None:
        """Says what was changed since the coding was opened; the rest stays as it is now."""
        change = changes.edited(
            coding,
            memo=None if edited.memo == opened.memo.strip() else edited.memo,
            stance=None if edited.stance is opened.stance else edited.stance,
            quotable=None if edited.quotable is opened.quotable else edited.quotable,
        )
        if change.is_something:
            self.change(change, failed=lambda: self._keep_memo(coding, edited.memo))

    # Memos that could not be saved

    def _keep_memo(self, coding: Coding, memo: str, why: str = "") -> None:
        """Keeps a memo that could not be saved until it is asked for at its passage."""
        if memo:
            self._unsaved[_place(coding)] = coding, memo
            key = self.key_of("coding.memo")
            self.call_later(self.say, f"{why}what you wrote is kept: {key} there brings it back")

    def _take_kept(self, fits: Callable[[Coding], bool]) -> tuple[Coding, str] | None:
        """The first memo that is kept for a coding that ``fits``; it is kept no longer."""
        place = next((at for at, (coding, _) in list(self._unsaved.items()) if fits(coding)), None)
        return None if place is None else self._unsaved.pop(place)

    def _is_here(self, coding: Coding) -> bool:
        """Whether a coding lay under the cursor."""
        return coding.transcript == self.key and coding.start <= self.view.cursor < coding.end

    def _draft(self, coding: Coding) -> str | None:
        """What was kept for a coding, or for what it was before; behind a memo given since."""

        def was(kept: Coding) -> bool:
            same = (kept.transcript, kept.code) == (coding.transcript, coding.code)
            return same and kept.span.overlaps(coding.span)

        taken = self._take_kept(was)
        if taken is None:
            return None
        kept, memo = taken
        since = coding.memo if coding.memo != kept.memo else ""
        return f"{since}\n{memo}" if since else memo

    async def _keep_on_passage(self, coding: Coding, text: str) -> None:
        """Stores what was written for a coding that is gone as a memo on its passage."""
        start, end = coding.span
        memo = Memo("", About.PASSAGE, coding.coder, text, coding.transcript, start=start, end=end)
        try:
            await self.writing.change(lambda study: memo_tasks.save(study, memo))
        except CodebookError:
            self._keep_memo(coding, text)
            raise
        undo = self.key_of("undo")
        self.say(f"what you wrote is now a memo on the passage; {undo} takes it back")
        if coding.transcript == self.key:
            await self.reload(self.view.cursor)

    # What is done with it

    def _then(self, action: str, coding: Coding) -> None:
        match action:
            case "recode":
                self._recode(coding)
            case "split":
                self._split(coding)
            case "merge":
                self._merge(coding)
            case "remove":
                self.change(changes.removed(coding))

    def action_stance(self) -> None:
        """Gives the coding the next stance."""
        stances = [*Stance]

        def cycle(coding: Coding) -> None:
            after = stances[(stances.index(coding.stance) + 1) % len(stances)]
            self.change(changes.edited(coding, stance=after))

        self.on_coding("Stance of which coding?", cycle)

    def action_quotable(self) -> None:
        """Gives the coding the next quotation rule."""
        rules = [*Quotable]

        def cycle(coding: Coding) -> None:
            after = rules[(rules.index(coding.quotable) + 1) % len(rules)]
            self.change(changes.edited(coding, quotable=after))

        self.on_coding("Quotation rule of which coding?", cycle)

    # Its code and its extent

    def action_recode(self) -> None:
        """Picks another code for the coding."""
        self.on_coding("Recode which coding?", self._recode)

    def _recode(self, coding: Coding) -> None:
        def picked(path: str | None) -> None:
            standing = stored_as(coding, self.coded.codings)
            if path == coding.code:
                self.say(f"it is {path} already")
            elif path is not None and standing is not None:
                self.change(changes.recoded(standing, path))

        title = f"Another code for {coding.code}"
        self.app.push_screen(
            PickerScreen(self.codes, self.ranker, self.recent_codes, title, pins=self.pins), picked
        )

    def action_split(self) -> None:
        """Cuts the coding in two at the cursor."""
        self.on_coding("Split which coding?", self._split)

    def _split(self, coding: Coding) -> None:
        reader = self.view.reader
        parts = cut(reader.text, reader.turns, coding.span, self.view.cursor)
        if parts is None:
            self.say("the cursor is at the edge of the coding: it is cut before the cursor")
        else:
            self.change(changes.split(coding, *parts))

    def action_merge(self) -> None:
        """Makes one coding of this one and the next of its code."""
        self.on_coding("Merge which coding with the next?", self._merge)

    def _merge(self, coding: Coding) -> None:
        later = [
            other
            for other in self.coded.codings
            if other.code == coding.code and other.start >= coding.end
        ]
        if not later:
            self.say(f"no coding of {coding.code} follows in this transcript")
        else:
            self.change(changes.merged([coding, later[0]]))


def _place(coding: Coding) -> tuple[str, str, int]:
    return coding.transcript, coding.code, coding.start
