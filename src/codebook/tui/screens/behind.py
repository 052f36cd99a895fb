"""The passages behind a cell of a table, or behind a claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from codebook.tasks.hits import Hit
from codebook.tasks.passages import Passages
from codebook.tui.commands.reports import BEHIND
from codebook.tui.said import said_of
from codebook.tui.screens.hits import HitsPage
from codebook.tui.widgets.hit_list import HitList
from codebook.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from codebook.core.codings import Coding


class BehindScreen(HitsPage):
    """Lists passages; ``chosen`` is the one that is to be gone to at the desk."""

    CSS_PATH = "behind.tcss"
    KEYED = BEHIND

    chosen: Hit | None = None

    def __init__(self, found: Passages, what: str, note: Callable[[Coding], str] | None = None):
        super().__init__()
        self._found = found
        self._what = what
        self._note = note or (lambda _: "")

    def compose(self) -> ComposeResult:
        """What is listed, the list, and the highlighted passage in full."""
        yield Static(Content(self._what), id="what")
        yield HitList(id="hits")
        yield Static(id="passage")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Lists the passages."""
        hits = self.query_one(HitList)
        hits.focus()
        hits.show(self._found, 0, lambda number: self._note(self._found.codings[number]))

    def on_hit_list_moved(self) -> None:
        """Shows the highlighted passage in full, with what is said of it."""
        hits = self.query_one(HitList)
        self.query_one("#passage", Static).update(in_full(self._found, hits.at))

    def action_go(self) -> None:
        """Has the desk go to the passage."""
        self.chosen = self.query_one(HitList).hit
        if self.chosen is not None:
            self.dismiss()

    def on_hit_list_chosen(self) -> None:
        """Has the desk go to the passage that was clicked."""
        self.action_go()

    def action_close(self) -> None:
        """Back to where one came from."""
        self.dismiss()


def in_full(found: Passages, number: int) -> Text:
    """A passage in its context, with what is said of it."""
    if not 0 <= number < len(found):
        return Text("no passages", style="dim")
    hit, coding = found[number], found.codings[number]
    head = f"{hit.transcript} {hit.turn}  {hit.speaker}  {hit.category or ''}  {coding.coder}"
    said = "  ".join([coding.code, *said_of(coding)])
    around = Text.assemble((hit.before, "dim"), (hit.text, "bold"), (hit.after, "dim"))
    return Text("\n").join([Text(head, style="dim"), Text(said, style="italic"), around])
