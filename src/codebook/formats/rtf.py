"""The words of a rich text file (RTF), paragraph by paragraph.

Only what is shown as the text itself is read: no pictures, no programs, no links, no properties.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from codebook.errors import BadInput
from codebook.formats.document import COMMENTS, DELETED, EMBEDDED, HIDDEN, NOTES, Document, Lines

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})? ?"
    r"|\\'(?P<code>[0-9A-Fa-f]{2})"
    r"|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])"
    r"|[\r\n\0]+"
    r"|(?P<text>[^\\{}\r\n\0]+)"
    r"|\\",
    re.DOTALL,
)
_TOKENS = 5_000_000
_DEEPEST = 500

_BREAKS = {"par", "sect", "page", "line", "column", "cell", "nestcell"}
"""What ends a line; cells hold paragraphs like any other place."""

_SIGNS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "~": "\xa0",
    "_": "-",
    "-": "\xad",
    "{": "{",
    "}": "}",
    "\\": "\\",
    "\t": "\t",
}
_LEFT_OUT = {
    *("fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr"),
    *("headerf", "footer", "footerl", "footerr", "footerf", "footnote", "ftnsep", "ftnsepc"),
    *("ftncn", "aftnsep", "aftnsepc", "aftncn", "pntext", "listtext", "shprslt", "nonshppict"),
    *("nonesttables", "xe", "tc", "rxe", "upr", "objdata", "objclass", "annotation", "comment"),
    *("title", "author", "subject", "operator", "keywords", "company", "manager", "private"),
    *("filetbl", "revtbl", "listtable", "fldinst", "datafield", "bkmkstart", "bkmkend", "shpinst"),
}
_TAKEN_UP = {"shptxt", "dptxbxtext", "ud"}
_TAKEN_UP_FROM = {"shpinst", "do", "upr"}
"""Destinations with text, and the ones without that they stand in."""

_COUNTED = {"annotation": COMMENTS, "footnote": NOTES, "object": EMBEDDED}
_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_CHARSETS = {
    **{0: "cp1252", 77: "mac_roman", 78: "cp932", 79: "cp950", 80: "cp949", 81: "mac_arabic"},
    **{83: "mac_greek", 85: "cp936", 86: "mac_romanian", 88: "cp874", 89: "mac_latin2"},
    **{82: "cp1255", 84: "mac_cyrillic", 128: "cp932", 129: "cp949", 130: "johab", 134: "cp936"},
    **{136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256"},
    **{186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850"},
}
_BY_NUMBER = {10000: "mac_roman", 10007: "mac_cyrillic", 65001: "utf-8"}


def read(data: bytes, file: str) -> Document:
    """The text, a line for each paragraph, in tables and text boxes too.

    Deleted and hidden text, notes, comments, headers and what fields are made from are not
    speech. Raises :class:`BadInput` for a file that is none, and for one that is larger or more
    deeply nested than a text.
    """
    start = len(data) - len(data.lstrip())
    if not data.startswith(b"{\\rtf", start):
        raise BadInput("is no readable RTF", file=file)
    reader = _Reader(file)
    text = data.decode("latin-1")
    tokens = 0
    while start < len(text):
        match = _TOKEN.match(text, start)
        tokens += 1
        if match is None or tokens > _TOKENS:
            raise BadInput("is far too large for a transcript", file=file)
        start = match.end() + reader.take(match)
        if reader.is_over:
            break
    return reader.document()


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group: whether its text counts, and how its bytes are to be read."""

    is_left_out: bool = False
    may_be_taken_up: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    in_fonts: bool = False
    font: int | None = None
    skipped_after_u: int = 1


