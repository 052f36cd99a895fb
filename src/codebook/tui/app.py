"""The application: opens a study off the screen's thread and hands it to the desk."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult, SystemCommand
from textual.content import Content
from textual.css.query import NoMatches
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from codebook.errors import CodebookError
from codebook.tasks import settings as own
from codebook.tasks.settings import Settings
from codebook.tui.commands import SCREENS, everywhere
from codebook.tui.held_up import HeldUp
from codebook.tui.link import ask
from codebook.tui.themes import HIGH_CONTRAST
from codebook.tui.type_ahead import TypeAhead
from codebook.tui.writing import HELD

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from codebook.store.worker import StudyWorker
    from codebook.tui.screens.desk import DeskScreen

_MOTIONS = ("move(", "extend(", "step(", "jump(")
"""Actions that the list of commands leaves out: keys do them, or the list is closed before."""

_IN_GREYS = {"ansi-dark": "textual-dark", "ansi-light": "textual-light"}


class CodebookApp(TypeAhead):
    """codebook in the terminal, with a study or, without one, at the start screen.

    ``failure`` is why it ended, where it ended for an error. ``settings`` are those of the
    user's file; of a file that is wrong this is said, and nothing of it is used.
    """

    TITLE = "codebook"
    CSS = "#opening { width: 1fr; height: 1fr; content-align: center middle; color: $text-muted; }"

    def __init__(
        self,
        study: Path | None = None,
        coder: str | None = None,
        settings: Settings | None = None,
    ):
        super().__init__()
        self._wrong = ""
        self.settings = settings or self._read()
        self._study = study
        self._coder = coder
        self._worker: StudyWorker | None = None
        self.failure: CodebookError | None = None

    def compose(self) -> ComposeResult:
        """What is painted before anything is loaded."""
        what = "codebook" if self._study is None else f"opening {self._study.name} …"
        yield Static(Content(what), id="opening")

    def _read(self) -> Settings:
        """The settings of the user's file; what is usual where it is wrong."""
        try:
            settings = own.read()
            everywhere(SCREENS, settings)
        except CodebookError as error:
            self._wrong = str(error)
            return Settings()
        return settings

    def _dress(self) -> None:
        """Colours and motion as the settings have them."""
        for theme in HIGH_CONTRAST:
            self.register_theme(theme)
        usual = self.settings.theme == Settings().theme
        wanted = self.theme if usual else self.settings.theme
        if self.no_color:
            # Without colours textual would draw the terminal's own as black on black.
            wanted = _IN_GREYS.get(wanted, wanted)
        if wanted != self.theme and wanted in self.available_themes:
            self.theme = wanted
        if self.no_color:
            for name in _IN_GREYS:
                self.unregister_theme(name)
        if not self.settings.animations:
            self.animation_level = "none"

    def on_mount(self) -> None:
        """Goes on once the first screen is painted."""
        self._dress()
        if self._wrong:
            self.notify(
                self._wrong, title="These settings are not used", severity="warning", markup=False
            )
        self.call_after_refresh(lambda: self.run_worker(self._begin()))

    async def _begin(self) -> None:
        """Opens the study that was named, or the one chosen; a bad choice can be made again."""
        if self._study is not None:
            try:
                await self._open(self._study)
            except CodebookError as error:
                self.failure = error
                self.exit(return_code=error.exit_code)
            return
        problem = ""
        while (chosen := await self._choose(problem)) is not None:
            try:
                await self._open(chosen)
            except CodebookError as error:
                problem = str(error)
            else:
                return
        self.exit()

    async def _choose(self, problem: str) -> Path | None:
        from codebook.tasks import recent
        from codebook.tui.screens.start import StartScreen

        studies = await asyncio.to_thread(recent.recent_studies)
        return await self.push_screen_wait(StartScreen(studies, problem))

    async def _open(self, study: Path) -> None:
        """Opens a study at the desk; leaves where nobody says who codes."""
        from codebook.tasks import recent
        from codebook.tui.screens.desk import DeskScreen

        self._worker = worker = await asyncio.to_thread(self._start, study)
        worker.when_held_up(lambda: self.post_message(HeldUp()))
        try:
            tree = await ask(worker, lambda opened: opened.tree())
            coder = await self._who(worker)
        except CodebookError:
            self._worker = None
            await asyncio.to_thread(worker.close)
            raise
        if coder is None:
            self.exit()
            return
        await asyncio.to_thread(recent.remember, study)
        place = await asyncio.to_thread(recent.place, study, coder)

        def leave(key: str, offset: int) -> None:
            recent.remember_place(study, coder, key, offset)

        await self.push_screen(DeskScreen(worker, coder, tree, place, leave, self.settings))

    def on_held_up(self) -> None:
        """Has it said, on whichever screen is in front."""
        desk, worker = self._desk, self._worker
        if desk is not None:
            self.held_up = desk.writing.held_up
        elif worker is not None:
            self.held_up = HELD if worker.is_held_up else ""

    def watch_held_up(self, held_up: str) -> None:
        """Says it where nothing is open yet; see also what other screens have for this."""
        for shown in self.screen_stack[0].query("#opening").results(Static):
            shown.update(Content(f"{held_up}; ctrl+q leaves" if held_up else ""))

    def _start(self, study: Path) -> StudyWorker:
        from codebook.store.worker import StudyWorker

        return StudyWorker(study)

    async def _who(self, worker: StudyWorker) -> str | None:
        """The coder that was named, the only one there is, or the one who says so."""
        from codebook.tui.screens.coder import CoderScreen

        known = await ask(worker, lambda study: study.coder_names())
        if self._coder is not None and self._coder in known:
            return self._coder
        if self._coder is None and len(known) == 1:
            return known[0]
        name = await self.push_screen_wait(CoderScreen(known, (self._coder or "").strip()))
        if name is not None and name not in known:
            await ask(worker, lambda study: study.add_coder(name))
        return name

    async def on_unmount(self) -> None:
        """Waits for what is being written, then closes the study."""
        if self._worker is not None:
            await asyncio.to_thread(self._worker.close)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keeps the cursor of an input from blinking where nothing is to move by itself."""
        if isinstance(event.widget, Input):
            event.widget.cursor_blink = self.settings.animations

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Says something in a corner, as long as the settings have it."""
        seconds = self.settings.message_seconds if timeout is None else timeout
        super().notify(message, title=title, severity=severity, timeout=seconds, markup=markup)

    async def action_quit(self) -> None:
        """Leaves as the desk does, which keeps the place; textual's own key knows no desk.

        A screen in front that something can be typed into is left by its own way, so that
        nothing typed is lost.
        """
        desk = self._desk
        if desk is not None and desk is self.screen:
            desk.action_leave()
            return
        if self.screen.query("Input, TextArea"):
            for action in ("leave", "cancel"):
                if hasattr(self.screen, f"action_{action}"):
                    await self.run_action(action, self.screen)
                    return
        if desk is not None:
            desk.remember()
            desk.begin_opening(desk.end())
        else:
            self.exit()

    @property
    def _desk(self) -> DeskScreen | None:
        from codebook.tui.screens.desk import DeskScreen

        return next((s for s in self.screen_stack if isinstance(s, DeskScreen)), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaves the key of the palette to the screens in front of the desk, for their lists."""
        if action == "command_palette" and isinstance(self.screen, ModalScreen):
            return False
        return super().check_action(action, parameters)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: the commands of the screen in front, then those of every app."""
        for command in getattr(screen, "commands", ()):
            if not command.action.startswith(_MOTIONS):
                run = self._runner(screen, command.action)
                yield SystemCommand(command.name, command.help, run)
        yield from super().get_system_commands(screen)

    def _runner(self, screen: Screen[Any], action: str) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            await screen.run_action(action)

        return run

    def panic(self, *renderables: Any) -> None:
        """Ends on an unexpected error without showing words of a transcript."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Ends likewise: textual's own way shows the values of local variables."""
        error = sys.exc_info()[0]
        if error is NoMatches and not self.is_running:
            return  # the program ends, and what something was to be shown in is gone already
        name = error.__name__ if error else "unknown"
        self.failure = CodebookError(
            f"codebook came upon something it did not expect ({name}) and stopped; what was "
            "marked saved is saved"
        )
        self._close_messages_no_wait()
