"""All keys, from the list of commands."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from codebook.tui.commands import DESK

_SYMBOLS = {
    "question_mark": "?", "full_stop": ".", "comma": ",", "semicolon": ";",
    "left_parenthesis": "(", "right_parenthesis": ")", "left_curly_bracket": "{",
    "right_curly_bracket": "}", "left_square_bracket": "[", "right_square_bracket": "]",
    "dollar_sign": "$",
    "left": "←", "right": "→", "up": "↑", "down": "↓",
}  # fmt: skip


class HelpScreen(ModalScreen[None]):
    """What every key does."""

    CSS_PATH = "help.tcss"
    BINDINGS = [Binding("escape,question_mark,f1,q", "close", "close")]

    def compose(self) -> ComposeResult:
        """A table of keys by group."""
        table = Table.grid(padding=(0, 2))
        group = ""
        for command in DESK:
            if command.group != group:
                group = command.group
                table.add_row(Text(f"\n{group}", style="bold"), "")
            keys = " ".join(_SYMBOLS.get(key, key) for key in command.keys.split(","))
            table.add_row(Text(keys), Text(command.help))
        with VerticalScroll(id="help"):
            yield Static(table)
            yield Static("\nWith the mouse: click, drag to select, wheel. Shift and the mouse is "
                         "the terminal's own selection.")  # fmt: skip

    def action_close(self) -> None:
        """Back to the desk."""
        self.dismiss(None)
