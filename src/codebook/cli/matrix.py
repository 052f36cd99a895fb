"""The command ``matrix``: the framework matrix, read, filled and taken along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.figures import Codes, Depth, Layer, Unfinished, question
from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.formats.report import Table
    from codebook.tasks.matrix import Matrix


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(matrix)


def matrix(
    study: StudyFile,
    code: Codes = None,
    interviewee: Annotated[
        list[str] | None, typer.Option(metavar="P", help="An interviewee to show.")
    ] = None,
    set_: Annotated[
        tuple[str, str, str] | None,
        typer.Option(
            "--set",
            metavar="CODE INTERVIEWEE TEXT",
            help="Write a cell's summary; an empty text empties it.",
        ),
    ] = None,
    import_: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Fill cells from a CSV file, all or none."),
    ] = None,
    clear: Annotated[
        bool, typer.Option("--clear", help="With --import: empty cells empty what is there.")
    ] = False,
    keep: Annotated[
        bool,
        typer.Option("--keep", help="Write it though it seems to hold an address or a number."),
    ] = False,
    layer: Layer = None,
    depth: Depth = None,
    unfinished: Unfinished = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Interviewees by themes, with summaries that a person writes and the number of passages.

    As CSV it can be filled in a spreadsheet and read again with --import.

    Example: codebook matrix raids.study --depth 2 --output matrix.csv
    """
    from codebook.cli.output import Target, report, say
    from codebook.errors import UsageError
    from codebook.store.study import Study
    from codebook.tasks import matrix as task

    if set_ is not None and import_ is not None:
        raise UsageError("--set and --import exclude each other")
    if clear and import_ is None:
        raise UsageError("--clear goes with --import FILE")
    if keep and set_ is None and import_ is None:
        raise UsageError("--keep goes with --set or --import FILE")
    target = Target.of(format, output, force)
    asked = question(layer, code, depth, unfinished=unfinished)
    with Study.open(study) as opened:
        if set_ is not None:
            theme, who, text = set_
            task.write(opened, theme, who, text, keep=keep)
            say(f"{'wrote' if text.strip() else 'emptied'} the summary of {who} on {theme}")
            return
        if import_ is not None:
            count = task.fill(opened, import_, clear=clear, keep=keep)
            say(f"changed {count} {'summary' if count == 1 else 'summaries'}")
            return
        found = task.matrix(opened, asked, interviewee or ())
        opened.note_internal_view("matrix")
    report(target, matrix_json(found), matrix_table(found))


def matrix_json(found: Matrix) -> dict[str, Any]:
    """The matrix as JSON; cells stand in the order of the codes."""
    return {
        "layer": found.layer,
        "protected": False,
        "codes": [{"code": one.path, "name": one.name, "depth": one.depth} for one in found.codes],
        "interviewees": [
            {
                "pseudonym": row.person.pseudonym,
                "category": row.person.category,
                "cells": [
                    {
                        "code": cell.code,
                        "passages": cell.passages,
                        "summary": cell.summary or None,
                        "changed_at": cell.changed_at or None,
                    }
                    for cell in row.cells
                ],
            }
            for row in found.rows
        ],
        "notes": list(found.notes),
    }


def matrix_table(found: Matrix) -> Table:
    """The matrix as people read it, and as :mod:`codebook.formats.matrix_csv` reads it again."""
    from codebook.formats.matrix_csv import headings
    from codebook.formats.report import Table

    columns = headings(code.path for code in found.codes)
    rows = tuple(
        (
            row.person.pseudonym,
            row.person.category,
            *(value for cell in row.cells for value in (cell.summary, cell.passages)),
        )
        for row in found.rows
    )
    numbers = frozenset(range(3, len(columns), 2))
    mark = "INTERNAL: summaries and exact counts, not for publication"
    return Table("Framework matrix", columns, rows, mark, found.notes, numbers)
