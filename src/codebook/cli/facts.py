"""The command ``facts``: passages that tell who speaks to whoever knows them."""

from __future__ import annotations

from typing import Annotated

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

INTERNAL = "INTERNAL: not for publication"


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(facts)


def facts(
    study: StudyFile,
    mark: Annotated[
        tuple[str, int, int] | None,
        typer.Option(metavar="TRANSCRIPT START END", help="Mark a passage that tells who speaks."),
    ] = None,
    note: Annotated[str, typer.Option(metavar="T", help="With --mark, what it tells.")] = "",
    unmark: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Take a mark away.")
    ] = None,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Lists telling passages, marks one, or takes marks away; quotations warn of them.

    Example: codebook facts raids.study --mark SA-03 120 184 --note "only holder of a title"
    """
    from codebook.cli.output import Target, report, say
    from codebook.errors import UsageError
    from codebook.formats.report import Table
    from codebook.store.study import Study

    target = Target.of(format, output, force)
    if mark is not None and unmark:
        raise UsageError("--mark and --unmark exclude each other")
    if note and mark is None:
        raise UsageError("--note goes with --mark TRANSCRIPT START END")
    with Study.open(study) as opened:
        if mark is not None:
            made = opened.mark_unique_fact(*mark, note)
            say(f"marked {mark[0]} {mark[1]} to {mark[2]}: {made}")
            return
        if unmark:
            marks = list(dict.fromkeys(unmark))
            opened.unmark_unique_facts(marks)
            say(f"unmarked {', '.join(marks)}")
            return
        found = opened.unique_facts()
        texts = {key: opened.transcript(key).text for key in {one.transcript for one in found}}
    data = [
        {
            "id": one.id,
            "transcript": one.transcript,
            "start": one.start,
            "end": one.end,
            "text": texts[one.transcript][one.start : one.end],
            "note": one.note or None,
        }
        for one in found
    ]
    names = ("id", "transcript", "start", "end", "text", "note")
    rows = tuple(tuple(one[name] for name in names) for one in data)
    heading = f"{len(found)} telling passages"
    report(
        target,
        {"facts": data},
        Table(heading, names, rows, INTERNAL, numbers=frozenset({2, 3})),
    )
