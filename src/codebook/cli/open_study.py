"""Opening a study in the terminal: ``codebook STUDY``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from codebook.cli.options import StudyFile


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("open")(open_)


def open_(
    study: StudyFile,
    coder: Annotated[str | None, typer.Option("--coder", metavar="NAME", help="Who codes.")] = None,
) -> None:
    """Open a study in the terminal; `codebook STUDY` does the same.

    Example: codebook raids.study --coder ana
    """
    from codebook.errors import UsageError
    from codebook.tui.app import CodebookApp

    if coder is not None and not coder.strip():
        raise UsageError("--coder needs a name; it is empty")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("opening a study needs a terminal; `codebook --help` lists what does not")
    app = CodebookApp(study, coder)
    app.run()
    if app.failure is not None:
        raise app.failure
