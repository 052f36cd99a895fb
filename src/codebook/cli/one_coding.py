"""Commands about single codings that are there: edit, unapply."""

from __future__ import annotations

from typing import Annotated

import typer

from codebook.cli.options import Coder, StudyFile

_Id = typer.Argument(metavar="ID", help="Its id, as `codings --format json` gives it.")


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(edit)
    app.command()(unapply)


def edit(
    study: StudyFile,
    coding: Annotated[str, _Id],
    coder: Coder,
    memo: Annotated[str | None, typer.Option(metavar="T", help="Another memo.")] = None,
    stance: Annotated[
        str | None, typer.Option(metavar="S", help="supports, counters, mixed, suggestion, unsaid.")
    ] = None,
    quotable: Annotated[
        str | None, typer.Option(metavar="Q", help="verbatim, paraphrase or never.")
    ] = None,
    code: Annotated[
        str | None, typer.Option(metavar="C", help="Another code, by its path.")
    ] = None,
) -> None:
    """Change what is said of one coding of the coder's own layer.

    Example: codebook edit raids.study ID --coder ana --stance counters
    """
    from codebook.cli.output import say
    from codebook.core.codings import Quotable, Stance
    from codebook.errors import UsageError
    from codebook.store.study import Study

    stances = {stance.value or "unsaid": stance for stance in Stance}
    if stance not in {None, *stances} or quotable not in {None, *Quotable}:
        raise UsageError(
            "--stance takes supports, counters, mixed, suggestion or unsaid, and --quotable "
            "verbatim, paraphrase or never"
        )
    said = {
        "memo": memo,
        "stance": None if stance is None else stances[stance],
        "quotable": None if quotable is None else Quotable(quotable),
    }
    if code is None and all(value is None for value in said.values()):
        raise UsageError("say what is to change: --memo, --stance, --quotable or --code")
    if code is not None and any(value is not None for value in said.values()):
        raise UsageError("--code is a change of its own: leave the rest for a second command")
    with Study.open(study) as opened:
        if code is None:
            opened.edit(coder, coding, **said)  # type: ignore[arg-type]
        else:
            opened.recode(coder, [coding], code)
    say(f"changed coding {coding} of {coder}; `codebook undo` takes it back")


def unapply(study: StudyFile, codings: Annotated[list[str], _Id], coder: Coder) -> None:
    """Remove codings of the coder's own layer, as one action.

    Example: codebook unapply raids.study ID --coder ana
    """
    from codebook.cli.output import say
    from codebook.store.study import Study

    with Study.open(study) as opened:
        opened.remove(coder, codings)
    count = "1 coding" if len(codings) == 1 else f"{len(codings)} codings"
    say(f"removed {count} of {coder}; `codebook undo` takes it back")
