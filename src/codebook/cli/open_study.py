"""Opening a study in the terminal: ``codebook STUDY``."""

from __future__ import annotations

from typing import Annotated

import typer

from codebook.cli import terminal
from codebook.cli.options import StudyFile


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("open")(open_)


def open_(
    study: StudyFile,
    coder: Annotated[str | None, typer.Option("--coder", metavar="NAME", help="Who codes.")] = None,
) -> None:
    """Open a study in the terminal; `codebook STUDY` does the same.

    Example: codebook open raids.study --coder ana
    """
    terminal.show(study, coder)
