"""Pasted text that holds escape sequences, as what is copied from a coloured terminal does.

Textual's parser takes such a sequence, and what follows it, for keys: they come before the paste,
in another order, and at the desk they would be commands. Here they are taken out of a paste
before it is parsed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.message import Message

_BEGIN, _END = "\x1b[200~", "\x1b[201~"
_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]"  # colours, movements
    r"|\][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles, links
    r"|[ -/]*[0-Z\\^-~])?"
)


class PasteParser(XTermParser):
    """Textual's parser; a paste reaches it whole, without escape sequences."""

    def __init__(self, debug: bool = False):
        super().__init__(debug=debug)
        self._seen = ""
        self._pasted: str | None = None

    def feed(self, data: str) -> Iterable[Message]:
        """Parses what was read; a paste only once all of it was."""
        if not data:
            return super().feed(data)
        return super().feed(given) if (given := self._given(data)) else ()

    def _given(self, data: str) -> str:
        """What of it can be parsed now."""
        given = ""
        while data:
            if self._pasted is None:
                before, begins, data = self._until_paste(data)
                given += before
                if not begins:
                    return given
                self._pasted = ""
            self._pasted += data
            pasted, ends, data = self._pasted.partition(_END)
            if not ends:
                return given
            given += _SEQUENCE.sub("", pasted) + _END
            self._pasted = None
        return given

    def _until_paste(self, data: str) -> tuple[str, bool, str]:
        """What stands before a paste and its begin mark, whether one begins, and what follows.

        The mark may have begun in what was read before, and been parsed so far.
        """
        known = len(self._seen)
        at = (self._seen + data).find(_BEGIN)
        if at < 0:
            self._seen = (self._seen + data)[1 - len(_BEGIN) :]
            return data, False, ""
        self._seen = ""
        end = at + len(_BEGIN) - known
        return data[:end], True, data[end:]


def mend(driver: type[Driver]) -> None:
    """Has a driver parse what it reads so."""
    module = sys.modules[driver.__module__]
    if getattr(module, "XTermParser", None) is XTermParser:
        module.XTermParser = PasteParser  # type: ignore[attr-defined]
