"""XML of others read as it comes: no tree in memory, nothing fetched, nothing declared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from codebook.errors import BadInput

_DEEPEST = 500
_ELEMENTS = 3_000_000


class Handler(Protocol):
    """What is told of elements and texts, in their order; tags are ``{namespace}name``."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """A text, or a part of one."""


class _Bounded:
    """A handler that is told of no more than a document can have."""

    def __init__(self, handler: Handler, file: str):
        self._handler = handler
        self._file = file
        self._depth = 0
        self._elements = 0
        self.data = handler.data

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > _DEEPEST or self._elements > _ELEMENTS:
            raise BadInput("is nested too deeply or too large to be a transcript", file=self._file)
        self._handler.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._handler.end(tag)

    def close(self) -> None:
        """Nothing is built, so there is nothing to give."""


def tell(handler: Handler, chunks: Iterable[bytes], unreadable: BadInput, file: str) -> None:
    """Tells a handler of an XML file, given in pieces.

    Raises ``unreadable`` where it is no well-formed XML, and :class:`BadInput` where it declares
    a document type or entities, or has more elements, or deeper ones, than a document.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=_Bounded(handler, file), forbid_dtd=True)
    try:
        for chunk in chunks:
            parser.feed(chunk)
        parser.close()
    except DefusedXmlException:
        raise BadInput(
            "declares a document type, which a transcript never needs; it was not opened",
            file=file,
        ) from None
    except (ParseError, ValueError, LookupError):
        raise unreadable from None
