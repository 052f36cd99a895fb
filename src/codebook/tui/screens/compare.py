"""Two coders' layers of one transcript, side by side on its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from codebook.tui.commands.agreement import COMPARE
from codebook.tui.motions import Reader
from codebook.tui.screens.asking import Asking
from codebook.tui.widgets.key_footer import KeyFooter
from codebook.tui.widgets.pair_view import PairView

if TYPE_CHECKING:
    from codebook.tasks.reviewing import Compared
    from codebook.tui.screens.desk.reviewing import ReviewCommands


class CompareScreen(Asking[None]):
    """Without names the layers of who looks and of another. What that coder has is kept first."""

    CSS_PATH = "compare.tcss"
    KEYED = COMPARE
    desk: ReviewCommands

    def __init__(
        self, desk: ReviewCommands, key: str, coders: Sequence[str] | None = None, *, at: int = 0
    ):
        super().__init__(desk)
        self._key = key
        self._coders = coders
        self._at = at
        self.found: Compared | None = None

    def compose(self) -> ComposeResult:
        """What is compared, the two halves, and the difference that is looked at."""
        yield Static(id="what")
        yield Static(id="names")
        yield PairView(id="pair")
        yield Static(id="here")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Reads the two layers."""
        self.view.focus()
        self.read(self._read())

    @property
    def view(self) -> PairView:
        """The two halves."""
        return self.query_one(PairView)

    async def _read(self) -> None:
        from codebook.errors import BadInput
        from codebook.tasks.reviewing import compared

        who, key, coders = self.desk.coder, self._key, self._coders
        try:
            found = await self.desk.ask(lambda study: compared(study, who, key, coders))
        except BadInput as error:
            self.query_one("#what", Static).update(Content(str(error)))
            return
        self.found, self._coders = found, found.coders
        reader = Reader(found.transcript.text, found.transcript.turns)
        self.view.show(reader, found.layers, self._at)

    def on_pair_view_moved(self) -> None:
        """Says what the two coded at the difference that is looked at."""
        found, view = self.found, self.view
        if found is None:
            return
        number = len(view.differences)
        place = f"difference {view.at + 1} of {number}" if number else "no differences"
        what = f"{self._key} · {place} · underlined: both alike · reversed: not alike"
        if found.own:
            what += f" · the consensus was made from {_but_consensus(found.coders)}'s layer too"
        self.query_one("#what", Static).update(Content(what))
        names = Text(view.heading(found.coders), style="bold", no_wrap=True)
        self.query_one("#names", Static).update(names)
        one = view.difference
        if one is None:
            self.query_one("#here", Static).update(Text("both layers are the same", style="dim"))
            return
        lines = [Text(f"{one.span.length} characters", style="dim")]
        for coder, codes in zip(found.coders, (one.only_first, one.only_second), strict=True):
            alone = ", ".join(f"{view.letter(code)} {code}" for code in codes)
            lines.append(Text(f"{coder} alone: {alone or 'nothing'}"))
        self.query_one("#here", Static).update(Text("\n").join(lines))

    # Keys

    def action_difference(self, by: int) -> None:
        """Looks at the next difference, or the one before."""
        self.view.go(by)

    def action_step(self, by: int) -> None:
        """Scrolls by a row."""
        self.view.scroll_rows(by)

    def action_jump(self, where: str) -> None:
        """Scrolls by a page, or to an end."""
        page = max(1, self.view.size.height - 1)
        far = {"page_down": page, "page_up": -page, "first": -(10**9), "last": 10**9}
        self.view.scroll_rows(far[where])

    def _other(self, coders: tuple[str, str]) -> None:
        seen = self.view.difference
        if seen is not None:
            self._at = seen.span.start
        self._coders = coders
        self.read(self._read())

    def action_coder(self) -> None:
        """Puts the next coder's layer on the right."""
        found = self.found
        if found is None:
            return
        left, right = found.coders
        free = [name for name in found.others if name != left]
        if len(free) > 1:
            self._other((left, free[(free.index(right) + 1) % len(free)]))
        else:
            self.tell("no other layer of this transcript may be compared")

    def action_swap(self) -> None:
        """Changes the sides."""
        if self.found is not None:
            left, right = self.found.coders
            self._other((right, left))


def _but_consensus(coders: Sequence[str]) -> str:
    from codebook.store.values import CONSENSUS

    return next(name for name in coders if name != CONSENSUS)
