"""Coded transcripts and passages as one HTML page that needs nothing from elsewhere.

The whole page is a table, whose head a browser repeats on every printed page: it carries the mark.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from codebook.core.marked import Block, Piece
from codebook.core.text import clean
from codebook.formats.coded_pages import CLOSES, MARK, OPENS, Chapter, Document, Note, Passage

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:1rem auto;padding:0 1rem;max-width:70rem;"
    "color:#111;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;"
    "padding:.3rem .5rem}thead th{border-bottom:2px solid #111}"
    "td.text{white-space:pre-wrap;overflow-wrap:anywhere;width:65%}td.side{font-size:.875em;"
    "border-left:2px solid #999;overflow-wrap:anywhere}"
    "mark{background:#fff3bf;color:inherit;text-decoration:underline}sup{font-weight:bold}"
    "td.side p{margin:0 0 .3rem}.memo{white-space:pre-wrap;font-style:italic}"
    "blockquote{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}"
    ".source{margin:.2rem 0 .6rem;font-size:.875em;color:#444}"
    "tr{break-inside:avoid-page}.interviewer{color:#444}"
    "@media(max-width:40rem){tbody,tr,td{display:block;width:auto!important}"
    "td.side{margin-left:1rem}td.side:empty{display:none}}"
)


def write(document: Document) -> bytes:
    """The page, as UTF-8."""
    title = _text(document.title)
    notes = "".join(f"<li>{_text(note)}</li>" for note in document.notes)
    rows = [row for chapter in document.chapters for row in _chapter(chapter)]
    rows += [row for passage in document.passages for row in _passage(passage)]
    page = (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width"><meta name="robots" '
        f'content="noindex"><style>{_STYLE}</style></head>\n<body>\n<table>\n'
        f'<thead><tr><th colspan="2">{_text(MARK)}</th></tr></thead>\n<tbody>\n'
        f'<tr><td colspan="2"><h1>{title}</h1><ul>{notes}</ul></td></tr>\n'
        + "\n".join(rows)
        + "\n</tbody></table>\n</body></html>\n"
    )
    return page.encode("utf-8", "replace")


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield (
        f'<tr><td colspan="2"><h2>{_text(chapter.key)}</h2><p>revision {chapter.revision}, '
        f"{len(chapter.notes)} codings</p></td></tr>"
    )
    for block in chapter.blocks:
        pieces = "".join(map(_piece, block.pieces))
        side = "".join(_note(chapter.notes[n], _number(n, block)) for n in block.codings)
        yield (
            f'<tr class="{block.role.value}"><td class="text">{pieces}</td>'
            f'<td class="side">{side}</td></tr>'
        )


def _number(number: int, block: Block) -> str:
    """The number of a coding, with dots where it goes on from or into another turn."""
    before = any(number in piece.opens for piece in block.pieces)
    after = any(number in piece.closes for piece in block.pieces)
    return f"{'' if before else '…'}{number + 1}{'' if after else '…'}"


def _piece(piece: Piece) -> str:
    text = _text(piece.text)
    if piece.is_label:
        text = f"<b>{text}</b>"
    if piece.codings:
        text = f"<mark>{text}</mark>"
    opens = "".join(f"<sup>{OPENS}{n + 1}</sup>" for n in piece.opens)
    closes = "".join(f"<sup>{n + 1}{CLOSES}</sup>" for n in reversed(piece.closes))
    return f"{opens}{text}{closes}"


def _note(note: Note, number: str = "") -> str:
    memo = f'<br><span class="memo">{_text(note.memo)}</span>' if note.memo else ""
    label = f"<b>{OPENS}{number}{CLOSES}</b> " if number else ""
    head = _text(note.head).replace("/", "/<wbr>")
    return f"<p>{label}{head}{memo}</p>"


def _passage(passage: Passage) -> Iterator[str]:
    yield (
        f'<tr><td class="text"><blockquote>{_text(passage.text)}</blockquote>'
        f'<p class="source">{_text(passage.source)}</p></td><td class="side">'
        f"{''.join(map(_note, passage.notes))}</td></tr>"
    )


def _text(text: str) -> str:
    return html.escape(clean(text).text)
