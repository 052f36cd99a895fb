"""Choosing quotations of a code: which may be released, how they are attributed, and why not."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codebook.tasks.candidates import Candidate, candidates
from codebook.tasks.quotable import Request
from codebook.tui.commands.reports import QUOTATIONS
from codebook.tui.screens.asking import Asking
from codebook.tui.screens.list_keys import ListKeys
from codebook.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from codebook.tui.screens.desk.finding import FindingCommands


class QuotationsScreen(ListKeys, Asking[None]):
    """The passages of a code, each as it would be quoted. Internal: it shows who said it."""

    CSS_PATH = "quotations.tcss"
    KEYED = QUOTATIONS

    def __init__(self, desk: FindingCommands, request: Request):
        super().__init__(desk)
        self._request = request
        self.found: list[Candidate] = []
        self._alone: list[Candidate] = []
        self.picked: set[str] = set()

    def compose(self) -> ComposeResult:
        """How many may be released, the list, the highlighted one in full."""
        yield Static(id="what")
        yield OptionList(id="list", markup=False)
        with VerticalScroll(id="whole", can_focus=False):
            yield Static(id="text")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Reads the passages."""
        self.take_list()
        self.read(self._read())

    async def _read(self) -> None:
        request, coder = self._request, self.desk.coder
        self._alone = await self.desk.ask(lambda study: candidates(study, request, coder))
        self.picked &= {one.id for one in self._alone}
        await self._beside()

    async def _beside(self) -> None:
        """Judges those that are picked beside each other, and lists all."""
        judged = await self._judged()
        self.found = [judged.get(one.id, one) for one in self._alone]
        self._list()

    async def _judged(self) -> dict[str, Candidate]:
        """The picked passages beside each other: of two that share words, one may be released."""
        if not self.picked:
            return {}
        request = replace(self._request, picks=self._picks)
        return {one.id: one for one in await self.desk.ask(lambda s: candidates(s, request))}

    @property
    def _picks(self) -> tuple[str, ...]:
        return tuple(one.id for one in self._alone if one.id in self.picked)

    def _list(self) -> None:
        keep = self.highlighted.id if self.highlighted else ""
        self.fill([Option(self._line(one), id=one.id) for one in self.found], keep)
        self._tell()

    def _tell(self) -> None:
        free = sum(not one.why_not for one in self.found)
        said = (
            f"INTERNAL · {len(self.picked)} picked · {free} of {len(self.found)} may be quoted · "
            f"{self._request.code}"
        )
        self.query_one("#what", Static).update(Content(said))

    @property
    def highlighted(self) -> Candidate | None:
        """The passage that the keys are about."""
        option = self.options.highlighted_option
        return next((one for one in self.found if option and one.id == option.id), None)

    def _line(self, one: Candidate) -> Text:
        sign = "×" if one.why_not else "!" if one.warnings else " "
        line = Text("● " if one.id in self.picked else "  ", no_wrap=True, overflow="ellipsis")
        line.append(f"{sign} ", style="bold")
        who = "not released" if one.why_not else f"{one.attribution} ({one.class_size})"
        line.append(f"{who:<32.32} ", style="dim" if one.why_not else "")
        return line.append(one.text, style="dim" if one.why_not else "bold")

    def on_option_list_option_highlighted(self) -> None:
        """Shows the passage in full, with whom a reader may think it is by."""
        one = self.highlighted
        text = Text()
        if one is not None:
            text.append(f"“{one.text}”\n", style="bold")
            if one.why_not:
                text.append(f"× may not be released: {one.why_not}\n")
            else:
                text.append(
                    f"— {one.attribution}; {one.class_size} people may have said it, for a reader\n"
                )
            for warning in one.warnings:
                text.append(f"! {warning}\n", style="bold")
            text.append(f"internal: {one.who}, {one.code}", style="dim")
        self.query_one("#text", Static).update(text)

    # Keys

    def action_pick(self) -> None:
        """Picks the passage or drops it; goes to the next."""
        self.once_there(self._pick)

    async def _pick(self) -> None:
        one = self.highlighted
        if one is None:
            return
        if one.id not in self.picked and one.why_not and "holds words of it" not in one.why_not:
            self.tell(f"it may not be released: {one.why_not}")
            return
        self.picked ^= {one.id}
        await self._beside()
        self.options.action_cursor_down()

    def action_pick_all(self) -> None:
        """Picks all that may be released; where all are picked, none."""
        free = {one.id for one in self.found if not one.why_not}
        self.picked = set() if self.picked >= free else free
        self.read(self._beside())

    def action_draft(self) -> None:
        """Writes quotations as a draft."""
        self.once_there(partial(self._write, for_good=False))

    def action_release(self) -> None:
        """Releases quotations."""
        self.once_there(partial(self._write, for_good=True))

    async def _write(self, *, for_good: bool) -> None:
        from codebook.tasks.publishing import QUOTES_SUFFIXES, write_quotes
        from codebook.tui.screens.release import ReleaseScreen

        picks = self._picks
        count = len(picks) or sum(not one.why_not for one in self.found)
        if not count:
            self.tell("there is no passage here that may be released")
            return
        what = f"{'Release' if for_good else 'Draft'} {count} quotations of {self._request.code}"
        title = f"Quotations of {self._request.code}"
        asked = ReleaseScreen(what, QUOTES_SUFFIXES, title, for_good=for_good)
        named = await self.app.push_screen_wait(asked)
        if named is None:
            return
        request = replace(self._request, picks=picks)
        made = await self.desk.writing.change(
            lambda study: write_quotes(study, request, named, for_good=for_good)
        )
        done = f"released as {made}, written to" if made else "wrote the draft"
        self.tell(f"{done} {named.file}")
        await self._read()
