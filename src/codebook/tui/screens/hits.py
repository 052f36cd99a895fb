"""What the screens that list passages have in common."""

from __future__ import annotations

from codebook.tui.screens.once import Page
from codebook.tui.widgets.hit_list import HitList


class HitsPage(Page[None]):
    """Leads to a passage; its keys go through the list of passages."""

    def _list(self) -> HitList:
        return self.query_one(HitList)

    def action_step(self, by: int) -> None:
        """Highlights the passage below or above."""
        self._list().action_step(by)

    def action_jump(self, where: str) -> None:
        """Highlights a passage further away: a page off, the first, the last."""
        passages = self._list()
        match where:
            case "first":
                passages.go(0)
            case "last":
                passages.go(len(passages.found) - 1)
            case _:
                passages.action_page(1 if where == "page_down" else -1)

    def action_go(self) -> None:
        """Chooses the highlighted passage."""
        self._list().action_choose()
