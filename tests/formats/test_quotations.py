"""Quotations as pages: nothing said becomes markup, and no page says who wrote it or when."""

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codebook.core.reports import QuotesPart, ShownQuotation
from codebook.formats import docx, quotations

HOSTILE = (
    "<script>alert(1)</script> *a* [x](http://e.org) ![i](y) `c` &amp; \\ [red]no[/] $x$ [...]"
)


def part(*words: str, title: str = "", attribution: str = "Advocates / Survivor") -> QuotesPart:
    shown = tuple(ShownQuotation(text, attribution, "advocates/survivor", 6) for text in words)
    return QuotesPart(title, "a/b", "Theme", shown, ("layer: all", "[...] marks <cuts>"))


def test_markdown_shows_what_was_said_as_it_is() -> None:
    text = quotations.to_markdown(part(HOSTILE, "I slept."), "DRAFT: x")
    assert text.startswith("# Quotations: Theme\n\n**DRAFT: x**\n\n> “\\<script\\>")
    assert "](http" not in text.replace("]\\(", "")
    assert "[...]”\n>\n> — Advocates / Survivor\n\n> “I slept.”" in text
    assert text.endswith("- [...] marks \\<cuts\\>\n")


def test_a_cut_before_a_bracket_is_no_link() -> None:
    text = quotations.to_markdown(part("[...](http://e.org) [...][b] [...]: c"), "")
    assert "“[...]\\(http://e.org) [...]\\[b] [...]\\: c”" in text


def test_html_needs_nothing_and_runs_nothing() -> None:
    page = quotations.to_html(part(HOSTILE, title="<b>T</b>"), "RELEASED: protected")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<title>&lt;b&gt;T&lt;/b&gt;</title>" in page
    assert re.findall(r"(?:src|href|url)\b", page) == []
    assert '<p class="mark">RELEASED: protected</p>' in page
    assert "— Advocates / Survivor</figcaption>" in page
    assert (
        "figcaption>" not in quotations.to_html(part("x", attribution=""), "").split("</style>")[1]
    )


def test_word_documents_name_no_author_and_no_date() -> None:
    data = quotations.to_docx(part(HOSTILE, "Ünïcode 😀\ufffe"), "DRAFT: x")
    lines = docx.read(data, "q.docx").text.split("\n")
    assert lines[:3] == ["Quotations: Theme", "DRAFT: x", f"“{HOSTILE}”"]
    assert lines[3:5] == ["— Advocates / Survivor", "“Ünïcode 😀\ufffd”"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
        header = archive.read("word/header1.xml").decode()
    assert "DRAFT: x" in header
    for word in ("creator", "lastModifiedBy", "created", "modified", "python"):
        assert word not in core
    assert data == quotations.to_docx(part(HOSTILE, "Ünïcode 😀\ufffe"), "DRAFT: x")


@pytest.mark.parametrize("write", [quotations.to_markdown, quotations.to_html, quotations.to_docx])
@given(text=st.text(max_size=40))
def test_any_words_can_be_written(write, text: str) -> None:
    written = write(part(text), "mark")
    if isinstance(written, str):
        controls = [c for c in written if ord(c) < 32 or 0x7F <= ord(c) < 0xA0]
        assert set(controls) <= {"\n"}
