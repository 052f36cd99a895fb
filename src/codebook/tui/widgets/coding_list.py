"""What is coded under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from rich.text import Text
from textual.widgets import Static

from codebook.core.codes import CodeTree
from codebook.core.codings import Coding
from codebook.tui.colors import LETTER_CONTRAST, ground_of, mark_style
from codebook.tui.said import said_of


class CodingList(Static):
    """The codings under the cursor, each with its stance, quotation rule and memo.

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

    def show(self, here: Sequence[Coding], pending: Collection[str]) -> None:
        """Lists them; those that do not fit are named together in the last line."""
        if not here:
            self.update(Text("nothing coded here", style="dim"), layout=False)
            return
        fits = max(1, self.content_size.height)
        shown = here if len(here) <= fits else here[: fits - 1]
        lines = [self._line(coding, coding.id in pending) for coding in shown]
        if len(shown) < len(here):
            lines.append(self._more(here[len(shown) :]))
        width = max(1, self.content_size.width)
        first = self._wrapped(lines[0], width, fits - len(lines) + 1)
        for line in lines[1:]:
            line.truncate(width, overflow="ellipsis")
        self.update(Text("\n").join([*first, *lines[1:]]), layout=False)

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

    def _more(self, codings: Sequence[Coding]) -> Text:
        named = ", ".join(
            f"{self._letter(coding.code)} {coding.code.rpartition('/')[2]}" for coding in codings
        )
        return Text(f"and {len(codings)} more: {named}", style="dim")
