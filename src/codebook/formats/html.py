"""The words of a web page, a line for each block."""

from __future__ import annotations

import re
from collections.abc import Mapping

from codebook.errors import BadInput
from codebook.formats.decode import decode
from codebook.formats.document import DELETED, EMBEDDED, HIDDEN, Document, Lines

_CHUNK = 64 * 1024
_ELEMENTS = 3_000_000
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav
    ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul
    """.split()
)
_LEFT_OUT = frozenset(
    """
    applet area audio base button canvas datalist del embed head iframe input link map math meta
    meter noembed noframes noscript object progress rp rt script select style svg template
    textarea title track video
    """.split()
)
_EMBEDDED = {"iframe", "object", "embed", "applet"}
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_WHITE = re.compile("[ \t\r\n\f]+")
_CHARSET = re.compile(rb"""<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_NAMED = re.compile(
    r"utf-?8|(?:windows-|cp)(?:125\d|874)|iso-8859-\d{1,2}|koi8-[ru]|gbk|gb2312|gb18030|big5"
    r"|euc-(?:jp|kr)|shift[-_]jis|macintosh"
)
"""The encodings that a page is trusted to name; browsers know no others."""

_MEANT = {"iso-8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "windows-874": "cp874"}
_LOOKED_THROUGH = 4096
_LONGEST_STYLE = 4096


def read(data: bytes, file: str) -> tuple[Document, str]:
    """The text and the encoding's name; scripts, styles, comments and hidden parts are no speech.

    Nothing that the page refers to is fetched. Raises :class:`BadInput` for a page that is larger
    than a transcript, or not to be read to its end.
    """
    from lxml import etree

    text, encoding = _decoded(data, file)
    page = _Page(file)
    parser = etree.HTMLParser(target=page, no_network=True, encoding="utf-8", remove_comments=True)
    whole = text.removeprefix("\ufeff").encode("utf-8", "replace")
    try:
        for at in range(0, len(whole), _CHUNK):
            parser.feed(whole[at : at + _CHUNK])
        parser.close()
    except etree.LxmlError:
        raise BadInput("is no readable HTML", file=file) from None
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise BadInput("is no HTML that can be read to its end", file=file)
    return page.document(), encoding


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    """The page in UTF-8 if it is so, else in the encoding it names, else in the likeliest one."""
    named = _CHARSET.search(data[:_LOOKED_THROUGH])
    name = named[1].decode("ascii", "replace").casefold() if named else ""
    if _NAMED.fullmatch(name) and b"\0" not in data:
        for encoding in ("utf-8", _MEANT.get(name, name)):
            try:
                return data.decode(encoding), encoding
            except (LookupError, UnicodeError):
                continue
    return decode(data, file)


class _Page:
    """Follows the elements of a page, and keeps the words that are shown."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines = Lines()
        self._line: list[str] = []
        self._elements = 0
        self._left_out: list[str] = []
        self._kind = ""
        self._verbatim = 0
        self._ends_in_space = True

    def document(self) -> Document:
        """All that was read."""
        self._break()
        return self._lines.document()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._elements += 1
        if self._elements > _ELEMENTS:
            raise BadInput("is far too large for a transcript", file=self._file)
        if self._left_out:
            if tag == self._left_out[-1]:
                self._left_out.append(tag)
        elif tag in _LEFT_OUT or _is_hidden(attributes):
            self._left_out.append(tag)
            self._kind = DELETED if tag == "del" else HIDDEN if tag not in _LEFT_OUT else ""
            if tag in _EMBEDDED:
                self._lines.left_out[EMBEDDED] += 1
        elif tag == "br":
            self._break(empty_too=True)
        elif tag in _BLOCKS:
            self._break()
            self._verbatim += tag == "pre"

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._left_out:
            if tag == self._left_out[-1]:
                self._left_out.pop()
        elif tag in _BLOCKS:
            self._break()
            self._verbatim -= tag == "pre"

    def data(self, text: str) -> None:
        """A text, or a part of one."""
        if self._left_out:
            if self._kind:
                self._lines.left_out[self._kind] += len(text.strip())
            return
        if self._verbatim:
            self._line.append(text)
            return
        words = _WHITE.sub(" ", text)
        if self._ends_in_space:
            words = words.removeprefix(" ")
        if words:
            self._line.append(words)
            self._ends_in_space = words.endswith(" ")

    def close(self) -> None:
        """Nothing is built, so there is nothing to give."""

    def _break(self, *, empty_too: bool = False) -> None:
        line = "".join(self._line)
        self._line.clear()
        self._ends_in_space = True
        if empty_too or line.strip(" \t\r\n\f"):
            self._lines.begin()
            self._lines.add(line.rstrip(" \t\r\n\f") if not self._verbatim else line.strip("\r\n"))
            self._lines.end()


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    style = attributes.get("style", "")[:_LONGEST_STYLE]
    return "hidden" in attributes or _NOT_SHOWN.search(style) is not None
