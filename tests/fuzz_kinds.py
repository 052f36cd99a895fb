"""What ``fuzz`` spoils: for each importer whole files written here, and the words of its format.

Read files are held to what a study needs of them; see :func:`check`.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import documents
from codebook.core.text import clean
from codebook.errors import CodebookError
from codebook.formats import (
    codebook_csv,
    codebook_qdc,
    codebook_yaml,
    codings_csv,
    interviewees_csv,
    report_plan,
    source,
)
from codebook.formats.decode import decode

_HALF = re.compile(r"(?<!\\)(?:\\\\)*\\ud[89a-f][0-9a-f]{2}")

Reader = Callable[[bytes, str], object]
Assemble = Callable[[Sequence[bytes]], bytes]


@dataclass(frozen=True)
class Seed:
    """A whole file, as its parts and how they are put together."""

    parts: tuple[bytes, ...]
    assemble: Assemble = b"".join


@dataclass(frozen=True)
class Kind:
    """A reader, the files it starts from, and the words of its format."""

    suffix: str
    read: Reader
    seeds: tuple[Seed, ...]
    words: tuple[bytes, ...]


def check(kind: str, data: bytes) -> None:
    """Reads a case; raises for whatever is neither a reading nor a refusal in one line."""
    made = KINDS[kind]
    try:
        made.read(data, f"case{made.suffix}")
    except CodebookError as error:
        said = str(error)
        assert "\n" not in said, "an error of several lines"
        assert len(said) < 1_000, "an error that is no line"
        said.encode()


def _transcript(data: bytes, file: str) -> None:
    read = source.read(data, file, ("SA-01",))
    read.text.encode()
    json.dumps(dict(read.front)).encode()
    for values in read.front.values():
        for value in [values] if isinstance(values, str) else values:
            value.encode()
    assert clean(read.text).removed == 0, "a text with what is taken out of texts"
    end = 0
    for label in read.labels:
        assert end <= label.line <= label.start <= label.end <= label.words <= len(read.text)
        assert read.text[label.start : label.end] == label.name
        assert label.time is None or 0 <= label.time < 2**53
        end = label.words
    assert all(type(count) is int and count > 0 for count in read.left_out.values())


def _whole(value: object) -> None:
    """Fails where a value of the program holds half a character, which no study can store."""
    assert not _HALF.search(repr(value)), "half a character"


def _text(reader: Callable[[str, str], object]) -> Reader:
    return lambda data, file: _whole(reader(decode(data, file)[0], file))


def _bytes(reader: Callable[[bytes, str], object]) -> Reader:
    return lambda data, file: _whole(reader(data, file))


# The files that are spoilt.

_TALK = """INT: How was it for you?
SA-01: It was cold, and long. “So long.”
[00:01:02] Speaker 2: Note: I went to [City 2].
\t**Ann Lee:** Möwen, Я ждала, سلام, 日本, 😀.
"""
_FRONT = """---
key: A-1
interviewee: [SA-01, 'SA-02']
interviewers:
  - INT
date: 2020-02-03
"a b": "\\u0041" # remark
---
"""
_VTT = """WEBVTT

guid/7-0
00:00:01.000 --> 00:00:02.000 align:left
<v Lee, Bo (Guest)>Well &amp; &shy;good</v>

