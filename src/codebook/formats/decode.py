"""From bytes to text: which encoding a file is in."""

from __future__ import annotations

import codecs
import re

from codebook.errors import BadInput

_BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"\xd0\xcf\x11\xe0")
_MARKS = (  # the longer ones first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
)

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1d]")
"""What no text has; Word and DOS write the other controls into theirs."""

_LETTERS = "A-Za-zŠŒŽšœžŸÀ-ÖØ-öø-ÿ"
_IMPLAUSIBLE = re.compile(
    rf"[{_LETTERS}][^\x00-\x7f{_LETTERS}‘’´·…–—\xa0\xad][{_LETTERS}]"
    "|[a-zšœžß-öø-ÿ][ŠŒŽŸÀ-ÖØ-Þ]"
)
"""In cp1252, a sign where only a letter can be, or a capital in the middle of a word."""

_COMMON = frozenset("àâäáãåæçèéêëíîïñóôöõøœúûüßÀÂÄÁÃÅÆÇÈÉÊËÍÎÏÑÓÔÖÕØŒÚÛÜ")
"""The letters with accents that make up nearly all in a Western language."""

_FEW = 10
_MOST, _NEARLY_ALL = 0.8, 0.95
_SHARE = 0.1
"""Of the letters, how many can have accents before nearly all of these have to be common ones."""


def decode(data: bytes, file: str) -> tuple[str, str]:
    """The text of a file, with its byte order mark if it has one, and the encoding's name.

    UTF-8, and UTF-16 and UTF-32 with a byte order mark, are certain; others are guessed.
    Raises :class:`BadInput` for an empty file, for one that is no text, and for an unknown
    encoding.
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
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, codec, name, file), name
    if b"\x00" in data:
        raise BadInput("this is not plain text, whatever its name says", file=file)
    if data.startswith(codecs.BOM_UTF8):
        return _strictly(data, "utf-8", "utf-8", file), "utf-8"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guessed(data, file)


def _strictly(data: bytes, codec: str, name: str, file: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        raise BadInput(f"begins as {name.upper()} text but is damaged", file=file) from None


def _guessed(data: bytes, file: str) -> tuple[str, str]:
    """Windows' Western encoding where it makes sense: detectors take it for Chinese or Czech."""
    western = _western(data)
    if western is not None:
        return western, "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None or _CONTROLS.search(str(best)):
        raise BadInput(
            "the text is in no known encoding; save it as UTF-8 and try again", file=file
        )
    return str(best), best.encoding.replace("_", "-")


def _western(data: bytes) -> str | None:
    """The text in cp1252, or ``None`` where it would be none that people write."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if _CONTROLS.search(text) or _IMPLAUSIBLE.search(text):
        return None
    letters = sum(map(str.isalpha, text))
    accents = [c for c in text if c > "\x7f" and c.isalpha()]
    common = sum(map(_COMMON.__contains__, accents))
    if len(accents) <= _FEW and len(accents) <= _SHARE * letters:
        return text
    needed = _MOST if len(accents) <= _SHARE * letters else _NEARLY_ALL
    return text if common >= needed * len(accents) else None
