"""Documents of other programs, written here byte by byte: the smallest that are whole."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODT_SPACES = " ".join(
    f'xmlns:{short}="{_OASIS}{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "table": "table",
        "draw": "drawing",
        "svg": "svg-compatible",
    }.items()
)
_ODT = "application/vnd.oasis.opendocument.text"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive with these members, the same bytes every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx_parts(body: str) -> dict[str, str]:
    """The members of a Word document whose body is given as XML."""
    return {
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }


def docx(body: str) -> bytes:
    """A Word document whose body is given as XML."""
    return zipped(docx_parts(body))


def odt_parts(body: str, styles: str = "") -> dict[str, str]:
    """The members of an OpenDocument text; ``styles`` are its automatic ones."""
    return {
        "mimetype": _ODT,
        "content.xml": f"<office:document-content {_ODT_SPACES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {_ODT_SPACES}/>",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_OASIS}manifest:1.0"/>',
    }


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text whose body is given as XML."""
    return zipped(odt_parts(body, styles))


def pdf(pages: Sequence[bytes], *, compressed: bool = False, extra: str = "") -> bytes:
    """A PDF; each page is given as its content stream, with the font ``/F``.

    ``extra`` is added to the font's dictionary.
    """
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica{extra}>>".encode(),
    ]
    for number, page in enumerate(pages):
        content = zlib.compress(page) if compressed else page
        way = "/Filter/FlateDecode" if compressed else ""
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (5 + 2 * number),
            f"<</Length {len(content)}{way}>>stream\n".encode() + content + b"\nendstream",
        ]
    return pdf_of(objects)


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n" % (len(objects) + 1)
    return bytes(out + b"%d\n%%%%EOF\n" % table)


def lines_of_pdf(*lines: str) -> bytes:
    """The content stream of a page with these lines, one below the other."""
    shown = b"".join(f"({line}) Tj 0 -14 Td\n".encode() for line in lines)
    return b"BT /F 12 Tf 72 720 Td\n" + shown + b"ET"
