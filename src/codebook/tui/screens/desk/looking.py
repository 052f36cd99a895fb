"""Looking at things beside the text."""

from __future__ import annotations

from codebook.tui.screens.desk.base import DeskBase
from codebook.tui.screens.help import HelpScreen
from codebook.tui.widgets.code_list import CodeList

_HIDDEN = ("no-transcripts", "no-codes")


class LookingCommands(DeskBase):
    """Commands that open another screen or change what this one shows."""

    def action_panels(self) -> None:
        """Hides the lists; where none is shown, shows both."""
        hidden = all(self.has_class(name) for name in _HIDDEN)
        self.remove_class(*_HIDDEN)
        if self.has_class("narrow") or not hidden:
            self.toggle_class("bare")

    def recolor(self) -> None:
        """Draws the marks of codes anew, in colours for another theme."""
        self.query_one(CodeList).show(self._per_code)
        self.moved()

    def show_chosen_lists(self) -> None:
        """Shows the lists that the settings ask for."""
        panels = self.settings.panels
        for name, shown in zip(_HIDDEN, (panels.transcripts, panels.codes), strict=True):
            self.set_class(not shown, name)

    def action_help(self) -> None:
        """Shows all keys."""
        self.app.push_screen(HelpScreen(self.commands))
