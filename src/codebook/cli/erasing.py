"""Commands that take something out of a study for good: redact, withdraw, remove."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import LEAD, CoderOrLead, Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.cli.output import Target
    from codebook.tasks.erasing import Done

RenewBackups = Annotated[
    bool,
    typer.Option("--renew-backups", help="Write the copies this computer knows of anew, without."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done; do nothing.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(redact)
    app.command()(withdraw)
    app.command()(remove)


def redact(
    study: StudyFile,
    transcript: Annotated[str, typer.Argument(metavar="TRANSCRIPT", help="Its key.")],
    start: Annotated[int, typer.Argument(metavar="START", help="Where the words begin.")],
    end: Annotated[int, typer.Argument(metavar="END", help="Where they end, in code points.")],
    label: Annotated[
        str, typer.Option("--as", metavar="LABEL", help="What is to stand there, as [NAME-4].")
    ],
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="The same words in every transcript too.")
    ] = False,
    only_there: Annotated[
        bool, typer.Option("--only-there", help="Leave memos, codes and claims as they are.")
    ] = False,
    renew_backups: RenewBackups = False,
    dry_run: DryRun = False,
    coder: CoderOrLead = LEAD,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Replace words for good, in every place they live: nothing of them is left in the file.

    Codings stay on their words; one inside of these keeps what stands there now. It cannot be
    undone. Numbers, not words, say what is meant, so that a shell keeps no name.

    Example: codebook redact raids.study SA-03 120 134 --as "[NAME-4]"
    """
    from codebook.cli.output import Target
    from codebook.errors import UsageError
    from codebook.store.study import Study
    from codebook.tasks import erasing

    target = Target.of(format, output, force)
    if everywhere and only_there:
        raise UsageError("give --everywhere or --only-there, not both")
    with Study.open(study) as opened:
        done = erasing.redact(
            opened, transcript, start, end, label, who=coder, everywhere=everywhere,
            only_there=only_there, renew=renew_backups, rehearse=dry_run,
        )  # fmt: skip
    _tell(done, target)


def withdraw(
    study: StudyFile,
    pseudonym: Annotated[str, typer.Argument(metavar="PSEUDONYM", help="Who takes back.")],
    renew_backups: RenewBackups = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Destroy all that an interviewee said and all that was made from it: consent is taken back.

    In a talk with others their turns go alone. It cannot be undone.

    Example: codebook withdraw raids.study SA-03 --dry-run
    """
    from codebook.cli.output import Target
    from codebook.store.study import Study
    from codebook.tasks import erasing

    target = Target.of(format, output, force)
    with Study.open(study) as opened:
        if not dry_run and not yes:
            rehearsed = erasing.withdraw(opened, pseudonym, rehearse=True)
            _confirm(rehearsed, f"destroy all that {pseudonym} said")
        done = erasing.withdraw(opened, pseudonym, renew=renew_backups, rehearse=dry_run)
    _tell(done, target)


def remove(
    study: StudyFile,
    transcript: Annotated[str, typer.Argument(metavar="TRANSCRIPT", help="Its key.")],
    renew_backups: RenewBackups = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Destroy a transcript that was imported by mistake, with everything made from it.

    Its interviewees stay. It cannot be undone.

    Example: codebook remove raids.study SA-03 --dry-run
    """
    from codebook.cli.output import Target
    from codebook.store.study import Study
    from codebook.tasks import erasing

    target = Target.of(format, output, force)
    with Study.open(study) as opened:
        if not dry_run and not yes:
            rehearsed = erasing.remove(opened, transcript, rehearse=True)
            _confirm(rehearsed, f"destroy the transcript {transcript}")
        done = erasing.remove(opened, transcript, renew=renew_backups, rehearse=dry_run)
    _tell(done, target)


def _confirm(rehearsed: Done, what: str) -> None:
    """Asks on a terminal; a script says what it wants by calling."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return
    from codebook.cli.output import remark

    codings = rehearsed.erased.codings
    remark(f"this would {what}, with {codings} codings; it cannot be undone")
    if not typer.confirm("go on?", err=True):
        raise typer.Exit(1)


def _tell(done: Done, target: Target) -> None:
    from codebook.cli.output import report
    from codebook.formats.report import Table

    lines = _lines(done)
    columns = ("what", "which")
    title = "What would be done" if done.rehearsed else "What was done"
    report(target, _view(done), Table(title, columns, tuple(lines)))


def _view(done: Done) -> dict[str, Any]:
    erased = done.erased

    def held(places: Any) -> list[dict[str, str]]:
        return [{"kind": p.kind, "called": p.called, "id": p.id} for p in places]

    return {
        "done": not done.rehearsed,
        "label": done.label or None,
        "transcripts": [{"key": key, "revision": number} for key, number in erased.revisions],
        "removed": list(erased.removed),
        "codings_gone": erased.codings,
        "codings_unplaced": erased.unplaced,
        "cleaned": held(erased.cleaned),
        "left": held(erased.left),
        "elsewhere": [
            {"transcript": p.transcript, "start": p.start, "end": p.end} for p in done.elsewhere
        ],
        "releases": list(erased.releases),
        "claims": list(erased.claims),
        "backups": [str(path) for path in done.backups],
        "backups_renewed": done.renewed,
    }


def _lines(done: Done) -> list[tuple[str, str]]:
    erased = done.erased
    lines = [("new revision", f"{key}, revision {number}") for key, number in erased.revisions]
    lines += [("removed", key) for key in erased.removed]
    if erased.codings:
        lines.append(("codings gone or united", str(erased.codings)))
    if erased.unplaced:
        lines.append(("codings kept aside", str(erased.unplaced)))
    lines += [("cleaned", _named(place.kind, place.called)) for place in erased.cleaned]
    lines += [
        ("still holds the words: change it", _named(place.kind, place.called))
        for place in erased.left
    ]
    lines += [
        ("the words still stand there", f"{p.transcript} {p.start} {p.end}") for p in done.elsewhere
    ]
    lines += [("release that told of it", one) for one in erased.releases]
    lines += [("claim that rested on it", one) for one in erased.claims]
    lines += [
        ("backup written anew" if done.renewed else "backup that still holds it", _shown(path))
        for path in done.backups
    ]
    return lines


def _named(kind: str, called: str) -> str:
    return f"{kind.replace('_', ' ')} {called}".strip()


def _shown(path: Path) -> str:
    return str(path)
