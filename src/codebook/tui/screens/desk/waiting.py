"""What is opened from the desk, and leaving it; also while another program holds the study."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from textual.worker import Worker

from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.undoing import Undoing

_MOMENT = 0.3
"""Seconds by which all is there that needs nothing of the study."""

_STAY, _LEAVE, _THROUGH = "stay", "leave", "through"


class Waiting(Undoing[None]):
    """Keys wait for what is being opened, though not for another program: see :meth:`_ask`."""

    def __init__(self) -> None:
        super().__init__()
        self._openings: list[Worker[None]] = []
        self._question: ChoiceScreen | None = None
        self._beside: asyncio.Future[None] | None = None

    def on_mount(self) -> None:
        """Follows what the application says of another program."""
        self.watch(self.app, "held_up", self._held_up, init=False)

    def show_status(self) -> None:
        """Says how things stand."""
        raise NotImplementedError

    def _held_up(self) -> None:
        self.show_status()
        self._ask()

    @property
    def is_opening(self) -> bool:
        """Whether another transcript is about to be shown, or none any more: keys wait for it."""
        self._openings = [opening for opening in self._openings if not opening.is_finished]
        return bool(self._openings)

    def begin_opening(self, work: Coroutine[Any, Any, None]) -> None:
        """Does something that opens another transcript, or leaves."""
        self._openings.append(self.begin(self._opened(work)))
        self.set_timer(_MOMENT, self._ask)

    async def _opened(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        finally:
            if self._question is not None and self._question is self.app.screen:
                self._question.dismiss(_THROUGH)

    async def beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Does something that goes on where it is not waited for any more."""
        self._beside = asyncio.ensure_future(self._guarded(work))
        await asyncio.shield(self._beside)

    def _ask(self) -> None:
        """Asks whether to wait, where something that is opened is held up."""
        if not self.writing.held_up or not self.is_opening or self._question is not None:
            return
        held_up, number = self.writing.held_up, self.writing.waiting
        without = {0: "", 1: " without this change"}.get(number, f" without these {number} changes")
        options = [(_STAY, "Stay here; what waits goes on waiting"), (_LEAVE, f"Leave{without}")]
        note = "Once it lets go, all is stored and what you asked for is done."
        title = f"{held_up[0].upper()}{held_up[1:]}."
        self._question = ChoiceScreen(title, options, note)
        self.app.push_screen(self._question, self._answered)

    def _answered(self, choice: str | None) -> None:
        self._question = None
        if choice == _LEAVE:
            self.writing.give_up()
            self.app.exit()
        elif choice != _THROUGH:
            for opening in self._openings:
                opening.cancel()

    async def end(self) -> None:
        """Ends the program once all is written; stays where something could not be."""
        if await self.writing.all_done():
            self.app.exit()
