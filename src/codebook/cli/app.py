"""All commands."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from codebook import __version__
from codebook.cli import (
    agreement,
    assign,
    claims,
    codes,
    codings,
    disagreements,
    erasing,
    facts,
    figures,
    grids,
    matrix,
    memos,
    one_coding,
    open_study,
    people,
    print_coded,
    quotes,
    releases,
    report,
    sample,
    screen,
    search,
    settings,
    settle,
    studies,
    tally,
    terminal,
    train,
    transcripts,
)


class _Commands(TyperGroup):
    """Commands in the order they were added; a study's file in their place opens the study."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that was named, or ``open`` for the file of a study."""
        if args and args[0] not in self.commands and terminal.looks_like_a_study(args[0]):
            args = ["open", *args]
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, as they were added."""
        return list(self.commands)


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
        print(context.get_help())


for _module in (
    open_study,
    studies,
    people,
    screen,
    transcripts,
    assign,
    codes,
    codings,
    one_coding,
    memos,
    search,
    tally,
    figures,
    grids,
    matrix,
    print_coded,
    claims,
    report,
    quotes,
    facts,
    releases,
    sample,
    agreement,
    disagreements,
    settle,
    train,
    erasing,
    settings,
):
    _module.add_to(app)
