"""Opening a study in the terminal: ``codebook STUDY``."""

from __future__ import annotations

import sys
from pathlib import Path
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

    if coder is not None and not coder.strip():
        raise UsageError("--coder needs a name; it is empty")
    if not _on_a_terminal():
        raise UsageError("opening a study needs a terminal; `codebook --help` lists what does not")
    _run(study, coder)


def start(context: typer.Context) -> None:
    """Opens the start screen, or prints the help where there is no terminal."""
    if _on_a_terminal():
        _run(None, None)
    else:
        print(context.get_help())


def _on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _run(study: Path | None, coder: str | None) -> None:
    from codebook.tui.app import CodebookApp

    app = CodebookApp(study, coder)
    app.run()
    if app.failure is not None:
        raise app.failure
