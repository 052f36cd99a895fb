"""A report as tables, one for each part, and as text: for spreadsheets, R, and Markdown."""

from __future__ import annotations

from codebook.core import wording
from codebook.core.reports import ClaimsPart, Part, QuotesPart, Report, TablePart
from codebook.core.tallies import Cell, Tally
from codebook.formats import report as formats
from codebook.formats.markdown import escaped
from codebook.formats.report import Table, Value
from codebook.formats.report_html import DRAFT, heading, shown

RELEASED = "RELEASED: protected"

_LONG = ("part", "kind", "theme", "stance", "group", "n", "low", "high", "words", "text")


def mark(report: Report) -> str:
    """What may be done with the report, to stand in every format."""
    return RELEASED if report.release else DRAFT


def tables(report: Report) -> list[Table]:
    """A table for each part, marked as the report is."""
    return [_table(part, mark(report)) for part in report.parts]


def _table(part: Part, marked: str) -> Table:
    match part:
        case TablePart():
            return tally_table(part.title, part.tally, marked)
        case QuotesPart():
            rows = tuple((q.text, q.attribution, q.class_size) for q in part.quotations)
            columns = ("quotation", "attribution", "possible speakers")
            return Table(part.title, columns, rows, marked, part.notes, frozenset([2]))
        case ClaimsPart():
            return Table(
                part.title,
                ("claim", "theme", "stance", "group", "n", "count", "words"),
                tuple(
                    (c.text, c.code, c.stance, c.group.label, c.group.n, _between(c.low, c.high),
                     c.words)
                    for c in part.claims
                ),
                marked,
                (f"words: {wording.THRESHOLDS}",),
                frozenset([4, 5]),
            )  # fmt: skip


def _between(low: int, high: int) -> str | int:
    return low if low == high else f"{low}–{high}"


def tally_table(title: str, tally: Tally, marked: str) -> Table:
    """A protected tally as a table: themes by groups."""
    by = [f"{c.label} (n={c.n})" for c in tally.categories] or ["all"]
    rows = tuple(
        (row.code, *(_value(cell) for cell in (row.cells if row.total is None else (row.total,))))
        for row in tally.rows
    )
    return Table(
        f"{title}: {heading(tally)}",
        ("code", *by),
        rows,
        marked,
        tally.notes,
        frozenset(range(1, len(by) + 1)),
    )


def _value(cell: Cell) -> Value:
    if cell.low is not None and cell.low == cell.high:
        return cell.low
    return shown(cell)


def to_long(report: Report) -> Table:
    """Every value of a report as a row of one table."""
    rows: list[tuple[Value, ...]] = []
    for part in report.parts:
        match part:
            case TablePart():
                rows += _long_tally(part)
            case QuotesPart():
                rows += [
                    (part.title, "quotation", part.code, None, q.attribution, q.class_size,
                     None, None, None, q.text)
                    for q in part.quotations
                ]  # fmt: skip
            case ClaimsPart():
                rows += [
                    (part.title, "claim", c.code, c.stance, c.group.label, c.group.n,
                     c.low, c.high, c.words, c.text)
                    for c in part.claims
                ]  # fmt: skip
    return Table(report.title, _LONG, tuple(rows), mark(report))


def _long_tally(part: TablePart) -> list[tuple[Value, ...]]:
    labels = {column.category: column.label for column in part.tally.categories}
    return [
        (part.title, "count", row.code, part.tally.stance, labels.get(cell.category, "all"), cell.n,
         cell.low, cell.high,
         None if cell.low is None or cell.high is None
         else wording.words(cell.n, cell.low, cell.high), None)
        for row in part.tally.rows
        for cell in (row.cells if row.total is None else (row.total,))
    ]  # fmt: skip


def to_markdown(report: Report) -> str:
    """The report as Markdown."""
    lines = [f"# {escaped(report.title)}", "", f"**{mark(report)}**", "", "## Method", ""]
    lines += [f"- {number:,} {what}" for what, number in report.numbers]
    lines += ["", *(f"- {escaped(g.label)}: {g.n}" for g in report.groups), ""]
    for paragraph in report.method:
        lines += [escaped(paragraph), ""]
    for part, table in zip(report.parts, tables(report), strict=True):
        if isinstance(part, TablePart):
            lines += [formats.to_markdown(table), ""]
        else:
            lines += _written(part)
    lines += ["## Limits", "", *(f"- {escaped(limit)}" for limit in report.limits)]
    return "\n".join(lines) + "\n"


def _written(part: QuotesPart | ClaimsPart) -> list[str]:
    lines = [f"## {escaped(part.title)}", ""]
    if isinstance(part, QuotesPart):
        for one in part.quotations:
            who = [">", f"> — {escaped(one.attribution)}"] if one.attribution else []
            lines += [f"> “{escaped(one.text)}”", *who, ""]
        return lines + [f"- {escaped(note)}" for note in part.notes] + [""]
    for claim in part.claims:
        said = f"{claim.words}: {_between(claim.low, claim.high)} of {claim.group.n}"
        where = f"{escaped(claim.group.label)}; {claim.code}; {claim.stance}"
        lines += [f"- **{escaped(claim.text)}** ({said}, {where})"]
    return [*lines, ""]
