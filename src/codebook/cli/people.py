"""Commands about people: interviewees and coders."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codebook.cli.options import Force, Format, Output, StudyFile


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(interviewees)
    app.command()(coders)


def interviewees(
    study: StudyFile,
    import_: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", readable=False, help="Add those of a CSV file."),
    ] = None,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """List the interviewees and categories, or add some.

    Example: codebook interviewees raids.study --import more-people.csv
    """
    from codebook.cli.output import Target, remark, report, taken_out
    from codebook.core.codes import contains
    from codebook.formats.report import Table
    from codebook.store.study import Study
    from codebook.tasks.new_study import read_screened

    target = Target.of(format, output, force)
    with Study.open(study) as opened:
        if import_ is not None:
            read, removed = read_screened(import_)
            listed = [one.interviewee for one in read]
            opened.add_interviewees(listed)
            unknown = sum(person.category == "unknown" for person in listed)
            remark(
                f"added {len(listed)} interviewees, {unknown} of them in category unknown",
                *taken_out(removed),
            )
        people = opened.interviewees()
        scheme = opened.scheme()
    data = {
        "interviewees": [
            {"pseudonym": p.pseudonym, "category": p.category, "consent": p.consent,
             "attributes": p.attributes}
            for p in people
        ],
        "categories": [
            {"category": c.path, "label": scheme.label(c.path),
             "n": sum(contains(c.path, p.category) for p in people)}
            for c in scheme
        ],
    }  # fmt: skip
    attributes = list(dict.fromkeys(key for person in people for key in person.attributes))
    rows = tuple(
        (p.pseudonym, p.category, p.consent, *(p.attributes.get(key) for key in attributes))
        for p in people
    )
    columns = ("pseudonym", "category", "consent", *attributes)
    report(target, data, Table(f"{len(people)} interviewees", columns, rows))


def coders(
    study: StudyFile,
    add: Annotated[
        list[str] | None, typer.Option("--add", metavar="NAME", help="Add a coder.")
    ] = None,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """List the coders, or add some.

    Example: codebook coders raids.study --add ana --add ben
    """
    from codebook.cli.output import Target, report
    from codebook.formats.report import Table
    from codebook.store.study import Study

    target = Target.of(format, output, force)
    with Study.open(study) as opened:
        if add:
            opened.add_coders(add)
        found = opened.coders()
    data = {
        "coders": [{"name": c.name, "codings": c.codings, "finished": c.finished} for c in found]
    }
    rows = tuple((c.name, c.codings, c.finished) for c in found)
    columns = ("name", "codings", "finished")
    report(target, data, Table(f"{len(found)} coders", columns, rows, numbers=frozenset({1, 2})))
