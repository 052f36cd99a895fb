"""The differences between coders, each in its context."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from codebook.core.agreement.disagreements import Disagreement, Kind
from codebook.tui.commands.agreement import DIFFERENCES
from codebook.tui.screens.asking import Asking
from codebook.tui.screens.hits import HitsPage
from codebook.tui.widgets.hit_list import HitList
from codebook.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from codebook.tasks.hits import Hit
    from codebook.tui.screens.desk.reviewing import ReviewCommands

KINDS = {
    Kind.MISSED: "missed",
    Kind.BOUNDARY: "boundary",
    Kind.DIFFERENT_CODE: "different code",
    Kind.PARENT_CHILD: "parent and child",
}


class DifferencesScreen(HitsPage, Asking[None]):
    """Lists differences; ``leave`` is done too where a passage is gone to at the desk."""

    CSS_PATH = "behind.tcss"
    KEYED = DIFFERENCES
    desk: ReviewCommands

    def __init__(
        self,
        desk: ReviewCommands,
        listed: Sequence[Disagreement],
        what: str,
        leave: Callable[[], None],
    ):
        super().__init__(desk)
        self._all = listed
        self._what = what
        self._leave = leave
        self._kinds: list[Kind | None] = [
            None,
            *(k for k in Kind if any(o.kind is k for o in listed)),
        ]
        self.listed: Sequence[Disagreement] = ()

    def compose(self) -> ComposeResult:
        """What is listed, the list, and the highlighted difference in full."""
        yield Static(id="what")
        yield HitList(id="hits")
        yield Static(id="passage")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Lists the differences."""
        self.query_one(HitList).focus()
        self.read(self._read())

    async def _read(self) -> None:
        from codebook.tasks.reviewing import rows_of

        kind, coder = self._kinds[0], self.desk.coder
        listed = [one for one in self._all if kind in (None, one.kind)]
        rows = await self.desk.ask(lambda study: rows_of(study, coder, listed))
        self.listed = listed
        self.query_one(HitList).show(rows, 0, lambda number: _note(listed[number]))
        characters = sum(one.characters for one in listed)
        which = "of all kinds" if kind is None else f"only {KINDS[kind]}"
        what = f"{self._what} · {len(listed)} differences, {characters:,} characters · {which}"
        self.query_one("#what", Static).update(Content(what))

    @property
    def difference(self) -> Disagreement | None:
        """The one that is highlighted."""
        at = self.query_one(HitList).at
        return self.listed[at] if 0 <= at < len(self.listed) else None

    def on_hit_list_moved(self) -> None:
        """Shows the highlighted difference in full."""
        one, hit = self.difference, self.query_one(HitList).hit
        shown = (
            Text("no differences", style="dim")
            if one is None or hit is None
            else _in_full(one, hit)
        )
        self.query_one("#passage", Static).update(shown)

    def on_hit_list_chosen(self) -> None:
        """Shows the one that was clicked side by side."""
        self.action_go()

    # Keys

    def action_go(self) -> None:
        """Shows the two layers side by side at the difference."""
        self.once_there(self._compare)

    async def _compare(self) -> None:
        from codebook.tui.screens.compare import CompareScreen

        one = self.difference
        if one is not None:
            at = one.span.start
            self.app.push_screen(CompareScreen(self.desk, one.transcript, one.coders, at=at))

    def action_text(self) -> None:
        """Goes to the passage at the desk."""
        hit = self.query_one(HitList).hit
        if hit is not None:
            self.desk.jump(hit)
            self.dismiss()
            self._leave()

    def action_kind(self) -> None:
        """Lists the next kind."""
        self._kinds.append(self._kinds.pop(0))
        self.read(self._read())


def _note(one: Disagreement) -> str:
    """What stands after a difference in its row."""
    return f"{KINDS[one.kind]} · {one.characters} · {one.code}"


def _in_full(one: Disagreement, hit: Hit) -> Text:
    """A difference, who marked what there, and the words in their context."""
    kind = KINDS[one.kind]
    if one.instead:
        kind += f" ({', '.join(one.instead)})"
    head = f"{one.transcript} {hit.turn}  {hit.speaker}  {one.code}: {kind}"
    alone = (one.only_first, one.only_second)
    lines = [Text(head, style="bold")]
    for coder, codes, characters in zip(one.coders, one.codes, alone, strict=True):
        only = f", {characters} characters alone" if characters else ""
        lines.append(Text(f"{coder}: {', '.join(codes) or 'nothing'}{only}", style="italic"))
    lines.append(Text.assemble((hit.before, "dim"), (hit.text, "bold"), (hit.after, "dim")))
    return Text("\n").join(lines)
