"""Values of the core as the JSON of commands shows them."""

from __future__ import annotations

from typing import Any

from codebook.core import wording
from codebook.core.codes import Code, CodeTree
from codebook.core.codings import Coding
from codebook.core.revisit import BookRevision, Revisit
from codebook.core.tallies import Cell, Tally


def coding(coding: Coding, text: str) -> dict[str, Any]:
    """A coding with the words it stands on; ``text`` is the whole transcript's."""
    return {
        "id": coding.id,
        "transcript": coding.transcript,
        "start": coding.start,
        "end": coding.end,
        "code": coding.code,
        "coder": coding.coder,
        "text": text[coding.start : coding.end],
        "memo": coding.memo or None,
        "stance": coding.stance.value or None,
        "quotable": coding.quotable.value,
        "made_at": coding.made_at,
    }


def code(tree: CodeTree, code: Code) -> dict[str, Any]:
    """A code with everything that is said of it."""
    return {
        "code": code.path,
        "name": code.name,
        "depth": code.depth,
        "definition": code.definition or None,
        "include": code.include or None,
        "exclude": code.exclude or None,
        "examples": list(code.examples),
        "color": tree.color_of(code.path) or None,
        "aliases": list(code.aliases),
        "retired": code.retired,
    }


def book_revision(revision: BookRevision) -> dict[str, Any]:
    """A revision of the codebook, with what it did to which code."""
    return {
        "revision": revision.number,
        "made_at": revision.made_at,
        "reason": revision.reason or None,
        "changes": [{"code": change.code, "what": change.what} for change in revision.changes],
    }


def revisit(again: Revisit, text: str) -> dict[str, Any]:
    """A coding to look at again, with what was done to its code."""
    return {
        **coding(again.coding, text),
        "what": again.what,
        "reason": again.reason or None,
        "revision": again.revision,
        "into": list(again.into),
    }


def tally(tally: Tally, *, share: bool = False) -> dict[str, Any]:
    """A tally, whole; with ``share``, an exact one's cells have shares of 1."""
    return {
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


def share(cell: Cell | None) -> str:
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
