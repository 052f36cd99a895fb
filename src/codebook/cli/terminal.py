"""The screens, from the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from codebook.errors import UsageError


def looks_like_a_study(word: str) -> bool:
    """Whether the first word of a command is a study's file and not a command."""
    return word.endswith(".study") or Path(word).is_file()


def on_a_terminal() -> bool:
    """Whether a person is there, to see screens and to press keys."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def show(study: Path | None = None, coder: str | None = None) -> None:
    """Opens a study at the desk, or the start screen; raises what it ended for."""
    if coder is not None and not coder.strip():
        raise UsageError("--coder needs a name; it is empty")
    if not on_a_terminal():
        raise UsageError("opening a study needs a terminal; `codebook --help` lists what does not")
    from codebook.tui.app import CodebookApp

    app = CodebookApp(study, coder)
    app.run(mouse=app.settings.mouse)
    if app.failure is not None:
        raise app.failure
