"""Looking at things beside the text."""

from __future__ import annotations

from codebook.tui.screens.desk.base import DeskBase
from codebook.tui.screens.help import HelpScreen
from codebook.tui.screens.tally import TallyScreen


class LookingCommands(DeskBase):
    """Commands that open another screen or change what this one shows."""

    def action_panels(self) -> None:
        """Shows or hides the lists."""
        self.toggle_class("bare")

    def action_tally(self) -> None:
        """Shows the tally of the coder's own layer."""
        self.begin(self._tally())

    async def _tally(self) -> None:
        from codebook.tasks.tally import exact

        coder = self.coder
        tally = await self.ask(lambda study: exact(study, layer=coder))
        await self.app.push_screen(TallyScreen(tally))

    def action_help(self) -> None:
        """Shows all keys."""
        self.app.push_screen(HelpScreen())
