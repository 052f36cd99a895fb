"""Tables as a terminal shows them."""

from __future__ import annotations

import io
import string
import sys
from dataclasses import replace

from rich import box
from rich.console import Console
from rich.table import Table as Drawing
from rich.text import Text

from codebook.formats.report import Table, text_of

_ENDLESS = 10_000


def draw(table: Table, *, to_file: bool) -> str:
    """The table as wide as the terminal, or, for a pipe or a file, as wide as it is."""
    screen = sys.stdout.isatty() and not to_file
    width = Console().width if screen else _ENDLESS
    return drawn(table, width=width, color=screen)


def drawn(table: Table, *, width: int, color: bool = False) -> str:
    """The table within ``width`` cells.

    Where headings of numbers would not fit, letters stand for them and are explained below.
    """
    out = io.StringIO()
    console = Console(
        file=out, force_terminal=color, width=width, highlight=False, markup=False, emoji=False
    )
    if Console(file=out, width=_ENDLESS).measure(_drawing(table)).maximum > width:
        table = _lettered(table)
    head = [table.title, *([table.mark] if table.mark else [])]
    console.print(Text("\n".join(head), style="bold"))
    console.print(_drawing(table))
    for note in table.notes:
        console.print(Text(f"· {note}"))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _drawing(table: Table) -> Drawing:
    drawing = Drawing(box=box.SIMPLE_HEAD, title=None, pad_edge=False)
    for number, name in enumerate(table.columns):
        justify = "right" if number in table.numbers else "left"
        drawing.add_column(Text(text_of(name)), justify=justify, overflow="fold")  # type: ignore[arg-type]
    for row in table.rows:
        drawing.add_row(*(Text(_indented(value)) for value in row))
    return drawing


def _lettered(table: Table) -> Table:
    if not table.numbers:
        return table
    columns, legend = list(table.columns), []
    letters = (a + b for a in ("", *string.ascii_uppercase) for b in string.ascii_uppercase)
    for number in sorted(table.numbers):
        name = text_of(columns[number])
        if len(name) > 3:
            columns[number] = next(letters)
            legend.append(f"{columns[number]}: {name}")
    return replace(table, columns=tuple(columns), notes=(*legend, *table.notes))


def _indented(value: str | int | float | None) -> str:
    text = text_of(value)
    plain = value if isinstance(value, str) else ""
    return " " * (len(plain) - len(plain.lstrip(" "))) + text
