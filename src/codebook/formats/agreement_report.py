"""A report of agreement in one file: the method, then every table."""

from __future__ import annotations

import html
from collections.abc import Sequence

from codebook.core.agreement.result import Result
from codebook.formats import report
from codebook.formats.agreement_methods import omissions, paragraphs
from codebook.formats.agreement_tables import (
    coders_table,
    codes_table,
    groups_table,
    more_table,
    transcripts_table,
)
from codebook.formats.markdown import escaped
from codebook.formats.report import Table

TITLE = "Agreement between coders"

Page = tuple[str, str, Sequence[str], Sequence[str], Sequence[Table]]
"""A title, a mark, paragraphs of the method, lines on what was left out, and tables."""


def page(result: Result, *, more: bool = False) -> Page:
    """What the internal report holds."""
    tables = [codes_table(result, omissions=False), groups_table(result), transcripts_table(result)]
    if len(result.coders) > 2:
        tables.insert(1, coders_table(result))
    if more:
        tables.append(more_table(result))
    return TITLE, tables[0].mark, paragraphs(result), omissions(result), tables


def to_markdown(page: Page) -> str:
    """The report as Markdown."""
    title, mark, method, omitted, tables = page
    lines = [f"# {escaped(title)}", "", f"**{escaped(mark)}**", "", "## Method", ""]
    for paragraph in method:
        lines += [escaped(paragraph), ""]
    if omitted:
        lines += ["## Left out", "", *(f"- {escaped(line)}" for line in omitted), ""]
    for table in tables:
        lines += [report.to_markdown(table)]
    return "\n".join(lines)


def to_html(page: Page) -> str:
    """The report as a page that needs nothing from elsewhere."""
    title, mark, method, omitted, tables = page

    def rows(tag: str, lines: Sequence[Sequence[report.Value]]) -> str:
        return "\n".join(
            "<tr>"
            + "".join(f"<{tag}>{html.escape(report.text_of(cell))}</{tag}>" for cell in line)
            + "</tr>"
            for line in lines
        )

    def drawn(table: Table) -> str:
        notes = "".join(f"<li>{html.escape(note)}</li>" for note in table.notes)
        return (
            f"<h2>{html.escape(table.title)}</h2>\n<table>\n<thead>{rows('th', [table.columns])}"
            f"</thead>\n<tbody>\n{rows('td', table.rows)}\n</tbody></table>\n<ul>{notes}</ul>\n"
        )

    said = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in method)
    left = "".join(f"<li>{html.escape(line)}</li>" for line in omitted)
    left = f"<h2>Left out</h2>\n<ul>{left}</ul>\n" if omitted else ""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title><style>{report.STYLE}</style></head>\n"
        f'<body><h1>{html.escape(title)}</h1><p class="mark">{html.escape(mark)}</p>\n'
        f"<h2>Method</h2>\n{said}{left}{''.join(map(drawn, tables))}</body></html>\n"
    )


def to_workbook(page: Page) -> bytes:
    """The report as a workbook: the method on the first sheet, a table on each other."""
    title, mark, method, omitted, tables = page
    said = Table(title, ("method",), tuple((line,) for line in (*method, *omitted)), mark)
    return report.to_workbook([said, *tables])
