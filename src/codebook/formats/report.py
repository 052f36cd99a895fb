"""A report as a table in any format: CSV, Markdown, HTML, XLSX.

``mark`` says what may be done with the report (internal, draft) and stands in every format.
"""

from __future__ import annotations

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from codebook.core.text import printable
from codebook.formats import delimited
from codebook.formats.markdown import escaped

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
        cells = ("" if value is None else escaped(str(value)) for value in values)
        return f"| {' | '.join(cells)} |"

    rule = [("---:" if n in table.numbers else "---") for n in range(len(table.columns))]
    head = [f"## {escaped(table.title)}", "", *([f"**{table.mark}**", ""] if table.mark else [])]
    body = [line(table.columns), f"| {' | '.join(rule)} |", *map(line, table.rows)]
    notes = ["", *(f"- {escaped(note)}" for note in table.notes)] if table.notes else []
    return "\n".join([*head, *body, *notes]) + "\n"


STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;padding:1rem;max-width:75rem;"
    "color:#1a1a1a;background:#fff}h1{font-size:1.5rem;line-height:1.25}"
    ".scroll{overflow-x:auto}table{border-collapse:collapse}"
    "caption{text-align:left;color:#555;font-size:.85rem;padding-bottom:.3rem}"
    "th,td{border-bottom:1px solid #999;padding:.3rem .6rem;text-align:left;vertical-align:top}"
    "th{vertical-align:bottom}.n{text-align:right}.mark{font-weight:bold}"
    "@media print{body{max-width:none;padding:0;font-size:9pt}.scroll{overflow:visible}"
    "table{font-size:8pt}th,td{padding:.15rem .25rem;overflow-wrap:anywhere;hyphens:auto}"
    "td:first-child{min-width:11em}.n{min-width:3.4em}td.n{white-space:nowrap}"
    "thead{display:table-header-group}"
    "tr{break-inside:avoid}}"
)


def to_html(table: Table) -> str:
    """A page of its own that needs nothing from elsewhere."""

    def cell(tag: str, value: Value, number: int) -> str:
        scope = ' scope="col"' if tag == "th" else ""
        kind = ' class="n"' if number in table.numbers else ""
        return f"<{tag}{scope}{kind}>{html.escape(text_of(value))}</{tag}>"

    def line(tag: str, values: Sequence[Value]) -> str:
        return f"<tr>{''.join(cell(tag, value, n) for n, value in enumerate(values))}</tr>"

    title = html.escape(text_of(table.title))
    mark = html.escape(table.mark)
    said = f'<p class="mark">{mark}</p>' if mark else ""
    notes = "".join(f"<li>{html.escape(text_of(note))}</li>" for note in table.notes)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body><main><h1>{title}</h1>{said}\n"
        '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>\n'
        f"<caption>{title}{f' ({mark})' if mark else ''}</caption>\n<thead>"
        f"{line('th', table.columns)}</thead>\n<tbody>\n"
        + "\n".join(line("td", row) for row in table.rows)
        + f"\n</tbody></table></div>\n{f'<ul>{notes}</ul>' if notes else ''}</main></body></html>\n"
    )


def to_xlsx(table: Table) -> bytes:
    """A workbook of one sheet: see :func:`to_workbook`."""
    return to_workbook([table])


_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)
"""When every workbook was made: a report says nothing of its date."""


def to_workbook(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table; no text in it is ever a formula or a link."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _LONG_AGO})
        bold = book.add_format({"bold": True})
        for number, table in enumerate(tables, start=1):
            name = "report" if len(tables) == 1 else f"part {number}"
            _fill(book.add_worksheet(name), table, bold)
    return out.getvalue()


def _fill(sheet: Any, table: Table, bold: Any) -> None:
    head = [table.title, *([table.mark] if table.mark else [])]
    for number, line in enumerate(head):
        sheet.write_string(number, 0, text_of(line), bold)
    top = len(head) + 1
    for column, name in enumerate(table.columns):
        sheet.write_string(top, column, text_of(name), bold)
    for number, row in enumerate(table.rows, start=top + 1):
        for column, value in enumerate(row):
            if isinstance(value, int | float):
                sheet.write_number(number, column, value)
            else:
                sheet.write_string(number, column, text_of(value))
    for number, note in enumerate(table.notes, start=top + len(table.rows) + 2):
        sheet.write_string(number, 0, text_of(note))
