"""Commands about codings: apply, codings, undo, redo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codebook.cli.options import LEAD, Coder, CoderOrLead, Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.store.values import Undone


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(apply)
    app.command()(codings)
    app.command()(undo)
    app.command()(redo)


def apply(
    study: StudyFile,
    transcript: Annotated[str, typer.Argument(metavar="TRANSCRIPT", help="Its key.")],
    start: Annotated[int, typer.Argument(metavar="START", help="First character, from 0.")],
    end: Annotated[int, typer.Argument(metavar="END", help="The character after the last.")],
    code: Annotated[str, typer.Argument(metavar="CODE", help="The code's path.")],
    coder: Coder,
    memo: Annotated[str, typer.Option(metavar="T", help="A note on the coding.")] = "",
    stance: Annotated[
        str, typer.Option(metavar="S", help="supports, counters, mixed or suggestion.")
    ] = "",
    quotable: Annotated[
        str, typer.Option(metavar="Q", help="verbatim, paraphrase or never.")
    ] = "verbatim",
) -> None:
    """Apply one code to one passage.

    Example: codebook apply raids.study SA-03 120 184 protection/impact --coder ana
    """
    from codebook.cli.output import say
    from codebook.core.codings import Coding, Quotable, Stance
    from codebook.errors import UsageError
    from codebook.store.study import Study
    from codebook.tasks.codings import apply_one

    if stance not in set(Stance) or quotable not in set(Quotable):
        raise UsageError(
            "--stance takes supports, counters, mixed or suggestion, and --quotable verbatim, "
            "paraphrase or never"
        )
    wanted = Coding(
        "", transcript, start, end, code, coder, memo, Stance(stance), Quotable(quotable)
    )
    with Study.open(study) as opened:
        done = apply_one(opened, wanted)
    made = done.coding
    how = "coded" if done.before is None else "already so" if made == done.before else "extended"
    say(f"{how} {made.transcript} {made.start} to {made.end} {made.code} for {coder}: {made.id}")


def codings(
    study: StudyFile,
    import_: Annotated[
        Path | None,
        typer.Option(
            "--import", metavar="FILE", readable=False, help="Apply the codings of a CSV."
        ),
    ] = None,
    coder: Annotated[
        str,
        typer.Option("--coder", metavar="NAME", help="Whose layer; of imported ones, whose."),
    ] = "",
    export: Annotated[
        Path | None,
        typer.Option(metavar="FILE", readable=False, help="Write the codings to a CSV file."),
    ] = None,
    layer: Annotated[
        str | None, typer.Option(metavar="L", help="A coder, consensus, or all.")
    ] = None,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """List codings, load them from CSV, or write them to CSV.

    Example: codebook codings raids.study --export codings.csv
    """
    from codebook.cli import views
    from codebook.cli.output import Target, check_free, remark, report, write_file
    from codebook.errors import UsageError
    from codebook.formats import codings_csv
    from codebook.formats.report import Table
    from codebook.store.study import Study
    from codebook.tasks.codings import import_codings
    from codebook.tasks.layers import ALL, known_coder, layer_of

    target = Target.of(format, output, force)
    if export is not None:
        check_free(export, force=force)
    coder = coder.strip()
    if coder and layer not in (None, coder):
        raise UsageError("--coder shows that coder's own layer; leave out --layer")
    with Study.open(study) as opened:
        if import_ is not None:
            count = import_codings(opened, import_, coder)
            remark(f"applied {count} codings")
        if coder:
            coders: tuple[str, ...] = (known_coder(opened, coder),)
        else:
            _, coders = layer_of(opened, layer or ALL)
        found = opened.codings(coders=coders)
        texts = {c.transcript: "" for c in found}
        texts = {key: opened.transcript(key).text for key in texts}
    if export is not None:
        lines = ((c, texts[c.transcript][c.start : c.end]) for c in found)
        write_file(export, codings_csv.write(lines), force=force)
        remark(f"wrote {len(found)} codings to {export}")
        return
    data = [views.coding(c, texts[c.transcript]) for c in found]
    columns = codings_csv.COLUMNS
    rows = tuple(tuple(entry[name] for name in columns) for entry in data)
    mark = "INTERNAL: not for publication"
    table = Table(f"{len(found)} codings", columns, rows, mark, numbers=frozenset({1, 2}))
    report(target, {"codings": data}, table)


def undo(study: StudyFile, coder: CoderOrLead = LEAD) -> None:
    """Take back the coder's last action; without --coder the lead's.

    Example: codebook undo raids.study --coder ana
    """
    from codebook.store.study import Study

    with Study.open(study) as opened:
        _tell("undone", opened.undo(coder))


def redo(study: StudyFile, coder: CoderOrLead = LEAD) -> None:
    """Do again what the coder, or without --coder the lead, last took back.

    Example: codebook redo raids.study --coder ana
    """
    from codebook.store.study import Study

    with Study.open(study) as opened:
        _tell("done again", opened.redo(coder))


def _tell(how: str, undone: Undone | None) -> None:
    from codebook.cli.output import remark, say
    from codebook.errors import CodebookError

    if undone is None:
        raise CodebookError(f"nothing to be {how}")
    place = "" if undone.transcript is None else f", in {undone.transcript}"
    place += "" if undone.start is None else f" at {undone.start}"
    if undone.passed:
        remark(undone.passed)
    say(f"{how}: {undone.what}{place}")
