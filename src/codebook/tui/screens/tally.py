"""The exact tally, for the team's own eyes."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import DataTable, Footer, Static

from codebook.core.tallies import Tally
from codebook.tui.screens.once import Page


class TallyScreen(Page[None]):
    """How many interviewees spoke of each theme, by category."""

    CSS_PATH = "tally.tcss"
    BINDINGS = [Binding("escape,q,T", "close", "back to the desk")]

    def __init__(self, tally: Tally):
        super().__init__()
        self._tally = tally

    def compose(self) -> ComposeResult:
        """The mark, the table, the notes."""
        yield Static(Content("INTERNAL · exact counts, not for publication"), id="mark")
        labels = [_lines(column.label) for column in self._tally.categories]
        tallest = max((label.count("\n") + 2 for label in labels), default=1)
        yield DataTable(id="tally", zebra_stripes=True, cursor_type="row", header_height=tallest)
        yield Static(Content("\n".join(self._tally.notes)), id="notes")
        yield Footer()

    def on_mount(self) -> None:
        """Fills the table."""
        table = self.query_one(DataTable)
        table.add_column("spoke of", key="code")
        for column in self._tally.categories:
            label = Text(f"{_lines(column.label)}\nn={column.n}", justify="right")
            table.add_column(label, key=column.category)
        table.add_column(Text("all", justify="right"), key="all total")
        table.fixed_columns = 1
        for row in self._tally.rows:
            name = Text("  " * (row.depth - 1) + row.name)
            cells = [self._cell(cell.low) for cell in row.cells]
            table.add_row(name, *cells, self._cell(row.total.low if row.total else None))
        table.focus()

    def _cell(self, number: int | None) -> Text:
        return Text(
            "–" if number is None else str(number),
            justify="right",
            style="bold" if number else "dim",
        )

    def action_close(self) -> None:
        """Back to the desk."""
        self.dismiss(None)


def _lines(label: str) -> str:
    """A category's label, each level of the scheme on a line of its own."""
    return label.replace(" / ", " /\n")
