"""The line at the bottom where a query for this transcript is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static


class FindInput(Input):
    """Where the query is typed; keys that move lead from match to match."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", show=False),
        Binding("down,tab", "step(1)", "next", show=False),
        Binding("up,shift+tab", "step(-1)", "previous", show=False),
        Binding("ctrl+f", "everywhere", "in the study", show=False),
    ]

    class Left(Message):
        """The search is given up."""

    class Everywhere(Message):
        """The search is to go on in the whole study."""

    class Stepped(Message):
        """The next match is wanted, or the one before."""

        def __init__(self, by: int):
            super().__init__()
            self.by = by

    def action_leave(self) -> None:
        """Gives the search up."""
        self.post_message(self.Left())

    def action_step(self, by: int) -> None:
        """Goes to another match."""
        self.post_message(self.Stepped(by))

    def action_everywhere(self) -> None:
        """Goes on in the study."""
        self.post_message(self.Everywhere())


class FindBar(Horizontal):
    """A line in the place of the footer: the query, how many matches, the keys."""

    DEFAULT_CSS = """
    FindBar { dock: bottom; height: 1; background: $boost; }
    FindBar #sign { width: 2; padding: 0 0 0 1; }
    FindBar Input, FindBar Input:focus {
        width: 1fr; height: 1; border: none; padding: 0; background: $boost;
    }
    FindBar #count { width: 50%; padding: 0 1; color: $text-muted; text-align: right; }
    """

    def __init__(self) -> None:
        super().__init__(id="find-bar")

    def compose(self) -> ComposeResult:
        """The parts of the line."""
        yield Static("/", id="sign")
        yield FindInput(
            placeholder='words, "a phrase", stem*, one NEAR/5 other, /expression/',
            id="seek",
            select_on_focus=False,
        )
        yield Static(id="count")

    @property
    def typed(self) -> FindInput:
        """The input."""
        return self.query_one(FindInput)

    def count(self, words: str) -> None:
        """Says how many matches there are, or why none."""
        for line in self.query("#count").results(Static):
            line.update(Content(words), layout=False)