2
-00:00:01.000 --> 01:00:00
SA-01: I <i>went</i> <00:01.000> there
"""
_CSV = 'speaker,text,start,end\r\nINT,"How, was it?",1.5,00:01:02\r\nSA-01,\'- No\r\n'
_HTML = """<!doctype html><html><head><meta charset="utf-8"><title>T</title>
<style>p { color: red }</style><script>if (a < b) { }</script></head><body lang=en>
<p>INT: How <b>was</b> it?<br>&nbsp;&eacute;&#1071;<!-- remark --></p><table><tr><td>SA-01: Cold
<td style="display:none">secret</table><pre> a  b
</pre><ul><li>one<li>two</ul><del>x</del><svg><path d="M0"/></svg></body></html>"""
_RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 A;}{\f1\fcharset204 B;}}
{\colortbl;\red0;}{\*\generator W;}{\info{\author Ann}}\pard\plain INT: How\'e9 \u8217?was it?\par
\f1\'df\'e6 {\v hidden}{\b SA-01:} {\field{\*\fldinst HYPERLINK "x"}{\fldrslt shown}}\line
{\pict\wmetafile8\bin4 abcd 0aff}{\footnote x}{\deleted y}\trowd a\cell b\cell\row\u-10179?\u-8704?
{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt boxed\par}}}{\upr{a}{\*\ud{\u1071?}}}\uc2\u65 xx}"""
_WORD = (
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>INT: How?</w:t><w:br/></w:r></w:p>"
    "<w:p><w:ins><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t xml:space='preserve'>SA-01: </w:t>"
    "<w:tab/><w:sym w:char='00B1'/></w:r></w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del>"
    "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:pict>"
    "<w:commentReference/></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
_ODT = (
    "<text:tracked-changes><text:deletion><text:p>gone</text:p></text:deletion>"
    "</text:tracked-changes><text:h>INT: How?</text:h><text:p text:style-name='H'>no</text:p>"
    "<text:p>SA-01: a<text:s text:c='3'/><text:span text:style-name='H'>x</text:span>"
    "<text:line-break/><office:annotation><text:p>r</text:p></office:annotation>"
    "<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame></text:p>"
)
_STYLE = "<style:style style:name='H'><style:text-properties text:display='none'/></style:style>"
_CODEBOOK = """title: T
version: 1
codes:
  - key: a
    name: &n "A"
    aliases: [x, 'y']
    codes:
      - {key: b, name: *n, color: '#ff0000', definition: "\\x41"}
categories:
  - key: c
    name: C
"""
_PLAN = """title: Findings
method:
  - |
    Words.
contents:
  - table: {title: One, depth: 1, codes: [a, b], only: setting=video}
  - claims: {pick: ["1"]}
"""
_QDC = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="x"><Codes>
<Code guid="11111111-1111-1111-1111-111111111111" name="A" isCodable="true" color="#ff0000">
<Description>d</Description><Code guid="21111111-1111-1111-1111-111111111111" name="B"
isCodable="true"/></Code></Codes></CodeBook>"""
_FONT = (
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[65/A/B]>>"
    b"/ToUnicode %d 0 R>>"
)
_CMAP = b"""begincmap 1 begincodespacerange <00> <ff> endcodespacerange
2 beginbfchar <61> <fedf> <62> <d83dde00> endbfchar 1 beginbfrange <63> <70> <0063> endbfrange
endcmap"""


def _docx_parts() -> dict[str, str]:
    styles = (
        f"<w:styles xmlns:w='{documents.WORD}'><w:style w:styleId='H'><w:rPr><w:vanish/></w:rPr>"
        "</w:style><w:style w:styleId='B'><w:basedOn w:val='H'/></w:style></w:styles>"
    )
    return {**documents.docx_parts(_WORD), "word/styles.xml": styles}


def _zip_seed(parts: dict[str, str]) -> Seed:
    names = tuple(parts)
    return Seed(
        tuple(part.encode() for part in parts.values()),
        lambda made: documents.zipped(dict(zip(names, made, strict=True))),
    )


def _stream(content: bytes, *, compressed: bool) -> bytes:
    packed = zlib.compress(content) if compressed else content
    way = b"/Filter/FlateDecode" if compressed else b""
    return b"<</Length %d%b>>stream\n" % (len(packed), way) + packed + b"\nendstream"


def _pdf(compressed: bool) -> Seed:
    page = documents.lines_of_pdf("INT: How?", "SA-01: abc") + b" [(a) -300 (b)] TJ <6162> '\nET"

    def assemble(parts: Sequence[bytes]) -> bytes:
        *objects, content, table = parts
        streams = [_stream(part, compressed=compressed) for part in (content, table)]
        return documents.pdf_of([*objects, *streams])

    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R 4 0 R]/Count 2>>",
        _FONT % 6,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Rotate 90/Resources<</Font<</F 3 0 R>>"
        b"/XObject<</X 5 0 R>>>>/Contents[5 0 R]>>",
    )
    return Seed((*objects, page, _CMAP), assemble)


def _plain(*texts: str) -> tuple[Seed, ...]:
    return tuple(Seed((text.encode(),)) for text in texts)


def _tokens(words: str) -> tuple[bytes, ...]:
    return tuple(word.encode() for word in words.split())


_MARKUP = _tokens(
    "< > / = \" ' &amp; &#0; &#xD800; &#x110000; <!-- --> <![CDATA[ ]]> <?x <!DOCTYPE"
)
_XML = (*_MARKUP, b"<!DOCTYPE a [<!ENTITY b 'c'>]>&b;", b" xmlns:z='z'")
_YAML = (
    *_tokens("--- ... &a *a *n << ? - : , [ ] { } | > |9 !!python/object:os.system !!int ! %"),
    b'"\\U00110000"', b'"\\ud800"', b"%YAML 1.9\n", b"\t", b"\n", b"\n  ", b"~", b"9" * 5_000,
)  # fmt: skip

KINDS: dict[str, Kind] = {
    "txt": Kind(
        ".txt",
        _transcript,
        (
            *_plain(_TALK),
            Seed((_TALK.encode("utf-16"),)),
            Seed(
                (("Она ждала. " * 9).encode("cp1251"),),
            ),
        ),
        _tokens(": [ ] ** ( ) Q. A. SA-01: [SA-01] 00:01 +AGE-"),
    ),
    "md": Kind(".md", _transcript, _plain(_FRONT + _TALK), (b"---\n", *_YAML)),
    "vtt": Kind(
        ".vtt",
        _transcript,
        _plain(_VTT),
        _tokens("--> <v <v. </v> &shy; &#xD800; &#0; 00:01.000 9999999999999:00:00.000 : - NOTE"),
    ),
    "srt": Kind(
        ".srt",
        _transcript,
        _plain(_VTT.replace("WEBVTT\n\n", "").replace(".000", ",000")),
        _tokens("--> <v &#8238; 00:00:01,000 SA-01: - 7"),
    ),
    "csv": Kind(
        ".csv", _transcript, _plain(_CSV, _CSV.replace(",", ";")), _tokens("\" ' , ; = + - @ : ٣")
    ),
    "html": Kind(
        ".html",
        _transcript,
        _plain(_HTML),
        (
            *_MARKUP,
            *_tokens("<p> <pre> </pre> <del> <br> <script> <svg> <plaintext> <textarea> hidden"),
        ),
    ),
    "rtf": Kind(
        ".rtf",
        _transcript,
        (Seed((_RTF,)),),
        _tokens(
            r"{ } \ \* \' \'e9 \u \u-1 \u55357 \u1114112 \uc \uc999999999 \bin \bin9 \f \f999999999"
            r" \ansicpg932 \ansicpg0 \ansicpg65001 \fcharset128 \cpg1200 \v \v0 \plain \upr \ud"
        ),
    ),
    "docx": Kind(".docx", _transcript, (_zip_seed(_docx_parts()),), _XML),
    "odt": Kind(".odt", _transcript, (_zip_seed(documents.odt_parts(_ODT, _STYLE)),), _XML),
    "pdf": Kind(
        ".pdf",
        _transcript,
        (_pdf(False), _pdf(True)),
        (
            *_tokens(
                "<< >> [ ] ( ) < > / 5 0 R 4 0 R obj endobj stream endstream BT ET Tj TJ ' Td cm q"
            ),
            *_tokens("/Filter /LZWDecode /ASCII85Decode /RunLengthDecode /ASCIIHexDecode /Crypt"),
            *_tokens(
                "/DecodeParms<</Predictor 15/Columns 99999>> /Parent /Kids /Type0 Do /X BI ID EI"
            ),
            *_tokens(
                "beginbfrange <0000> <ffff> /Encrypt /ObjStm /XRef /Prev startxref xref trailer"
            ),
        ),
    ),
    "codebook-yaml": Kind(".yaml", _text(codebook_yaml.read), _plain(_CODEBOOK), _YAML),
    "plan-yaml": Kind(".yaml", _text(report_plan.read), _plain(_PLAN), _YAML),
    "codebook-csv": Kind(
        ".csv",
        _bytes(codebook_csv.read),
        _plain("code,name,definition\na,A,x\na/b,B,\n"),
        (b'"', b"/"),
    ),
    "codebook-qdc": Kind(".qdc", _bytes(codebook_qdc.read), _plain(_QDC), _XML),
    "interviewees-csv": Kind(
        ".csv",
        _bytes(interviewees_csv.read),
        _plain("pseudonym,category,file,consent\nSA-01,a/b,x.txt,verbatim\n"),
        (b'"', b"/", b","),
    ),
    "codings-csv": Kind(
        ".csv",
        _bytes(codings_csv.read),
        _plain(
            "transcript,start,end,code,coder,text,made_at\na,0,9,c/d,ana,x,2020-01-01T00:00:00Z\n"
        ),
        (b'"', b"9" * 400, b"-1", b"1e999", b"\xd9\xa3"),
    ),
}
