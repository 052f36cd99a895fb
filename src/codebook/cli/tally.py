"""The command ``tally``."""

from __future__ import annotations

from typing import Annotated

import typer

from codebook.cli.options import Force, Format, Output, StudyFile
from codebook.formats.marks import DRAFT, INTERNAL, RELEASED

__all__ = ["DRAFT", "INTERNAL", "RELEASED", "add_to", "tally"]


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
    sort: Annotated[
        str, typer.Option(metavar="codebook|count", help="Order of the rows.")
    ] = "codebook",
    share: Annotated[
        bool, typer.Option("--share", help="Percentages of each category beside the counts.")
    ] = False,
    release: Annotated[
        bool, typer.Option("--release", help="Remember this table as released; needs --output.")
    ] = False,
    title: Annotated[str, typer.Option(metavar="T", help="What a release is called.")] = "Tally",
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """How many interviewees spoke of each theme, by category; protected unless --internal.

    Example: codebook tally raids.study --depth 2 --output table.csv --release
    """
    from codebook.cli.output import Target, remark, remembered, report
    from codebook.errors import UsageError
    from codebook.formats import tally_report
    from codebook.store.study import Study
    from codebook.tasks.counted import BY_NONE, Question
    from codebook.tasks.protected import coded_above, layer_told, refuse_ranks
    from codebook.tasks.protected import release as release_table
    from codebook.tasks.tally import by_count
    from codebook.tasks.tally import tally as answer

    key, equals, value = (only or "").partition("=")
    if only is not None and not (key and equals):
        raise UsageError("--only takes KEY=VALUE")
    if sort not in ("codebook", "count"):
        raise UsageError(f"--sort takes codebook or count, not {sort!r}")
    if release and (internal or output is None):
        raise UsageError("--release goes with --output FILE, and never with --internal")
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
    target = Target.of(format, output, force)
    told: list[str] = []
    with Study.open(study) as opened:
        if internal:
            found = answer(opened, question)
            opened.note_internal_view("tally")
        else:
            refuse_ranks(by_count=sort == "count", share=share)
            found = (
                release_table(opened, question, title)[0] if release else answer(opened, question)
            )
            told = layer_told(opened, layer)
            remark(*coded_above(opened, question))
    if sort == "count":
        found = by_count(found)
    with remembered(found.release, study):
        report(
            target,
            tally_report.to_json(found, share=share),
            tally_report.to_table(found, share=share, worded=target.format != "table"),
        )
    remark(*told)
