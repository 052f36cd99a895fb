"""What is coded under the cursor."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.text import Text
from textual.widgets import Static

from codebook.core.codes import CodeTree
from codebook.core.codings import Coding
from codebook.tui.colors import mark_style


class CodingList(Static):
    """The codings under the cursor, each with its stance and memo."""

    def __init__(self, tree: CodeTree, *, id: str):
        super().__init__(id=id)
        self._tree = tree

    def show(self, here: Sequence[Coding], pending: Collection[str]) -> None:
        """Lists them; what does not fit is counted."""
        fits = max(1, self.content_size.height)
        shown = here if len(here) <= fits else here[: fits - 1]
        lines = [self._line(coding, coding.id in pending) for coding in shown]
        if len(shown) < len(here):
            lines.append(Text(f"and {len(here) - len(shown)} more", style="dim"))
        nothing = Text("nothing coded here", style="dim")
        self.update(Text("\n").join(lines) if lines else nothing, layout=False)

    def _line(self, coding: Coding, pending: bool) -> Text:
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(
            "▌ ", style=mark_style(self._tree.color_of(coding.code), self.background_colors[1])
        )
        line.append(coding.code)
        for more in (coding.stance.value, coding.memo, "saving…" if pending else ""):
            if more:
                line.append(f"  {more}", style="dim")
        return line
