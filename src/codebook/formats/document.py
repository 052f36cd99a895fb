"""What a document of a word processor says: its lines, and what of it is no speech."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

HIDDEN = "characters of hidden text"
DELETED = "characters of deleted text"
COMMENTS = "comments"
NOTES = "footnotes and endnotes"
EMBEDDED = "embedded documents"
WORDLESS = "pages without text"
COLUMNS = "columns that are no part of a turn"


@dataclass(frozen=True, slots=True)
class Document:
    """A document's text, a line for each paragraph; ``left_out`` counts what is not in it.

    ``left_out`` is by kind, in words that can follow a number: ``12 characters of hidden text``.
    """

    text: str
    left_out: Mapping[str, int] = field(default_factory=dict)


class Lines:
    """The lines of a document that is read from its beginning to its end.

    A paragraph may hold others, in a text box; their lines come after its own.
    """

    def __init__(self) -> None:
        self.left_out: Counter[str] = Counter()
        self._done: list[str] = []
        self._open: list[tuple[list[str], list[str]]] = []

    def begin(self) -> None:
        """A paragraph begins, perhaps inside another one."""
        self._open.append(([], []))

    def add(self, words: str) -> None:
        """Words of the paragraph that began last; outside any they are none."""
        if self._open:
            self._open[-1][0].append(words)

    def end(self, *, joined: bool = False) -> None:
        """The paragraph ends; when ``joined``, the next one goes on in its line."""
        words, inside = self._open.pop()
        around = self._open[-1][1] if self._open else self._done
        around += ["".join(words), "" if joined else "\n", *inside]

    def document(self) -> Document:
        """All that was read."""
        return Document("".join(self._done).removesuffix("\n"), +self.left_out)
