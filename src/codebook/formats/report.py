"""A report as a table in any format: CSV, Markdown, HTML, XLSX.

``mark`` says what may be done with the report (internal, draft) and stands in every format.
"""

from __future__ import annotations

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass

from codebook.core.text import printable
from codebook.formats import delimited

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; ``numbers`` are the indexes of columns that hold figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    mark: str = ""
    notes: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()


def text_of(value: Value) -> str:
    """A value on one line; nothing for ``None``."""
    return "" if value is None else printable(str(value))


def to_csv(table: Table) -> str:
    """CSV; a marked report carries its mark in a last column of every row."""
    if not table.mark:
        return delimited.write(table.columns, [[_cell(v) for v in row] for row in table.rows])
    rows = [[*(_cell(value) for value in row), table.mark] for row in table.rows]
    return delimited.write((*table.columns, "mark"), rows)


def _cell(value: Value) -> str | int | float:
    return "" if value is None else value


def to_markdown(table: Table) -> str:
    """Markdown, with the mark above and the notes below."""

    def line(values: Sequence[Value]) -> str:
        cells = (text_of(value).replace("\\", "\\\\").replace("|", "\\|") for value in values)
        return f"| {' | '.join(cells)} |"

    rule = [("---:" if n in table.numbers else "---") for n in range(len(table.columns))]
    head = [f"## {table.title}", "", *([f"**{table.mark}**", ""] if table.mark else [])]
    body = [line(table.columns), f"| {' | '.join(rule)} |", *map(line, table.rows)]
    notes = ["", *(f"- {note}" for note in table.notes)] if table.notes else []
    return "\n".join([*head, *body, *notes]) + "\n"


_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem;max-width:75rem}"
    "table{border-collapse:collapse}th,td{border-bottom:1px solid #999;padding:.3rem .6rem;"
    "text-align:left;vertical-align:top}td.n{text-align:right}.mark{font-weight:bold}"
)


def to_html(table: Table) -> str:
    """A page of its own that needs nothing from elsewhere."""

    def cell(tag: str, value: Value, number: int) -> str:
        kind = ' class="n"' if tag == "td" and number in table.numbers else ""
        return f"<{tag}{kind}>{html.escape(text_of(value))}</{tag}>"

    def line(tag: str, values: Sequence[Value]) -> str:
        return f"<tr>{''.join(cell(tag, value, n) for n, value in enumerate(values))}</tr>"

    title = html.escape(table.title)
    mark = f'<p class="mark">{html.escape(table.mark)}</p>' if table.mark else ""
    notes = "".join(f"<li>{html.escape(note)}</li>" for note in table.notes)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{title}</h1>{mark}\n<table>\n<thead>"
        f"{line('th', table.columns)}</thead>\n<tbody>\n"
        + "\n".join(line("td", row) for row in table.rows)
        + f"\n</tbody></table>\n{f'<ul>{notes}</ul>' if notes else ''}</body></html>\n"
    )


def to_xlsx(table: Table) -> bytes:
    """A workbook of one sheet; no text in it is ever a formula or a link."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("report")
        bold = book.add_format({"bold": True})
        head = [table.title, *([table.mark] if table.mark else [])]
        for number, line in enumerate(head):
            sheet.write_string(number, 0, line, bold)
        top = len(head) + 1
        for column, name in enumerate(table.columns):
            sheet.write_string(top, column, name, bold)
        for number, row in enumerate(table.rows, start=top + 1):
            for column, value in enumerate(row):
                if isinstance(value, int | float):
                    sheet.write_number(number, column, value)
                else:
                    sheet.write_string(number, column, text_of(value))
        for number, note in enumerate(table.notes, start=top + len(table.rows) + 2):
            sheet.write_string(number, 0, note)
    return out.getvalue()
