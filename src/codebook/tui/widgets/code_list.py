"""The code tree, with how often a coder has used each code."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from codebook.core.codes import CodeTree
from codebook.tui.colors import ground_of, mark_style

RETIRED = "× "
"""What stands before the name of a code that is no longer offered."""

_WIDTH = 26


class CodeList(VerticalScroll, can_focus=False):
    """Names of codes, indented by depth, each with the number of codings."""

    def __init__(self, tree: CodeTree, *, id: str):
        super().__init__(Static(), id=id)
        self._tree = tree
        self._pins: dict[str, int] = {}
        self._counts: Mapping[str, int] = {}

    def use(self, tree: CodeTree) -> None:
        """Shows another codebook."""
        self._tree = tree
        self.show(self._counts)

    def pinned(self, pins: Mapping[int, str]) -> None:
        """Shows which code has which number key."""
        self._pins = {path: number for number, path in sorted(pins.items(), reverse=True)}
        self.show(self._counts)

    def show(self, counts: Mapping[str, int]) -> None:
        """Fills the list."""
        self._counts = counts
        text = Text(no_wrap=True, overflow="ellipsis")
        ground = ground_of(self)
        for code in self._tree:
            count = counts.get(code.path, 0)
            pin = self._pins.get(code.path)
            name = f"{pin} " if pin else ""
            name = "  " * (code.depth - 1) + name + (RETIRED if code.retired else "") + code.name
            if len(name) > _WIDTH:
                name = name[: _WIDTH - 1] + "…"
            text.append("▌", style=mark_style(self._tree.color_of(code.path), ground))
            text.append(f"{name:<{_WIDTH}} {count or '':>4}\n", "" if count else "dim")
        self.query_one(Static).update(text)
