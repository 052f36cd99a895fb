"""CSV as people and spreadsheets write it, and as a spreadsheet can safely read it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from codebook.core.text import clean
from codebook.errors import BadInput
from codebook.formats.decode import decode

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DELIMITERS = ",;\t"
_LINE_END = re.compile(r"\r\n?|\n")
_MOST_COLUMNS = 1_000
_MOST_CELLS = 3_000_000
"""Of a table; a short row has as many as the header."""

_LONGEST_CELL = 2**31 - 1
"""In characters; the most that a C ``long`` holds on every system."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: the line of the file it ends on, counted from 1, and its cells by column."""

    number: int
    cells: dict[str, str]


def read(data: bytes, file: str, required: Sequence[str]) -> list[Line]:
    """The rows of a CSV file with a header; commas, semicolons or tabs.

    Column names are taken without case. Blank rows are passed over. A line end in a cell is
    ``\\n``, whatever the file has. Raises :class:`BadInput`
    for a missing column, a column named twice, a row with more cells than the header, and a table
    that is larger than any that is meant.
    """
    text = decode(data, file)[0].removeprefix("\ufeff")
    first = _LINE_END.split(text, maxsplit=1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [_cell(name).strip().casefold() for name in next(reader)]
        _check_header(header, required, file)
        return list(_lines(reader, header, file))
    except csv.Error as error:
        raise BadInput(f"is no readable CSV: {error}", file=file, line=reader.line_num) from None


def _check_header(header: Sequence[str], required: Sequence[str], file: str) -> None:
    if len(header) > _MOST_COLUMNS:
        raise BadInput(f"has more than {_MOST_COLUMNS} columns", file=file, line=1)
    for name in required:
        if name not in header:
            found = ", ".join(name for name in header if name) or "none"
            raise BadInput(f"the column {name!r} is missing (columns: {found})", file=file, line=1)
    for name in header:
        if name and header.count(name) > 1:
            raise BadInput(f"the column {name!r} stands twice", file=file, line=1)


def _lines(reader: Iterable[list[str]], header: Sequence[str], file: str) -> Iterable[Line]:
    made = 0
    for row in reader:
        number: int = getattr(reader, "line_num", 0)
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(header):
            raise BadInput(
                f"has {len(row)} cells, the header {len(header)}; is a comma not quoted?",
                file=file,
                line=number,
            )
        made += len(header)
        if made > _MOST_CELLS:
            raise BadInput("has far more cells than can be meant", file=file, line=number)
        cells = [*map(_cell, row), *[""] * (len(header) - len(row))]
        yield Line(number, {name: cell for name, cell in zip(header, cells, strict=True) if name})


def _is_risky(cell: str) -> bool:
    return cell.lstrip("'").startswith(_FORMULA)


def _cell(written: str) -> str:
    bare = written[1:] if written.startswith("'") and _is_risky(written) else written
    return _LINE_END.sub("\n", bare)


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, without characters that act on a terminal.

    Reading takes the mark off again.
    """
    cell = clean(cell).text
    return f"'{cell}" if _is_risky(cell) else cell


def write(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV with every text quoted and guarded, headings too; numbers stand as they are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow([guarded(name) for name in header])
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()
