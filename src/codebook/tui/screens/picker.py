"""Picking a code: a few letters, Enter."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from codebook.core.codes import Code, CodeTree
from codebook.core.ranking import Ranker
from codebook.tui.colors import mark_style
from codebook.tui.widgets.stepping import step

_SHOWN = 60


class PickerScreen(ModalScreen[str | None]):
    """Gives the path of the code that was picked, or ``None``."""

    CSS_PATH = "picker.tcss"
    BINDINGS = [
        Binding("escape", "cancel", "cancel"),
        Binding("down,ctrl+n", "step(1)", "down", show=False, priority=True),
        Binding("up,ctrl+p", "step(-1)", "up", show=False, priority=True),
    ]

    def __init__(self, tree: CodeTree, ranker: Ranker, recent: Sequence[str], words: str):
        super().__init__()
        self._tree = tree
        self._ranker = ranker
        self._recent = recent
        self._words = words
        self._codes: list[Code] = []

    def compose(self) -> ComposeResult:
        """An input, the ranked codes, and what the highlighted one means."""
        with Vertical(id="picker"):
            yield Static(Content(self._words), id="words")
            yield Input(placeholder="code: a few letters of its name", id="query")
            yield OptionList(id="codes", markup=False)
            yield Static(id="about")

    def on_mount(self) -> None:
        """Begins with the recent codes."""
        self.query_one(OptionList).can_focus = False
        self._rank("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Ranks anew at every letter."""
        self._rank(event.value)

    def _rank(self, query: str) -> None:
        self._codes = self._ranker.rank(query, self._recent)[:_SHOWN]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._line(code)) for code in self._codes])
        if self._codes:
            options.highlighted = 0
        self._explain()

    def _line(self, code: Code) -> Text:
        color = mark_style(self._tree.color_of(code.path), self.background_colors[1])
        return Text.assemble(("▌ ", color), code.path, ("  " + code.name, "dim"))

    def on_option_list_option_highlighted(self) -> None:
        """Says what the code means that is highlighted now."""
        self._explain()

    def _explain(self) -> None:
        at = self.query_one(OptionList).highlighted
        about = self.query_one("#about", Static)
        if at is None or at >= len(self._codes):
            about.update(Content("no code is like that"))
            return
        code = self._codes[at]
        lines = [code.definition, f"Include: {code.include}", f"Exclude: {code.exclude}"]
        about.update(Content("\n".join(lines)))

    def action_step(self, by: int) -> None:
        """Highlights the code below or above."""
        step(self, by)

    def on_input_submitted(self) -> None:
        """Takes the highlighted code."""
        at = self.query_one(OptionList).highlighted
        self.dismiss(None if at is None or at >= len(self._codes) else self._codes[at].path)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Takes the code that was clicked."""
        self.dismiss(self._codes[event.option_index].path)

    def action_cancel(self) -> None:
        """Takes none."""
        self.dismiss(None)
