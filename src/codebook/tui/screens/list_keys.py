"""Keys that go through the list of a page, and filling it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from codebook.tui.screens.keyed import Keyed


class ListKeys(Keyed[None]):
    """A page with a list named ``list``; its keys are among the commands."""

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one("#list", OptionList)

    def take_list(self) -> None:
        """Gives the keys to the page, and the focus to the list."""
        self.without_keys(self.options)
        self.options.focus()

    def fill(self, options: Sequence[Option], keep: str = "") -> None:
        """Lists other options; the one with the id ``keep`` is highlighted, or the first."""
        at = next((n for n, option in enumerate(options) if option.id == keep), 0)
        self.options.clear_options()
        self.options.add_options(options)
        self.options.highlighted = at if options else None

    def action_step(self, by: int) -> None:
        """Highlights the one below or above."""
        if by > 0:
            self.options.action_cursor_down()
        else:
            self.options.action_cursor_up()

    def action_jump(self, where: str) -> None:
        """Highlights one further away."""
        getattr(self.options, f"action_{where}")()
