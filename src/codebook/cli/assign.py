"""Commands about the team's work: assign, progress, blind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.cli.output import Target
    from codebook.store.study import Study
    from codebook.tasks.progress import CoderProgress


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(assign)
    app.command()(progress)
    app.command()(blind)


def assign(
    study: StudyFile,
    transcripts: Annotated[
        list[str] | None, typer.Argument(metavar="TRANSCRIPT...", help="Their keys.")
    ] = None,
    coder: Annotated[
        str | None, typer.Option("--coder", metavar="NAME", help="Who is to code them.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="All transcripts.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take them back from the coder.")] = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Say who is to code what; a coder to whom nothing is assigned has all.

    With no transcripts it lists who has what.

    Example: codebook assign raids.study SA-03 SA-04 --coder ana
    """
    from codebook.cli.output import Target
    from codebook.errors import UsageError
    from codebook.store.study import Study

    target = Target.of(format, output, force)
    if transcripts and all_:
        raise UsageError("name transcripts, or give --all, not both")
    changing = bool(transcripts) or all_
    if changing and not coder:
        raise UsageError("--coder NAME says who is to code them")
    if undo and not changing:
        raise UsageError("--undo needs transcripts, or --all")
    with Study.open(study) as opened:
        if changing:
            keys = [t.key for t in opened.transcripts()] if all_ else list(transcripts or ())
            _assign(opened, coder or "", keys, undo=undo)
        else:
            _list(opened, coder, target)


def _assign(study: Study, coder: str, keys: Sequence[str], *, undo: bool) -> None:
    from codebook.cli.output import say

    changed = (study.unassign if undo else study.assign)(coder, keys)
    verb, where = ("took back", "from") if undo else ("assigned", "to")
    say(f"{verb} {len(changed)} of {len(keys)} {where} {coder}")
    if coder not in study.assignments():
        say(f"nothing is assigned to {coder} now, who therefore has all transcripts to code")


def _list(study: Study, coder: str | None, target: Target) -> None:
    from codebook.cli.output import report
    from codebook.formats.report import Table
    from codebook.tasks.layers import known_coder

    names = [known_coder(study, coder)] if coder else study.coder_names()
    every, given = [t.key for t in study.transcripts()], study.assignments()
    data = {
        "assignments": [
            {"coder": name, "transcripts": given.get(name, every), "all": name not in given}
            for name in names
        ]
    }
    rows = tuple(
        (
            name,
            len(given.get(name, every)),
            ", ".join(given[name]) if name in given else "all: nothing is assigned",
        )
        for name in names
    )
    columns = ("coder", "transcripts", "which")
    report(target, data, Table("Who is to code what", columns, rows, numbers=frozenset({1})))


def progress(
    study: StudyFile,
    coder: Annotated[
        str | None, typer.Option("--coder", metavar="NAME", help="That coder alone.")
    ] = None,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Show how far the coders have come in each transcript; time is not tracked.

    Example: codebook progress raids.study --coder ana
    """
    from codebook.cli.output import Target, report
    from codebook.store.study import Study
    from codebook.tasks.progress import progress as progress_of

    target = Target.of(format, output, force)
    with Study.open(study) as opened:
        found = progress_of(opened, coder)
    report(target, {"coders": [_view(one) for one in found]}, _table(found))


def _view(of: CoderProgress) -> dict[str, Any]:
    return {
        "coder": of.coder,
        "assigned": of.assigned,
        "finished": of.finished,
        "transcripts": [
            {"key": t.key, "turns": t.turns, "read": t.read,
             "interviewee_turns": t.interviewee_turns, "coded_turns": t.coded_turns,
             "codings": t.codings, "finished": t.finished, "assigned": t.assigned}
            for t in of.transcripts
        ],
    }  # fmt: skip


def _table(found: Sequence[CoderProgress]) -> Any:
    from codebook.formats.report import Table

    rows = tuple(
        (of.coder, t.key, "yes" if t.assigned else "no", t.read, t.turns, t.coded_turns,
         t.interviewee_turns, t.codings, "yes" if t.finished else "no")
        for of in found
        for t in of.transcripts
    )  # fmt: skip
    columns = (
        "coder", "transcript", "assigned", "turns read", "of", "turns coded", "of interviewees",
        "codings", "finished",
    )  # fmt: skip
    notes = tuple(f"{of.coder}: {of.done} of {of.assigned} finished" for of in found)
    numbers = frozenset({3, 4, 5, 6, 7})
    return Table("Progress", columns, rows, notes=notes, numbers=numbers)


def blind(
    study: StudyFile,
    rule: Annotated[
        str | None, typer.Argument(metavar="RULE", help="always, sample or never.")
    ] = None,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Show or set when coders may see each other's layers.

    always: once both have finished a transcript; sample: so in the reliability sample alone;
    never: at any time.

    Example: codebook blind raids.study sample
    """
    from codebook.cli.output import Target, report, say
    from codebook.errors import UsageError
    from codebook.formats.report import Table
    from codebook.store.study import Study
    from codebook.store.values import Blind

    target = Target.of(format, output, force)
    if rule is not None and rule not in set(Blind):
        raise UsageError(f"the rule is {', '.join(Blind)}, not {rule!r}")
    with Study.open(study) as opened:
        if rule is not None:
            opened.set_blind(Blind(rule))
            say(f"blind: {rule}")
            return
        found = opened.blind.value
    report(target, {"blind": found}, Table("Blindness", ("blind",), ((found,),)))
