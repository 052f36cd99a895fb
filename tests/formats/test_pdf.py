"""PDFs: their text, where they have one, and the ways in which they are none."""

import io
import logging
import zlib

import pytest
from pypdf import PdfWriter

import documents
from codebook.errors import BadInput
from codebook.formats import pdf, source
from codebook.formats.document import WORDLESS

TALK = documents.lines_of_pdf("INT: How was it?", "SA-01: It was infor-", "mation.")
EMPTY = b"0 0 10 10 re f"
TO_UNICODE = """/CIDInit /ProcSet findresource begin begincmap
1 begincodespacerange <00> <ff> endcodespacerange
%d beginbfchar
%s
endbfchar endcmap"""


@pytest.mark.parametrize("compressed", [False, True])
def test_lines_and_labels(compressed: bool) -> None:
    data = documents.pdf([TALK, TALK], compressed=compressed)
    read = source.read(data, "a.pdf")
    page = "INT: How was it?\nSA-01: It was infor-\nmation."
    assert read.text == f"{page}\n{page}"
    assert [label.name for label in read.labels] == ["INT", "SA-01"] * 2


def test_pages_without_text_are_counted() -> None:
    read = source.read(documents.pdf([EMPTY, TALK, EMPTY]), "a.pdf")
    assert read.left_out == {WORDLESS: 2}


def mapped(letters: dict[int, str]) -> bytes:
    """A PDF that shows the codes in order, in a font that says which letters they are."""
    lines = "\n".join(
        f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for code, letter in letters.items()
    )
    table = (TO_UNICODE % (len(letters), lines)).encode()
    shown = "".join(f"{code:02x}" for code in letters)
    return documents.pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents 5 0 R>>",
            b"<</Length 60>>stream\nBT /F 12 Tf 72 720 Td <"
            + shown.encode()
            + b"> Tj ET\nendstream",
            b"<</Length %d>>stream\n" % len(table) + table + b"\nendstream",
        ]
    )


def test_letters_in_the_shape_of_their_place_are_plain_letters() -> None:
    data = mapped({0x61: "ﻡ", 0x62: "ﻼ", 0x63: "ﺳ"})
    assert pdf.read(data, "a.pdf").text == "سلام"
    assert pdf.read(mapped({0x61: "o", 0x62: "ﬃ", 0x63: "ce"}), "a.pdf").text == "office"


def test_half_a_character_is_shown_as_none() -> None:
    data = mapped({0x61: "a", 0x62: "b"}).replace(b"<0062>", b"<d800>")
    assert source.read(data, "a.pdf").text.encode() in ("a\ufffd".encode(), b"a")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"plain", "no readable PDF"),
        (b"%PDF-1.7", "no readable PDF"),
        (documents.pdf([]), "holds no text"),
        (documents.pdf([EMPTY]), "holds no text, perhaps only pictures"),
        (documents.pdf([TALK] * 2_001), "more than 2000 pages"),
    ],
)
def test_what_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=rf"^a\.pdf: .*{said}"):
        pdf.read(data, "a.pdf")


def test_a_bomb_is_refused() -> None:
    squeeze = zlib.compressobj()
    parts = [squeeze.compress(b"\0" * 1_000_000) for _ in range(300)]
    content = b"".join([*parts, squeeze.flush()])
    data = documents.pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
            b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
            b"<</Length %d/Filter/FlateDecode>>stream\n" % len(content) + content + b"\nendstream",
        ]
    )
    with pytest.raises(BadInput, match="far more time or memory"):
        pdf.read(data, "a.pdf")


def test_many_operators_are_refused() -> None:
    with pytest.raises(BadInput, match="far more time or memory"):
        pdf.read(documents.pdf([b"BT (a) Tj ET " * 400_000], compressed=True), "a.pdf")


def test_time_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_SECONDS", -1.0)
    with pytest.raises(BadInput, match="far more time or memory"):
        pdf.read(documents.pdf([TALK]), "a.pdf")


def test_a_locked_file_is_refused() -> None:
    out = io.BytesIO()
    writer = PdfWriter(clone_from=io.BytesIO(documents.pdf([TALK])))
    writer.encrypt("pass", algorithm="RC4-128")
    writer.write(out)
    with pytest.raises(BadInput, match="locked by a password"):
        pdf.read(out.getvalue(), "a.pdf")


def test_nothing_of_a_damaged_file_is_logged(capsys: pytest.CaptureFixture[str]) -> None:
    data = documents.pdf([TALK]).replace(b"startxref\n", b"startxref\n9")
    assert "INT" in pdf.read(data, "a.pdf").text
    assert capsys.readouterr().err == ""
    assert logging.getLogger("pypdf").getEffectiveLevel() > logging.CRITICAL
