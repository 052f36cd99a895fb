"""The first screen: recent studies, a new one, the sample."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codebook.errors import CodebookError
from codebook.tui.commands.starting import START
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.new_study import NewStudyScreen
from codebook.tui.screens.once import Page
from codebook.tui.widgets.key_footer import KeyFooter
from codebook.tui.widgets.stepping import step

SAMPLE_FOLDER = Path("codebook-demo")


class StartScreen(Page[Path | None]):
    """Gives the file of the study to open, ``None`` to leave."""

    CSS_PATH = "start.tcss"
    KEYED = START

    def __init__(self, recent: Sequence[Path], problem: str = ""):
        super().__init__()
        self._recent = recent
        self._problem = problem

    def compose(self) -> ComposeResult:
        """What can be opened, and what went wrong before."""
        with Vertical(id="start"):
            yield Static("codebook", id="name")
            yield Static("Code confidential interviews in a team, and count people safely.")
            yield OptionList(*self._options(), markup=False)
            yield Static(Content(self._problem), id="problem")
        yield KeyFooter(show_command_palette=False)

    def _options(self) -> list[Option | None]:
        studies = [Option(self._line(path), id=f"study {n}") for n, path in enumerate(self._recent)]
        if not studies:
            hint = "No study was opened on this computer yet."
            studies = [Option(Text(hint, style="dim"), disabled=True)]
        return [
            *studies,
            None,
            Option("New study…", id="new"),
            Option("Open a file…", id="other"),
            Option("Try the sample study: invented interviews", id="sample"),
        ]

    def _line(self, path: Path) -> Text:
        folder = str(path.parent).replace(str(Path.home()), "~", 1)
        line = Text(no_wrap=True, overflow="ellipsis")
        return line.append(f"{path.stem}  ", "bold").append(folder, "dim")

    def on_mount(self) -> None:
        """Begins at the study that was opened last."""
        options = self.query_one(OptionList)
        self.without_keys(options)
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Does what was chosen."""
        wanted = event.option.id or ""
        match wanted.split():
            case ["study", number]:
                self.dismiss(self._recent[int(number)])
            case [action]:
                self.call_later(getattr(self, f"action_{action}"))

    def action_step(self, by: int) -> None:
        """Highlights what stands below or above."""
        step(self, by)

    def action_jump(self, where: str) -> None:
        """Highlights a line further away: a page off, the first, the last."""
        getattr(self.query_one(OptionList), f"action_{where}")()

    def action_go(self) -> None:
        """Does what is highlighted."""
        self.query_one(OptionList).action_select()

    def action_new(self) -> None:
        """Makes a new study."""
        self.app.push_screen(NewStudyScreen(), self._made)

    def _made(self, path: Path | None) -> None:
        if path is not None:
            self.dismiss(path)

    def action_other(self) -> None:
        """Opens a file that is named."""

        def named(name: str | None) -> None:
            if name:
                self.dismiss(Path(name).expanduser())

        self.app.push_screen(AskScreen("Which study?", "its file, such as raids.study"), named)

    def action_sample(self) -> None:
        """Makes the sample study, unless it is there, and opens it."""
        self._say(f"making the sample study in {SAMPLE_FOLDER} …")
        self.run_worker(self._sample())

    async def _sample(self) -> None:
        from codebook.tasks.sample import build_sample

        try:
            study = await asyncio.to_thread(build_sample, SAMPLE_FOLDER)
        except (CodebookError, OSError) as error:
            reason = str(error) if isinstance(error, CodebookError) else error.strerror
            self._say(f"The sample could not be made in {SAMPLE_FOLDER}: {reason}")
            return
        self.dismiss(study)

    def _say(self, problem: str) -> None:
        self.query_one("#problem", Static).update(Content(problem))

    def action_leave(self) -> None:
        """Leaves."""
        self.dismiss(None)
