"""The words of an OpenDocument text, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping

from codebook.errors import BadInput
from codebook.formats import xml_events
from codebook.formats.document import COMMENTS, DELETED, EMBEDDED, HIDDEN, NOTES, Document, Lines
from codebook.formats.zipped import Archive

_SPACES = {
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}": "office:",
    "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}": "text:",
    "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}": "style:",
    "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}": "draw:",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}": "svg:",
    "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}": "manifest:",
    "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}": "form:",
}
_PARAGRAPHS = {"text:p", "text:h"}
_COUNTED = {
    "office:annotation": COMMENTS,
    "text:note": NOTES,
    "draw:object": EMBEDDED,
    "draw:object-ole": EMBEDDED,
}
_HIDDEN = {"text:hidden-text", "text:hidden-paragraph", "text:section"}
_LEFT_OUT = {
    *_COUNTED,
    "text:hidden-text",
    "text:hidden-paragraph",
    "text:tracked-changes",
    "text:ruby-text",
    "svg:title",
    "svg:desc",
    "office:scripts",
    "office:forms",
    "form:form",
}
_MOST_SPACES = 1_000
_WHITE = re.compile("[ \t\r\n]+")


def read(data: bytes, file: str) -> Document:
    """The text, a line for each paragraph, of lists, tables and text boxes too.

    Tracked deletions, hidden text, comments and notes are not speech; what was inserted is.
    Raises :class:`BadInput` for damage, and for what is larger than a document.
    """
    archive = Archive(data, file, "OpenDocument text")
    _refuse_locked(archive, file)
    hidden: set[str] = set()
    body = _Body(hidden)
    if "styles.xml" in archive:
        styles = _Styles(hidden)
        xml_events.tell(styles, archive.chunks("styles.xml"), archive.unreadable(), file)
    xml_events.tell(body, archive.chunks("content.xml"), archive.unreadable(), file)
    if not body.was_there:
        raise archive.unreadable()
    return body.lines.document()


def _refuse_locked(archive: Archive, file: str) -> None:
    name = "META-INF/manifest.xml"
    if name in archive:
        manifest = _Manifest()
        xml_events.tell(manifest, archive.chunks(name), archive.unreadable(), file)
        if manifest.is_locked:
            raise BadInput("is locked by a password; save it unlocked", file=file)


def _local(tag: str) -> str:
    """The usual name of an element, ``text:p``; the whole tag of one that is of no matter."""
    namespace, _, name = tag.rpartition("}")
    prefix = _SPACES.get(namespace + "}")
    return tag if prefix is None else prefix + name


class _Manifest:
    """Looks whether a part of the document is encrypted."""

    def __init__(self) -> None:
        self.is_locked = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.is_locked |= _local(tag) == "manifest:encryption-data"

    def end(self, tag: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


class _Styles:
    """Notes the names of styles whose text is not displayed."""

    def __init__(self, hidden: set[str]) -> None:
        self._hidden_styles = hidden
        self._style = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        named = {_local(name): value for name, value in attributes.items()}
        name = _local(tag)
        if name == "style:style":
            self._style = named.get("style:name", "")
            if named.get("style:parent-style-name") in self._hidden_styles:
                self._hidden_styles.add(self._style)
        elif name == "style:text-properties" and "text:display" in named and self._style:
            if named["text:display"] == "none":
                self._hidden_styles.add(self._style)
            else:
                self._hidden_styles.discard(self._style)

    def end(self, tag: str) -> None:
        if _local(tag) == "style:style":
            self._style = ""

    def data(self, text: str) -> None:
        pass


class _Body(_Styles):
    """Follows the elements of a document, and keeps the words that are shown."""

    def __init__(self, hidden: set[str]) -> None:
        super().__init__(hidden)
        self.lines = Lines()
        self.was_there = False
        self._left_out: list[str] = []
        self._is_hidden: list[bool] = []
        self._deletions = 0
        self._ends_in_space = [True]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _local(tag)
        if name.startswith("style:"):
            super().start(tag, attributes)
        if self._left_out or name in _LEFT_OUT or _is_hidden_section(name, attributes):
            self._leave_out(name, attributes)
        elif name == "office:text":
            self.was_there = True
        elif name in _PARAGRAPHS:
            self.lines.begin()
            self._ends_in_space.append(True)
            self._is_hidden.append(self._has_hidden_style(attributes))
        elif name == "text:span":
            around = bool(self._is_hidden and self._is_hidden[-1])
            self._is_hidden.append(around or self._has_hidden_style(attributes))
        elif name == "text:s":
            count = _attribute(attributes, "text:c", "1")
            digits = count if count.isascii() and count.isdigit() and len(count) < 9 else "1"
            self._add(" " * min(int(digits), _MOST_SPACES))
        elif name == "text:tab":
            self._add("\t")
        elif name == "text:line-break":
            self._add("\n")

    def end(self, tag: str) -> None:
        super().end(tag)
        name = _local(tag)
        if self._left_out:
            if name == self._left_out[-1]:
                self._left_out.pop()
                self._deletions -= name == "text:deletion"
        elif name in _PARAGRAPHS:
            self.lines.end()
            self._ends_in_space.pop()
            self._is_hidden.pop()
        elif name == "text:span":
            self._is_hidden.pop()

    def data(self, text: str) -> None:
        if self._left_out:
            if self._left_out[-1] in _HIDDEN:
                self.lines.left_out[HIDDEN] += len(text)
            elif self._deletions:
                self.lines.left_out[DELETED] += len(text.strip())
            return
        words = _WHITE.sub(" ", text)
        if self._ends_in_space[-1]:
            words = words.removeprefix(" ")
        self._add(words)
        if words:
            self._ends_in_space[-1] = words.endswith(" ")

    def _add(self, words: str) -> None:
        if self._is_hidden and self._is_hidden[-1]:
            self.lines.left_out[HIDDEN] += len(words)
        elif self._is_hidden:
            self.lines.add(words)
            self._ends_in_space[-1] = False

    def _leave_out(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._left_out and name in _COUNTED:
            self.lines.left_out[_COUNTED[name]] += 1
        if name == "text:hidden-text" and not self._left_out:
            words = _attribute(attributes, "text:string-value", "")
            self.lines.left_out[HIDDEN] += len(words)
        if name in _LEFT_OUT or name in ("text:deletion", "text:section"):
            self._left_out.append(name)
            self._deletions += name == "text:deletion"

    def _has_hidden_style(self, attributes: Mapping[str, str]) -> bool:
        return _attribute(attributes, "text:style-name", "") in self._hidden_styles


def _is_hidden_section(name: str, attributes: Mapping[str, str]) -> bool:
    return name == "text:section" and _attribute(attributes, "text:display", "") == "none"


def _attribute(attributes: Mapping[str, str], name: str, default: str) -> str:
    for key, value in attributes.items():
        if _local(key) == name:
            return value
    return default
