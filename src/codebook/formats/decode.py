"""From bytes to text: which encoding a file is in."""

from __future__ import annotations

import codecs

from codebook.errors import BadInput

_BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"\xd0\xcf\x11\xe0")
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(data: bytes, file: str) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    UTF-8 and UTF-16 with a byte order mark are certain; others are detected. Raises
    :class:`BadInput` for an empty file, for one that is no text, and for an unknown encoding.
    """
    if not data.strip():
        raise BadInput("the file is empty", file=file)
    if data.startswith(_BINARY):
        raise BadInput("this is not plain text, whatever its name says", file=file)
    text, encoding = _decoded(data, file)
    if not text.strip("\ufeff \t\r\n"):
        raise BadInput("the file is empty", file=file)
    return text, encoding


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    for mark, name in _UTF16.items():
        if data.startswith(mark):
            try:
                return data[2:].decode(name), "utf-16"
            except UnicodeDecodeError:
                raise BadInput("begins as UTF-16 text but is damaged", file=file) from None
    if b"\x00" in data:
        raise BadInput("this is not plain text, whatever its name says", file=file)
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return _detected(data, file)


def _detected(data: bytes, file: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None or any(ord(c) < 32 and c not in "\t\n\r\f\x1e" for c in str(best)):
        raise BadInput(
            "the text is in no known encoding; save it as UTF-8 and try again", file=file
        )
    return str(best), best.encoding.replace("_", "-")
