"""Memos: on a passage, a transcript, a code, the study, in the journal; and all in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from codebook.core.memos import About, Memo
from codebook.errors import CodebookError
from codebook.tasks import memos as tasks
from codebook.tui.screens.ask import AskScreen
from codebook.tui.screens.choice import ChoiceScreen
from codebook.tui.screens.desk.base import DeskBase
from codebook.tui.screens.memo import MemoScreen
from codebook.tui.screens.memos import Keeping, Memos, MemosScreen
from codebook.tui.screens.picker import PickerScreen

if TYPE_CHECKING:
    from codebook.store.study import Study

_NEW = (
    (About.PASSAGE, "On the selection, or the sentence under the cursor"),
    (About.TRANSCRIPT, "On this transcript"),
    (About.CODE, "On a code"),
    (About.STUDY, "On the study"),
    (About.JOURNAL, "In the journal, today"),
)


class MemoCommands(DeskBase):
    """Commands that write memos and look through them: the coder's own alone."""

    _on_passages: Sequence[Memo] = ()

    async def open(self, key: str, offset: int = 0) -> None:
        """Opens a transcript, with the memos on its passages."""
        await super().open(key, offset)
        await self._read_memos()

    async def reload(self, offset: int) -> None:
        """Reads the layer of the open transcript again, and the memos on its passages."""
        await super().reload(offset)
        await self._read_memos()

    async def _read_memos(self) -> None:
        coder, key = self.coder, self.key
        memos = await self.ask(lambda study: tasks.on_passages(study, coder, key))
        if key == self.key and self.is_attached:
            self._on_passages = memos
            self.show_here()

    def memos_here(self) -> Sequence[Memo]:
        """The memos on passages under the cursor, the shortest passage first."""
        memos = [memo for memo in self._on_passages if memo.transcript == self.key]
        return tasks.around(memos, self.view.cursor)

    def action_memos(self) -> None:
        """Shows all memos of the coder."""
        self.begin(self._all())

    def action_passage_memo(self) -> None:
        """Writes a memo on the selection, or on the sentence under the cursor."""
        self.action_memo_on(About.PASSAGE.value)

    def action_memo_on(self, kind: str) -> None:
        """Writes a memo of a kind, or goes on with the one that is there."""
        self.begin(self._on(About(kind)))

    async def _on(self, kind: About) -> None:
        memo = await self._blank(kind)
        if memo is not None:
            await self.edit_memo(await self._begun(memo), self._words(memo))

    # All in one place

    async def own_memos(self) -> Memos:
        """The coder's own memos, with the words that they stand on."""
        coder = self.coder

        def read(study: Study) -> Memos:
            memos = study.memos(coder)
            return Memos(memos, tasks.quoted(study, memos))

        return await self.ask(read)

    async def _all(self) -> None:
        keeping = Keeping(self.own_memos, self.edit_memo, self._new, self._export)

        def closed(memo: Memo | None) -> None:
            if memo is not None:
                self.begin_opening(self._go_to(memo))

        await self.app.push_screen(MemosScreen(await self.own_memos(), keeping), closed)

    async def _go_to(self, memo: Memo) -> None:
        """Opens the transcript of a memo, at its passage where it has one."""
        if memo.transcript != self.key:
            await self.open(memo.transcript, memo.start or 0)
        elif memo.start is not None:
            self.view.go(memo.start, extend=False)

    async def _export(self, listed: Memos) -> bool:
        """Asks for a file and writes the memos to it."""
        asked = AskScreen(f"Write {len(listed.memos)} memos to which file?", "memos.md")
        name = await self.app.push_screen_wait(asked)
        if not name:
            return False
        title = await self.ask(lambda study: study.title)
        try:
            file = tasks.export(Path(name), tasks.page(title, listed.memos, listed.words))
        except CodebookError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.notify(f"wrote {file}; it is internal, keep it so", markup=False)
        return False

    # Writing

    async def edit_memo(self, memo: Memo, words: str) -> bool:
        """Opens a memo to be written; ``words`` are those it stands on. Whether it was saved."""

        async def save(text: str) -> None:
            await self.writing.change(lambda study: tasks.save(study, replace(memo, text=text)))

        screen = MemoScreen(_title(memo), words, memo.text, save)
        saved = await self.app.push_screen_wait(screen)
        if saved and await self.writing.all_done():
            self.say(f"memo saved; {self.key_of('undo')} takes it back")
            if memo.about in (About.CODING, About.PASSAGE) and memo.transcript == self.key:
                await self.reload(self.view.cursor)
        return saved

    async def _new(self) -> bool:
        """Asks what a new memo is to be about, and has it written."""
        options = [(kind.value, name) for kind, name in _NEW]
        kind = await self.app.push_screen_wait(ChoiceScreen("A new memo", options))
        memo = None if kind is None else await self._blank(About(kind))
        if memo is None:
            return False
        if memo.about is About.JOURNAL:  # a day has one entry
            memo = await self._begun(memo)
        return await self.edit_memo(memo, self._words(memo))

    async def _blank(self, kind: About) -> Memo | None:
        """A memo without words yet; ``None`` where there is nothing for it to be about."""
        blank = Memo("", kind, self.coder, "")
        if kind is About.CODE:
            path = await self.app.push_screen_wait(
                PickerScreen(self.codes, self.ranker, self.recent, "A memo on which code?")
            )
            return None if path is None else replace(blank, code=path)
        if kind is About.PASSAGE and self.view.reader.turns:
            start, end = self.view.passage
            return replace(blank, transcript=self.key, start=start, end=end)
        if kind is About.TRANSCRIPT and self.key:
            return replace(blank, transcript=self.key)
        if kind in (About.PASSAGE, About.TRANSCRIPT):
            self.say("there is no transcript yet")
            return None
        return blank

    async def _begun(self, memo: Memo) -> Memo:
        """The memo about the same thing that was begun before, else the blank one."""
        coder = self.coder
        memos = await self.ask(lambda study: study.memos(coder))
        return tasks.last_about(memos, memo) or memo

    def _words(self, memo: Memo) -> str:
        """The words that a memo on a passage of the open transcript stands on."""
        if memo.start is None or memo.end is None:
            return ""
        return " ".join(self.view.reader.text[memo.start : memo.end].split())


def _title(memo: Memo) -> str:
    match memo.about:
        case About.JOURNAL:
            return f"Journal, {tasks.place(memo)}"
        case About.PASSAGE:
            return f"Memo on a passage of {memo.transcript}"
        case About.CODING:
            return f"Memo on a coding of {memo.transcript}: {memo.code}"
        case About.STUDY:
            return "Memo on the study"
        case _:
            return f"Memo on the {tasks.NAMES[memo.about]} {tasks.place(memo)}"
