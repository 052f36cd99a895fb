"""Word documents: signs that are no plain text, and damage."""

import io
import random
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml

import documents
from codebook.errors import BadInput
from codebook.formats import docx
from codebook.formats.document import COMMENTS, DELETED, EMBEDDED, HIDDEN, NOTES

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MAIN = "word/document.xml"


def document(run: str = "<w:t>SA-01: Words enough.</w:t>") -> bytes:
    """A document of one paragraph with one run."""
    made = Document()
    made.element.body.insert(0, parse_xml(f"<w:p {W}><w:r>{run}</w:r></w:p>"))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(name: str, content: bytes | None) -> bytes:
    """A document with another content of one member, or without it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document())) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
            elif content is not None:
                new.writestr(member, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("run", "text"),
    [
        ("<w:t>twenty</w:t><w:noBreakHyphen/><w:t>one</w:t>", "twenty-one"),
        ("<w:t>infor</w:t><w:softHyphen/><w:t>mation</w:t>", "information"),
        ('<w:sym w:font="Symbol" w:char="00B1"/>', "±"),
        ('<w:t>a</w:t><w:sym w:font="Wingdings" w:char="F04A"/>', "a"),
        ('<w:t>a</w:t><w:sym w:char="D800"/><w:sym w:char="no"/><w:sym/>', "a"),
        ('<w:rPr><w:vanish w:val="off"/></w:rPr><w:t>shown</w:t>', "shown"),
        ('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t>', "shown"),
        ('<w:rPr><w:vanish w:val="on"/></w:rPr><w:t>hidden</w:t>', ""),
    ],
)
def test_signs(run: str, text: str) -> None:
    assert docx.read(document(run), "a.docx").text == text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (MAIN, None),
        (MAIN, b""),
        (MAIN, b"<a/>"),
        (MAIN, b"\xff\xfe\x00"),
        (MAIN, f"<w:document {W}/>".encode()),
        (MAIN, f"<w:body {W}/>".encode()),
        (MAIN, f"<w:document {W}><w:body>".encode()),
        ("_rels/.rels", b"<a"),
    ],
)
def test_a_part_that_is_wrong_is_one_line(name: str, content: bytes | None) -> None:
    with pytest.raises(BadInput, match=r"^a\.docx: is no readable Word document$"):
        docx.read(changed(name, content), "a.docx")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("_rels/.rels", None),
        ("_rels/.rels", b"<Relationships/>"),
        ("[Content_Types].xml", None),
        ("[Content_Types].xml", b"<Types/>"),
        ("word/_rels/document.xml.rels", b"<a"),
    ],
)
def test_a_part_that_holds_no_words_may_be_wrong(name: str, content: bytes | None) -> None:
    assert "Words enough." in docx.read(changed(name, content), "a.docx").text


@pytest.mark.parametrize("seed", range(20))
def test_damage_is_one_line_or_none(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(document())
    for _ in range(20):
        data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
    try:
        assert "Words enough." in docx.read(bytes(data), "a.docx").text
    except BadInput as error:
        assert str(error).startswith("a.docx: ")


def test_a_locked_document_is_one_line() -> None:
    data = bytearray(document())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    with pytest.raises(BadInput, match="no readable Word document"):
        docx.read(bytes(data), "a.docx")


@pytest.mark.parametrize(
    ("body", "text", "left_out"),
    [
        ("<w:ins><w:r><w:t> new</w:t></w:r></w:ins>", "said new then", {}),
        ("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", "said then", {DELETED: 4}),
        ("<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>", "said then", {}),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>", "said then", {HIDDEN: 6}),
        ("<w:r><w:commentReference/></w:r>", "said then", {COMMENTS: 1}),
        ("<w:r><w:footnoteReference/><w:endnoteReference/></w:r>", "said then", {NOTES: 2}),
        ("<w:altChunk/>", "said then", {EMBEDDED: 1}),
        (
            "<w:ruby><w:rt><w:r><w:t>no</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t> base</w:t></w:r></w:rubyBase></w:ruby>",
            "said base then",
            {},
        ),
        (
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
            "</w:pict></w:r>",
            "said then\nboxed",
            {},
        ),
        (
            "<w:sdt><w:sdtContent><w:r><w:t> held</w:t></w:r></w:sdtContent></w:sdt>",
            "said held then",
            {},
        ),
    ],
)
def test_what_is_no_speech_is_counted(body: str, text: str, left_out: dict[str, int]) -> None:
    said = f"<w:p><w:r><w:t>said</w:t></w:r>{body}<w:r><w:t> then</w:t></w:r></w:p>"
    read = docx.read(documents.docx(said), "a.docx")
    assert (read.text, read.left_out) == (text, left_out)


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = "".join(f"<w:p>{m}<w:r><w:t>{t}</w:t></w:r></w:p>" for m, t in ((mark, "a"), ("", "b")))
    assert docx.read(documents.docx(body), "a.docx").text == "ab"


def test_documents_of_the_strict_kind_are_read() -> None:
    parts = documents.docx_parts("<w:p><w:r><w:t>a</w:t></w:r></w:p>")
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts[MAIN] = parts[MAIN].replace(documents.WORD, strict)
    assert docx.read(documents.zipped(parts), "a.docx").text == "a"


def test_a_style_hides_too() -> None:
    def styled(kind: str, style: str, text: str, more: str = "") -> str:
        run = f'<w:rPr><w:rStyle w:val="{style}"/>{more}</w:rPr>' if kind == "r" else ""
        paragraph = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if kind == "p" else ""
        return f"<w:p>{paragraph}<w:r>{run}<w:t>{text}</w:t></w:r></w:p>"

    parts = documents.docx_parts(
        styled("r", "H", "ab")
        + styled("p", "Based", "cd")
        + styled("r", "Shown", "shown")
        + styled("r", "H", "back", '<w:vanish w:val="0"/>')
    )
    parts["word/styles.xml"] = (
        f'<w:styles xmlns:w="{documents.WORD}"><w:style w:styleId="H"><w:rPr><w:vanish/></w:rPr>'
        '</w:style><w:style w:styleId="Based"><w:basedOn w:val="H"/></w:style>'
        '<w:style w:styleId="Shown"><w:basedOn w:val="H"/><w:rPr><w:vanish w:val="0"/></w:rPr>'
        "</w:style></w:styles>"
    )
    read = docx.read(documents.zipped(parts), "a.docx")
    assert (read.text, read.left_out) == ("\n\nshown\nback", {HIDDEN: 4})
