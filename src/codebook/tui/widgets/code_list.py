"""The code tree, with how often a coder has used each code."""

from __future__ import annotations

from collections.abc import Mapping

from rich.style import Style
from rich.text import Text
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from codebook.core.codes import Code, CodeTree
from codebook.tui.colors import ground_of, mark_style

RETIRED = "× "
"""What stands before the name of a code that is no longer offered."""

_WIDTH = 26
_ROW = 32
"""Cells of a name, and of a row: mark, name, count."""


class CodeList(ScrollView, can_focus=False):
    """Names of codes, indented by depth, each with the number of codings.

    Draws the rows in view and nothing else; one count that changes draws its row anew.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "CodeList { overflow-x: hidden; }"

    def __init__(self, tree: CodeTree, *, id: str):
        super().__init__(id=id)
        self._pins: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._inks: dict[str, Style] = {}
        self._base: Style | None = None
        self._take(tree)

    def _take(self, tree: CodeTree) -> None:
        self._tree = tree
        self._codes = tuple(tree)
        self._rows = {code.path: number for number, code in enumerate(self._codes)}
        self._inks = {}

    def on_mount(self) -> None:
        """Only now there is something to scroll in."""
        self.virtual_size = Size(_ROW, len(self._codes))

    def use(self, tree: CodeTree) -> None:
        """Shows another codebook."""
        self._take(tree)
        self.virtual_size = Size(_ROW, len(self._codes))
        self.refresh()

    def pinned(self, pins: Mapping[int, str]) -> None:
        """Shows which code has which number key."""
        before = self._pins
        self._pins = {path: number for number, path in sorted(pins.items(), reverse=True)}
        self._redraw(before, self._pins)

    def show(self, counts: Mapping[str, int]) -> None:
        """Shows how often each code was used."""
        before = self._counts
        self._counts = dict(counts)  # the caller goes on counting in it
        self._redraw(before, self._counts)

    def _redraw(self, before: Mapping[str, int], after: Mapping[str, int]) -> None:
        """Draws the rows anew of those codes that one and the other say another number of."""
        for path in {path for path, _ in before.items() ^ after.items()}:
            if path in self._rows:
                self.refresh_line(self._rows[path])

    def notify_style_update(self) -> None:
        """Forgets the colours of another theme."""
        self._inks = {}
        self._base = None
        super().notify_style_update()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        if self._base is None:
            self._base = self.rich_style
        width, number = self.size.width, y + self.scroll_offset.y
        if number >= len(self._codes):
            return Strip.blank(width, self._base)
        row = Strip(self._row(self._codes[number]).render(self.app.console))
        return row.apply_style(self._base).adjust_cell_length(width, self._base)

    def _row(self, code: Code) -> Text:
        """The mark of a code, its key, its name and its count."""
        count, pin = self._counts.get(code.path, 0), self._pins.get(code.path)
        key = f"{pin} " if pin else ""
        retired = RETIRED if code.retired else ""
        name = Text(f"{'  ' * (code.depth - 1)}{key}{retired}{code.name}")
        name.truncate(_WIDTH, overflow="ellipsis", pad=True)
        row = Text.assemble(("▌", self._ink(code.path)), end="")
        row.append(f"{name.plain} {count or '':>4}", "" if count else "dim")
        return row

    def _ink(self, path: str) -> Style:
        """The style of a code's mark, worked out once for each colour."""
        color = self._tree.color_of(path)
        if color not in self._inks:
            self._inks[color] = Style.parse(mark_style(color, ground_of(self)))
        return self._inks[color]
