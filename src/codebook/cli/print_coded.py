"""The command ``print``: coded transcripts and passages as documents for the team."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codebook.cli.figures import Layer, Stance, Unfinished
from codebook.cli.options import Force, StudyFile


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("print")(print_)


def print_(
    study: StudyFile,
    output: Annotated[
        Path, typer.Option(metavar="FILE", readable=False, help="A .docx or .html file.")
    ],
    transcript: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="A transcript to print.")
    ] = None,
    code: Annotated[
        str | None, typer.Option(metavar="C", help="Print the passages of this code instead.")
    ] = None,
    category: Annotated[
        str, typer.Option(metavar="CAT", help="With --code: of these interviewees.")
    ] = "",
    stance: Stance = None,
    layer: Layer = None,
    unfinished: Unfinished = False,
    force: Force = False,
) -> None:
    """Coded transcripts, or a code's passages, as a Word or HTML document for the team.

    Every page of it is marked internal.

    Example: codebook print raids.study --code protection/training --output training.docx
    """
    from codebook.cli.output import check_free, remark, write_file
    from codebook.errors import UsageError
    from codebook.store.study import Study
    from codebook.tasks import print_coded as task

    if bool(transcript) == bool(code):
        raise UsageError("give --transcript KEY, once or more, or --code C")
    if not code and (category or stance is not None):
        raise UsageError("--category and --stance go with --code")
    task.writer(output)
    check_free(output, force=force)
    with Study.open(study) as opened:
        if code:
            document = task.code_passages(
                opened, code, layer, category=category, stance=stance, unfinished=unfinished
            )
        else:
            document = task.coded_transcripts(
                opened, transcript or (), layer, unfinished=unfinished
            )
        page = task.writer(output)(document)
        opened.note_internal_view("print")
    write_file(output, page, force=force)
    what = f"{len(document.passages)} passages" if code else f"{len(document.chapters)} transcripts"
    remark(f"wrote {what} to {output}")
