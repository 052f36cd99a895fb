"""The command ``codes``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.cli.output import Target
    from codebook.store.study import Study


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(codes)


def codes(
    study: StudyFile,
    import_: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Add codes: .yaml, .csv, .qdc.")
    ] = None,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the codebook: .yaml, .csv, .qdc.")
    ] = None,
    new_codes: Annotated[
        str | None, typer.Option(metavar="everybody|lead", help="Who may add codes while coding.")
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="The revisions: what changed, when and why.")
    ] = False,
    revisit: Annotated[
        bool, typer.Option("--revisit", help="What --coder is to look at again since it changed.")
    ] = False,
    coder: Annotated[
        str | None, typer.Option("--coder", metavar="NAME", help="Whose layer, with --revisit.")
    ] = None,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """List the codebook, add codes, or write it to a file; see how it changed.

    Example: codebook codes raids.study --export codebook.yaml
    """
    from codebook.cli.output import Target
    from codebook.errors import UsageError
    from codebook.store.study import Study
    from codebook.tasks import codebook_changes, codebook_files

    if revisit != (coder is not None):
        raise UsageError("--revisit and --coder NAME go together")
    if sum((revisit, history, export is not None)) > 1:
        raise UsageError("--revisit, --history and --export are asked for one at a time")
    if new_codes is not None:
        codebook_changes.check_who_adds(new_codes)
    for file in filter(None, (import_, export)):
        codebook_files.suffix_of(file)
    target = Target.of(format, output, force)
    with Study.open(study) as opened:
        _change(opened, import_, new_codes)
        if revisit:
            _revisit(opened, coder or "", target)
        elif history:
            _history(opened, target)
        elif export is not None:
            _export(opened, export, force)
        else:
            _list(opened, target)


def _change(study: Study, file: Path | None, new_codes: str | None) -> None:
    """Adds the codes of a file and sets who may add codes, where that is asked for."""
    from codebook.cli.output import remark, taken_out
    from codebook.tasks import codebook_changes, codebook_files

    known = study.tree()
    tree, removed = (None, 0) if file is None else codebook_files.read(file, known)
    if new_codes is not None:
        codebook_changes.set_who_adds(study, new_codes)
        remark(f"new codes are added by {new_codes}")
    if tree is None:
        return
    remark(f"added {study.add_codes(tree, 'imported')} codes", *taken_out(removed))
    differing = codebook_changes.differing(tree, known)
    if differing:
        remark(
            f"{len(differing)} codes are here already, and stay as they are, though they differ:"
        )
        remark(*(f"  {path}: {', '.join(fields)}" for path, fields in differing))


def _export(study: Study, file: Path, force: bool) -> None:
    from codebook.cli.output import remark, write_file
    from codebook.tasks import codebook_files

    tree = study.tree()
    write_file(file, codebook_files.write(file, tree, study.scheme()), force=force)
    remark(f"wrote {len(tree)} codes to {file}")


def _list(study: Study, target: Target) -> None:
    from codebook.cli import views
    from codebook.cli.output import report
    from codebook.formats.report import Table
    from codebook.tasks.codebook_changes import who_adds

    tree, revision = study.tree(), study.codebook_revision()
    data = {
        "codes": [views.code(tree, code) for code in tree],
        "revision": revision,
        "new_codes": who_adds(study),
    }
    rows = tuple(
        (code.path, code.name, f"(retired) {code.definition}" if code.retired else code.definition)
        for code in tree
    )
    title = f"{tree.title or 'Codebook'}: {len(tree)} codes, revision {revision}"
    report(target, data, Table(title, ("code", "name", "definition"), rows))


def _history(study: Study, target: Target) -> None:
    from codebook.cli import views
    from codebook.cli.output import report
    from codebook.formats.report import Table

    revisions = study.codebook_history()
    rows = tuple(
        (one.number, one.made_at[:16].replace("T", " "), change, one.reason)
        for one in revisions
        for change in ([f"{c.code}: {c.what}" for c in one.changes] or [""])
    )
    columns = ("revision", "when", "what", "why")
    data = {"revisions": [views.book_revision(one) for one in revisions]}
    report(target, data, Table("The codebook's revisions", columns, rows, numbers=frozenset({0})))


def _revisit(study: Study, coder: str, target: Target) -> None:
    from codebook.cli import views
    from codebook.cli.output import report
    from codebook.formats.report import Table
    from codebook.tasks.codebook_changes import look_again

    again = look_again(study, coder)
    texts = {
        key: study.transcript(key).text
        for key in dict.fromkeys(one.coding.transcript for one in again.codings)
    }
    data = {
        "coder": coder,
        "codings": [views.revisit(one, texts[one.coding.transcript]) for one in again.codings],
        "transcripts": [
            {"transcript": one.transcript, "codes": list(one.codes)} for one in again.transcripts
        ],
    }
    rows = [
        (one.coding.transcript, f"{one.coding.start}–{one.coding.end}", one.coding.code, one.what,
         one.reason)
        for one in again.codings
    ]  # fmt: skip
    rows += [
        (one.transcript, "all", ", ".join(one.codes), "finished before these", "")
        for one in again.transcripts
    ]
    title = f"{coder}: {again.said or 'nothing to look at again'}"
    report(target, data, Table(title, ("transcript", "where", "code", "what", "why"), tuple(rows)))
