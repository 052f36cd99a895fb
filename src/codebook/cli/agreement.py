"""The command ``agreement``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.cli.output import Target
    from codebook.core.agreement.result import Result
    from codebook.formats.agreement_report import Page
    from codebook.store.study import Study
    from codebook.tasks.agreement import Question


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(agreement)


def agreement(
    study: StudyFile,
    coders: Annotated[
        str | None, typer.Option(metavar="A,B,...", help="Whose layers; default: all who share.")
    ] = None,
    unit: Annotated[
        str,
        typer.Option(metavar="UNIT", help="character, sentence, turn, transcript, interviewee."),
    ] = "character",
    eligible: Annotated[
        str, typer.Option(metavar="TEXT", help="interviewee: their words alone; or all.")
    ] = "interviewee",
    half: Annotated[
        bool, typer.Option("--half", help="A segment bears a code if half of it does.")
    ] = False,
    draws: Annotated[
        int, typer.Option(metavar="N", help="How often transcripts are drawn anew.")
    ] = 2000,
    seed: Annotated[int, typer.Option(metavar="N", help="Where the draws begin.")] = 1,
    sample: Annotated[
        int | None, typer.Option(metavar="N", help="That reliability sample alone.")
    ] = None,
    more: Annotated[
        bool, typer.Option("--more", help="The rarer figures too; every code, also unused.")
    ] = False,
    outside: Annotated[
        bool, typer.Option("--outside", help="The form that may leave: a sample's, no counts.")
    ] = False,
    release: Annotated[
        bool,
        typer.Option("--release", help="Remember it as released; with --outside, into a file."),
    ] = False,
    written: Annotated[
        Path | None,
        typer.Option(
            "--report",
            metavar="FILE",
            readable=False,
            help="Write method and tables: md, html, xlsx.",
        ),
    ] = None,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="FILE", readable=False, help="CSV for other programs."),
    ] = None,
    for_: Annotated[
        str | None, typer.Option("--for", metavar="WHAT", help="r, gamma or histogram.")
    ] = None,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """How far coders agree, code by code, with its uncertainty; for the team, unless --outside.

    Example: codebook agreement raids.study --coders ana,ben --unit turn
    """
    from codebook.cli.output import Target, check_free, remark, report, say, write_file
    from codebook.errors import UsageError
    from codebook.formats import agreement_json, agreement_report, agreement_tables
    from codebook.store.study import Study
    from codebook.tasks import agreement as task
    from codebook.tasks.differences import own_compared

    if outside and (coders is not None or more or export is not None):
        raise UsageError(
            "--outside gives a sample as it was drawn: it goes with neither --coders, --more nor "
            "--export"
        )
    if (export is None) != (for_ is None):
        raise UsageError("--export FILE and --for r, gamma or histogram go together")
    files = [file for file in (output, written, export) if file is not None]
    if len(files) > 1:
        raise UsageError("--output, --report and --export exclude each other")
    if release and not (outside and files):
        raise UsageError("--release goes with --outside and with --output FILE or --report FILE")
    target = Target.of(format, output, force)
    question = task.Question(
        coders=tuple(coders.split(",")) if coders is not None else None,
        unit=unit,
        eligible=eligible,
        draws=draws,
        seed=seed,
        half=half,
        sample=sample,
    )
    for file in files:
        check_free(file, force=force)
    if written is not None:
        _suffix(written)
    with Study.open(study) as opened:
        if outside:
            _leaving(opened, question, target, written, release=release)
            return
        if export is not None:
            content, omitted = _exported(opened, question, for_ or "")
            opened.note_internal_view("agreement")
            write_file(export, content, force=force)
            remark(*(f"left out: {line}" for line in omitted))
            say(f"wrote {export}; it holds exact counts, for the team alone")
            return
        groups = more or written is not None or target.format == "json"
        found = task.agreement(opened, question, groups=groups)
        opened.note_internal_view("agreement")
        own = own_compared(opened, found.coders, found.documents)
    if written is not None:
        _write_page(written, agreement_report.page(found, more=more), force=force)
        return
    remark(*(f"left out: {line}" for line in agreement_tables.left_out(found.left_out)))
    if own:
        made_from = agreement_tables.listed(own)
        remark(f"the consensus of {made_from} was made from a layer compared here too")
    shown = target.format == "table"
    table = agreement_tables.codes_table(found, short=shown and not more, omissions=not shown)
    report(target, agreement_json.to_json(found, more=more), table)
    if target.format == "table" and target.file is None:
        _rest(found, more)


def _rest(found: Result, more: bool) -> None:
    """What else the terminal shows below the codes."""
    from codebook.cli.drawing import draw
    from codebook.cli.output import print_out
    from codebook.formats import agreement_tables as tables

    shown = [tables.coders_table(found)] if len(found.coders) > 2 else []
    if more:
        shown += [
            tables.groups_table(found),
            tables.transcripts_table(found),
            tables.more_table(found),
        ]
    for table in shown:
        print_out("\n" + draw(table, to_file=False))


def _suffix(file: Path) -> str:
    from codebook.errors import UsageError

    suffix = file.suffix.casefold()
    if suffix not in (".md", ".html", ".xlsx"):
        raise UsageError("--report takes a file that ends in .md, .html or .xlsx")
    return suffix


def _leaving(
    study: Study, question: Question, target: Target, written: Path | None, *, release: bool
) -> None:
    """The form that may leave, as a draft or released, into a report or where the target says."""
    from codebook.cli.output import remembered, report
    from codebook.formats import agreement_outside
    from codebook.tasks import agreement_release as task

    made = ""
    if release:
        found, remembered_as = task.release(study, question)
        made = remembered_as.id
    else:
        found = task.draft(study, question)
    with remembered(made, study.path):
        if written is not None:
            _write_page(written, agreement_outside.page(found, made), force=target.force)
            return
        table = agreement_outside.to_table(agreement_outside.facts(found), made)
        report(target, agreement_outside.to_json(found, made), table)


def _write_page(file: Path, page: Page, *, force: bool) -> None:
    """Writes a report of method and tables; the file's ending says in which format."""
    from codebook.cli.output import say, write_file
    from codebook.formats import agreement_report

    suffix = _suffix(file)
    content: str | bytes = agreement_report.to_markdown(page)
    if suffix == ".html":
        content = agreement_report.to_html(page)
    if suffix == ".xlsx":
        content = agreement_report.to_workbook(page)
    write_file(file, content, force=force)
    say(f"wrote {file}")


