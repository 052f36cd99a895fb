"""Documents for the team: marked on every page, told apart without colour, saying nothing else."""

import html
import io
import re
import zipfile
from html.parser import HTMLParser

import docx as python_docx
import pytest

from codebook.core.marked import blocks
from codebook.core.spans import Span
from codebook.core.turns import Role, Turn
from codebook.formats import coded_docx, coded_html, docx
from codebook.formats.coded_pages import MARK, Chapter, Document, Note, Passage

TEXT = "INT: Why <b>?\nP1: It & was \ufffe cold.\nP1: Very.\n"
TURNS = (
    Turn("INT", Role.INTERVIEWER, 5, 13),
    Turn("P1", Role.INTERVIEWEE, 18, TEXT.index("\nP1: V")),
    Turn("P1", Role.INTERVIEWEE, TEXT.index("Very"), len(TEXT) - 1),
)
SPANS = [Span(18, 24), Span(21, len(TEXT) - 1)]
NOTES = (
    Note("a/b", "ana", "supports", "verbatim", "<script>alert(1)</script>"),
    Note("e", "", "", "never", ""),
)
CHAPTERS = Document(
    "Coded <transcripts>",
    ("layer: all",),
    chapters=(Chapter("one&two", 1, tuple(blocks(TEXT, TURNS, SPANS)), NOTES),),
)
PASSAGES = Document(
    "a/b: B",
    (),
    passages=(Passage("It & was <b>", "one", 2, 18, 26, ("P1 (police)", "P2 (x)"), NOTES),),
)


def text_of(page: bytes) -> str:
    found = re.sub(r"<style>.*?</style>", "", page.decode(), flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", found))


def test_html_shows_each_coding_by_number_and_all_words() -> None:
    shown = text_of(coded_html.write(CHAPTERS))
    assert "P1: ⟦1It ⟦2& w1⟧as" in shown
    assert "P1: Very.2⟧" in shown
    assert "⟦1⟧ a/b (supports, ana)" in shown
    assert "⟦2…⟧ e (never quoted)" in shown and "⟦…2⟧ e" in shown


@pytest.mark.parametrize("document", [CHAPTERS, PASSAGES])
def test_html_stands_alone_is_escaped_and_repeats_its_mark(document: Document) -> None:
    page = coded_html.write(document).decode()
    assert "<script" not in page and "<b>?" not in page
    assert not re.search(r"(?:src|href|url|@import)\s*[=(]", page)
    assert re.search(rf"<thead><tr><th[^>]*>{MARK}</th></tr></thead>", page)
    seen: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag not in ("meta", "br", "wbr"):
                seen.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert seen.pop() == tag

    Tags().feed(page)
    assert seen == []


def test_a_passage_says_where_it_stands_and_who_speaks() -> None:
    for text in (
        text_of(coded_html.write(PASSAGES)),
        docx.read(coded_docx.write(PASSAGES), "x.docx").text,
    ):
        assert "It & was <b>" in text
        assert "P1 (police), P2 (x) · one, turn 2, 18–26" in text


def test_word_has_the_mark_in_the_head_of_every_page() -> None:
    made = python_docx.Document(io.BytesIO(coded_docx.write(CHAPTERS)))
    assert [s.header.paragraphs[0].text for s in made.sections] == [MARK]
    assert not made.sections[0].different_first_page_header_footer


def test_word_shows_what_html_shows() -> None:
    text = docx.read(coded_docx.write(CHAPTERS), "x.docx").text
    assert "P1: ⟦1 It ⟦2 & w 1⟧as \ufffd cold." in text
    assert "P1: Very. 2⟧" in text
    assert "⟦1⟧ a/b (supports, ana)\n<script>alert(1)</script>" in text
    assert "⟦2…⟧ e (never quoted)" in text and "⟦…2⟧ e" in text


def test_word_says_nothing_of_who_and_when() -> None:
    data = coded_docx.write(CHAPTERS)
    properties = python_docx.Document(io.BytesIO(data)).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert (properties.created, properties.modified) == (None, None)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2013" not in archive.read("docProps/core.xml")
    assert coded_docx.write(CHAPTERS) == data
