"""Giving something else where a place is settled: other ends, or another code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codebook.core.agreement.settling import Choice, Decision
from codebook.core.codings import Coding
from codebook.tui.motions import Reader
from codebook.tui.screens.asking import Asking
from codebook.tui.screens.list_keys import ListKeys
from codebook.tui.screens.picker import PickerScreen
from codebook.tui.screens.settle_place import Given
from codebook.tui.screens.undoing import Undoing
from codebook.tui.selection import Selection

if TYPE_CHECKING:
    from codebook.tasks.settling import Item
    from codebook.tui.screens.desk.reviewing import ReviewCommands


class Giving(ListKeys, Asking[None], Undoing[None]):
    """The keys for what is ``given`` instead; it goes with the place that is highlighted."""

    desk: ReviewCommands

    def __init__(self, desk: ReviewCommands):
        super().__init__(desk)
        self.given: Given | None = None
        self.reader = Reader("", ())

    @property
    def item(self) -> Item | None:
        """The place that the keys are about."""
        raise NotImplementedError

    def tell_place(self) -> None:
        """Shows the place, and what is given."""
        raise NotImplementedError

    def decide(self, decision: Decision, note: str = "", of: Item | None = None) -> None:
        """Settles the place."""
        raise NotImplementedError

    def action_other(self) -> None:
        """Begins with the whole place and its code."""
        item = self.item
        if item is None:
            return
        selection = Selection(self.reader)
        selection.select(item.place.span)
        self.given = Given(item.place.code, selection)
        self.tell_place()

    @property
    def keys_of_giving(self) -> str:
        """The keys that change what is given, in a line."""
        key = self.key_of
        return " · ".join(
            (
                f"{key('settle.word.back')} {key('settle.word.on')} word",
                f"{key('settle.letter.back')} {key('settle.letter.on')} character",
                f"{key('settle.swap')} other end",
                f"{key('settle.code')} code",
                f"{key('settle.keep')} takes",
            )
        )

    def _giving(self) -> Given | None:
        if self.given is None:
            key = self.key_of("settle.other")
            self.say(f"{key} begins something else: other ends, or another code")
        return self.given

    def action_end(self, by: str, step: int) -> None:
        """Moves an end of what is given, within the place."""
        given, item = self._giving(), self.item
        if given is not None and item is not None:
            selection, span = given.selection, item.place.span
            mark, before = selection.mark, selection.at
            selection.move(by, step, extend=True)
            if not span.start <= selection.at < span.end:
                selection.mark, selection.at = mark, before
                self.say("what is given has to lie within the place")
            self.tell_place()

    def action_swap(self) -> None:
        """Moves the other end from now on."""
        given = self._giving()
        if given is not None:
            given.selection.swap()
            self.tell_place()

    def action_code(self) -> None:
        """Picks another code."""
        given = self._giving()
        if given is None:
            return

        def picked(path: str | None) -> None:
            if path is not None:
                given.code = path
                self.tell_place()

        desk = self.desk
        words = "Which code is given instead?"
        self.app.push_screen(PickerScreen(desk.codes, desk.ranker, desk.recent, words), picked)

    def action_keep(self) -> None:
        """Takes what is given."""
        given, item = self._giving(), self.item
        if given is None or item is None:
            return
        start, end = given.span(item.place.span)
        coding = Coding("", item.transcript, start, end, given.code, "consensus")
        self.decide(Decision(Choice.OTHER, codings=(coding,)))