def _exported(study: Study, question: Question, kind: str) -> tuple[str, list[str]]:
    """A file for another program, and what is left out of it."""
    from codebook.core.agreement.result import CHARACTER
    from codebook.errors import UsageError
    from codebook.formats import agreement_export, agreement_tables
    from codebook.tasks import agreement as task

    if kind not in agreement_export.KINDS:
        raise UsageError(f"--for takes {', '.join(agreement_export.KINDS)}, not {kind!r}")
    if kind == "histogram":
        found = task.agreement(study, question, groups=False)
        return agreement_export.histogram(found), agreement_tables.left_out(found.left_out)
    if kind == "r" and question.unit == CHARACTER:
        raise UsageError(
            "--for r goes with --unit sentence, turn, transcript or interviewee; characters are in "
            "--for histogram"
        )
    material = task.material(study, question)
    omitted = agreement_tables.left_out(material.left_out)
    if kind == "r":
        documents = material.documents(question.unit)
        return agreement_export.for_r(documents, material.codes, question.half), omitted
    documents = material.documents(CHARACTER)
    kept = [d for d in documents if d.coders == material.coders and not any(d.missing.values())]
    if len(kept) < len(documents):
        omitted.append(
            f"{len(documents) - len(kept)} transcripts where a coder or a code is missing"
        )
    return agreement_export.for_gamma(documents), omitted
