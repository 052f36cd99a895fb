"""The command ``quotes``: quotations of a theme, from which no speaker can be told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Force, Output, StudyFile
from codebook.formats.marks import DRAFT, RELEASED
from codebook.formats.marks import QUOTED_INTERNAL as INTERNAL

if TYPE_CHECKING:
    from codebook.core.reports import QuotesPart
    from codebook.formats.report import Table
    from codebook.store.study import Study
    from codebook.tasks.quotable import Asked, Request
    from codebook.tasks.quotes import Judged, Offer

DOCX = "docx"


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(quotes)


def quotes(
    study: StudyFile,
    code: Annotated[str, typer.Option(metavar="C", help="The theme, with the codes below it.")],
    layer: Annotated[
        str | None, typer.Option(metavar="L", help="A coder, consensus, or all.")
    ] = None,
    stance: Annotated[str | None, typer.Option(metavar="S", help="Codings of this stance.")] = None,
    category: Annotated[
        str, typer.Option(metavar="CAT", help="Only interviewees of this category.")
    ] = "",
    pick: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="A coding to quote; --internal lists them."),
    ] = None,
    internal: Annotated[
        bool, typer.Option("--internal", help="All passages, with pseudonyms; this is recorded.")
    ] = False,
    release: Annotated[
        bool, typer.Option("--release", help="Remember these as released; needs --output.")
    ] = False,
    title: Annotated[str, typer.Option(metavar="T", help="What they are headed by.")] = "",
    format: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help="table, json, csv, md, xlsx, html or docx."
        ),
    ] = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Quotations of a theme with safe attributions; all of its passages with --internal.

    Example: codebook quotes raids.study --code protection/impact --output quotes.docx --release
    """
    from codebook.cli.output import remark, remembered
    from codebook.errors import UsageError
    from codebook.store.study import Study
    from codebook.tasks import quotes as task
    from codebook.tasks.publishing import quotes_json, quotes_table, titled
    from codebook.tasks.quotable import Request

    if release and (internal or output is None):
        raise UsageError("--release goes with --output FILE, and never with --internal")
    request = Request(code, layer, stance, category.strip(), tuple(pick or ()))
    _ = request.question
    wanted = _format(format, output, force=force)
    released = ""
    with Study.open(study) as opened:
        if internal:
            asked, judged = task.exact(opened, request)
            opened.note_internal_view("quotations")
            data = _exact_json(asked, judged)
            table, shown = _exact_table(data, title), _exact_page(asked, data, title)
        else:
            offer, released = _offer(opened, request, title, release=release)
            remark(*offer.told)
            data = quotes_json(offer, request, released)
            shown = titled(offer.shown, title)
            table = quotes_table(shown, RELEASED if released else DRAFT)
    with remembered(released, study):
        _write(wanted, output, data, table, shown, force=force)


def _format(wanted: str | None, output: Path | None, *, force: bool) -> str:
    """The format that the options ask for, the file's place checked."""
    from codebook.cli.output import check_free, format_of
    from codebook.tasks.written import SUFFIXES

    found = format_of(wanted, output, {".txt": "table", **SUFFIXES, ".docx": DOCX})
    if output is not None:
        check_free(output, force=force)
    return found


def _offer(study: Study, request: Request, title: str, *, release: bool) -> tuple[Offer, str]:
    from codebook.tasks import quotes as task

    if not release:
        return task.draft(study, request), ""
    offer, remembered = task.release(study, request, title or f"Quotations of {request.code}")
    return offer, remembered.id


def _write(
    wanted: str,
    output: Path | None,
    data: dict[str, Any],
    table: Table,
    shown: QuotesPart,
    *,
    force: bool,
) -> None:
    from codebook.cli.output import Target, print_out, report, write_file
    from codebook.tasks.publishing import PAGES

    if wanted not in PAGES:
        report(Target(wanted, output, force), data, table)
        return
    content = PAGES[wanted](shown, table.mark)
    if output is None:
        print_out(content)
    else:
        write_file(output, content, force=force)


def _exact_json(asked: Asked, judged: Judged) -> dict[str, Any]:
    """Every passage as it is, with who says it and why it may not be quoted."""
    sizes = {one.passage.coding.id: one.speakers.size for one in judged.kept}
    bars = {passage.coding.id: str(bar) for passage, bar in judged.barred}
    found = []
    for passage in asked.chosen:
        coding = passage.coding
        known = [asked.people.category.get(who) for who in passage.speakers]
        category = known[0] if len(known) == 1 else None
        found.append(
            {
                "id": coding.id,
                "text": passage.quoted.text if passage.quoted else passage.words,
                "pseudonym": ", ".join(passage.speakers) or None,
                "attribution": asked.basis.scheme.label(category) if category else None,
                "category": category,
                "class_size": sizes.get(coding.id),
                "code": coding.code,
                "stance": coding.stance.value or None,
                "coder": coding.coder,
                "transcript": coding.transcript,
                "start": coding.start,
                "end": coding.end,
                "withheld": bars.get(coding.id),
            }
        )
    return {
        "code": asked.theme.code,
        "layer": asked.people.layer,
        "stance": asked.request.stance,
        "protected": False,
        "quotes": found,
        "notes": list(asked.notes),
    }


def _exact_table(data: dict[str, Any], title: str) -> Table:
    from codebook.cli.output import columns
    from codebook.formats.report import Table

    names = ("id", "pseudonym", "category", "transcript", "code", "stance", "text", "withheld")
    rows = tuple(tuple(one[name] for name in names) for one in data["quotes"])
    heading = title or f"Passages of {data['code']}"
    return Table(heading, columns(names), rows, INTERNAL, tuple(data["notes"]))


def _exact_page(asked: Asked, data: dict[str, Any], title: str) -> QuotesPart:
    from codebook.core.reports import QuotesPart, ShownQuotation

    def line(one: dict[str, Any]) -> str:
        where = f"{one['transcript']} {one['start']}–{one['end']}"
        known = [one["pseudonym"], where, one["code"], one["stance"], one["id"], one["withheld"]]
        return ", ".join(filter(None, known))

    quotations = tuple(
        ShownQuotation(one["text"], line(one), one["category"] or "", 0) for one in data["quotes"]
    )
    heading = title or f"Passages of {asked.name}"
    return QuotesPart(heading, asked.theme.code, asked.name, quotations, tuple(data["notes"]))
