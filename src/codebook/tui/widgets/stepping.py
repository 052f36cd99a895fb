"""Going through a list of options from elsewhere: from an input above it, or by letters."""

from __future__ import annotations

from textual.dom import DOMNode
from textual.widgets import OptionList


def step(screen: DOMNode, by: int) -> None:
    """Highlights the option below (``by`` 1) or above (-1) in the list of a screen, if any."""
    for options in screen.query(OptionList):
        if by > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()
