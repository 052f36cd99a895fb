"""The words of a Word document, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from codebook.formats import xml_events
from codebook.formats.document import COMMENTS, DELETED, EMBEDDED, HIDDEN, NOTES, Document, Lines
from codebook.formats.zipped import Archive

_NAMESPACES = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAIN = "word/document.xml"
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_COUNTED = {
    "commentReference": COMMENTS,
    "footnoteReference": NOTES,
    "endnoteReference": NOTES,
    "altChunk": EMBEDDED,
}
_LEFT_OUT = {"del", "moveFrom", "instrText", "pPr", "rt", _FALLBACK}
_GONE = {"del", "moveFrom"}
_OFF = ("0", "false", "off")
_CODE = re.compile(r"[0-9A-Fa-f]{4}")


def read(data: bytes, file: str) -> Document:
    """The text, a line for each paragraph.

    Read are also content controls, text boxes, tables, tracked insertions and soft line breaks;
    deletions, hidden text, comments, notes and field codes are not speech. Raises
    :class:`BadInput` for damage, and for what is larger than a document.
    """
    archive = Archive(data, file, "Word document")
    main = _main(archive, file)
    styles = _Styles()
    beside = f"{main.rpartition('/')[0]}/styles.xml".lstrip("/")
    if beside in archive:
        xml_events.tell(styles, archive.chunks(beside), archive.unreadable(), file)
    body = _Body(styles.hidden)
    xml_events.tell(body, archive.chunks(main), archive.unreadable(), file)
    if not body.was_there:
        raise archive.unreadable()
    return body.lines.document()


def _main(archive: Archive, file: str) -> str:
    """The name of the part that holds the text: the one related to the package, or the usual."""
    related = _Related()
    if "_rels/.rels" in archive:
        xml_events.tell(related, archive.chunks("_rels/.rels"), archive.unreadable(), file)
    return related.main if related.main in archive else _MAIN


class _Related:
    """Looks for the document among the parts that a package is related to."""

    def __init__(self) -> None:
        self.main = _MAIN

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            self.main = attributes.get("Target", "").lstrip("/")

    def end(self, tag: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


def _local(tag: str) -> str:
    """The name of an element of a text, and the whole tag of any other."""
    for namespace in _NAMESPACES:
        if tag.startswith(namespace):
            return tag[len(namespace) :]
    return tag


@dataclass(slots=True)
class _Paragraph:
    """Whether its style hides it, and whether the next one goes on in its line."""

    is_hidden: bool = False
    is_joined: bool = False


class _Styles:
    """Notes the styles whose text is hidden, or that are based on one of these above them."""

    def __init__(self) -> None:
        self.hidden: set[str] = set()
        self._style = ""
        self._inside: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        if name == "style":
            self._style = _value(attributes, "styleId")
        elif name == "basedOn" and _value(attributes, "val") in self.hidden:
            self.hidden.add(self._style)
        elif name == "vanish" and self._inside[-2:] == ["style", "rPr"]:
            if _is_on(attributes):
                self.hidden.add(self._style)
            else:
                self.hidden.discard(self._style)
        self._inside.append(name)

    def end(self, tag: str) -> None:
        self._inside.pop()

    def data(self, text: str) -> None:
        pass


class _Body:
    """Follows the elements of a document, and keeps the words that are shown."""

    def __init__(self, hidden_styles: Set[str]) -> None:
        self.lines = Lines()
        self.was_there = False
        self._hidden_styles = hidden_styles
        self._inside: list[str] = []
        self._left_out: list[str] = []
        self._hidden: list[bool] = []
        self._paragraphs: list[_Paragraph] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        around = self._inside[-2:]
        self._inside.append(name)
        if self._left_out:
            self._describe(name, around, attributes)
            if name in _LEFT_OUT:
                self._left_out.append(name)
            return
        if name in _LEFT_OUT:
            self._left_out.append(name)
        elif name == "body" and around == ["document"]:
            self.was_there = True
        elif name == "p":
            self.lines.begin()
            self._paragraphs.append(_Paragraph())
        elif name == "r":
            self._hidden.append(bool(self._paragraphs) and self._paragraphs[-1].is_hidden)
        elif around == ["r", "rPr"]:
            if name == "vanish":
                self._hidden[-1] = _is_on(attributes)
            elif name == "rStyle" and _value(attributes, "val") in self._hidden_styles:
                self._hidden[-1] = True
        elif name in _COUNTED:
            self.lines.left_out[_COUNTED[name]] += 1
        elif name == "sym":
            self._add(_symbol(_value(attributes, "char")))
        elif name in _SIGNS:
            self._add(_SIGNS[name])

    def end(self, tag: str) -> None:
        name = self._inside.pop()
        if self._left_out:
            if name == self._left_out[-1]:
                self._left_out.pop()
        elif name == "p":
            self.lines.end(joined=self._paragraphs.pop().is_joined)
        elif name == "r":
            self._hidden.pop()

    def data(self, text: str) -> None:
        name = self._inside[-1] if self._inside else ""
        if self._left_out:
            if name in ("t", "delText") and "del" in self._left_out:
                self.lines.left_out[DELETED] += len(text)
        elif name == "t":
            self._add(text)

    def _describe(self, name: str, around: list[str], attributes: Mapping[str, str]) -> None:
        """What the properties of a paragraph say of it."""
        if not self._paragraphs:
            return
        if around == ["pPr", "rPr"] and name in _GONE:
            self._paragraphs[-1].is_joined = True
        elif name == "pStyle" and around == ["p", "pPr"]:
            self._paragraphs[-1].is_hidden = _value(attributes, "val") in self._hidden_styles

    def _add(self, words: str) -> None:
        if self._hidden and self._hidden[-1]:
            self.lines.left_out[HIDDEN] += len(words)
        else:
            self.lines.add(words)


def _value(attributes: Mapping[str, str], name: str, default: str = "") -> str:
    for namespace in _NAMESPACES:
        if namespace + name in attributes:
            return attributes[namespace + name]
    return default


def _is_on(attributes: Mapping[str, str]) -> bool:
    return _value(attributes, "val", "true") not in _OFF


def _symbol(code: str) -> str:
    """The character of a code in hex, but none where only a font knows what it looks like."""
    character = chr(int(code, 16)) if _CODE.fullmatch(code) else ""
    return character if character.isprintable() else ""
