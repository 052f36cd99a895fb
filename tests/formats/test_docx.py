"""Word documents: signs that are no plain text, and damage."""

import io
import random
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml

from codebook.errors import BadInput
from codebook.formats import docx

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
    assert docx.read(document(run), "a.docx") == text


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
        ("_rels/.rels", None),
        ("_rels/.rels", b"<Relationships/>"),
        ("[Content_Types].xml", None),
        ("[Content_Types].xml", b"<Types/>"),
        ("word/_rels/document.xml.rels", b"<a"),
    ],
)
def test_a_part_that_is_wrong_is_one_line(name: str, content: bytes | None) -> None:
    with pytest.raises(BadInput, match=r"^a\.docx: is no readable Word document$"):
        docx.read(changed(name, content), "a.docx")


@pytest.mark.parametrize("seed", range(20))
def test_damage_is_one_line_or_none(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(document())
    for _ in range(20):
        data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
    try:
        assert "Words enough." in docx.read(bytes(data), "a.docx")
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
