"""From the desk to what reviewers do with everybody's layers."""

from __future__ import annotations

from codebook.tui.screens.desk.finding import FindingCommands


class ReviewCommands(FindingCommands):
    """Commands that open the agreement, two layers side by side, and what is to be settled."""

    settling_at: tuple[str, str] | None = None
    """The transcript and the place that were shown when settling was left."""

    def action_agreement(self) -> None:
        """Shows how far coders agree."""
        from codebook.tui.screens.agreement import AgreementScreen

        self.app.push_screen(AgreementScreen(self))

    def action_compare(self) -> None:
        """Shows two layers of the open transcript side by side."""
        from codebook.tui.screens.compare import CompareScreen

        if self.opened is not None:
            self.app.push_screen(CompareScreen(self, self.key, at=self.view.cursor))

    def action_settle(self) -> None:
        """Shows what is to be settled."""
        from codebook.tui.screens.settle import SettleScreen

        self.app.push_screen(SettleScreen(self))

    async def look_again(self) -> None:
        """Shows what is stored, after others' screens may have changed it."""
        await self.reload(self.view.cursor)
        await self.read_study()
