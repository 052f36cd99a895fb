"""A tally as a table for people and as JSON: the same for commands and screens."""

from __future__ import annotations

from typing import Any

from codebook.core import wording
from codebook.core.tallies import Cell, Row, Tally
from codebook.formats.marks import DRAFT, INTERNAL, RELEASED, SHOWN_AGAIN
from codebook.formats.report import Table


def to_table(tally: Tally, *, share: bool = False, worded: bool = False) -> Table:
    """The tally as people read it: code paths beside counts, of an exact one with shares.

    ``worded`` gives a protected one a column of words for each column of bands, and a filter by
    stance a column too, so that no line of a file says more than it counts.
    """
    has_total = any(row.total is not None for row in tally.rows)
    heading = f"{tally.count} who spoke of it" if tally.count == "interviewees" else tally.count
    if tally.stance:
        heading = f"{tally.count}, stance {tally.stance}"

    def shown(cell: Cell | None) -> str | int | None:
        return share_of(cell) if share else count(cell)

    worded = worded and tally.protected
    stance = [tally.stance] if worded and tally.stance else []
    by = [
        *(f"{column.label} (n={column.n})" for column in tally.categories),
        *(["all"] if has_total else []),
    ]
    columns = (
        "code",
        *(["stance"] if stance else []),
        *by,
        *([f"{name}, in words" for name in by] if worded else []),
    )
    rows = tuple(
        (
            row.code,
            *stance,
            *map(shown, _cells(row)),
            *(map(words, _cells(row)) if worded else []),
        )
        for row in tally.rows
    )
    mark = INTERNAL if not tally.protected else RELEASED if tally.release else DRAFT
    if tally.again:
        mark = f"{mark}, {SHOWN_AGAIN}"
    first = 1 + len(stance)
    numbers = frozenset(range(first, first + len(by)))
    return Table(f"Tally: {heading}", columns, rows, mark, tally.notes, numbers)


def _cells(row: Row) -> list[Cell]:
    return [*row.cells, *([] if row.total is None else [row.total])]


def to_json(tally: Tally, *, share: bool = False) -> dict[str, Any]:
    """A tally, whole; with ``share``, an exact one's cells have shares of 1."""
    return {
        **({"shown_again": True} if tally.again else {}),
        "layer": tally.layer,
        "protected": tally.protected,
        "count": tally.count,
        "by": tally.by,
        "level": tally.level,
        "stance": tally.stance,
        "draft": tally.protected and not tally.release,
        "release": tally.release or None,
        "categories": [
            {"category": c.category, "label": c.label, "n": c.n} for c in tally.categories
        ],
        "rows": [
            {
                "code": row.code,
                "name": row.name,
                "depth": row.depth,
                "cells": [{"category": c.category, **_cell(c, tally, share)} for c in row.cells],
                "total": None if row.total is None else _cell(row.total, tally, share),
            }
            for row in tally.rows
        ],
        "notes": list(tally.notes),
    }


def _cell(cell: Cell, tally: Tally, share: bool) -> dict[str, Any]:
    values = {"n": cell.n, "low": cell.low, "high": cell.high, "status": cell.status.value}
    if tally.protected:
        return {**values, "words": words(cell)}
    if share:
        return {**values, "share": cell.low / cell.n if cell.low is not None and cell.n else None}
    return values


def share_of(cell: Cell | None) -> str:
    """An exact cell with its share of the category in percent."""
    if cell is None or cell.low is None:
        return "–"
    return f"{cell.low} ({cell.low / cell.n:.0%})" if cell.n else f"{cell.low} (n/a)"


def words(cell: Cell | None) -> str | None:
    """The word or words for a protected cell, ``None`` where it is withheld."""
    if cell is None or cell.low is None or cell.high is None:
        return None
    return wording.words(cell.n, cell.low, cell.high)


def count(cell: Cell | None) -> str | int | None:
    """A cell as a table shows it: a number, a band, or a dash for what is withheld."""
    if cell is None or cell.low is None or cell.high is None:
        return "–"
    return cell.low if cell.low == cell.high else f"{cell.low}–{cell.high}"
