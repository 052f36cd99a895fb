"""Full screens that ask the study for what they show, and do things with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

from codebook.tui.screens.guarded import Guarded
from codebook.tui.screens.once import Page

if TYPE_CHECKING:
    from codebook.tui.screens.behind import BehindScreen
    from codebook.tui.screens.desk.finding import FindingCommands

T = TypeVar("T")


class Asking(Page[T], Guarded[T]):
    """A page over the desk. Keys that come before there is anything to see wait for it.

    What they begin is done one after the other, and not at all once another screen is in front.
    """

    def __init__(self, desk: FindingCommands):
        super().__init__()
        self.desk = desk
        self._reads = 0
        self._is_there = asyncio.Event()
        self._turn = asyncio.Lock()

    def read(self, work: Coroutine[Any, Any, None]) -> None:
        """Reads what is to be shown; what was being read before is not shown any more."""
        self._reads += 1
        self._is_there.clear()
        reading = self._until_there(work, self._reads)
        self.run_worker(self._guarded(reading), group="read", exclusive=True)

    async def _until_there(self, work: Coroutine[Any, Any, None], number: int) -> None:
        try:
            await work
        finally:
            if number == self._reads:
                self._is_there.set()

    def once_there(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Does something with what is shown, once it is."""

        async def then() -> None:
            async with self._turn:
                await self._is_there.wait()
                if self.app.screen is self:
                    await work()

        self.begin(then())

    def choose_behind(self, screen: BehindScreen) -> None:
        """Shows passages; where one is chosen, leaves for it."""

        def closed(_: None) -> None:
            if screen.chosen is not None:
                self.desk.jump(screen.chosen)
                self.dismiss()

        self.app.push_screen(screen, closed)

    def tell(self, message: str) -> None:
        """Says something in a corner."""
        self.notify(message, markup=False)

    def action_close(self) -> None:
        """Back to where one came from."""
        self.dismiss()
