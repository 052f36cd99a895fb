"""The command ``codes``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codebook.cli.options import Force, Format, Output, StudyFile


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
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """List the codebook, add codes, or write it to a file.

    Example: codebook codes raids.study --export codebook.yaml
    """
    from codebook.cli import views
    from codebook.cli.output import Target, remark, report, write_file
    from codebook.formats.report import Table
    from codebook.store.study import Study
    from codebook.tasks import codebook_files

    target = Target.of(format, output, force)
    with Study.open(study) as opened:
        if import_ is not None:
            added = opened.add_codes(codebook_files.read(import_, opened.tree()))
            remark(f"added {added} codes")
        tree, revision, scheme = opened.tree(), opened.codebook_revision(), opened.scheme()
    if export is not None:
        write_file(export, codebook_files.write(export, tree, scheme), force=force)
        remark(f"wrote {len(tree)} codes to {export}")
        return
    data = {"codes": [views.code(tree, code) for code in tree], "revision": revision}
    rows = tuple((code.path, code.name, code.definition) for code in tree)
    title = f"{tree.title or 'Codebook'}: {len(tree)} codes, revision {revision}"
    report(target, data, Table(title, ("code", "name", "definition"), rows))
