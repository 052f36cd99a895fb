"""Work that a screen does beside its keys."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, TypeVar

from textual.css.query import NoMatches
from textual.worker import Worker

from codebook.errors import CodebookError
from codebook.tui.screens.names_keys import NamesKeys

T = TypeVar("T")


class Guarded(NamesKeys[T]):
    """A screen that does things that take their time; what cannot be done is said."""

    def begin(self, work: Coroutine[Any, Any, None]) -> Worker[None]:
        """Does something that takes its time."""
        return self.run_worker(self._guarded(work))

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except CodebookError as error:
            self.notify(str(error), severity="error", markup=False)
        except NoMatches:
            if self.app.is_running:  # else the program ends, and what was to be shown is gone
                raise
