"""The command ``screen``: what an import would flag."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Force, Format, Output

if TYPE_CHECKING:
    from codebook.tasks.screen import Screened

_LISTED = 200
"""How many words of the sweep a table spells out; JSON has them all."""


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(screen)


def screen(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", readable=False, help="Files or folders.")
    ],
    names: Annotated[
        Path | None,
        typer.Option(metavar="FILE", readable=False, help="Real names to look for; never stored."),
    ] = None,
    study: Annotated[
        Path | None,
        typer.Option(metavar="STUDY", readable=False, help="Pass over what this study keeps."),
    ] = None,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Show what an import would flag, storing nothing; exit 0 whatever it finds.

    The output holds what was found, names too: keep it away from the study.

    Example: codebook screen interviews/ --names roster.csv
    """
    from codebook.cli.output import Target, report
    from codebook.store.study import Study
    from codebook.tasks.screen import screen as look_through

    target = Target.of(format, output, force)
    if study is None:
        found = look_through(files, names)
    else:
        with Study.open(study) as opened:
            found = look_through(files, names, opened)
    report(target, _view(found), _table(found))


def _view(found: Screened) -> dict[str, Any]:
    return {
        "findings": [
            {"file": f.file, "start": f.start, "end": f.end, "text": f.text, "rule": f.rule,
             "strength": f.strength, "suggestion": f.suggestion, "under": None}
            for f in found.findings
        ]
        + [
            {"file": f.file, "start": None, "end": None, "text": f.text, "rule": f.rule,
             "strength": f.strength, "suggestion": f.suggestion, "under": name}
            for name, f in found.beside
        ],
        "sweep": [{"word": word, "count": count} for word, count in found.words.most_common()],
        "removed_characters": found.removed,
    }  # fmt: skip


def _table(found: Screened) -> Any:
    from codebook.formats.report import Table

    rows: list[tuple[str | int, ...]] = [
        (f.file, f.start, f.text, f.rule, f.strength, f.suggestion) for f in found.findings
    ]
    rows += [(f.file, name, f.text, f.rule, f.strength, f.suggestion) for name, f in found.beside]
    listed = found.words.most_common(_LISTED)
    more = len(found.words) - len(listed)
    words = ", ".join(f"{word} ({count})" for word, count in listed)
    notes = [
        f"to look through: {words}" + (f", and {more} more" if more > 0 else "")
        if words
        else "no capitalised words and numbers to look through",
        f"{found.removed} invisible or control characters would be taken out",
    ]
    columns = ("file", "at", "text", "rule", "strength", "could become")
    title = f"{len(rows)} findings"
    return Table(title, columns, tuple(rows), notes=tuple(notes))
