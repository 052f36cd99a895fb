"""Coded transcripts and passages as a Word document, marked in the head of every page.

The document says nothing of who made it, with what, or when.
"""

from __future__ import annotations

import re
from typing import Any

from codebook.core.marked import Block, Piece
from codebook.core.text import clean
from codebook.formats.coded_pages import CLOSES, MARK, OPENS, Chapter, Document, Note, Passage
from codebook.formats.undated import saved

_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def write(document: Document) -> bytes:
    """The document, as a ``.docx`` file."""
    import docx

    made = docx.Document()
    head = made.sections[0].header.paragraphs[0]
    head.add_run(MARK).bold = True
    made.add_heading(_text(document.title), level=1)
    for note in document.notes:
        made.add_paragraph(_text(note), style="List Bullet")
    for chapter in document.chapters:
        _chapter(made, chapter)
    for passage in document.passages:
        _passage(made, passage)
    return saved(made)


def _chapter(made: Any, chapter: Chapter) -> None:
    made.add_heading(_text(chapter.key), level=2)
    made.add_paragraph(f"revision {chapter.revision}, {len(chapter.notes)} codings")
    for block in chapter.blocks:
        paragraph = made.add_paragraph()
        for piece in block.pieces:
            _piece(paragraph, piece)
        for number in block.codings:
            _note(made, chapter.notes[number], _number(number, block))


def _number(number: int, block: Block) -> str:
    before = any(number in piece.opens for piece in block.pieces)
    after = any(number in piece.closes for piece in block.pieces)
    return f"{OPENS}{'' if before else '…'}{number + 1}{'' if after else '…'}{CLOSES} "


def _piece(paragraph: Any, piece: Piece) -> None:
    if piece.opens:
        paragraph.add_run("".join(f"{OPENS}{n + 1} " for n in piece.opens)).bold = True
    run = paragraph.add_run(_text(piece.text))
    run.bold = piece.is_label or None
    run.underline = bool(piece.codings) or None
    if piece.closes:
        ends = "".join(f" {n + 1}{CLOSES}" for n in reversed(piece.closes))
        paragraph.add_run(ends).bold = True


def _note(made: Any, note: Note, number: str = "") -> None:
    from docx.shared import Pt

    paragraph = made.add_paragraph()
    paragraph.paragraph_format.left_indent = Pt(36)
    paragraph.paragraph_format.space_after = Pt(2)
    if number:
        paragraph.add_run(number).bold = True
    paragraph.add_run(_text(note.head)).font.size = Pt(9)
    if note.memo:
        memo = paragraph.add_run("\n" + _text(note.memo))
        memo.italic, memo.font.size = True, Pt(9)


def _passage(made: Any, passage: Passage) -> None:
    made.add_paragraph(_text(passage.text), style="Quote")
    made.add_paragraph().add_run(_text(passage.source)).bold = True
    for note in passage.notes:
        _note(made, note)


def _text(text: str) -> str:
    """A text without what XML cannot hold."""
    return _NO_XML.sub("\ufffd", clean(text).text)
