"""The desk: a transcript, its codings, and the keys to code it.

``base`` holds what is on the screen and how it is written; each other module holds the commands
of one kind, as :mod:`codebook.tui.commands` lists them.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from codebook.tui.screens.desk.base import KEEP_SECONDS
from codebook.tui.screens.desk.codebook import CodebookCommands
from codebook.tui.screens.desk.coding import CodingCommands
from codebook.tui.screens.desk.editing import EditingCommands
from codebook.tui.screens.desk.filtering import FilterCommands
from codebook.tui.screens.desk.in_vivo import InVivoCommands
from codebook.tui.screens.desk.looking import LookingCommands
from codebook.tui.screens.desk.memos import MemoCommands
from codebook.tui.screens.desk.moving import MovingCommands
from codebook.tui.screens.desk.progress import ProgressCommands
from codebook.tui.screens.desk.reports import ReportCommands
from codebook.tui.screens.desk.reviewing import ReviewCommands
from codebook.tui.screens.desk.transcripts import TranscriptCommands
from codebook.tui.widgets.code_list import CodeList
from codebook.tui.widgets.coding_list import CodingList
from codebook.tui.widgets.key_footer import KeyFooter
from codebook.tui.widgets.status_line import StatusLine
from codebook.tui.widgets.transcript_list import TranscriptList
from codebook.tui.widgets.transcript_view import TranscriptView

_NARROW, _WIDE = 100, 120
"""Cells below which no list, and below which only the transcripts, stand beside the text."""
_TALL = 40
"""Columns below which the lists are left out, rows from which more codings are listed."""


class DeskScreen(
    ReviewCommands,
    ReportCommands,
    MovingCommands,
    EditingCommands,
    FilterCommands,
    CodingCommands,
    InVivoCommands,
    MemoCommands,
    TranscriptCommands,
    ProgressCommands,
    CodebookCommands,
    LookingCommands,
):
    """One coder at work. Whatever is done shows at once and is written by the study's thread."""

    CSS_PATH = "desk.tcss"

    def compose(self) -> ComposeResult:
        """Transcripts, the text, codes and the codings under the cursor."""
        with Horizontal():
            yield TranscriptList(id="transcripts")
            with Vertical():
                view = TranscriptView(self.color_of, self.moved, id="view")
                yield view
                yield CodingList(self.codes, view.letter, id="here")
            yield CodeList(self.codes, id="tree")
        yield StatusLine(id="status")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Opens the transcript that was left last, or the first."""
        self._fit()
        self.show_chosen_lists()
        self.app.theme_changed_signal.subscribe(self, lambda _: self.recolor())
        self.view.focus()
        self.begin_opening(self.open_place())
        self.set_interval(KEEP_SECONDS, self.remember)

    def on_resize(self) -> None:
        """Narrow terminals show the text alone."""
        self._fit()

    def _fit(self) -> None:
        width = self.app.size.width
        self.set_class(width < _NARROW, "narrow")
        self.set_class(_NARROW <= width < _WIDE, "medium")
        self.set_class(self.app.size.height >= _TALL, "tall")
