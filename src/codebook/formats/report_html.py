"""A report as one page of HTML that needs nothing from elsewhere: no network, no script.

It reads on a phone, a laptop and paper, at any zoom, and without telling colours apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import html
from lxml.html import builder as e

from codebook.core import wording
from codebook.core.reports import ClaimsPart, Part, QuotesPart, Report, TablePart
from codebook.core.tallies import Cell, Column, Row, Tally
from codebook.core.text import printable
from codebook.formats.charts import range_bar

DRAFT = "DRAFT: protected, not released"

_STYLE = """
:root { --ink: #1a1a1a; --soft: #555; --line: #c8c8c8; --fill: #1f5c99; --pale: #f3f6f9; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1.5rem clamp(.9rem, 4vw, 3rem) 4rem;
  color: var(--ink); background: #fff; font: 1rem/1.55 Georgia, 'Times New Roman', serif;
  overflow-wrap: break-word; }
h1, h2, h3, table, .cards, .numbers, nav, .mark, figcaption, .who {
  font-family: system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
h1 { font-size: clamp(1.6rem, 4vw, 2.2rem); line-height: 1.2; margin: .6rem 0 1rem; }
h2 { font-size: 1.3rem; margin: 2.4rem 0 .6rem; border-top: 2px solid var(--ink);
  padding-top: .5rem; }
h3 { font-size: 1rem; margin: 0 0 .4rem; }
p, li { max-width: 46rem; }
.mark { display: inline-block; border: 2px solid #8a1c1c; color: #8a1c1c; padding: .2rem .6rem;
  font-weight: 700; }
nav ul { padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; }
a { color: #174a7c; }
.numbers { display: flex; flex-wrap: wrap; gap: .6rem 2.2rem; margin: 1rem 0; padding: 0; }
.numbers div { display: flex; flex-direction: column-reverse; }
.numbers dt { color: var(--soft); font-size: .85rem; }
.numbers dd { margin: 0; font-size: 1.6rem; font-weight: 600; line-height: 1.1; }
.scroll { overflow-x: auto; margin: .8rem 0; }
table { border-collapse: collapse; font-size: .9rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .4rem; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .7rem; text-align: left;
  vertical-align: top; }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; }
tbody th { font-weight: 600; min-width: 9rem; }
.n { text-align: right; } td.n { white-space: nowrap; font-variant-numeric: tabular-nums; }
td small, th small { display: block; color: var(--soft); font-weight: 400; }
th small { white-space: normal; }
td small { white-space: nowrap; }
figure { margin: 1.2rem 0; }
figcaption { color: var(--soft); font-size: .85rem; margin-bottom: .6rem; max-width: 46rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr));
  gap: 1rem; }
.card { border: 1px solid var(--line); padding: .7rem .8rem; break-inside: avoid; }
.bar { display: grid; grid-template-columns: minmax(0, 1fr) 6.5rem 4.2rem; gap: .5rem;
  align-items: center; font-size: .82rem; margin: .25rem 0; }
.bar svg { width: 100%; height: .95rem; display: block; }
.bar span:last-child { text-align: right; font-variant-numeric: tabular-nums; }
blockquote { margin: 1rem 0; padding: .2rem 0 .2rem 1rem; border-left: 4px solid var(--fill);
  break-inside: avoid; }
