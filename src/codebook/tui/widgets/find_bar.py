"""The line at the bottom where a query for this transcript is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from codebook.tui.widgets.seek_input import SeekInput

EXAMPLES = 'words, "a phrase", stem*, this OR that, one NEAR/5 other, /expression/'
"""What stands where a query is to be typed."""


class FindBar(Horizontal):
    """A line in the place of the footer: the query, how many matches, the keys.

    ``ways`` are what keys do that lead out of the query, or from match to match.
    """

    DEFAULT_CSS = """
    FindBar { dock: bottom; height: 1; background: $boost; }
    FindBar #sign { width: 2; padding: 0 0 0 1; }
    FindBar Input, FindBar Input:focus {
        width: 1fr; height: 1; border: none; padding: 0; background: $boost;
    }
    FindBar #count { width: 50%; padding: 0 1; color: $text-muted; text-align: right; }
    """

    def __init__(self, ways: Mapping[str, Callable[[], object]]):
        super().__init__(id="find-bar")
        self._ways = ways

    def compose(self) -> ComposeResult:
        """The parts of the line."""
        yield Static("/", id="sign")
        yield SeekInput(self._ways, placeholder=EXAMPLES, id="seek", select_on_focus=False)
        yield Static(id="count")

    @property
    def typed(self) -> SeekInput:
        """The input."""
        return self.query_one(SeekInput)

    def count(self, words: str) -> None:
        """Says how many matches there are, or why none."""
        for line in self.query("#count").results(Static):
            line.update(Content(words), layout=False)
