"""The code tree, with how often a coder has used each code."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from codebook.core.codes import CodeTree
from codebook.tui.colors import mark_style

_WIDTH = 26


class CodeList(VerticalScroll, can_focus=False):
    """Names of codes, indented by depth, each with the number of codings."""

    def __init__(self, tree: CodeTree, *, id: str):
        super().__init__(Static(), id=id)
        self._tree = tree

    def show(self, counts: Mapping[str, int]) -> None:
        """Fills the list."""
        text = Text(no_wrap=True, overflow="ellipsis")
        ground = self.background_colors[1]
        for code in self._tree:
            count = counts.get(code.path, 0)
            name = "  " * (code.depth - 1) + code.name
            if len(name) > _WIDTH:
                name = name[: _WIDTH - 1] + "…"
            text.append("▌", style=mark_style(self._tree.color_of(code.path), ground))
            text.append(f"{name:<{_WIDTH}} {count or '':>4}\n", "" if count else "dim")
        self.query_one(Static).update(text)
