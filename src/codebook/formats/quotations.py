"""Quotations as pages: Markdown, HTML, and Word documents without an author or a date.

``mark`` says what may be done with them (internal, draft) and stands in every format.
"""

from __future__ import annotations

import html
import re

from codebook.core.reports import QuotesPart, ShownQuotation
from codebook.core.text import printable
from codebook.formats.markdown import escaped
from codebook.formats.undated import saved

_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

_STYLE = (
    "body{font:18px/1.6 Georgia,serif;margin:2rem auto;padding:0 1rem;max-width:42rem;"
    "color:#111;background:#fff}h1{line-height:1.2}"
    "figure{margin:0 0 1.8rem;break-inside:avoid}blockquote{margin:0;padding-left:1rem;"
    "border-left:.2rem solid #767676}blockquote p{margin:0;overflow-wrap:anywhere}"
    "figcaption{margin:.4rem 0 0 1.2rem;color:#444}.mark{font-weight:bold}"
    "footer{border-top:1px solid #767676;font-size:.85em;color:#444}"
)


def to_markdown(part: QuotesPart, mark: str) -> str:
    """Markdown in which nothing that was said is taken for markup."""
    head = [f"# {escaped(heading(part))}", "", *([f"**{mark}**", ""] if mark else [])]
    body = []
    for one in part.quotations:
        body += [f"> {escaped(_words(one))}"]
        body += [">", f"> — {escaped(one.attribution)}"] if one.attribution else []
        body += [""]
    notes = [f"- {escaped(note)}" for note in part.notes]
    return "\n".join([*head, *body, *notes]).rstrip("\n") + "\n"


def to_html(part: QuotesPart, mark: str) -> str:
    """A page of its own that needs nothing from elsewhere."""

    def figure(one: ShownQuotation) -> str:
        by = f"<figcaption>— {_html(one.attribution)}</figcaption>" if one.attribution else ""
        return f"<figure><blockquote><p>{_html(_words(one))}</p></blockquote>{by}</figure>"

    title = _html(heading(part))
    notes = "".join(f"<li>{_html(note)}</li>" for note in part.notes)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n<body><main><h1>{title}</h1>"
        + (f'<p class="mark">{_html(mark)}</p>' if mark else "")
        + "\n"
        + "\n".join(map(figure, part.quotations))
        + f"\n</main>{f'<footer><ul>{notes}</ul></footer>' if notes else ''}</body></html>\n"
    )


def _html(text: str) -> str:
    return html.escape(printable(text))


def to_docx(part: QuotesPart, mark: str) -> bytes:
    """A Word document; it names no author and holds no date, not even of its parts."""
    from docx import Document
    from docx.shared import Pt

    document = Document()
    if mark:
        document.sections[0].header.paragraphs[0].add_run(_xml(mark)).bold = True
    document.add_heading(_xml(heading(part)), level=1)
    if mark:
        document.add_paragraph().add_run(_xml(mark)).bold = True
    for one in part.quotations:
        said = document.add_paragraph(_xml(_words(one)), style="Quote")
        said.paragraph_format.keep_with_next = bool(one.attribution)
        if one.attribution:
            by = document.add_paragraph(_xml(f"— {one.attribution}"))
            by.paragraph_format.left_indent = Pt(18)
    for note in part.notes:
        document.add_paragraph(_xml(note), style="List Bullet")
    return saved(document, _xml(heading(part)))


def _xml(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", printable(text))


def heading(part: QuotesPart) -> str:
    """What quotations are headed by: their title, or the theme's name."""
    return part.title or f"Quotations: {part.name}"


def _words(one: ShownQuotation) -> str:
    return f"“{one.text}”"
