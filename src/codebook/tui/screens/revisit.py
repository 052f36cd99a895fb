"""What a coder is to look at again since codes changed: codings, and finished transcripts."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.widgets import Static
from textual.widgets.option_list import Option

from codebook.core.codes import CodeTree
from codebook.core.ranking import Ranker
from codebook.core.revisit import TOOK_IN, LookThrough, Revisit
from codebook.tasks.codebook_changes import Again, look_again
from codebook.tui.about import about
from codebook.tui.commands.codebook import AGAIN
from codebook.tui.screens.book_base import BookBase
from codebook.tui.screens.picker import PickerScreen
from codebook.tui.writing import Writing

if TYPE_CHECKING:
    from codebook.store.study import Study

_TRANSCRIPT = "transcript "
"""Before the key of a transcript in the id of its line; ids of codings have no space."""


class RevisitScreen(BookBase):
    """The codings by place, then the transcripts; each leaves the list once it is seen to."""

    def __init__(self, writing: Writing):
        super().__init__(writing, AGAIN)
        self._tree = CodeTree(())
        self._again = Again((), ())
        self._words: dict[str, str] = {}

    async def read(self, keep: str = "") -> None:
        """Reads what there is to look at, and the words it is about."""
        coder = self.coder

        def read(study: Study) -> tuple[CodeTree, Again, dict[str, str]]:
            again = look_again(study, coder)
            keys = dict.fromkeys(one.coding.transcript for one in again.codings)
            texts = {key: study.transcript(key).text for key in keys}
            codings = [one.coding for one in again.codings]
            words = {c.id: " ".join(texts[c.transcript][c.start : c.end].split()) for c in codings}
            return study.tree(), again, words

        self._tree, self._again, self._words = await self.ask(read)
        said = self._again.said or "Nothing to look at again"
        self.query_one("#head", Static).update(Text(said))
        self.list_anew(self._lines(), keep)

    def _lines(self) -> list[Option]:
        lines = []
        for label, options in (
            (
                "Codings made before their code changed",
                list(map(self._coding, self._again.codings)),
            ),
            (
                "Transcripts finished before codes changed",
                list(map(_through, self._again.transcripts)),
            ),
        ):
            if options:
                lines += [Option(Text(label, style="dim italic"), disabled=True), *options]
        return lines

    def _coding(self, one: Revisit) -> Option:
        coding = one.coding
        line = Text.assemble(
            ("▌ ", self.mark_of(self._tree.color_of(coding.code))),
            (coding.code.rpartition("/")[2], "bold"),
            f"  {_in_a_word(one.what)}",
            (f"  {coding.transcript}  ", "dim"),
            self._words[coding.id],
            no_wrap=True,
            overflow="ellipsis",
        )
        return Option(line, id=coding.id)

    # What is highlighted

    @property
    def coding(self) -> Revisit | None:
        """The highlighted coding, if it is one."""
        return next((one for one in self._again.codings if one.coding.id == self.chosen), None)

    @property
    def transcript(self) -> LookThrough | None:
        """The highlighted transcript, if it is one."""
        key = self.chosen.removeprefix(_TRANSCRIPT)
        return next((one for one in self._again.transcripts if one.transcript == key), None)

    def show_chosen(self) -> None:
        """Shows the words, what was done to the code, and what it means now."""
        if self.coding is not None:
            self.about(self._of_coding(self.coding))
        elif self.transcript is not None:
            self.about(self._of_transcript(self.transcript))
        else:
            nothing = "All you coded and finished is as the codebook is now."
            self.about(Text(nothing, style="dim"))

    def _of_coding(self, one: Revisit) -> Text:
        why = f": {one.reason}" if one.reason else ""
        lines = [
            Text(f"“{self._words[one.coding.id]}”", style="italic"),
            Text.assemble((one.coding.code, "bold"), f" was {_past(one)}", (why, "italic")),
        ]
        for number, path in enumerate(one.into[:9], start=1):
            lines.append(Text.assemble((f"{number}  ", "bold"), path, f"  {self._tree[path].name}"))
        lines.append(about(self._tree[one.coding.code], (), self.mark_of))
        return Text("\n").join(lines)

    def _of_transcript(self, one: LookThrough) -> Text:
        lines = [Text(f"You finished {one.transcript} before these codes were what they are now:")]
        lines += [about(self._tree[path], (), self.mark_of) for path in one.codes]
        said = f"{self.key_of('again.confirm')} finishes it again, once it is looked through."
        lines.append(Text(said, style="dim"))
        return Text("\n\n").join(lines)

    # Keys

    def action_go(self) -> None:
        """Goes to the passage, or to the beginning of the transcript."""
        if self.coding is not None:
            self.dismiss((self.coding.coding.transcript, self.coding.coding.start))
        elif self.transcript is not None:
            self.dismiss((self.transcript.transcript, 0))

    def action_confirm(self) -> None:
        """Says that it holds under the codebook as it is now."""
        coder, coding, transcript = self.coder, self.coding, self.transcript
        if coding is not None:
            shown = [coding.coding.id]
            self.begin(self.do(lambda study: study.confirm(coder, shown), "it holds"))
        elif transcript is not None:
            key = transcript.transcript
            job = self.do(lambda study: study.finish_again(coder, [key]), f"finished {key} again")
            self.begin(job)

    def action_into(self, number: int) -> None:
        """Gives the coding one of the codes that its code was split into."""
        if self.coding is not None and number <= len(self.coding.into):
            self.begin(self._recode(self.coding, self.coding.into[number - 1]))

    def action_recode(self) -> None:
        """Picks another code for the coding."""
        if self.coding is not None:
            self.begin(self._pick(self.coding))

    async def _pick(self, one: Revisit) -> None:
        picker = PickerScreen(self._tree, Ranker(self._tree), one.into, self._words[one.coding.id])
        path = await self.app.push_screen_wait(picker)
        if path == one.coding.code:
            coder = self.coder
            await self.do(lambda study: study.confirm(coder, [one.coding.id]), "it holds")
        elif path is not None:
            await self._recode(one, path)

    def _recode(self, one: Revisit, path: str) -> Coroutine[Any, Any, None]:
        coder = self.coder
        return self.do(
            lambda study: study.recode(coder, [one.coding.id], path),
            f"recoded as {path.rpartition('/')[2]}",
        )

    def action_remove(self) -> None:
        """Removes the coding."""
        if self.coding is not None:
            coder, shown = self.coder, self.coding.coding.id
            self.begin(self.do(lambda study: study.remove(coder, [shown]), "removed"))


def _in_a_word(what: str) -> str:
    """What was done to a code, after “was”."""
    return "widened" if what.startswith(TOOK_IN) else what.partition(" ")[0]


def _past(one: Revisit) -> str:
    """The same, with the codes that it took in; those it was split into are listed below."""
    if one.what.startswith(TOOK_IN):
        return f"widened: it {one.what}"
    return _in_a_word(one.what) if one.into else one.what


def _through(one: LookThrough) -> Option:
    codes = ", ".join(path.rpartition("/")[2] for path in one.codes)
    line = Text.assemble(
        (one.transcript, "bold"), ("  for  ", "dim"), codes, no_wrap=True, overflow="ellipsis"
    )
    return Option(line, id=_TRANSCRIPT + one.transcript)
