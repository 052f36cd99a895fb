"""Commands about transcripts: import, transcripts, show, finish."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codebook.cli.options import Coder, Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.tasks.import_transcripts import Imported


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("import")(import_)
    app.command()(transcripts)
    app.command()(show)
    app.command()(finish)


def import_(
    study: StudyFile,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", readable=False, help="Files or folders.")
    ],
    interviewees: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", readable=False, help="CSV with the people and whose file it is."
        ),
    ] = None,
    interviewee: Annotated[
        str | None, typer.Option(metavar="P", help="Whose interview the files are.")
    ] = None,
    interviewer: Annotated[
        list[str] | None, typer.Option(metavar="LABEL", help="A label that is an interviewer's.")
    ] = None,
    names: Annotated[
        Path | None,
        typer.Option(metavar="FILE", readable=False, help="Real names to look for; never stored."),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", readable=False, help="CSV text,action,replacement."),
    ] = None,
    anonymized: Annotated[
        bool, typer.Option("--anonymized", help="The files are anonymized already.")
    ] = False,
    reviewed_by: Annotated[
        str, typer.Option(metavar="WHO", help="Who looked through the words and signs for them.")
    ] = "",
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Leave out files that cannot be read.")
    ] = False,
) -> None:
    """Screen and import transcripts, all of them or none.

    Example: codebook import raids.study interviews/ --interviewer INT --reviewed-by ana
    """
    from codebook.cli.progress import bar
    from codebook.store.study import Study
    from codebook.tasks.import_transcripts import Request, import_transcripts

    request = Request(
        files=tuple(files),
        interviewees=interviewees,
        interviewee=interviewee,
        interviewers=tuple(interviewer or ()),
        names=names,
        decisions=decisions,
        anonymized=anonymized,
        reviewed_by=reviewed_by,
        keep_going=keep_going,
    )
    with Study.open(study) as opened:
        with bar("reading") as step:
            done = import_transcripts(opened, request, step=step)
        _tell(done)


def _tell(done: Imported) -> None:
    from codebook.cli.output import remark, say

    named = f": {', '.join(done.keys)}" if done.keys else ""
    say(f"imported {len(done.keys)} transcripts{named}")
    if done.removed:
        say(f"took out {done.removed} invisible or control characters")
    for what, number in done.unread.items():
        say(f"left out, as it is no speech: {number} {what}")
    for key, encoding in done.encodings.items():
        say(f"{key} was in {encoding}")
    if done.relabelled:
        say(f"wrote the pseudonym over {done.relabelled} speaker labels")
    if done.unknown_category:
        say(f"{done.unknown_category} interviewees are in category unknown")
    if done.left_out:
        remark(*(f"left out: {line}" for line in done.left_out))
        raise typer.Exit(1)


def transcripts(
    study: StudyFile, format: Format = None, output: Output = None, force: Force = False
) -> None:
    """List the transcripts.

    Example: codebook transcripts raids.study --format json
    """
    from codebook.cli.output import Target, report
    from codebook.formats.report import Table
    from codebook.store.study import Study

    target = Target.of(format, output, force)
    with Study.open(study) as opened:
        found = opened.transcripts()
    data = {
        "transcripts": [
            {"key": t.key, "interviewees": list(t.interviewees), "characters": t.characters,
             "words": t.words, "turns": t.turns, "revision": t.revision, "sha256": t.sha256,
             "finished": list(t.finished)}
            for t in found
        ]
    }  # fmt: skip
    columns = ("key", "interviewees", "words", "turns", "revision", "finished by")
    rows = tuple(
        (t.key, ", ".join(t.interviewees), t.words, t.turns, t.revision, ", ".join(t.finished))
        for t in found
    )
    title = f"{len(found)} transcripts"
    report(target, data, Table(title, columns, rows, numbers=frozenset({2, 3, 4})))


def show(
    study: StudyFile,
    transcript: Annotated[str, typer.Argument(metavar="TRANSCRIPT", help="Its key.")],
    coder: Annotated[
        str | None, typer.Option("--coder", metavar="NAME", help="Show this layer.")
    ] = None,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Print a transcript with its turns, and one layer.

    Example: codebook show raids.study SA-03 --coder ana
    """
    from codebook.cli import views
    from codebook.cli.output import Target, report
    from codebook.formats.report import Table
    from codebook.store.study import Study
    from codebook.tasks.layers import known_coder

    target = Target.of(format, output, force)
    with Study.open(study) as opened:
        found = opened.transcript(transcript)
        codings = []
        if coder is not None:
            codings = opened.layer(known_coder(opened, coder), transcript)
    data = {
        "key": found.key,
        "revision": found.revision,
        "text": found.text,
        "turns": [
            {"speaker": t.speaker, "role": t.role.value, "start": t.start, "end": t.end}
            for t in found.turns
        ],
        "codings": [views.coding(c, found.text) for c in codings],
    }
    rows = tuple(
        (
            number,
            turn.speaker,
            found.text[turn.start : turn.end],
            ", ".join(dict.fromkeys(c.code for c in codings if c.span.overlaps(turn.span))),
        )
        for number, turn in enumerate(found.turns, start=1)
    )
    mark = "INTERNAL: not for publication"
    columns = ("turn", "speaker", "words", "codes")
    report(target, data, Table(found.key, columns, rows, mark, numbers=frozenset({0})))


def finish(
    study: StudyFile,
    coder: Coder,
    transcripts: Annotated[
        list[str] | None, typer.Argument(metavar="TRANSCRIPT...", help="Their keys.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="All transcripts.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="They are not finished after all.")] = False,
) -> None:
    """Mark transcripts finished; without the mark no coding means: not looked at yet.

    Example: codebook finish raids.study SA-03 --coder ana
    """
    from codebook.cli.output import say
    from codebook.errors import UsageError
    from codebook.store.study import Study

    if bool(transcripts) == all_:
        raise UsageError("name transcripts, or give --all")
    with Study.open(study) as opened:
        keys = [t.key for t in opened.transcripts()] if all_ else list(transcripts or ())
        changed = (opened.unfinish if undo else opened.finish)(coder, keys)
    say(f"{'reopened' if undo else 'finished'} {len(changed)} of {len(keys)} for {coder}")
