"""Codings as CSV, in and out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from codebook.core.codings import Coding, Quotable, Stance
from codebook.errors import BadInput
from codebook.formats import delimited
from codebook.formats.delimited import Line

COLUMNS = (
    "transcript", "start", "end", "code", "coder", "text", "memo", "stance", "quotable", "made_at",
)  # fmt: skip


_DIGITS = 15
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class CodingRow:
    """A row as it stands; ``text`` is what the writer saw at the place, or empty."""

    line: int
    coding: Coding
    text: str


def read(data: bytes, file: str, coder: str = "") -> list[CodingRow]:
    """The codings of a file; ``coder`` is whose they are, whatever the file says."""
    return [
        _row(line, file, coder)
        for line in delimited.read(data, file, ("transcript", "start", "end", "code"))
    ]


def _row(line: Line, file: str, coder: str) -> CodingRow:
    cells = line.cells
    who = coder or cells.get("coder", "").strip()
    if not who:
        raise BadInput("no coder; give --coder or a column 'coder'", file=file, line=line.number)
    coding = Coding(
        id="",
        transcript=cells["transcript"].strip(),
        start=_offset(cells["start"], "start", file, line.number),
        end=_offset(cells["end"], "end", file, line.number),
        code=cells["code"].strip(),
        coder=who,
        memo=cells.get("memo", ""),
        stance=Stance(_one_of(Stance, cells.get("stance", ""), "stance", file, line.number)),
        quotable=Quotable(
            _one_of(
                Quotable, cells.get("quotable", "") or "verbatim", "quotable", file, line.number
            )
        ),
        made_at=_time(cells.get("made_at", "").strip(), file, line.number),
    )
    return CodingRow(line.number, coding, cells.get("text", ""))


def _offset(cell: str, name: str, file: str, line: int) -> int:
    digits = cell.strip()
    if not digits.isdecimal() or len(digits) > _DIGITS:
        what = f"{name} is a number of characters, not {_short(digits)!r}"
        raise BadInput(what, file=file, line=line)
    return int(digits)


def _short(cell: str) -> str:
    return cell if len(cell) <= _SHOWN else f"{cell[:_SHOWN]}…"


def _time(cell: str, file: str, line: int) -> str:
    """A time as the store has it: ISO 8601 in UTC, to the millisecond; empty where none is."""
    if not cell:
        return ""
    try:
        given = datetime.fromisoformat(cell)
        utc = given.astimezone(UTC) if given.tzinfo else given.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        what = f"made_at is a time like 2020-05-01T10:20:30Z, not {_short(cell)!r}"
        raise BadInput(what, file=file, line=line) from None
    return utc.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _one_of(
    known: type[Stance] | type[Quotable], cell: str, name: str, file: str, line: int
) -> str:
    value = cell.strip().casefold()
    if value not in {str(member) for member in known}:
        offered = ", ".join(str(member) for member in known if member)
        raise BadInput(f"{name} is one of {offered}, not {cell!r}", file=file, line=line)
    return value


def write(codings: Iterable[tuple[Coding, str]]) -> str:
    """CSV of codings, each with the words it stands on."""
    return delimited.write(
        COLUMNS,
        (
            (
                c.transcript,
                c.start,
                c.end,
                c.code,
                c.coder,
                text,
                c.memo,
                c.stance,
                c.quotable,
                c.made_at,
            )
            for c, text in codings
        ),
    )
