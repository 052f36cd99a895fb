"""Transcripts as they are found in the wild."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml

from codebook.core.turns import Role
from codebook.errors import BadInput
from codebook.formats import cues, labels, source
from codebook.formats.decode import decode

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.mark.parametrize(
    ("line", "name", "words"),
    [
        ("SA-03: I went.", "SA-03", "I went."),
        ("[SA-03] I went.", "SA-03", "I went."),
        ("Interviewer: So?", "Interviewer", "So?"),
        ("Interviewer 1 : So?", "Interviewer 1", "So?"),
        ("interviewee: Yes", "interviewee", "Yes"),
        ("INT: So?", "INT", "So?"),
        ("Q. So?", "Q", "So?"),
        ("[00:01:02] Speaker 1: Well", "Speaker 1", "Well"),
        ("00:01:02 Speaker 1: Well", "Speaker 1", "Well"),
        ("**Maria:** Well", "Maria", "Well"),
        ("**Maria**: Well", "Maria", "Well"),
        ("Ann and Bob: Well", "Ann and Bob", "Well"),
        ("Maria  00:01", "Maria", ""),
        ("SA-03:", "SA-03", ""),
    ],
)
def test_styles_of_labels(line: str, name: str, words: str) -> None:
    (label,) = labels.find(line)
    assert label.name == name
    assert line[label.start : label.end] == name
    assert line[label.words :] == words


@pytest.mark.parametrize(
    "line",
    [
        "Note: they left.",
        "Honestly: no.",
        "and so I said: go away",
        "It was 10:30 then.",
        "So: yes",
    ],
)
def test_speech_before_a_colon_is_no_label(line: str) -> None:
    assert labels.find(line) == []


def test_a_label_before_a_long_line_is_found_at_once() -> None:
    text = "SA-01: " + "word " * 20_000
    (label,) = labels.find(text)
    assert label.words == 7


def test_turns_cover_words_without_labels() -> None:
    text = "Header\nINT: A\n\nSA-01: B\nmore \nINT:\n"
    found = labels.find(text)
    speakers = {"int": ("INT", Role.INTERVIEWER), "sa-01": ("SA-01", Role.INTERVIEWEE)}
    turns = labels.turns(text, found, speakers)
    assert [(t.speaker, text[t.start : t.end]) for t in turns] == [
        ("", "Header"),
        ("INT", "A"),
        ("SA-01", "B\nmore"),
    ]


def test_captions_of_zoom_and_teams() -> None:
    text = (
        "WEBVTT\n\n1\n00:00:04.859 --> 00:00:07.410\nAnn Lee: Well, I\n\n"
        "2\n00:00:09.540 --> 00:00:12.990\nAnn Lee: went &amp; came.\n\n"
        "g/7-0\n-00:00:01.000 --> 00:01.000\n<v Lee, Bo (Guest)>Note: that is</v>\n\n"
        "g/7-1\n00:20.000 --> 00:21.000\n<v Lee, Bo (Guest)>speech.</v>\n"
    )
    found = cues.read(text, "x.vtt")
    assert [(u.speaker, u.words, u.time) for u in found] == [
        ("Ann Lee", "Well, I went & came.", 4859),
        ("Lee, Bo (Guest)", "Note: that is speech.", None),
    ]
    composed, made = cues.compose(found)
    assert [composed[label.start : label.end] for label in made] == ["Ann Lee", "Lee, Bo (Guest)"]
    assert composed[made[1].words :] == "Note: that is speech.\n"


def test_a_word_document_is_read_whole() -> None:
    document = Document()
    document.add_paragraph("INT: How?").add_run(" Tell.").add_break()
    body = document.element.body
    body.insert(
        1,
        parse_xml(
            f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>SA-01: kept</w:t></w:r>"
            "<w:ins><w:r><w:t> inserted</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText> gone</w:delText></w:r></w:del>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    document.add_table(1, 1).cell(0, 0).text = "in a table"
    out = io.BytesIO()
    document.save(out)
    text = source.read(out.getvalue(), "a.docx").text
    assert text == "INT: How? Tell.\n\nSA-01: kept inserted\nin a table"


@pytest.mark.parametrize("data", [b"no zip", b"PK\x03\x04 broken"])
def test_a_broken_document_is_one_line(data: bytes) -> None:
    with pytest.raises(BadInput, match="no readable Word document"):
        source.read(data, "a.docx")


def test_a_bomb_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 30_000_000)
    with pytest.raises(BadInput, match="unpacks to far more"):
        source.read(out.getvalue(), "a.docx")


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("é".encode(), "é", "utf-8"),
        (b"\xef\xbb\xbfa", "\ufeffa", "utf-8"),
        ("né".encode("utf-16"), "\ufeffné", "utf-16"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    assert decode(data, "f") == (text, encoding)


def test_windows_text_is_detected_and_named() -> None:
    raw = "Она сказала, что ждала долго, и потом ушла домой одна.".encode("cp1251")
    text, encoding = decode(raw, "f")
    assert text.startswith("Она сказала")
    assert encoding != "utf-8"


@pytest.mark.parametrize("data", [b"", b"  \n", b"a\x00b", b"%PDF-1.7", b"\x89PNG..", b"\xff\xfea"])
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"^f: "):
        decode(data, "f")


def test_front_matter_gives_key_and_attributes() -> None:
    data = b"---\nkey: A-1\ninterviewee: SA-01\ndate: 2020-02-03\n---\nSA-01: x\n"
    read = source.read(data, "b.md")
    assert (read.key, read.text) == ("A-1", "SA-01: x\n")
    assert read.front["date"] == "2020-02-03"
    with pytest.raises(BadInput, match="never closed"):
        source.read(b"---\nkey: x\n", "b.md")
