"""From the desk to what reviewers do with everybody's layers."""

from __future__ import annotations

from codebook.tui.screens.desk.finding import FindingCommands

Place = tuple[str, str, int]
"""A transcript's key, a code's path and an offset."""


class ReviewCommands(FindingCommands):
    """Commands that open the agreement, two layers side by side, and what is to be settled."""

    settling_at: Place | None = None
    """The place that was highlighted when settling was left."""

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
