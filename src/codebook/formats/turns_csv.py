"""A transcript as a table: a turn in each row, ``speaker,text`` and perhaps ``start,end``."""

from __future__ import annotations

import re

from codebook.errors import BadInput
from codebook.formats import delimited
from codebook.formats.document import COLUMNS, Document
from codebook.formats.labels import Label

_REQUIRED = ("speaker", "text")
_TIMES = ("start", "end")
_LINES = 100_000
_SECONDS = re.compile(r"\d{1,7}(?:[.,]\d{1,9})?")
_LONGEST_HEADER = 4_096
_CELL = re.compile("[,;\t]")
_CLOCK = re.compile(r"\[?\(?((?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?)\)?\]?")


def is_one(data: bytes) -> bool:
    """Whether a CSV file has the columns of a transcript; a folder may hold other tables."""
    head = data[:_LONGEST_HEADER].split(b"\n", 1)[0]
    return {name.strip(' \t\r"').casefold() for name in _CELL.split(_ascii(head))} >= {*_REQUIRED}


def _ascii(head: bytes) -> str:
    return head.replace(b"\0", b"").decode("ascii", "ignore")


def read(data: bytes, file: str) -> tuple[Document, list[Label]]:
    """The rows as a text of labelled paragraphs, with the labels; ``start`` is a turn's time.

    Times are seconds or a clock, ``95.5`` or ``00:01:35.5``. A row without a speaker is nobody's.
    Raises :class:`BadInput` for a missing column, a time that is none, and a table that is larger
    than a transcript.
    """
    if data.count(b"\n") + data.count(b"\r") > _LINES:
        raise BadInput(f"has more than {_LINES} lines; no transcript has", file=file)
    parts: list[str] = []
    labels: list[Label] = []
    others: set[str] = set()
    at = 0
    for line in delimited.read(data, file, _REQUIRED):
        others.update(line.cells.keys() - {*_REQUIRED, *_TIMES})
        start, _ = (_ms(line, name, file) for name in _TIMES)
        name = " ".join(line.cells["speaker"].split()).rstrip(":").rstrip()
        words = line.cells["text"].strip()
        if not words:
            continue
        label = f"{name}: " if name else ""
        labels.append(Label(name, at, at + len(name), at, at + len(label), start))
        parts.append(f"{label}{words}\n")
        at += len(parts[-1]) + 1
    return Document("\n".join(parts), {COLUMNS: len(others)} if others else {}), labels


def _ms(line: delimited.Line, column: str, file: str) -> int | None:
    """A time in milliseconds, ``None`` where there is none."""
    given = line.cells.get(column, "").strip()
    if not given:
        return None
    clock = _CLOCK.fullmatch(given)
    if clock is None and not (given.isascii() and _SECONDS.fullmatch(given)):
        raise BadInput(
            f"the {column} of this turn is no time; write seconds or 00:01:02.5",
            file=file,
            line=line.number,
        )
    seconds = 0.0
    for part in (clock[1] if clock else given).replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return round(seconds * 1000)
