"""The application: opens a study off the screen's thread and hands it to the desk."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from codebook.core.codes import CodeTree
from codebook.errors import CodebookError
from codebook.tui.commands import DESK
from codebook.tui.screens.coder import CoderScreen
from codebook.tui.screens.desk import DeskScreen

if TYPE_CHECKING:
    from codebook.store.worker import StudyWorker


class CodebookApp(App[None]):
    """codebook in the terminal. ``failure`` is why it ended, where it ended for an error."""

    TITLE = "codebook"
    CSS = "Screen { background: $background; }"

    def __init__(self, study: Path, coder: str | None = None):
        super().__init__()
        self._study = study
        self._coder = coder
        self._worker: StudyWorker | None = None
        self.failure: CodebookError | None = None

    def on_mount(self) -> None:
        """Opens the study once the first screen is painted."""
        self.call_after_refresh(lambda: self.run_worker(self._open(), exit_on_error=False))

    async def _open(self) -> None:
        try:
            desk = await self._desk()
        except CodebookError as error:
            self.failure = error
            self.exit(return_code=error.exit_code)
            return
        await self.push_screen(desk)

    async def _desk(self) -> DeskScreen:
        from codebook.tasks import recent

        worker = await asyncio.to_thread(self._start)
        self._worker = worker
        tree: CodeTree = await asyncio.wrap_future(worker.submit(lambda study: study.tree()))
        coder = await self._who(worker)
        await asyncio.to_thread(recent.remember, self._study)
        place = await asyncio.to_thread(recent.place, self._study, coder)

        def leave(key: str, offset: int) -> None:
            recent.remember_place(self._study, coder, key, offset)

        return DeskScreen(worker, coder, tree, place, leave)

    def _start(self) -> StudyWorker:
        from codebook.store.worker import StudyWorker

        return StudyWorker(self._study)

    async def _who(self, worker: StudyWorker) -> str:
        """The coder that was named, the only one there is, or the one who says so."""
        coders = await asyncio.wrap_future(worker.submit(lambda study: study.coders()))
        known = [coder.name for coder in coders]
        if self._coder is not None and self._coder in known:
            return self._coder
        if self._coder is None and len(known) == 1:
            return known[0]
        name = await self.push_screen_wait(CoderScreen(known, (self._coder or "").strip()))
        if name not in known:
            await asyncio.wrap_future(worker.submit(lambda study: study.add_coder(name)))
        return name

    async def on_unmount(self) -> None:
        """Waits for what is being written, then closes the study."""
        if self._worker is not None:
            await asyncio.to_thread(self._worker.close)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: the commands of the desk, then those of every app."""
        if isinstance(screen, DeskScreen):
            for command in DESK:
                if not command.id.startswith(("move.", "extend.")):
                    yield SystemCommand(
                        command.name, command.help, self._runner(screen, command.action)
                    )
        yield from super().get_system_commands(screen)

    def _runner(self, screen: DeskScreen, action: str) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            await screen.run_action(action)

        return run

    def _fatal_error(self) -> None:
        """Ends on an unexpected error without showing words of a transcript."""
        error = sys.exc_info()[0]
        name = error.__name__ if error else "unknown"
        self.failure = CodebookError(
            f"codebook came upon something it did not expect ({name}) and stopped; what was "
            "marked saved is saved"
        )
        self._close_messages_no_wait()
