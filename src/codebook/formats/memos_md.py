"""Memos as a page of Markdown: a chapter per kind, a heading per day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from codebook.core.text import clean, printable

MARK = "INTERNAL: not for publication"

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_STRUCTURE = re.compile(r"^(\s{0,3})([#>=~`-])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A memo as the page shows it: ``place`` is what it is about, ``words`` what it stands on."""

    kind: str
    day: str
    place: str
    author: str
    words: str
    text: str


def write(title: str, entries: Iterable[Entry]) -> str:
    """The page. Kinds follow one another as their entries come, days within a kind likewise."""
    lines = [f"# {_plain(title)}", "", f"**{MARK}**"]
    count = 0
    for kind, of_kind in groupby(entries, key=lambda entry: entry.kind):
        lines += ["", f"## {_plain(kind)}"]
        for day, of_day in groupby(of_kind, key=lambda entry: entry.day):
            lines += ["", f"### {day}"]
            for entry in of_day:
                lines += _entry(entry)
                count += 1
    if not count:
        lines += ["", "No memos."]
    return "\n".join(lines) + "\n"


def _entry(entry: Entry) -> list[str]:
    head = " · ".join(filter(None, [_plain(entry.place), _plain(entry.author)]))
    lines = ["", f"**{head}**"]
    if entry.words:
        lines += ["", f"> {_plain(entry.words)}"]
    return [*lines, "", _text(entry.text)]


def _plain(words: str) -> str:
    """Words on one line that Markdown takes for nothing but words."""
    return _SPECIAL.sub(r"\\\1", printable(words))


def _text(text: str) -> str:
    """A memo's own text, in which no line begins a chapter or a quotation of this page."""
    return _STRUCTURE.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", clean(text).text.strip("\n")))
