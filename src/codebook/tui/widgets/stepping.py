"""Going through a list or a table from elsewhere: from an input above it, or by letters."""

from __future__ import annotations

from textual.dom import DOMNode
from textual.widgets import DataTable, OptionList

_IN_TABLES = {"first": "scroll_top", "last": "scroll_bottom"}


def step(screen: DOMNode, by: int) -> None:
    """Highlights the option below (``by`` 1) or above (-1) in the list of a screen, if any."""
    for options in screen.query(OptionList):
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()


def jump_in_table(screen: DOMNode, where: str) -> None:
    """Does what a table can do: ``first``, ``last``, or the name of an action of its own."""
    for table in screen.query(DataTable):
        getattr(table, f"action_{_IN_TABLES.get(where, where)}")()
