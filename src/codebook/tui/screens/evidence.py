"""Marking the passages that a claim rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from codebook.tasks.passages import Passages
from codebook.tui.screens.behind import in_full
from codebook.tui.screens.once import Dialog
from codebook.tui.widgets.hit_list import HitList
from codebook.tui.widgets.key_footer import KeyFooter


class EvidenceScreen(Dialog[tuple[str, ...] | None]):
    """Gives the ids of the codings that are marked, ``None`` where nothing is to change."""

    CSS_PATH = "evidence.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "mark"),
        Binding("enter", "take", "take the marked ones"),
        Binding("escape", "cancel", "cancel"),
        Binding("down,j", "step(1)", "down", show=False),
        Binding("up,k", "step(-1)", "up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
    ]

    def __init__(self, found: Passages, what: str, marked: Iterable[str]):
        super().__init__()
        self._found = found
        self._what = what
        ids = set(marked)
        self._marked = {n for n, coding in enumerate(found.codings) if coding.id in ids}

    def compose(self) -> ComposeResult:
        """What is asked, the passages, the highlighted one in full."""
        yield Static(Content(self._what), id="what")
        yield HitList(id="hits")
        yield Static(id="passage")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Lists the passages, with those marked that the claim rests on."""
        hits = self.query_one(HitList)
        hits.focus()
        hits.show(self._found)
        hits.mark(self._marked)

    def on_hit_list_moved(self) -> None:
        """Shows the highlighted passage in full."""
        at = self.query_one(HitList).at
        self.query_one("#passage", Static).update(in_full(self._found, at))

    def action_mark(self) -> None:
        """Marks the passage, or takes the mark away; goes to the next."""
        hits = self.query_one(HitList)
        if hits.hit is not None:
            self._marked ^= {hits.at}
            hits.mark(self._marked)
            hits.action_step(1)

    def action_step(self, by: int) -> None:
        """Highlights the passage below or above."""
        self.query_one(HitList).action_step(by)

    def action_page(self, way: int) -> None:
        """Highlights a passage a page further."""
        self.query_one(HitList).action_page(way)

    def action_take(self) -> None:
        """Gives the marked ones."""
        self.dismiss(tuple(self._found.codings[n].id for n in sorted(self._marked)))

    def action_cancel(self) -> None:
        """Changes nothing."""
        self.dismiss(None)
