"""Archives that are not what they say: bombs, lies, locks and paths."""

import io
import struct
import zipfile

import pytest

import documents
from codebook.errors import BadInput
from codebook.formats import source, zipped

PARAGRAPH = "<w:p><w:r><w:t>SA-01: Words</w:t></w:r></w:p>"


def refused(data: bytes, suffix: str = "docx") -> str:
    with pytest.raises(BadInput) as error:
        source.read(data, f"a.{suffix}")
    assert "\n" not in str(error.value)
    return str(error.value)


def archive(name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        made.writestr(name, content)
    return out.getvalue()


def at_end(data: bytes, place: int, form: str, value: int) -> bytes:
    """The archive with another value in the record that ends its directory."""
    made = bytearray(data)
    struct.pack_into(form, made, len(data) - 22 + place, value)
    return bytes(made)


def in_directory(data: bytes, place: int, form: str, value: int) -> bytes:
    """The archive with another value in the directory's first entry."""
    made = bytearray(data)
    struct.pack_into(form, made, data.index(b"PK\x01\x02") + place, value)
    return bytes(made)


@pytest.mark.parametrize(
    ("suffix", "name"), [("docx", "word/document.xml"), ("odt", "content.xml")]
)
def test_a_bomb_is_refused_by_its_directory(suffix: str, name: str) -> None:
    data = archive(name, b"0" * 30_000_000)
    assert len(data) < 40_000
    assert "unpacks to far more" in refused(data, suffix)


@pytest.mark.parametrize(
    ("suffix", "name"), [("docx", "word/document.xml"), ("odt", "content.xml")]
)
def test_a_directory_that_lies_is_found_out(suffix: str, name: str) -> None:
    lying = in_directory(archive(name, b"<a>" * 10_000_000), 24, "<I", 3_000)
    assert "no readable" in refused(lying, suffix)


def test_what_is_read_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "_LARGEST_PART", 100_000)
    data = documents.docx(PARAGRAPH * 5_000)
    assert "unpacks to far more" in refused(data)


def test_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "_MEMBERS", 3)
    parts = {**documents.docx_parts(PARAGRAPH), "a": "", "b": ""}
    assert "unpacks to far more" in refused(documents.zipped(parts))


def test_a_directory_that_fills_the_memory_is_not_read() -> None:
    data = documents.docx(PARAGRAPH)
    assert "unpacks to far more" in refused(at_end(data, 12, "<I", 2_000_000))


def test_archives_for_more_than_a_document_are_refused() -> None:
    data = documents.docx(PARAGRAPH)
    assert "no readable" in refused(data[:-22] + b"PK\x06\x07" + bytes(16) + data[-22:])


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack_are_refused(method: int) -> None:
    assert "no readable" in refused(archive("word/document.xml", b"<a/>", method))


def test_a_comment_behind_the_directory_is_no_harm() -> None:
    out = io.BytesIO(documents.docx(PARAGRAPH))
    with zipfile.ZipFile(out, "a") as made:
        made.comment = b"a word"
    assert source.read(out.getvalue(), "a.docx").text == "SA-01: Words"


def test_old_word_files_and_locked_ones_are_told() -> None:
    assert "old Word file or locked" in refused(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert "locked by a password" in refused(
        in_directory(archive("word/document.xml", b"<a/>"), 8, "<H", 1)
    )


@pytest.mark.parametrize(
    "target", ["../../etc/passwd", "/etc/passwd", "http://x.example/", "word/none"]
)
def test_nothing_outside_the_archive_is_read(target: str) -> None:
    parts = documents.docx_parts(PARAGRAPH)
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("word/document.xml", target)
    assert source.read(documents.zipped(parts), "a.docx").text == "SA-01: Words"


@pytest.mark.parametrize(
    ("suffix", "name"), [("docx", "word/document.xml"), ("odt", "content.xml")]
)
@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://x.example/d.dtd">',
        "<!DOCTYPE d>",
    ],
)
def test_nothing_is_declared(head: str, suffix: str, name: str) -> None:
    parts = documents.docx_parts(PARAGRAPH) if suffix == "docx" else documents.odt_parts("")
    parts[name] = head + parts[name]
    assert "declares a document type" in refused(documents.zipped(parts), suffix)


def test_depth_is_bounded() -> None:
    assert "nested too deeply" in refused(documents.docx("<w:sdt>" * 600))
    assert "nested too deeply" in refused(documents.odt("<text:p>" * 600), "odt")


@pytest.mark.parametrize(
    ("suffix", "largest"), [("txt", 10), ("csv", 10), ("pdf", 50), ("rtf", 50)]
)
def test_a_file_that_is_too_large_is_not_opened(suffix: str, largest: int) -> None:
    assert f"larger than {largest} MB" in refused(bytes(largest * 1024 * 1024 + 1), suffix)
