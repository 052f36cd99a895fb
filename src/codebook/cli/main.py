"""The command ``codebook``: its commands, and what happens with errors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from codebook import __version__
from codebook.errors import CodebookError


class _Commands(TyperGroup):
    """Commands in the order they were added; a study's file in their place opens the study."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that was named, or ``open`` for the file of a study."""
        if args and args[0] not in self.commands and _looks_like_a_study(args[0]):
            args = ["open", *args]
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, as they were added."""
        return list(self.commands)


def _looks_like_a_study(word: str) -> bool:
    return word.endswith(".study") or Path(word).is_file()


app = typer.Typer(
    cls=_Commands,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Code confidential interviews in a team, and count people safely.",
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"codebook {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        from codebook.cli.open_study import start

        start(context)


def run() -> None:
    """Runs the command line; every error of ours is one line and its own exit code."""
    from codebook.cli import codes, codings, open_study, people, studies, tally, transcripts

    for module in (open_study, studies, people, transcripts, codes, codings, tally):
        module.add_to(app)
    try:
        app(prog_name="codebook")
    except CodebookError as error:
        print(f"{error.prefix}: {error}", file=sys.stderr)
        for line in getattr(error, "details", ()):
            print(f"  {line}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        print("error: stopped; nothing half done was kept", file=sys.stderr)
        sys.exit(130)
