"""The command ``codebook``: where it begins, and what happens with errors."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from codebook.cli import terminal
from codebook.errors import CodebookError, UsageError


def run() -> None:
    """Runs the command line; every error is one line, and ours have their own exit codes."""
    try:
        code = 0 if _opened(sys.argv[1:]) else _command()
        sys.stdout.flush()
    except CodebookError as error:
        _end(error)
    except BrokenPipeError:
        _silence()
        sys.exit(0)
    except UnicodeEncodeError:
        _end(CodebookError("a name or text on the command line is not valid UTF-8"))
    except OSError as error:
        _silence()
        _end(CodebookError(f"{error.filename or 'a file'}: {error.strerror or 'cannot be used'}"))
    except Exception as error:  # noqa: BLE001  (a traceback may show words of a transcript)
        what = f"codebook came upon something it did not expect ({_where(error)}) and stopped"
        _end(CodebookError(f"{what}; nothing half done was kept"))
    except KeyboardInterrupt:
        code = _STOPPED
    if code == _STOPPED:
        print("error: stopped; nothing half done was kept", file=sys.stderr)
    sys.exit(code)


_STOPPED = 130
"""The exit code of what was stopped by Ctrl-C, as shells have it."""


def _command() -> int:
    """Runs the command that was named; its exit code. A wrong call is an error of ours."""
    import typer

    from codebook.cli.app import app

    wrong_call: Any = typer.BadParameter.__base__
    try:
        return app(prog_name="codebook", standalone_mode=False) or 0
    except wrong_call as error:
        where = error.ctx.command_path if error.ctx is not None else "codebook"
        said = " ".join(error.format_message().split()).rstrip(".")
        raise UsageError(f"{said}; see `{where} --help`") from None


def _silence() -> None:
    """Keeps what could not be written from being tried again when the program ends."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end(error: CodebookError) -> None:
    """Says what is wrong and leaves."""
    from codebook.core.text import printable

    print(f"{error.prefix}: {printable(str(error))}", file=sys.stderr)
    for line in getattr(error, "details", ()):
        print(f"  {printable(line)}", file=sys.stderr)
    sys.exit(error.exit_code)


def _where(error: Exception) -> str:
    """The kind of an error and the line of the program it came from, without what it says."""
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {Path(frame.filename).name}:{frame.lineno}"


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