class _Reader:
    """Follows control words and groups, and keeps the words that are shown."""

    def __init__(self, file: str) -> None:
        self.is_over = False
        self._file = file
        self._lines = Lines()
        self._lines.begin()
        self._state = _State()
        self._around: list[_State] = []
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._default_font: int | None = None
        self._bytes = bytearray()
        self._to_skip = 0
        self._is_starred = False

    def document(self) -> Document:
        """What was read; halves of a character from beyond 16 bits put together."""
        self._flush()
        self._lines.end()
        read = self._lines.document()
        whole = read.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return Document(whole, read.left_out)

    def take(self, token: re.Match[str]) -> int:
        """Takes the next token, and says how many bytes after it are no text."""
        word, number, code, sign, brace, text = token.groups()
        if word is not None:
            return self._word(word, None if number is None else int(number))
        if brace is not None:
            self._brace(brace)
        elif code is not None:
            self._encoded(bytes.fromhex(code))
        elif text is not None:
            self._encoded(text.encode("latin-1"))
        elif sign is not None:
            self._sign(sign)
        return 0

    def _brace(self, brace: str) -> None:
        self._flush()
        self._to_skip = 0
        self._is_starred = False
        if brace == "{":
            if len(self._around) >= _DEEPEST:
                raise BadInput("is nested too deeply to be a transcript", file=self._file)
            self._around.append(self._state)
        elif self._around:
            self._state = self._around.pop()
            self.is_over = not self._around

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._is_starred = True
        elif sign in "\r\n":
            self._word("par", None)
        elif sign in _SIGNS and not self._skipped():
            self._show(_SIGNS[sign])

    def _word(self, word: str, number: int | None) -> int:
        starred, self._is_starred = self._is_starred, False
        if word == "bin":
            return max(0, number or 0)
        if word in _SIGNS and self._skipped():
            return 0
        self._to_skip = 0
        if word in _TAKEN_UP and self._state.may_be_taken_up:
            self._change(is_left_out=False, may_be_taken_up=False)
        elif starred or word in _LEFT_OUT:
            self._leave_out(word)
        elif word in _COUNTED:
            self._count(word)
        elif word in _BREAKS:
            self._break()
        elif word in _SIGNS:
            self._show(_SIGNS[word])
        elif word == "u" and number is not None:
            self._unicode(number)
        else:
            self._set(word, number)
        return 0

    def _set(self, word: str, number: int | None) -> None:
        """What a control word changes for the text after it."""
        if word == "v":
            self._change(is_hidden=number != 0)
        elif word == "deleted":
            self._change(is_deleted=number != 0)
        elif word == "plain":
            self._change(is_hidden=False, is_deleted=False, font=self._default_font)
        elif word == "f":
            self._change(font=number)
        elif word == "deff":
            self._default_font = number
            self._change(font=number)
        elif word == "uc":
            self._change(skipped_after_u=max(0, number or 0))
        elif word in ("fcharset", "cpg"):
            self._font_has(word, number)
        elif word == "ansicpg" and number is not None:
            self._flush()
            self._page = _known(_BY_NUMBER.get(number, f"cp{number}")) or self._page
        elif word in _PAGES:
            self._page = _PAGES[word]

    def _font_has(self, word: str, number: int | None) -> None:
        font, number = self._state.font, number or 0
        if self._state.in_fonts and font is not None and number:
            name = _CHARSETS.get(number) if word == "fcharset" else f"cp{number}"
            known = _known(name or "")
            if known:
                self._fonts[font] = known

    def _leave_out(self, word: str) -> None:
        self._count(word)
        state = self._state
        self._change(
            is_left_out=True,
            may_be_taken_up=word in _TAKEN_UP_FROM
            and (state.may_be_taken_up or not state.is_left_out),
            in_fonts=word == "fonttbl",
        )

    def _count(self, word: str) -> None:
        if word in _COUNTED and not self._state.is_left_out:
            self._lines.left_out[_COUNTED[word]] += 1

    def _change(self, **values: object) -> None:
        self._flush()
        self._state = replace(self._state, **values)  # type: ignore[arg-type]

    def _skipped(self) -> bool:
        """Whether this stands for older programs, after a character that they do not know."""
        if self._to_skip:
            self._to_skip -= 1
            return True
        return False

    def _encoded(self, data: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if not self._state.is_left_out:
            self._bytes += data

    def _unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        self._show(chr(code) if 0 < code < 0x110000 else "\ufffd")
        self._to_skip = self._state.skipped_after_u

    def _flush(self) -> None:
        """Decodes the bytes since the last change; half a character may stand in two pieces."""
        if self._bytes:
            font = self._state.font
            encoding = self._page if font is None else self._fonts.get(font, self._page)
            words = bytes(self._bytes).decode(encoding, "replace")
            self._bytes.clear()
            self._keep(words)

    def _show(self, words: str) -> None:
        self._flush()
        self._keep(words)

    def _keep(self, words: str) -> None:
        if self._state.is_left_out:
            return
        if self._state.is_deleted:
            self._lines.left_out[DELETED] += len(words)
        elif self._state.is_hidden:
            self._lines.left_out[HIDDEN] += len(words)
        else:
            self._lines.add(words)

    def _break(self) -> None:
        self._flush()
        if not (self._state.is_left_out or self._state.is_deleted):
            self._lines.end()
            self._lines.begin()


def _known(encoding: str) -> str:
    """The encoding, or an empty text where there is none of that name for text."""
    try:
        codecs.lookup(encoding)
        b"a".decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return ""
    return encoding
