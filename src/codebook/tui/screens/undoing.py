"""Undo and redo, the same on every screen that has them."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from codebook.errors import CodebookError
from codebook.tui.screens.guarded import Guarded
from codebook.tui.writing import Writing

if TYPE_CHECKING:
    from codebook.store.values import Undone

T = TypeVar("T")


class Undoing(Guarded[T]):
    """A screen that changes the study by way of ``writing``, and takes back what was done."""

    writing: Writing

    def say(self, message: str) -> None:
        """Says what was done."""
        raise NotImplementedError

    async def show_reversed(self, undone: Undone | None) -> None:
        """Shows the study after an undo or a redo; ``None`` where it came to nothing."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Takes back the coder's last action."""
        self.begin(self._reversed(self.writing.undo(), "undone"))

    def action_redo(self) -> None:
        """Does again what was taken back."""
        self.begin(self._reversed(self.writing.redo(), "done again"))

    async def _reversed(self, handed_over: Future[Undone | None], how: str) -> None:
        try:
            undone = await self.writing.done(handed_over)
        except CodebookError:
            await self.show_reversed(None)
            raise
        await self.show_reversed(undone)
        if undone is None:
            self.say(f"nothing to be {how}")
            return
        self.say(f"{how}: {undone.what}")
        if undone.passed:
            self.notify(undone.passed, severity="warning", markup=False)
