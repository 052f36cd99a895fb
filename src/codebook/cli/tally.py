"""The command ``tally``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.core.tallies import Tally
    from codebook.formats.report import Table

INTERNAL = "INTERNAL: exact counts, not for publication"
DRAFT = "DRAFT: protected, not released"


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(tally)


def tally(
    study: StudyFile,
    layer: Annotated[
        str | None, typer.Option(metavar="L", help="A coder, consensus, or all.")
    ] = None,
    by: Annotated[str, typer.Option(metavar="category|NONE", help="Columns, or totals.")] = (
        "category"
    ),
    level: Annotated[
        int | None, typer.Option(metavar="N", help="How deep categories are shown.")
    ] = None,
    depth: Annotated[
        int | None, typer.Option(metavar="N", help="How deep codes are shown.")
    ] = None,
    code: Annotated[list[str] | None, typer.Option(metavar="C", help="A code to show.")] = None,
    only: Annotated[
        str | None, typer.Option(metavar="KEY=VALUE", help="Interviewees with this attribute.")
    ] = None,
    stance: Annotated[str | None, typer.Option(metavar="S", help="Codings of this stance.")] = None,
    internal: Annotated[
        bool, typer.Option("--internal", help="Exact counts for the team; this is recorded.")
    ] = False,
    count: Annotated[
        str, typer.Option(metavar="UNIT", help="interviewees, passages or words.")
    ] = "interviewees",
    unfinished: Annotated[
        bool, typer.Option("--unfinished", help="Count unfinished transcripts too.")
    ] = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """How many interviewees spoke of each theme, by category; protected unless --internal.

    Example: codebook tally raids.study --internal --by category
    """
    from codebook.cli import views
    from codebook.cli.output import Target, report
    from codebook.errors import UsageError
    from codebook.store.study import Study
    from codebook.tasks.tally import BY_NONE, Question
    from codebook.tasks.tally import tally as answer

    target = Target.of(format, output, force)
    key, equals, value = (only or "").partition("=")
    if only is not None and not (key and equals):
        raise UsageError("--only takes KEY=VALUE")
    question = Question(
        layer=layer,
        by=BY_NONE if by.casefold() == "none" else by,
        level=level,
        depth=depth,
        codes=tuple(code or ()),
        only=(key.strip().casefold(), value.strip()) if only is not None else None,
        stance=stance,
        internal=internal,
        count=count,
        unfinished=unfinished,
    )
    with Study.open(study) as opened:
        found = answer(opened, question)
        if internal:
            opened.note_internal_view("tally")
    report(target, views.tally(found), table(found))


def table(tally: Tally) -> Table:
    """The tally as people read it: code paths beside counts."""
    from codebook.cli import views
    from codebook.formats.report import Table

    has_total = any(row.total is not None for row in tally.rows)
    heading = f"{tally.count} who spoke of it" if tally.count == "interviewees" else tally.count
    if tally.stance:
        heading = f"{tally.count}, stance {tally.stance}"
    columns = (
        "code",
        *(f"{column.label} (n={column.n})" for column in tally.categories),
        *(["all"] if has_total else []),
    )
    rows = tuple(
        (
            row.code,
            *(views.count(cell) for cell in row.cells),
            *([views.count(row.total)] if has_total else []),
        )
        for row in tally.rows
    )
    mark = DRAFT if tally.protected else INTERNAL
    numbers = frozenset(range(1, len(columns)))
    return Table(f"Tally: {heading}", columns, rows, mark, tally.notes, numbers)
