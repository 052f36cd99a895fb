"""What was released: when, what, and what was taken back."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codebook.store.report_values import Release
from codebook.tasks.memos import day
from codebook.tasks.released import contents
from codebook.tui.commands.reports import RELEASES
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.asking import Asking
from codebook.tui.screens.list_keys import ListKeys
from codebook.tui.widgets.key_footer import KeyFooter


class ReleasesScreen(ListKeys, Asking[None]):
    """Lists releases, the newest first."""

    CSS_PATH = "releases.tcss"
    KEYED = RELEASES

    _found: Sequence[Release] = ()

    def compose(self) -> ComposeResult:
        """How many there are, the list, and the highlighted one in full."""
        yield Static(id="what")
        yield OptionList(id="list", markup=False)
        yield Static(id="whole")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Reads them."""
        self.take_list()
        self.read(self._read())

    async def _read(self, keep: str = "") -> None:
        found = await self.desk.ask(lambda study: study.releases())
        self._found = found[::-1]
        standing = sum(not one.withdrawn_at for one in found)
        said = f"{standing} releases, remembered for good" if found else "nothing was released yet"
        self.query_one("#what", Static).update(Content(said))
        self.fill([Option(_line(one), id=one.id) for one in self._found], keep)

    @property
    def highlighted(self) -> Release | None:
        """The release that the keys are about."""
        at = self.options.highlighted
        return None if at is None or at >= len(self._found) else self._found[at]

    def on_option_list_option_highlighted(self) -> None:
        """Says what the release holds."""
        one = self.highlighted
        lines: list[str] = []
        if one is not None:
            lines = [
                f"{one.kind} {one.id}, released by {one.made_by} from the layer {one.layer}",
                *contents(one.facts),
                f"{one.log_length} events in the log before it; its head {one.log_head[:16]}",
            ]
            if one.withdrawn_at:
                when = day(one.withdrawn_at)
                lines.append(f"taken back {when} by {one.withdrawn_by}: {one.withdrawn_because}")
        self.query_one("#whole", Static).update(Content("\n".join(lines)))

    def action_withdraw(self) -> None:
        """Takes a release back, with the reason."""
        self.once_there(self._withdraw)

    async def _withdraw(self) -> None:
        one = self.highlighted
        if one is None or one.withdrawn_at:
            self.tell("there is nothing here to take back")
            return
        question = f"Take back “{one.title}”? Only if it reached nobody. Say why; escape keeps it"
        reason = await self.app.push_screen_wait(AskScreen(question, "why"))
        if not reason:
            return
        release = one.id
        await self.desk.writing.change(lambda study: study.withdraw_release(release, reason))
        await self._read(release)


def _line(one: Release) -> Text:
    line = Text(f"{day(one.made_at)}  {one.kind:<10}  ", no_wrap=True, overflow="ellipsis")
    line.append(one.title, style="bold")
    line.append(f"  {'; '.join(contents(one.facts))}", style="dim")
    return Text.assemble("taken back  ", line) if one.withdrawn_at else line
