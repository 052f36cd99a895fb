"""A tally as a table whose cells are shaded by share: by a mark, and by colour where there is one.

Columns are as narrow as the terminal asks for; whatever is cut short stands in full below it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.style import Style
from rich.text import Text
from textual.color import Color
from textual.coordinate import Coordinate
from textual.widgets import DataTable

from codebook.core.tallies import INTERVIEWEES, Cell, Column, Row, Tally
from codebook.formats import tally_report
from codebook.tui.colors import ground_of, has_few_colors, letters_on

TOTAL = "all"
"""The key of the last column, which is no category's."""

_SHADES = " ░▒▓█"
_NAME, _LEAST_NAME = 34, 22
_CELL, _WIDEST_CELL = 5, 16
_SHARED, _BAND, _WORDS, _BOTH = 9, 6, 13, 19
"""Cells that a column needs: with a share, a band, words, a band and words."""


class TallyTable(DataTable[Text]):
    """Codes by categories; the first column and the headings stay in sight."""

    def __init__(self, *, id: str):
        super().__init__(id=id, cell_padding=0, fixed_columns=1, cursor_background_priority="css")
        self._tally: Tally | None = None
        self._rows: Sequence[Row] = ()
        self._columns: list[str] = []

    @property
    def place(self) -> tuple[str, str]:
        """The code and the column of the highlighted cell; empty where there is none."""
        if not self.row_count:
            return "", ""
        at, column = self.cursor_coordinate
        return self._rows[at].code, self._columns[column]

    @property
    def cell(self) -> Cell | None:
        """The highlighted cell of the tally, ``None`` on a name or where nothing is shown."""
        code, column = self.place
        row = next((row for row in self._rows if row.code == code), None)
        if row is None or not column:
            return None
        if column == TOTAL:
            return row.total
        return next((cell for cell in row.cells if cell.category == column), None)

    def show(
        self,
        tally: Tally,
        rows: Sequence[Row],
        heading: str,
        name: Callable[[Row], str],
        *,
        share: bool,
        room: int,
    ) -> None:
        """Shows some rows of a tally; the highlighted cell stays where it was.

        A row without cells is a heading. ``room`` is how many cells wide the table may be.
        """
        place = self.place
        self._tally, self._rows = tally, rows
        shown = [c for c in tally.categories if c.n or c.category != "unknown"]
        has_total = any(row.total is not None for row in tally.rows)
        count = len(shown) + has_total
        names = max((len(name(row)) for row in rows), default=0) + 1
        both = tally.protected and _LEAST_NAME + _BOTH * count <= room
        numbers = [cell.high or 0 for row in tally.rows for cell in (*row.cells, row.total) if cell]
        least = max(_CELL, len(str(max(numbers, default=0))) + 2)
        if tally.protected:
            least = _BOTH if both else _WORDS if share else _BAND
        elif share and tally.count == INTERVIEWEES:
            least = _SHARED
        first = max(_LEAST_NAME, min(names, _NAME, room - least * count))
        each = max(least, min(_WIDEST_CELL, (room - first) // max(1, count)))
        first = max(first, min(names, room - each * count))
        self.clear(columns=True)
        self.header_height = 1 + max((c.label.count(" / ") + 1 for c in shown), default=0)
        heads = [_heading(c, each, self.header_height) for c in shown]
        self.add_column(Text(heading, style="bold"), width=first, key="code")
        self._columns = ["", *(c.category for c in shown)]
        for c, head in zip(shown, heads, strict=True):
            self.add_column(head, width=each, key=c.category)
        if has_total:
            self.add_column(Text(f"{'all':>{each - 1}} "), width=each, key="all total")
            self._columns.append(TOTAL)
        shade = self._shading(tally)
        draw = _Draw(each, share, both, tally, shade)
        for row in rows:
            label = Text(name(row), no_wrap=True)
            label.truncate(first - 1, overflow="ellipsis", pad=True)
            cells = {cell.category: cell for cell in row.cells}
            drawn = [draw.cell(cells.get(c.category)) for c in shown]
            if has_total:
                drawn.append(draw.cell(row.total))
            self.add_row(label, *drawn, key=row.code)
        self._go_back(*place)

    def _go_back(self, code: str, column: str) -> None:
        """Highlights the cell that was; where its row is hidden now, the one above in the tree."""
        codes = [row.code for row in self._rows]
        while code and code not in codes:
            code = code.rpartition("/")[0]
        row = codes.index(code) if code in codes else 0
        at = self._columns.index(column) if code and column in self._columns else 1
        if codes:
            self.cursor_coordinate = Coordinate(row, min(at, len(self._columns) - 1))

    def _shading(self, tally: Tally) -> Callable[[int], Style]:
        """What lies behind a cell of a shade, from 0 to 4."""
        if has_few_colors(self) or tally.protected:
            return lambda shade: Style(bold=bool(shade), dim=not shade)
        ground, ink = ground_of(self), Color.parse(self.app.theme_variables["primary"])
        styles = [Style(dim=True)]
        for shade in range(1, len(_SHADES)):
            mixed = ground.blend(ink, 0.12 + 0.16 * shade)
            letters = letters_on(mixed)
            styles.append(Style(color=letters.rich_color, bgcolor=mixed.rich_color, bold=True))
        return styles.__getitem__


class _Draw:
    """Draws cells of one table."""

    def __init__(
        self, width: int, share: bool, both: bool, tally: Tally, shade: Callable[[int], Style]
    ):
        self._width, self._share, self._both = width, share, both
        self._tally, self._shade = tally, shade
        numbers = [c.low or 0 for row in tally.rows for c in row.cells]
        self._most = max(numbers, default=0)

    def cell(self, cell: Cell | None) -> Text:
        """A cell, with a space behind it."""
        inner = self._width - 1
        if cell is None:
            return Text(" " * self._width)
        if self._tally.protected:
            words = tally_report.words(cell) or ""
            text = str(tally_report.count(cell))
            if self._both and words:
                text = f"{text:>5} {words:<11}"
            elif self._share and words:
                text = words
            return Text(f"{text:>{inner}} ")
        number, shade = cell.low or 0, self._level(cell)
        text = str(number)
        if self._share and self._tally.count == INTERVIEWEES:
            text = f"{text:>3} {share(cell):>4}"
        return Text.assemble((f"{_SHADES[shade]}{text:>{inner - 1}}", self._shade(shade)), " ")

    def _level(self, cell: Cell) -> int:
        """The shade of a cell: none for nobody, else one of four quarters."""
        of = cell.n if self._tally.count == INTERVIEWEES else self._most
        if not cell.low or not of:
            return 0
        return min(4, 1 + (4 * cell.low - 1) // of)


def share(cell: Cell) -> str:
    """The share of a category in whole percent; ``n/a`` of nobody."""
    return f"{(cell.low or 0) / cell.n:.0%}" if cell.n else "n/a"


def _heading(column: Column, width: int, rows: int) -> Text:
    """A category's label, each level of the scheme on a line of its own, cut short; and its n."""
    lines = [*(part[: width - 1] for part in column.label.split(" / ")), f"n={column.n}"]
    lines = [""] * (rows - len(lines)) + lines
    return Text("\n".join(f"{line:>{width - 1}} " for line in lines))
