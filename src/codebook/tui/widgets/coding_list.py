"""What is coded under the cursor, and what was noted there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from rich.text import Text
from textual.widgets import Static

from codebook.core.codes import CodeTree
from codebook.core.codings import Coding
from codebook.core.memos import Memo
from codebook.tui.colors import LETTER_CONTRAST, ground_of, mark_style
from codebook.tui.said import in_a_line, said_of


class CodingList(Static):
    """The codings under the cursor, each with its stance, quotation rule and memo.

    Below them stand what tells who speaks, and the memos on passages there.
    ``letter`` gives the character that a code has in the margin of the text. The first coding
    stands in full as far as there is room, the others have a line each.
    """

    def __init__(self, tree: CodeTree, letter: Callable[[str], str], *, id: str):
        super().__init__(id=id)
        self._tree = tree
        self._letter = letter

    def use(self, tree: CodeTree) -> None:
        """Takes the colours of another codebook."""
        self._tree = tree

    def show(
        self,
        here: Sequence[Coding],
        pending: Collection[str],
        memos: Sequence[Memo] = (),
        telling: Sequence[str] = (),
    ) -> None:
        """Lists them; those that do not fit are named together in the last line."""
        if not here and not memos and not telling:
            self._say(Text("nothing coded here", style="dim"))
            return
        fits = max(1, self.content_size.height)
        everything: list[Coding | Memo | str] = [*here, *telling, *memos]
        shown = everything if len(everything) <= fits else everything[: fits - 1]
        lines = [
            self._line(one, one.id in pending) if isinstance(one, Coding) else _noted(one)
            for one in shown
        ]
        if len(shown) < len(everything):
            lines.append(self._more(everything[len(shown) :]))
        width = max(1, self.content_size.width)
        first = self._wrapped(lines[0], width, fits - len(lines) + 1)
        for line in lines[1:]:
            line.truncate(width, overflow="ellipsis")
        self._say(Text("\n").join([*first, *lines[1:]]))

    def _say(self, words: Text) -> None:
        """Draws nothing where the same stands there already: most motions stay in a passage."""
        if words != self.content:
            self.update(words, layout=False)

    def _wrapped(self, line: Text, width: int, rows: int) -> list[Text]:
        """A line over as many rows as there are; what does not fit is left out."""
        line.truncate(width * rows, overflow="ellipsis")
        wrapped = list(line.wrap(self.app.console, width, overflow="fold"))
        if len(wrapped) > rows:
            last = Text(" ").join(wrapped[rows - 1 :])
            last.truncate(width, overflow="ellipsis")
            wrapped = [*wrapped[: rows - 1], last]
        return wrapped

    def _line(self, coding: Coding, pending: bool) -> Text:
        mark = mark_style(self._tree.color_of(coding.code), ground_of(self), LETTER_CONTRAST)
        line = Text.assemble((f"{self._letter(coding.code)}▌", mark), coding.code)
        line.append("".join(f"  {words}" for words in said_of(coding)), style="dim")
        if pending:
            line.append("  saving…", style="dim")
        return line

    def _more(self, others: Sequence[Coding | Memo | str]) -> Text:
        named = ", ".join(
            f"{self._letter(one.code)} {one.code.rpartition('/')[2]}"
            if isinstance(one, Coding)
            else ("✎ memo" if isinstance(one, Memo) else "! telling")
            for one in others
        )
        return Text(f"and {len(others)} more: {named}", style="dim")


def _noted(memo: Memo | str) -> Text:
    """A memo on a passage, or what it tells of its speaker, in a line."""
    if isinstance(memo, str):
        return Text(in_a_line(memo), style="bold")
    return Text(f"✎  {in_a_line(memo.text)}", style="dim")
