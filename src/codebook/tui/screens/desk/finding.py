"""Finding passages in the transcript and through the study, and coming back."""

from __future__ import annotations

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from textual.widgets import Footer, Input

from codebook.core.codings import Coding
from codebook.core.folding import Folded
from codebook.core.search import Query, parse
from codebook.core.spans import Span
from codebook.errors import BadInput
from codebook.tasks.search import Stopped
from codebook.tui.motions import Reader
from codebook.tui.screens.desk.moving import MovingCommands
from codebook.tui.screens.desk.selecting import SelectingCommands
from codebook.tui.screens.picker import PickerScreen
from codebook.tui.widgets.find_bar import FindBar
from codebook.tui.widgets.seek_input import SeekInput

if TYPE_CHECKING:
    from codebook.tasks.hits import Found, Hit
    from codebook.tasks.search import Question

_REMEMBERED = 50
_WHILE_TYPING = ("leave",)


class FindingCommands(MovingCommands, SelectingCommands):
    """Commands that find passages. A search that stands keeps ``n`` and ``N`` for its matches."""

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.question: Question | None = None
        self.question_at = 0
        self._query: Query | None = None
        self._heard = ""
        self._seeks = self._sought_last = 0
        self._steps_due = ("", 0)
        self._problem = ""
        self._origin = 0
        self._trail: list[tuple[str, int]] = []
        self._folded: tuple[Reader, Folded] | None = None
        self._bar: FindBar | None = None
        self._opening = asyncio.Lock()

    # In this transcript

    @property
    def _typing(self) -> bool:
        return isinstance(self.focused, SeekInput)

    @property
    def is_opening(self) -> bool:
        """Whether keys wait: also for what a query finds that was left with Enter."""
        return super().is_opening or (self._is_behind and not self._typing)

    @property
    def _is_behind(self) -> bool:
        """Whether what is found for the query is still on its way."""
        bar = self._bar
        return bar is not None and (
            self._sought_last < self._seeks or bar.typed.value != self._heard
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys belong to the query while it is typed."""
        if self._typing and action not in _WHILE_TYPING:
            return False
        return super().check_action(action, parameters)

    def action_find(self) -> None:
        """Opens the line where a query is typed."""
        if not self.view.reader.turns:
            return
        self._origin = self.view.cursor
        self.begin_opening(self._open_bar())

    async def _open_bar(self, query: str = "") -> None:
        """Goes to the line to type in it, or has a query stand there."""
        async with self._opening:
            bar = self._bar or await self._new_bar()
        if not query:
            self.set_focus(bar.typed)
            bar.typed.action_select_all()
            return
        self.set_focus(self.view)
        with bar.typed.prevent(Input.Changed):
            bar.typed.value = self._heard = query
        self._seek(query, begun=False, to=None)

    async def _new_bar(self) -> FindBar:
        """Puts the line there once one that is on its way out is gone."""
        await self.query(FindBar).remove()
        forth, back = partial(self._step_typing, 1), partial(self._step_typing, -1)
        bar = FindBar(
            {
                "enter": self._keep_matches,
                "escape": self._leave_find,
                "ctrl+f": self._go_everywhere,
                **dict.fromkeys(("down", "tab"), forth),
                **dict.fromkeys(("up", "shift+tab"), back),
            }
        )
        self.query_one(Footer).display = False
        self._heard = ""
        await self.mount(bar)
        self._bar = bar
        return bar

    def on_input_changed(self, event: Input.Changed) -> None:
        """Searches at every letter."""
        if isinstance(event.input, SeekInput):
            event.stop()
            self._heard = event.value
            self._seek(event.value, begun=True, to=self._origin)

    def _step_typing(self, by: int) -> None:
        """Goes to another match while the query is typed, or as soon as there is one."""
        if self._bar is not None and self._is_behind:
            query, due = self._bar.typed.value, self._steps_due
            self._steps_due = (query, by + (due[1] if due[0] == query else 0))
        else:
            self._step(by)

    def _keep_matches(self) -> None:
        """Keeps the matches, and gives the keys back to the text."""
        bar = self._bar
        if bar is None or not bar.typed.value.strip():
            self._end_search()
            return
        self._remember_place(self.key, self._origin)
        self.set_focus(self.view)
        self._count()

    def _leave_find(self) -> None:
        """Ends the search where it began."""
        self._end_search()
        self.view.go(self._origin)

    def _go_everywhere(self) -> None:
        """Takes the query to the whole study."""
        from codebook.tasks.search import Question

        bar = self._bar
        if bar is not None:
            self.question, self.question_at = Question(bar.typed.value, begun=True), 0
        self._end_search()
        self.call_next(self.action_find_study)

    def _end_search(self) -> None:
        self.workers.cancel_group(self, "find")
        self._query, self._problem = None, ""
        self.view.show_matches(())
        bar, self._bar = self._bar, None
        self.set_focus(self.view)
        if bar is not None:
            bar.remove()
        self.query_one(Footer).display = True

    def _seek(self, text: str, *, begun: bool, to: int | None) -> None:
        """Searches in the background; what is typed next calls it off.

        ``to``: the cursor goes to the first match from there on, and back there without one.
        """
        self._seeks += 1
        sought: Any = partial(self._sought, text, begun, to, self._seeks)
        self.run_worker(sought, group="find", exclusive=True)

    async def _sought(self, text: str, begun: bool, to: int | None, number: int) -> None:
        reader, stop = self.view.reader, Event()
        query, problem = None, ""
        matches: Sequence[Span] = ()
        try:
            if text.strip():
                query, matches = await asyncio.to_thread(self._matches, text, begun, reader, stop)
        except BadInput as error:
            problem = str(error)
        finally:
            stop.set()
            self._sought_last = max(number, self._sought_last)
        if reader is not self.view.reader:
            return
        self._query, self._problem = query, problem
        self.view.show_matches(matches)
        if to is not None:
            at = bisect_left(matches, (to,))
            self.view.go(matches[at % len(matches)].start if matches else to)
        query_due, due = self._steps_due
        self._steps_due = ("", 0)
        for _ in range(abs(due) if query_due == text else 0):
            self._step(1 if due > 0 else -1)
        self._count()

    def _matches(
        self, text: str, begun: bool, reader: Reader, stop: Event
    ) -> tuple[Query, list[Span]]:
        """Reads a query and finds what it is for; runs on a thread of its own."""

        def go_on() -> None:
            if stop.is_set():
                raise Stopped

        if self._folded is None or self._folded[0] is not reader:
            self._folded = reader, Folded(reader.text)
        turns = [turn.span for turn in reader.turns]
        query = parse(text, begun=begun)
        found = query.find(self._folded[1], turns, go_on)
        return query, [Span(place.start, place.end) for place in found]

    def _count(self) -> None:
        bar = self._bar
        if bar is None:
            return
        matches, words = self.view.matches, self._problem
        if not words and self._query is not None:
            at = bisect_right(matches, self.view.cursor, key=lambda match: match.start)
            standing = bool(at) and self.view.cursor < matches[at - 1].end
            words = f"{at} of {len(matches)}" if standing else f"{len(matches)} found"
            words = (
                f"{self._query.shown}  {words}"
                if self._typing
                else f"{words}  {self._keys_of_search}"
            )
        bar.count(words)

    @property
    def _keys_of_search(self) -> str:
        """The keys that a search that stands has, in order: on, back, away."""
        on, back = self.key_of("move.coding.on"), self.key_of("move.coding.back")
        return f"{on} {back}  {self.key_of('select.drop')}"

    def moved(self) -> None:
        """Says at which match the cursor is."""
        self._count()
        super().moved()

    def action_move(self, by: str, step: int) -> None:
        """Moves the cursor: while a search stands, from match to match instead of coding."""
        if by == "coding" and self._query is not None:
            self._step(step)
        else:
            super().action_move(by, step)

    def _step(self, by: int) -> None:
        matches = self.view.matches
        if not matches:
            self.say("no match in this transcript")
            return
        starts = [match.start for match in matches]
        cursor = self.view.cursor
        at = bisect_right(starts, cursor) if by > 0 else bisect_left(starts, cursor) - 1
        if not 0 <= at < len(starts):
            self.say("from the beginning again" if by > 0 else "from the end again")
        self.view.go(starts[at % len(starts)])

    def action_drop(self) -> None:
        """Drops the selection; where there is none, the search that stands."""
        if self.view.selection is None and self._bar is not None:
            self._end_search()
        else:
            super().action_drop()

    async def open(self, key: str, offset: int = 0) -> None:
        """Opens a transcript; a search that stands goes on in it."""
        self.view.matches = ()
        await super().open(key, offset)
        if self._query is not None:
            self._seek(self._query.shown, begun=False, to=None)

    # Jumping

    def _remember_place(self, key: str, offset: int) -> None:
        if key:
            self._trail = [*self._trail, (key, offset)][-_REMEMBERED:]

    def action_jump_back(self) -> None:
        """Goes back to where the last jump began."""
        keys = {transcript.key for transcript in self.transcripts}
        here = self.key, self.view.cursor
        while self._trail:
            place = self._trail.pop()
            if place[0] in keys and place != here:
                self.begin_opening(self._arrive(*place))
                return
        self.say("no jump to go back from")

    async def _arrive(self, key: str, offset: int) -> None:
        if key == self.key:
            self.view.go(offset, extend=False)
        else:
            await self.open(key, offset)

    def jump(self, hit: Hit, query: str = "") -> None:
        """Goes to a passage that was found; keys pressed meanwhile are for what is there."""
        self.begin_opening(self._jump(hit, query))

    async def _jump(self, hit: Hit, query: str = "") -> None:
        """Goes to a passage that was found; a query goes on standing there."""
        self._remember_place(self.key, self.view.cursor)
        await self._arrive(hit.transcript, hit.start)
        if query:
            await self._open_bar(query)

    # In the study

    def action_find_study(self) -> None:
        """Opens the search of the whole study."""
        from codebook.tui.screens.find import FindScreen

        self.app.push_screen(FindScreen(self, self.question, self.question_at))

    def code_found(self, path: str, passages: Sequence[tuple[str, Span]]) -> None:
        """Codes passages of any transcripts as one action."""
        coder = self.coder
        codings = [Coding("", key, *span, path, coder) for key, span in passages]
        self.recent = list(dict.fromkeys([path, *self.recent]))
        self.write(lambda study: study.apply(codings))
        self.begin(self.read_study())

    def action_passages(self) -> None:
        """Picks a code and shows its passages."""

        def picked(path: str | None) -> None:
            if path is not None:
                self._show_passages(path)

        words = "Show the passages of which code, and of those below it?"
        self.app.push_screen(PickerScreen(self.codes, self.ranker, self.recent, words), picked)

    def _show_passages(self, path: str) -> None:
        from codebook.tui.screens.passages import PassagesScreen

        self.app.push_screen(PassagesScreen(self, path))

    async def look_up(self, question: Question) -> Found:
        """The passages that a question finds, without holding up what is written or typed."""
        from codebook.tasks.search import prepare

        search = await self.ask(lambda study: prepare(study, question))
        stop = Event()
        try:
            return await asyncio.to_thread(search.run, stop.is_set)
        finally:
            stop.set()
