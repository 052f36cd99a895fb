"""The command ``codebook``: where it begins, and what happens with errors."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from codebook.cli import terminal
from codebook.errors import CodebookError


def run() -> None:
    """Runs the command line; every error of ours is one line and its own exit code."""
    try:
        if not _opened(sys.argv[1:]):
            from codebook.cli.app import app

            app(prog_name="codebook")
    except CodebookError as error:
        from codebook.core.text import printable

        print(f"{error.prefix}: {printable(str(error))}", file=sys.stderr)
        for line in getattr(error, "details", ()):
            print(f"  {printable(line)}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        print("error: stopped; nothing half done was kept", file=sys.stderr)
        sys.exit(130)


def _opened(words: Sequence[str]) -> bool:
    """Opens a study, which coders do all day, without first building every command."""
    match words:
        case [] if terminal.on_a_terminal():
            terminal.show()
        case [study] if terminal.looks_like_a_study(study):
            terminal.show(Path(study))
        case [study, "--coder", name] if terminal.looks_like_a_study(study):
            terminal.show(Path(study), name)
        case _:
            return False
    return True
