"""The commands ``grid`` and ``crosstab``: exact tables for the team alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.figures import Codes, Depth, Layer, Only, Stance, Unfinished, give, question
from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.formats.report import Table, Value
    from codebook.tasks.grids import CountedRow, Crosstab, GridTable


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
    from codebook.cli.output import Target
    from codebook.tasks import grids

    target = Target.of(format, output, force)
    asked = question(layer, code, depth, only, unfinished=unfinished, stance=stance, count=count)
    grids.check_count(asked)
    give(study, target, "grid", lambda s: grids.grid(s, asked), grid_json, grid_table)


def _lines(rows: Iterable[CountedRow]) -> tuple[tuple[Value, ...], ...]:
    return tuple((row.code, *row.cells, row.total) for row in rows)


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
        "rows": [asdict(row) for row in found.rows],
        "notes": list(found.notes),
    }


def grid_table(found: GridTable) -> Table:
    """Codes by interviewee as people read them."""
    from codebook.cli.tally import INTERNAL
    from codebook.formats.report import Table

    columns = ("code", *(one.pseudonym for one in found.people), "all")
    rows = _lines(found.rows)
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
    from codebook.cli.output import Target
    from codebook.tasks import grids

    target = Target.of(format, output, force)
    asked = question(layer, code, depth, only, unfinished=unfinished, stance=stance, level=level)
    attribute = by.strip().casefold()
    grids.check_level(asked, attribute)
    give(
        study,
        target,
        "crosstab",
        lambda s: grids.crosstab(s, asked, attribute),
        crosstab_json,
        crosstab_table,
    )


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
        "rows": [asdict(row) for row in found.rows],
        "notes": list(found.notes),
    }


def crosstab_table(found: Crosstab) -> Table:
    """Codes by an attribute as people read them."""
    from codebook.cli.tally import INTERNAL
    from codebook.formats.report import Table

    heads = (f"{one.label} (n={one.n})" for one in found.columns)
    columns = ("code", *heads, f"all (n={found.n})")
    rows = _lines(found.rows)
    what = (
        f"interviewees, stance {found.stance}" if found.stance else "interviewees who spoke of it"
    )
    title = f"Crosstab by {found.by}: {what}"
    numbers = frozenset(range(1, len(columns)))
    return Table(title, columns, rows, INTERNAL, found.notes, numbers)
