"""What is on the desk, and how it gets to the study and back."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from textual.content import Content

from codebook.core.codes import CodeTree
from codebook.core.memos import Memo
from codebook.core.ranking import Ranker
from codebook.errors import BadInput, CodebookError
from codebook.tasks.settings import Settings
from codebook.tui.commands import DESK, in_force
from codebook.tui.layer import ShownLayer
from codebook.tui.motions import Reader
from codebook.tui.screens.desk.waiting import Waiting
from codebook.tui.widgets.code_list import CodeList
from codebook.tui.widgets.coding_list import CodingList
from codebook.tui.widgets.status_line import Part, StatusLine
from codebook.tui.widgets.transcript_list import (
    TranscriptList,
    assigned_first,
    by_category,
)
from codebook.tui.widgets.transcript_view import TranscriptView
from codebook.tui.writing import Writing

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.store.values import TranscriptInfo, Undone
    from codebook.store.worker import StudyWorker

T = TypeVar("T")
_READ_SECONDS = 1.5
"""How long a message stays at least, whatever is pressed."""

KEEP_SECONDS = 3.0
"""How often the place is kept while it changes; who is cut off loses no more than that."""

_EMPTY = "No transcripts yet. Bring them in with  codebook import STUDY FOLDER --reviewed-by WHO"


class DeskBase(Waiting):
    """The state of the desk. Calls of the study never hold up a key."""

    def __init__(
        self,
        worker: StudyWorker,
        coder: str,
        tree: CodeTree,
        place: tuple[str, int] | None,
        leave: Callable[[str, int], None],
        settings: Settings | None = None,
    ):
        super().__init__()
        self.settings = settings or Settings()
        self.commands = in_force(DESK, self.settings)
        self._bind()
        self.coder = coder
        self.codes = tree
        self.ranker = Ranker(tree)
        self.key = ""
        self.coded = ShownLayer()
        self.transcripts: list[TranscriptInfo] = []
        self.turns_read: dict[str, int] = {}
        self.assigned: frozenset[str] | None = None
        self.recent: list[str] = []
        self.pins: dict[int, str] = {}
        self.may_add_codes = True
        self.writing = Writing(worker, coder)
        self._place = place
        self._kept_place: tuple[str, int] | None = None
        self._leave = leave
        self._per_transcript: dict[str, int] = {}
        self._per_code: Counter[str] = Counter()
        self._message = ""
        self._said_at = 0.0

    def _bind(self) -> None:
        """Gives the commands their keys.

        Not by a key map of textual, which drops the command that a key had before.
        """
        for command in self.commands:
            for binding in command.bindings:
                self._bindings.key_to_bindings[binding.key] = [binding]

    @property
    def view(self) -> TranscriptView:
        """The transcript."""
        return self.query_one(TranscriptView)

    @property
    def opened(self) -> TranscriptInfo | None:
        """The transcript that is open, as the list knows it."""
        return next((t for t in self.transcripts if t.key == self.key), None)

    @property
    def is_finished(self) -> bool:
        """Whether the coder marked the open transcript finished."""
        return self.opened is not None and self.coder in self.opened.finished

    def is_assigned(self, key: str) -> bool:
        """Whether a transcript is the coder's to code; all are where nothing is assigned."""
        return self.assigned is None or key in self.assigned

    # Reading

    async def ask(self, job: Callable[[Study], T]) -> T:
        """Has a job done on the study's thread."""
        return await self.writing.ask(job)

    async def read_study(self) -> None:
        """Reads the lists beside the text."""
        coder = self.coder
        # In this order: people come before, or with, the transcripts that they speak in.
        transcripts = await self.ask(lambda study: study.transcripts())
        people = await self.ask(lambda study: study.interviewees())
        scheme = await self.ask(lambda study: study.scheme())
        self._per_transcript = await self.ask(lambda study: study.coded_counts(coder))
        self._per_code = Counter(await self.ask(lambda study: study.code_counts(coder)))
        await self.read_codebook()
        self.turns_read = dict((await self.ask(lambda study: study.progress())).get(coder, {}))
        given = (await self.ask(lambda study: study.assignments())).get(coder)
        self.assigned = None if given is None else frozenset(given)
        groups = assigned_first(by_category(transcripts, people, scheme), self.assigned)
        self.transcripts = [transcript for _, group in groups for transcript in group]
        shown = self.query_one(TranscriptList)
        shown.show(
            groups,
            coder,
            self._per_transcript,
            self.key,
            read=self.turns_read,
            assigned=self.assigned,
        )
        self.query_one(CodeList).show(self._per_code)
        self.show_status()

    async def read_codebook(self) -> None:
        """Reads the codes, which of them the coder has pinned, and whether there may be more."""
        coder = self.coder
        tree = await self.ask(lambda study: study.tree())
        self.pins = await self.ask(lambda study: study.pins(coder))
        self.may_add_codes = await self.ask(lambda study: study.may_add_codes())
        if tree != self.codes:
            self.use_codebook(tree)
        self.query_one(CodeList).pinned(self.pins)

    def color_of(self, path: str) -> str:
        """The colour of a code in the codebook as it stands; empty where it has none."""
        return self.codes.color_of(path)

    def use_codebook(self, tree: CodeTree) -> None:
        """Shows and offers other codes than before."""
        self.codes = tree
        self.ranker = Ranker(tree)
        self.query_one(CodingList).use(tree)
        self.query_one(CodeList).use(tree)

    async def open_place(self) -> None:
        """Opens the transcript that was left last, or the first; then fills the lists."""
        if self._place is not None:
            with suppress(BadInput):  # it may have been removed since
                await self.open(*self._place)
        await self.read_study()
        if not self.transcripts:
            self.query_one(CodingList).update(Content(_EMPTY))
        elif not self.key:
            await self.open(self.transcripts[0].key)

    async def open(self, key: str, offset: int = 0) -> None:
        """Opens a transcript with the cursor at an offset in code points."""
        coder = self.coder
        transcript = await self.ask(lambda study: study.transcript(key))
        stored = await self.ask(lambda study: study.layer(coder, key))
        self.key = key
        self.coded = ShownLayer(stored)
        self.view.load(Reader(transcript.text, transcript.turns, self.settings.gap), stored, offset)
        self.query_one(TranscriptList).mark(key)
        self.remember()
        gc.collect()
        gc.freeze()  # else a key now and then waits for all that was loaded to be looked through

    async def reload(self, offset: int) -> None:
        """Reads the layer of the open transcript again; the text stays where it stands."""
        coder, key = self.coder, self.key
        stored = await self.ask(lambda study: study.layer(coder, key))
        if key == self.key:
            self.show(lambda layer: layer.stored(stored))
            self.view.go(offset, extend=False)

    def remember(self) -> None:
        """Keeps the place for the next time, if it is another than was kept."""
        place = (self.key, self.view.cursor)
        if self.key and place != self._kept_place:
            self._kept_place = place
            self._leave(*place)

    # Showing and writing

    def show(self, change: Callable[[ShownLayer], None]) -> None:
        """Changes the layer on the screen, and the numbers in the lists with it."""
        before = self.coded.counts.copy()
        change(self.coded)
        after = self.coded.counts
        if after != before:
            self._per_code.update(after)
            self._per_code.subtract(before)
            self.query_one(CodeList).show(self._per_code)
        count = after.total()
        if self.opened is not None and count != before.total():
            self._per_transcript[self.key] = count
            self.query_one(TranscriptList).recount(self.opened, self.coder, count)
        self.view.show_layer(self.coded.codings, self.coded.pending)

    def write(self, job: Callable[[Study], Any]) -> None:
        """Writes in the background, in order; what is shown is marked until it is durable.

        The job is handed over at once, so that no way of leaving comes before it.
        """
        handed_over = self.writing.hand_over(job)
        self.show_status()
        self.begin(self._written(handed_over))

    async def _written(self, handed_over: Future[Any]) -> None:
        coder, key = self.coder, self.key
        try:
            await self.writing.done(handed_over)
        except CodebookError:
            if self.is_attached:
                await self.read_study()
            raise
        finally:
            if self.is_attached:
                self.show_status()
                await self._settle(coder, key)

    async def _settle(self, coder: str, key: str) -> None:
        """Shows what is stored once nothing more is on its way."""
        if self.writing.is_writing or key != self.key:
            return
        stored = await self.ask(lambda study: study.layer(coder, key))
        if not self.writing.is_writing and key == self.key and self.is_attached:
            self.show(lambda layer: layer.stored(stored))

    async def show_reversed(self, undone: Undone | None) -> None:
        """Goes to where an undo or a redo can be seen, and shows what is stored there."""
        if undone is None:
            await self._settle(self.coder, self.key)
            return
        if undone.transcript in (None, self.key):
            await self.reload(self.view.cursor if undone.start is None else undone.start)
        else:
            await self.open(undone.transcript, undone.start or 0)
        await self.read_study()

    # Saying

    def say(self, message: str) -> None:
        """Says something in the line of the state, for a few seconds."""
        self._message, self._said_at = message, time.monotonic()
        self.show_status()
        self.set_timer(self.settings.message_seconds, lambda: self._unsay(message))

    def _unsay(self, message: str) -> None:
        if self._message == message:
            self._message = ""
            self.show_status()

    def show_status(self) -> None:
        """Says what is open, where the cursor is and whether all is saved."""
        view = self.view
        selection = view.selection
        parts = [
            self._stored(),
            Part(f"coder {self.coder}", self.coder, 0),
        ]
        if view.reader.turns:
            place = f"{view.reader.turn_at(view.cursor) + 1}/{len(view.reader.turns)}"
            finished = " ✓" if self.is_finished else ""
            kept = str(view.filter)
            parts = [
                Part(f"only {kept}" if kept else "", f"only …{kept[-20:]}", 1),
                Part(f"{self.key}{finished}", f"{self.key[:12]}{finished}", 4),
                Part(f"turn {place}", place, 3),
                Part(f"{selection.length} selected" if selection else "", "selected", 5),
                *parts,
            ]
        self.query_one(StatusLine).show(self._message, parts)

    def _stored(self) -> Part:
        """How far what was done is stored."""
        writing = self.writing
        if held_up := writing.held_up:
            return Part(held_up, f"study held, {writing.waiting} waiting", 6)
        return Part("saving…", "saving…", 6) if writing.is_writing else Part("saved", "saved", 2)

    def moved(self) -> None:
        """Says where the cursor is and what is coded there; what was said is read by then."""
        if self._message and time.monotonic() - self._said_at > _READ_SECONDS:
            self._message = ""
        self.show_here()
        self.show_status()

    def show_here(self) -> None:
        """Says what is coded under the cursor, and what was noted there."""
        if self.view.reader.turns:
            here, pending = self.view.here(), self.coded.pending
            noted = self.memos_here(), self.telling_here()
            self.query_one(CodingList).show(here, pending, *noted)

    def telling_here(self) -> Sequence[str]:
        """What was noted on telling passages under the cursor, one line each."""
        return ()

    def memos_here(self) -> Sequence[Memo]:
        """The coder's memos on passages under the cursor."""
        return ()
