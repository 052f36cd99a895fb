"""The command ``report``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.core.reports import Part, Report


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(report)


def report(
    study: StudyFile,
    plan: Annotated[
        Path | None,
        typer.Argument(metavar="[PLAN]", readable=False, help="What the report holds, as YAML."),
    ] = None,
    sketch: Annotated[
        Path | None,
        typer.Option(metavar="FILE", readable=False, help="Write a plan to begin with."),
    ] = None,
    release: Annotated[
        bool, typer.Option("--release", help="Remember the report as released; needs --output.")
    ] = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Gathers tables, quotations and claims, checks them as one set, and writes a report.

    Example: codebook report raids.study plan.yaml --output report.html
    """
    from codebook.cli.output import check_free, format_of, remembered, say, write_file
    from codebook.errors import UsageError
    from codebook.formats import report_plan
    from codebook.formats.decode import decode
    from codebook.store.study import Study
    from codebook.tasks import report as task
    from codebook.tasks.files import read_bytes
    from codebook.tasks.written import SUFFIXES

    if sketch is not None:
        with Study.open(study) as opened:
            text = report_plan.write(task.sketch(opened))
        write_file(sketch, text, force=force)
        say(f"wrote {sketch}; change it, then `codebook report {study.name} {sketch.name}`")
        return
    if release and output is None:
        raise UsageError("--release goes with --output FILE")
    wanted = format_of(format, output, {".txt": "table", **SUFFIXES})
    if output is not None:
        check_free(output, force=force)
    with Study.open(study) as opened:
        asked = (
            task.sketch(opened)
            if plan is None
            else report_plan.read(decode(read_bytes(plan), str(plan))[0], str(plan))
        )
        made = task.release(opened, asked)[0] if release else task.draft(opened, asked)
    with remembered(made.release, study):
        _write(made, wanted, output, force=force)


def _write(made: Report, wanted: str, output: Path | None, *, force: bool) -> None:
    from codebook.cli.output import print_out, write_file
    from codebook.formats import report as formats
    from codebook.formats import report_html, report_tables
    from codebook.tasks.written import json_of

    content: str | bytes
    match wanted:
        case "html":
            content = report_html.to_html(made)
        case "json":
            content = json_of(to_json(made))
        case "csv":
            content = formats.to_csv(report_tables.to_long(made))
        case "xlsx":
            content = formats.to_workbook(report_tables.tables(made))
        case _:
            content = report_tables.to_markdown(made)
    if output is None:
        print_out(content)
    else:
        write_file(output, content, force=force)


def to_json(made: Report) -> dict[str, Any]:
    """A report, whole."""
    return {
        "title": made.title,
        "protected": True,
        "draft": not made.release,
        "release": made.release or None,
        "method": list(made.method),
        "numbers": [{"what": what, "number": number} for what, number in made.numbers],
        "groups": [{"category": g.category, "label": g.label, "n": g.n} for g in made.groups],
        "parts": [_part(part, made.release) for part in made.parts],
        "limits": list(made.limits),
    }


def _part(part: Part, release: str) -> dict[str, Any]:
    from codebook.cli.claims import outside_json
    from codebook.core.reports import ClaimsPart, TablePart
    from codebook.formats import tally_report

    if isinstance(part, TablePart):
        return {"kind": "table", "title": part.title, **tally_report.to_json(part.tally)}
    if isinstance(part, ClaimsPart):
        return {"kind": "claims", "title": part.title, **outside_json(list(part.claims), release)}
    return {
        "kind": "quotes",
        "title": part.title,
        "code": part.code,
        "quotes": [
            {
                "text": q.text,
                "attribution": q.attribution or None,
                "category": q.category or None,
                "class_size": q.class_size,
            }
            for q in part.quotations
        ],
        "notes": list(part.notes),
    }
