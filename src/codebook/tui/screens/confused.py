"""Codes that are taken for one another, with what both say of themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codebook.core.codes import Code
from codebook.tui.commands.agreement import CONFUSED
from codebook.tui.screens.asking import Asking
from codebook.tui.screens.list_keys import ListKeys
from codebook.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from codebook.tasks.differences import Confused, Differences
    from codebook.tui.screens.desk.reviewing import ReviewCommands


class ConfusedScreen(ListKeys, Asking[None]):
    """Lists pairs of codes, those first that were confused over most characters."""

    CSS_PATH = "confused.tcss"
    KEYED = CONFUSED
    desk: ReviewCommands

    def __init__(
        self,
        desk: ReviewCommands,
        found: Differences,
        pairs: Sequence[Confused],
        leave: Callable[[], None],
    ):
        super().__init__(desk)
        self._found = found
        self._pairs = pairs
        self._leave = leave

    def compose(self) -> ComposeResult:
        """The pairs, and the two codes side by side."""
        yield Static(Content(f"{len(self._pairs)} pairs of codes taken for one another"), id="what")
        yield OptionList(id="list", markup=False)
        with Horizontal(id="both"):
            for side in ("left", "right"):
                with VerticalScroll(can_focus=False):
                    yield Static(id=side)
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Lists the pairs."""
        self.take_list()
        self.fill([Option(_line(pair), id=str(n)) for n, pair in enumerate(self._pairs)])
        self._tell()

    @property
    def pair(self) -> Confused | None:
        """The one that is highlighted."""
        at = self.options.highlighted
        return None if at is None else self._pairs[at]

    def on_option_list_option_highlighted(self) -> None:
        """Shows the two codes."""
        self._tell()

    def _tell(self) -> None:
        pair = self.pair
        for side, number in (("left", 0), ("right", 1)):
            shown = Text("none", style="dim") if pair is None else _meaning(pair.codes[number])
            self.query_one(f"#{side}", Static).update(shown)

    def on_option_list_option_selected(self) -> None:
        """Lists the differences of the pair that was clicked."""
        self.action_differences()

    def action_differences(self) -> None:
        """Lists the differences that say that one was taken for the other."""
        from codebook.tui.screens.differences import DifferencesScreen

        pair = self.pair
        if pair is None:
            return
        paths = {code.path for code in pair.codes}
        listed = [
            one
            for one in self._found.listed
            if any({one.code, other} == paths for other in one.instead)
        ]
        what = " and ".join(code.path for code in pair.codes)
        self.app.push_screen(DifferencesScreen(self.desk, listed, what, self.leave))

    def leave(self) -> None:
        """Leaves for the desk, where a passage was gone to."""
        self.dismiss()
        self._leave()


def _line(pair: Confused) -> str:
    first, second = (code.path for code in pair.codes)
    return f"{pair.characters:>7,}  {first}  –  {second}  ({pair.differences} differences)"


def _meaning(code: Code) -> Text:
    """What a code means, and what it is not for."""
    text = Text.assemble((f"{code.name}\n", "bold"), (code.path, "dim"))
    for what, words in (
        ("", code.definition),
        ("Include: ", code.include),
        ("Exclude: ", code.exclude),
    ):
        text.append(f"\n{what}", style="bold")
        missing = "no definition" if not what else "nothing said"
        text.append(words or missing, style="" if words else "dim")
    return text
