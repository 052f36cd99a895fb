"""The desk: a transcript, its codings, and the keys to code it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from codebook.core import codings as core_codings
from codebook.core.codes import CodeTree
from codebook.core.codings import Coding
from codebook.core.ranking import Ranker
from codebook.errors import CodebookError
from codebook.tui.commands import DESK
from codebook.tui.motions import Reader
from codebook.tui.screens.help import HelpScreen
from codebook.tui.screens.picker import PickerScreen
from codebook.tui.screens.tally import TallyScreen
from codebook.tui.widgets.transcript_view import TranscriptView

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.store.values import TranscriptInfo, Undone
    from codebook.store.worker import StudyWorker

T = TypeVar("T")
_NARROW = 100


class DeskScreen(Screen[None]):
    """One coder at work. Whatever is done shows at once and is written by the worker."""

    CSS_PATH = "desk.tcss"
    BINDINGS = [command.binding for command in DESK]

    def __init__(
        self,
        worker: StudyWorker,
        coder: str,
        tree: CodeTree,
        place: tuple[str, int] | None,
        leave: Callable[[str, int], None],
    ):
        super().__init__()
        self._worker = worker
        self._coder = coder
        self._tree = tree
        self._ranker = Ranker(tree)
        self._place = place
        self._leave = leave
        self._transcripts: list[TranscriptInfo] = []
        self._counts: dict[str, int] = {}
        self._key = ""
        self._recent: list[str] = []
        self._writing = 0
        self._made = 0
        self._pending: set[str] = set()

    def compose(self) -> ComposeResult:
        """Transcripts, the text, codes and the codings under the cursor."""
        with Horizontal():
            yield OptionList(id="transcripts", markup=False)
            with Vertical():
                yield TranscriptView(self._tree.color_of, name="view")
                yield Static(id="here")
            yield Static(id="tree")
        yield Static(id="status")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Opens the transcript that was left last, or the first."""
        self.query_one("#transcripts").can_focus = False
        self._fit()
        await self._list()
        keys = [t.key for t in self._transcripts]
        key, offset = self._place or (keys[0] if keys else "", 0)
        if key not in keys:
            key, offset = (keys[0] if keys else ""), 0
        if key:
            await self._open(key, offset)
        else:
            empty = "No transcripts yet. Bring them in with\n\n  codebook import STUDY FOLDER"
            self.query_one("#here", Static).update(Content(empty))
        self.view.focus()

    @property
    def view(self) -> TranscriptView:
        """The transcript."""
        return self.query_one(TranscriptView)

    def on_resize(self) -> None:
        """Narrow terminals show the text alone."""
        self._fit()

    def _fit(self) -> None:
        self.set_class(self.app.size.width < _NARROW, "narrow")

    # Talking to the study

    async def _ask(self, job: Callable[[Study], T]) -> T:
        return await asyncio.wrap_future(self._worker.submit(job))

    async def _list(self) -> None:
        coder = self._coder
        self._transcripts = await self._ask(lambda study: study.transcripts())
        self._counts = await self._ask(lambda study: study.coded_counts(coder))
        codes = await self._ask(lambda study: study.code_counts(coder))
        people = await self._ask(lambda study: study.interviewees())
        scheme = await self._ask(lambda study: study.scheme())
        category = {person.pseudonym: person.category for person in people}
        order = [c.path for c in scheme]
        self._transcripts.sort(
            key=lambda t: order.index(category[t.interviewees[0]]) if t.interviewees else -1
        )
        options: list[Option | None] = []
        last = None
        for transcript in self._transcripts:
            where = category[transcript.interviewees[0]] if transcript.interviewees else ""
            if where != last:
                label = Text(scheme.label(where), style="bold")
                options.append(Option(label, disabled=True))
                last = where
            options.append(Option(self._line(transcript), id=transcript.key))
        listed = self.query_one("#transcripts", OptionList)
        listed.clear_options()
        listed.add_options(options)
        if self._key:
            listed.highlighted = listed.get_option_index(self._key)
        self._show_tree(codes)

    def _line(self, transcript: TranscriptInfo) -> Text:
        mark = "✓" if self._coder in transcript.finished else " "
        count = self._counts.get(transcript.key, 0)
        return Text(f"{mark} {transcript.key:<14.14} {count or '':>3}")

    def _show_tree(self, counts: dict[str, int]) -> None:
        text = Text()
        for code in self._tree:
            color = self._tree.color_of(code.path) or "#888888"
            count = counts.get(code.path, 0)
            text.append("▌", style=color)
            indent = "  " * (code.depth - 1)
            text.append(f"{indent + code.name:<26.26} {count or '':>3}\n", "" if count else "dim")
        self.query_one("#tree", Static).update(text)

    async def _open(self, key: str, offset: int = 0) -> None:
        coder = self._coder
        transcript = await self._ask(lambda study: study.transcript(key))
        layer = await self._ask(lambda study: study.layer(coder, key))
        self._key = key
        self.view.load(Reader(transcript.text, transcript.turns), layer, offset)
        listed = self.query_one("#transcripts", OptionList)
        listed.highlighted = listed.get_option_index(key)
        self._leave(key, offset)

    def _write(self, job: Callable[[Study], Any]) -> None:
        """Writes in the background; the layer is read again when nothing more is under way."""
        self._writing += 1
        self.run_worker(self._written(job, self._key), exit_on_error=False)

    async def _written(self, job: Callable[[Study], Any], key: str) -> None:
        coder = self._coder
        try:
            await self._ask(job)
        except CodebookError as error:
            self.notify(str(error), severity="error", markup=False)
        finally:
            self._writing -= 1
        if not self._writing:
            self._pending.clear()
            if key == self._key:
                layer = await self._ask(lambda study: study.layer(coder, key))
                if key == self._key and not self._writing:
                    self.view.show_layer(layer)
            await self._list()

    # What is under the cursor

    def on_transcript_view_moved(self) -> None:
        """Says where the cursor is and what is coded there."""
        view = self.view
        here = view.here()
        text = Text()
        for coding in here[:3]:
            text.append("▌ ", style=self._tree.color_of(coding.code) or "#888888")
            more = [coding.stance.value, coding.memo, "…" if coding.id in view.pending else ""]
            text.append("  ".join([coding.code, *filter(None, more)]) + "\n")
        if not here:
            text.append("nothing coded here", style="dim")
        self.query_one("#here", Static).update(text)
        if not view.reader.turns:
            return
        number = view.reader.turn_at(view.cursor)
        selection = view.selection
        done = next((t for t in self._transcripts if t.key == self._key), None)
        parts = [
            f"{self._key} {'✓' if done and self._coder in done.finished else ''}".strip(),
            f"turn {number + 1}/{len(view.reader.turns)}",
            f"{100 * view.cursor // max(1, view.reader.last)} %",
            f"{selection.length} selected" if selection else "",
            f"coder {self._coder}",
            "saving…" if self._writing else "saved",
        ]
        self.query_one("#status", Static).update(Content("  ·  ".join(filter(None, parts))))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens the transcript that was clicked."""
        if event.option.id:
            self.run_worker(self._open(event.option.id), exit_on_error=False)

    # Commands

    def action_move(self, by: str, step: int) -> None:
        """Moves the cursor; a selection that was begun grows."""
        if self.view.reader.turns:
            self.view.move(by, step)

    def action_extend(self, by: str, step: int) -> None:
        """Moves and selects."""
        if self.view.reader.turns:
            self.view.move(by, step, extend=True)

    def action_select(self) -> None:
        """Begins a selection, or drops it."""
        self.view.go(self.view.cursor, extend=self.view.mark is None)

    def action_select_sentence(self) -> None:
        """Selects the sentence under the cursor."""
        self.view.select(self.view.reader.sentence(self.view.cursor))

    def action_select_turn(self) -> None:
        """Selects the turn under the cursor."""
        reader = self.view.reader
        if reader.turns:
            self.view.select(reader.turns[reader.turn_at(self.view.cursor)].span)

    def action_drop(self) -> None:
        """Drops the selection."""
        self.view.go(self.view.cursor, extend=False)

    def action_code(self) -> None:
        """Picks a code for the passage."""
        if not self.view.reader.turns:
            return
        passage = self.view.passage
        words = " ".join(self.view.reader.text[passage.start : passage.end].split())

        def picked(path: str | None) -> None:
            if path is not None:
                self._apply(path)

        self.app.push_screen(PickerScreen(self._tree, self._ranker, self._recent, words), picked)

    def action_repeat(self) -> None:
        """Applies the last code again."""
        if self._recent:
            self._apply(self._recent[0])

    def _apply(self, path: str) -> None:
        passage = self.view.passage
        self._recent = [path, *(code for code in self._recent if code != path)][:9]
        coding = Coding("", self._key, passage.start, passage.end, path, self._coder)
        self._made += 1
        shown = replace(coding, id=f"new {self._made}", made_at="~")
        done = core_codings.apply(self.view.codings, shown)
        gone = {other.id for other in (*done.absorbed, *filter(None, [done.before]))}
        layer = [c for c in self.view.codings if c.id not in gone] + [done.coding]
        self._pending.add(done.coding.id)
        self.view.go(self.view.cursor, extend=False)
        self._write(lambda study: study.apply([coding]))
        layer.sort(key=lambda c: (c.start, c.end))
        self.view.show_layer(layer, frozenset(self._pending))

    def action_remove(self) -> None:
        """Removes the shortest coding under the cursor."""
        here = [c for c in self.view.here() if c.id not in self._pending]
        if not here:
            self.notify("no coding under the cursor", markup=False)
            return
        coding = min(here, key=lambda c: c.span.length)
        coder = self._coder
        self.view.show_layer([c for c in self.view.codings if c.id != coding.id])
        self._write(lambda study: study.remove(coder, [coding.id]))

    def action_undo(self) -> None:
        """Takes back the last action."""
        coder = self._coder
        self.run_worker(self._reversed(lambda study: study.undo(coder), "undone"))

    def action_redo(self) -> None:
        """Does it again."""
        coder = self._coder
        self.run_worker(self._reversed(lambda study: study.redo(coder), "done again"))

    async def _reversed(self, job: Callable[[Study], Undone | None], how: str) -> None:
        try:
            undone = await self._ask(job)
        except CodebookError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if undone is None:
            self.notify(f"nothing to be {how}", markup=False)
            return
        await self._list()
        at = self.view.cursor if undone.start is None else undone.start
        await self._open(undone.transcript or self._key, at)
        self.notify(f"{how}: {undone.what}", markup=False)

    def action_finish(self) -> None:
        """Marks the transcript finished, or takes the mark back."""
        coder, key = self._coder, self._key
        info = next((t for t in self._transcripts if t.key == key), None)
        if info is None:
            return
        if coder in info.finished:
            self._write(lambda study: study.unfinish(coder, [key]))
        else:
            self._write(lambda study: study.finish(coder, [key]))
        self.notify(f"{key}: {'reopened' if coder in info.finished else 'finished'}", markup=False)

    def action_transcript(self, step: int) -> None:
        """Opens the next transcript or the one before."""
        keys = [t.key for t in self._transcripts]
        if self._key in keys:
            at = max(0, min(len(keys) - 1, keys.index(self._key) + step))
            self.run_worker(self._open(keys[at]), exit_on_error=False)

    def action_panels(self) -> None:
        """Shows or hides the lists."""
        self.toggle_class("bare")

    def action_tally(self) -> None:
        """Shows the tally."""
        self.run_worker(self._tally())

    async def _tally(self) -> None:
        from codebook.tasks.tally import exact

        coder = self._coder
        try:
            tally = await self._ask(lambda study: exact(study, layer=coder))
        except CodebookError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        await self.app.push_screen(TallyScreen(tally))

    def action_help(self) -> None:
        """Shows all keys."""
        self.app.push_screen(HelpScreen())

    def action_leave(self) -> None:
        """Leaves, remembering the place."""
        if self._key:
            self._leave(self._key, self.view.cursor)
        self.app.exit()