blockquote p { margin: .2rem 0; }
.who { color: var(--soft); font-size: .88rem; }
.claim { margin: 1rem 0; padding: .7rem .9rem; background: var(--pale); break-inside: avoid; }
.claim p { margin: .15rem 0; }
.claim .who { font-size: .85rem; }
.notes { color: var(--soft); font-size: .85rem; }
@media screen and (max-width: 48rem) {
  thead th:first-child, tbody th { position: sticky; left: 0; background: #fff;
    box-shadow: inset 0 -1px var(--line); }
  tbody th { min-width: 7rem; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  h2, h3, caption, figcaption, h2 + .who { break-after: avoid; }
  .who, .notes { break-before: avoid; }
  p, li { orphans: 3; widows: 3; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding: .15rem .35rem; }
  tr { break-inside: avoid; }
  .cards { grid-template-columns: repeat(2, 1fr); gap: .5rem; }
  a { color: inherit; text-decoration: none; }
}
"""


def to_html(report: Report) -> str:
    """The page, as a whole."""
    title = _plain(report.title)
    heads = ["Method", *(part.title for part in report.parts), "Limits"]
    sections = [
        _section(0, heads[0], _method(report)),
        *(
            _section(number, part.title, _part(part))
            for number, part in enumerate(report.parts, start=1)
        ),
        _section(len(heads) - 1, heads[-1], [e.UL(*(e.LI(_plain(p)) for p in report.limits))]),
    ]
    body = e.BODY(
        e.HEADER(
            *([] if report.release else [e.P(DRAFT, e.CLASS("mark"))]),
            e.H1(title),
        ),
        e.E.nav(
            e.UL(
                *(
                    e.LI(e.A(_plain(head), href=f"#part-{number}"))
                    for number, head in enumerate(heads)
                )
            ),
            {"aria-label": "Contents"},
        ),
        e.E.main(*sections),
    )
    head = e.HEAD(
        e.META(charset="utf-8"),
        e.META(name="viewport", content="width=device-width, initial-scale=1"),
        e.TITLE(title),
        e.STYLE(_STYLE),
    )
    page = e.HTML(head, body, lang="en")
    text: str = html.tostring(page, doctype="<!doctype html>", encoding="unicode")
    return text + "\n"


def _plain(text: str) -> str:
    """Text that may stand on a page: without characters that act on it."""
    return printable(text)


def _section(number: int, title: str, inside: Iterable[Any]) -> Any:
    return e.E.section(e.H2(_plain(title)), *inside, id=f"part-{number}")


def _method(report: Report) -> list[Any]:
    numbers = e.DL(
        *(e.DIV(e.DT(_plain(what)), e.DD(f"{number:,}")) for what, number in report.numbers),
        e.CLASS("numbers"),
    )
    groups = (
        [e.UL(*(e.LI(f"{_plain(g.label)}: {g.n}") for g in report.groups))] if report.groups else []
    )
    said = [e.P(_plain(paragraph)) for paragraph in report.method]
    return [numbers, *said[:1], *groups, *said[1:]]


def _part(part: Part) -> list[Any]:
    match part:
        case TablePart():
            return _table(part.tally)
        case QuotesPart():
            return _quotations(part)
        case ClaimsPart():
            return [_claim(one) for one in part.claims]


# Tables


def heading(tally: Tally) -> str:
    """What the cells of a tally count."""
    return f"interviewees, stance: {tally.stance}" if tally.stance else "interviewees who spoke of"


def _table(tally: Tally) -> list[Any]:
    columns = _columns(tally)
    head = e.TR(
        e.TH("Theme", scope="col"),
        *(
            e.TH(_plain(column.label), e.SMALL(f"n = {column.n}"), e.CLASS("n"), scope="col")
            for column in columns
        ),
    )
    rows = [
        e.TR(
            e.TH(_plain(row.name), e.SMALL(_plain(row.code)), scope="row"),
            *(_cell(cell) for cell in _cells(row)),
        )
        for row in tally.rows
    ]
    table = e.TABLE(e.CAPTION(f"Number of {heading(tally)}"), e.THEAD(head), e.TBODY(*rows))
    notes = e.UL(*(e.LI(_plain(note)) for note in tally.notes if not note.startswith(_SAID)))
    notes.set("class", "notes")
    return [
        e.DIV(table, {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": "Table"}),
        _chart(tally),
        notes,
    ]


_SAID = ("layer: ", "bands ", "words: ")
"""How notes begin whose matter stands in the method."""


def _columns(tally: Tally) -> list[Column]:
    if tally.categories:
        return list(tally.categories)
    return [Column("", "All interviewees", row.total.n) for row in tally.rows[:1] if row.total]


def _cells(row: Row) -> list[Cell]:
    return list(row.cells) if row.total is None else [row.total]


def shown(cell: Cell) -> str:
    """A cell as text: a number, a band, or a dash where it is withheld."""
    if cell.low is None or cell.high is None:
        return "–"
    return str(cell.low) if cell.low == cell.high else f"{cell.low}–{cell.high}"


def _words(cell: Cell) -> str:
    if cell.low is None or cell.high is None:
        return "not shown"
    return wording.words(cell.n, cell.low, cell.high)


def _cell(cell: Cell) -> Any:
    return e.TD(shown(cell), e.SMALL(_words(cell)), e.CLASS("n"))


def _chart(tally: Tally) -> Any:
    """A card for each theme, a bar for each group: the bar is where the count lies."""
    columns = _columns(tally)
    cards = []
    for row in tally.rows:
        bars = [
            e.DIV(
                e.SPAN(_plain(column.label)),
                range_bar(cell, f"{_plain(column.label)}: {shown(cell)} of {cell.n}"),
                e.SPAN(f"{shown(cell)} of {cell.n}" if cell.low is not None else "not shown"),
                e.CLASS("bar"),
            )
            for column, cell in zip(columns, _cells(row), strict=True)
        ]
        cards.append(e.DIV(e.H3(_plain(row.name)), *bars, e.CLASS("card")))
    caption = (
        "Each line is a group, from none to all of its interviewees; the dark part is where the "
        "count lies."
    )
    return e.E.figure(e.E.figcaption(caption), e.DIV(*cards, e.CLASS("cards")))


# Quotations and claims


def _quotations(part: QuotesPart) -> list[Any]:
    quotes = [
        e.BLOCKQUOTE(
            e.P(_plain(one.text)),
            *([e.P(f"— {_plain(one.attribution)}", e.CLASS("who"))] if one.attribution else []),
        )
        for one in part.quotations
    ]
    notes = [e.P(_plain(note), e.CLASS("notes")) for note in part.notes]
    return [e.P("Theme: ", e.STRONG(_plain(part.name)), e.CLASS("who")), *quotes, *notes]


def _claim(claim: Any) -> Any:
    of = f"{claim.low}" if claim.low == claim.high else f"{claim.low}–{claim.high}"
    rests = (
        [e.P(f"Evidence: {len(claim.evidence)} passages", e.CLASS("who"))] if claim.evidence else []
    )
    return e.DIV(
        e.P(e.STRONG(_plain(claim.text))),
        e.P(
            f"{claim.words}: {of} of {claim.group.n}, {_plain(claim.group.label)}; "
            f"theme: {_plain(claim.name)}; stance: {claim.stance}",
            e.CLASS("who"),
        ),
        *rests,
        e.CLASS("claim"),
    )
