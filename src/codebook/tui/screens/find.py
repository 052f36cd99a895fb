"""Searching the whole study, jumping to what is found, coding many passages at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from codebook.errors import CodebookError
from codebook.tasks.hits import Found, Hit
from codebook.tasks.search import Question
from codebook.tui.commands.finding import SEARCH
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.hits import HitsPage
from codebook.tui.screens.picker import PickerScreen
from codebook.tui.widgets.find_bar import EXAMPLES
from codebook.tui.widgets.hit_list import HitList
from codebook.tui.widgets.key_footer import KeyFooter
from codebook.tui.widgets.seek_input import SeekInput

if TYPE_CHECKING:
    from codebook.tui.screens.desk.finding import FindingCommands

_MOST = 2000
"""Passages that are coded at once: so many can be looked through."""

_ANY = "(any)"


class FindScreen(HitsPage):
    """Leads to a passage. Everything is the coder's own layer and the texts alone."""

    CSS_PATH = "find.tcss"
    KEYED = SEARCH

    def __init__(self, desk: FindingCommands, question: Question | None, at: int):
        super().__init__()
        self.found = Found()
        self._desk = desk
        self._question = question or Question("", begun=True)
        self._question = replace(self._question, coders=(desk.coder,))
        self._at = at
        self._marked: set[int] = set()
        self._whole = True
        self._message = ""
        self._looks = self._looked_last = 0

    def compose(self) -> ComposeResult:
        """The query, where is searched, what was found, and the passage in full."""
        into = dict.fromkeys(("down", "tab", "enter"), self.action_into)
        yield SeekInput(into, self._question.text, placeholder=EXAMPLES, id="query")
        yield Static(id="where")
        yield HitList(id="hits")
        yield Static(id="passage")
        yield KeyFooter(show_command_palette=False)

    def on_mount(self) -> None:
        """Begins where the last search was left."""
        known = bool(self._question.text.strip())
        self.set_focus(self.query_one(HitList if known else SeekInput))
        self._tell()
        if known:
            self._look(self._at)

    # Searching

    def on_input_changed(self, event: Input.Changed) -> None:
        """Searches at every letter."""
        if event.value != self._question.text:
            self._question = replace(self._question, text=event.value)
            self._look()

    def _look(self, at: int = 0) -> None:
        """Searches in the background; the next letter calls it off."""
        self._looks += 1
        looked: Any = partial(self._looked, at, self._looks)
        self.run_worker(looked, group="look", exclusive=True)

    @property
    def is_opening(self) -> bool:
        """Whether keys for what is found wait until it is there."""
        typed = self.query_one(SeekInput)
        is_behind = typed.value != self._question.text or self._looked_last < self._looks
        return is_behind and self.focused is not typed

    async def _looked(self, at: int, number: int) -> None:
        try:
            await self._look_up(at)
        finally:
            self._looked_last = max(number, self._looked_last)

    async def _look_up(self, at: int) -> None:
        self._message = ""
        found = Found()
        if self._question.text.strip():
            try:
                found = await self._desk.look_up(self._question)
            except CodebookError as error:
                self._message = str(error)
        self.found = found
        self._marked.clear()
        hits = self.query_one(HitList)
        hits.mark(self._marked)
        hits.show(found, at)
        self._tell()

    def _tell(self) -> None:
        """Says where is searched, how much was found, and what would be coded."""
        asked, found = self._question, self.found
        where = [
            asked.code and f"in {asked.code}",
            asked.category and f"of {asked.category}",
            asked.speaker and f"by {asked.speaker}",
            "interviewers too" if asked.interviewers else "interviewees",
        ]
        what = "sentences" if self._whole else "words found"
        parts = [self._message, ", ".join(filter(None, where))]
        if asked.text.strip() and not self._message:
            parts.insert(0, f"{found.shown}  {found.summary()}")
            parts.append(f"{len(self._marked)} marked" if self._marked else "")
            parts.append(f"{self.key_of('search.code')} codes {what}")
        words = Content("  ·  ".join(filter(None, parts)))
        self.query_one("#where", Static).update(words, layout=False)

    def on_hit_list_moved(self) -> None:
        """Shows the highlighted passage in its sentence."""
        hits = self.query_one(HitList)
        hit = hits.hit
        passage = self.query_one("#passage", Static)
        if hit is None:
            passage.update("")
            return
        text = hits.found.talk(hits.at).text
        around = hits.found.sentence(hits.at)
        passage.update(
            Text.assemble(
                (f"{hit.transcript} {hit.turn}  {hit.speaker}  {hit.category or ''}\n", "dim"),
                text[around.start : hit.start],
                (hit.text, "bold reverse"),
                text[hit.end : around.end],
            ),
            layout=False,
        )

    # Going and coming

    def action_type(self) -> None:
        """Goes back to the query."""
        self.set_focus(self.query_one(SeekInput))

    def action_into(self) -> None:
        """Goes on in the list."""
        self.set_focus(self.query_one(HitList))

    def action_close(self) -> None:
        """Back to the desk, where the cursor stayed."""
        self._leave(None)

    def action_go(self) -> None:
        """Jumps to the passage."""
        hit = self.query_one(HitList).hit
        if hit is not None:
            self._leave(hit)

    def on_hit_list_chosen(self) -> None:
        """Jumps to the passage that was clicked."""
        self.action_go()

    def _leave(self, hit: Hit | None) -> None:
        self._desk.question = self._question
        self._desk.question_at = self.query_one(HitList).at
        if hit is not None:
            self._desk.jump(hit, self.found.shown)
        self.dismiss()

    # Where

    def action_within(self) -> None:
        """Searches in passages of a code only."""

        def picked(path: str | None) -> None:
            if path is not None:
                self._ask(code=path)

        desk = self._desk
        words = "Search in passages of which code, and of those below it?"
        self.app.push_screen(PickerScreen(desk.codes, desk.ranker, desk.recent, words), picked)

    def action_category(self) -> None:
        """Searches interviewees of a category only."""
        self._choose(
            "Search which category?",
            lambda: self._desk.ask(lambda study: [c.path for c in study.scheme()]),
            lambda chosen: self._ask(category=chosen),
        )

    def action_speaker(self) -> None:
        """Searches what one interviewee says only."""
        self._choose(
            "Search what who says?",
            lambda: self._desk.ask(lambda study: [p.pseudonym for p in study.interviewees()]),
            lambda chosen: self._ask(speaker=chosen),
        )

    def action_interviewers(self) -> None:
        """Searches what interviewers say too, or no longer."""
        self._ask(interviewers=not self._question.interviewers)

    def action_anywhere(self) -> None:
        """Takes all limits away."""
        self._ask(code="", category="", speaker="", interviewers=False)

    def _choose(
        self, title: str, read: Callable[[], Awaitable[list[str]]], then: Callable[[str], None]
    ) -> None:
        async def ask() -> None:
            names = await read()
            options = [(_ANY, _ANY), *((name, name) for name in names)]

            def chosen(name: str | None) -> None:
                if name is not None:
                    then("" if name == _ANY else name)

            self.app.push_screen(ChoiceScreen(title, options), chosen)

        self.run_worker(ask())

    def _ask(self, **changes: Any) -> None:
        self._question = replace(self._question, **changes)
        self._look()

    # Coding

    def action_mark(self) -> None:
        """Marks the highlighted passage, or takes the mark away, and goes on."""
        hits = self.query_one(HitList)
        if hits.hit is None:
            return
        self._marked ^= {hits.at}
        hits.mark(self._marked)
        hits.action_step(1)
        self._tell()

    def action_mark_all(self) -> None:
        """Marks all, so that some can be left out; again, none."""
        every = set(range(len(self.found)))
        self._marked = set() if self._marked == every else every
        self.query_one(HitList).mark(self._marked)
        self._tell()

    def action_whole(self) -> None:
        """Switches between coding the sentence around a passage and the words themselves."""
        self._whole = not self._whole
        self._tell()

    def action_code(self) -> None:
        """Codes the marked passages, or all where none is marked."""
        numbers = sorted(self._marked) or list(range(len(self.found)))
        if not numbers:
            return
        if len(numbers) > _MOST:
            mark = self.key_of("search.mark")
            self.notify(
                f"{len(numbers)} are more than can be coded at once ({_MOST}): mark some with "
                f"{mark}, or search for less",
                severity="warning",
                markup=False,
            )
            return
        found, whole = self.found, self._whole

        def picked(path: str | None) -> None:
            if path is not None:
                self.run_worker(self._code(path, found, numbers, whole))

        what = "the sentence around each" if whole else "the words found"
        which = f"the {len(numbers)} marked" if self._marked else f"all {len(numbers)}"
        words = f"Code {which} passages: {what}"
        desk = self._desk
        self.app.push_screen(PickerScreen(desk.codes, desk.ranker, desk.recent, words), picked)

    async def _code(self, path: str, found: Found, numbers: list[int], whole: bool) -> None:
        passages = await asyncio.to_thread(lambda: found.to_code(numbers, whole=whole))
        self._desk.code_found(path, passages)
        self._marked.clear()
        self.query_one(HitList).mark(self._marked)
        undo = self.key_of("undo")
        self._message = f"{len(passages)} coded {path}; {undo} at the desk takes them back together"
        self._tell()
