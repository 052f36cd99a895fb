"""The framework matrix as CSV: a row for each interviewee, a column of summaries for each code."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from codebook.errors import BadInput
from codebook.formats import delimited

WHO, CATEGORY, MARK = "interviewee", "category", "mark"
_TAKEN = (WHO, CATEGORY, MARK)
_CODE = " (code)"
"""How the heading of a code ends that is called like another column."""

PASSAGES = " (passages)"
"""How the heading of a column ends that counts the passages of the code before it."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell of a file; ``line`` is where its row ends. An empty text says that it is empty."""

    line: int
    code: str
    interviewee: str
    text: str


def headings(codes: Iterable[str]) -> tuple[str, ...]:
    """The columns of the matrix, of which :func:`read` takes those of summaries."""
    pairs = ((_heading(code), code + PASSAGES) for code in codes)
    return (WHO, CATEGORY, *(name for pair in pairs for name in pair))


def _heading(code: str) -> str:
    return code + _CODE if code.casefold() in _TAKEN else code


def read(data: bytes, file: str, codes: Collection[str]) -> list[Filled]:
    """The cells of a file, row by row; columns may be left out, and rows.

    Raises :class:`BadInput` for a column that is no code's and an interviewee named twice.
    """
    lines = delimited.read(data, file, (WHO,))
    by_name: dict[str, list[str]] = {}
    for code in codes:
        by_name.setdefault(code.casefold(), []).append(code)
    seen: dict[str, int] = {}
    cells = []
    for line in lines:
        who = line.cells[WHO].strip()
        if not who:
            raise BadInput("names no interviewee", file=file, line=line.number)
        if who in seen:
            raise BadInput(f"{who} stands already on line {seen[who]}", file=file, line=line.number)
        seen[who] = line.number
        for name, text in line.cells.items():
            if name not in _TAKEN and not name.endswith(PASSAGES):
                cells.append(Filled(line.number, _code(name, by_name, file), who, text))
    return cells


def _code(name: str, by_name: dict[str, list[str]], file: str) -> str:
    found = by_name.get(name.removesuffix(_CODE), [])
    if len(found) == 1:
        return found[0]
    what = "is no code of this study" if not found else "are several codes of this study"
    raise BadInput(f"the column {name!r}: {what}", file=file, line=1)
