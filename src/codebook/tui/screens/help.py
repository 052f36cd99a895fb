"""All keys in force, from the list of commands; typing narrows them down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from codebook.tui.commands import Command, by_group
from codebook.tui.commands.keys import shown
from codebook.tui.screens.once import Dialog

_MOUSE = (
    "Mouse: click, drag to select, wheel; with shift, the terminal's own selection. "
    "Keys of your own: codebook settings --write"
)
_KEYS = 19


class HelpScreen(Dialog[None]):
    """What every key does."""

    CSS_PATH = "help.tcss"
    BINDINGS = [
        Binding("escape,f1", "close", "close"),
        Binding("up", "scroll(-1)", "up", show=False),
        Binding("down", "scroll(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
    ]

    def __init__(self, commands: Sequence[Command]):
        super().__init__()
        self._commands = commands

    def compose(self) -> ComposeResult:
        """What to look for, the keys by group, and how to go on."""
        with Vertical(id="help"):
            yield Input(placeholder="a key, or words of what it does; escape closes", id="filter")
            with VerticalScroll(id="keys", can_focus=False):
                yield Static(_table(self._commands), id="table")
            yield Static(Content(_MOUSE), id="foot")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Shows what fits what was typed."""
        found = matching(self._commands, event.value)
        nothing = Text("no command is like that", style="dim")
        self.query_one("#table", Static).update(_table(found) if found else nothing)
        self._list.scroll_home(animate=False)

    @property
    def _list(self) -> VerticalScroll:
        return self.query_one("#keys", VerticalScroll)

    def action_scroll(self, by: int) -> None:
        """Scrolls by a row."""
        self._list.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scrolls by a page."""
        self._list.scroll_relative(y=by * max(1, self._list.size.height - 1), animate=False)

    def action_close(self) -> None:
        """Back to the desk."""
        self.dismiss(None)


def matching(commands: Iterable[Command], typed: str) -> list[Command]:
    """The commands that have a key, or else the words, that somebody typed."""
    wanted = typed.strip()
    having = [command for command in commands if wanted in map(shown, command.key_names)]
    if having:
        return having
    words = wanted.casefold().split()
    return [command for command in commands if all(word in _words(command) for word in words)]


def _words(command: Command) -> str:
    keys = " ".join(map(shown, command.key_names))
    return f"{keys} {command.name} {command.help} {command.group}".casefold()


def _table(commands: Iterable[Command]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(max_width=_KEYS)
    for number, (group, members) in enumerate(by_group(commands).items()):
        if number:
            table.add_row()
        table.add_row(Text(group, style="bold"))
        for command in members:
            keys = " ".join(map(shown, command.key_names))
            table.add_row(Text(keys), Text(command.help))
    return table
