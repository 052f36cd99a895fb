"""The commands ``grid`` and ``crosstab``: exact tables for the team alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.figures import Codes, Depth, Layer, Only, Stance, Unfinished, question
from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.formats.report import Table
    from codebook.tasks.grids import Crosstab, GridTable


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(grid)
    app.command()(crosstab)


def grid(
    study: StudyFile,
    count: Annotated[str, typer.Option(metavar="UNIT", help="passages or words.")] = "passages",
    layer: Layer = None,
    code: Codes = None,
    depth: Depth = None,
    only: Only = None,
    stance: Stance = None,
    unfinished: Unfinished = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Codes by interviewee: passages or words of each, exact, for the team.

    Example: codebook grid raids.study --depth 2 --count words --output grid.xlsx
    """
    from codebook.cli.output import Target, report
    from codebook.store.study import Study
    from codebook.tasks import grids

    target = Target.of(format, output, force)
    asked = question(layer, code, depth, only, unfinished=unfinished, stance=stance, count=count)
    with Study.open(study) as opened:
        found = grids.grid(opened, asked)
        opened.note_internal_view("grid")
    report(target, grid_json(found), grid_table(found))


def grid_json(found: GridTable) -> dict[str, Any]:
    """Codes by interviewee as JSON; cells stand in the order of the interviewees."""
    return {
        "layer": found.layer,
        "protected": False,
        "count": found.count,
        "stance": found.stance,
        "interviewees": [
            {"pseudonym": one.pseudonym, "category": one.category} for one in found.people
        ],
        "rows": [
            {
                "code": row.code,
                "name": row.name,
                "depth": row.depth,
                "cells": list(row.cells),
                "total": row.total,
            }
            for row in found.rows
        ],
        "notes": list(found.notes),
    }


def grid_table(found: GridTable) -> Table:
    """Codes by interviewee as people read them."""
    from codebook.cli.tally import INTERNAL
    from codebook.formats.report import Table, Value

    columns = ("code", *(one.pseudonym for one in found.people), "all")
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (row.code, *row.cells, row.total) for row in found.rows
    )
    title = f"Grid: {found.count}" + (f", stance {found.stance}" if found.stance else "")
    numbers = frozenset(range(1, len(columns)))
    return Table(title, columns, rows, INTERNAL, found.notes, numbers)


def crosstab(
    study: StudyFile,
    by: Annotated[
        str, typer.Option(metavar="ATTRIBUTE", help="An attribute of interviewees, or category.")
    ],
    level: Annotated[
        int | None, typer.Option(metavar="N", help="How deep categories are shown.")
    ] = None,
    layer: Layer = None,
    code: Codes = None,
    depth: Depth = None,
    only: Only = None,
    stance: Stance = None,
    unfinished: Unfinished = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Interviewees who spoke of each code, by an attribute of theirs, exact, for the team.

    Example: codebook crosstab raids.study --by setting --depth 2
    """
    from codebook.cli.output import Target, report
    from codebook.store.study import Study
    from codebook.tasks import grids

    target = Target.of(format, output, force)
    asked = question(layer, code, depth, only, unfinished=unfinished, stance=stance, level=level)
    with Study.open(study) as opened:
        found = grids.crosstab(opened, asked, by.strip().casefold())
        opened.note_internal_view("crosstab")
    report(target, crosstab_json(found), crosstab_table(found))


def crosstab_json(found: Crosstab) -> dict[str, Any]:
    """Codes by an attribute as JSON; the value is ``null`` where it is not given."""
    return {
        "layer": found.layer,
        "protected": False,
        "by": found.by,
        "level": found.level,
        "stance": found.stance,
        "n": found.n,
        "columns": [{"value": one.value, "label": one.label, "n": one.n} for one in found.columns],
        "rows": [
            {
                "code": row.code,
                "name": row.name,
                "depth": row.depth,
                "cells": list(row.cells),
                "total": row.total,
            }
            for row in found.rows
        ],
        "notes": list(found.notes),
    }


def crosstab_table(found: Crosstab) -> Table:
    """Codes by an attribute as people read them."""
    from codebook.cli.tally import INTERNAL
    from codebook.formats.report import Table, Value

    heads = (f"{one.label} (n={one.n})" for one in found.columns)
    columns = ("code", *heads, f"all (n={found.n})")
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (row.code, *row.cells, row.total) for row in found.rows
    )
    what = (
        f"interviewees, stance {found.stance}" if found.stance else "interviewees who spoke of it"
    )
    title = f"Crosstab by {found.by}: {what}"
    numbers = frozenset(range(1, len(columns)))
    return Table(title, columns, rows, INTERNAL, found.notes, numbers)
