"""The commands ``releases`` and ``columns``: what left the study, and how it is broken down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.cli.output import Target
    from codebook.core.tallies import Tally
    from codebook.store.report_values import Release


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(releases)
    app.command()(columns)


def releases(
    study: StudyFile,
    withdraw: Annotated[
        str | None,
        typer.Option("--withdraw", metavar="ID", help="Take back one that reached nobody."),
    ] = None,
    reason: Annotated[str, typer.Option(metavar="T", help="Why it is withdrawn.")] = "",
    show: Annotated[
        str | None, typer.Option("--show", metavar="ID", help="Its tables, as they were released.")
    ] = None,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Lists what was released: when, by whom, with head and length of the log before it.

    Example: codebook releases raids.study
    """
    from codebook.cli.output import Target, report, say
    from codebook.errors import UsageError
    from codebook.formats.report import Table
    from codebook.store.study import Study
    from codebook.tasks.quotes import changed
    from codebook.tasks.released import agreements, contents, find, tables

    target = Target.of(format, output, force)
    if (withdraw is None) != (not reason.strip()):
        raise UsageError("--withdraw ID and --reason TEXT go together")
    if withdraw is not None and show is not None:
        raise UsageError("--withdraw and --show exclude each other")
    with Study.open(study) as opened:
        if withdraw is not None:
            opened.withdraw_release(withdraw, reason)
            say(f"withdrew release {withdraw}; it stays listed")
            return
        if show is not None:
            again = [tally for tally, _ in tables(opened, show)]
            _show(target, again, agreements(opened, show), find(opened, show))
            return
        found = opened.releases()
        head, length = opened.log_head()
        altered = dict.fromkeys(passage.release for passage in changed(opened))
    listed = [
        {
            "id": one.id,
            "kind": one.kind,
            "title": one.title,
            "layer": one.layer,
            "made_at": one.made_at,
            "made_by": one.made_by,
            "contents": contents(one.facts),
            "log_head": one.log_head,
            "log_length": one.log_length,
            "withdrawn": {
                "at": one.withdrawn_at,
                "by": one.withdrawn_by,
                "reason": one.withdrawn_because,
            }
            if one.withdrawn_at
            else None,
        }
        for one in found
    ]
    rows = tuple(
        (
            one.id,
            one.kind,
            one.title,
            "; ".join(contents(one.facts)),
            one.made_at,
            one.made_by,
            one.log_length,
            one.log_head[:16],
            f"withdrawn: {one.withdrawn_because}" if one.withdrawn_at else "",
        )
        for one in found
    )
    names = ("id", "kind", "title", "contents", "made at", "by", "log length", "log head", "state")
    notes = (
        f"the log has {length} events now; its head is {head}",
        *(f"the text of a quotation of {one} was changed since" for one in altered),
    )
    report(
        target,
        {
            "releases": listed,
            "log_head": head,
            "log_length": length,
            "changed_since": list(altered),
        },
        Table("Releases", names, rows, notes=notes),
    )


def _show(
    target: Target, found: list[Tally], measured: list[dict[str, Any]], release: Release
) -> None:
    """What a release was, again: a table as it was, those of a report one below another."""
    from codebook.cli.output import report
    from codebook.errors import BadInput
    from codebook.formats import agreement_outside
    from codebook.formats.tally_report import to_json, to_table
    from codebook.store.release_facts import TABLE

    if measured:
        told = measured[0]
        report(target, told, agreement_outside.to_table(told, told["release"]))
        return
    if not found:
        raise BadInput(
            f"release {release.id} holds no table; its quotations and claims can be released again "
            "as they were"
        )
    data = {"tables": [to_json(tally) for tally in found]}
    if release.kind == TABLE:
        data = to_json(found[0])
    if len(found) > 1 and target.file is not None and target.format != "json":
        raise BadInput("that release holds several tables; put it into a report with `again`")
    for tally in found[:1] if target.format == "json" else found:
        report(target, data, to_table(tally, worded=target.format != "table"))


def columns(
    study: StudyFile,
    group: Annotated[
        list[str] | None,
        typer.Option("--group", metavar="LABEL=CATEGORY,CATEGORY", help="A column of your own."),
    ] = None,
    by_size: Annotated[
        bool, typer.Option("--by-size", help="Leave the columns to size again.")
    ] = False,
    open_category: Annotated[
        str | None,
        typer.Option("--open", metavar="CATEGORY", help="Show its counts exactly, from the start."),
    ] = None,
    reason: Annotated[str, typer.Option(metavar="T", help="Why a category is open.")] = "",
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Shows by which columns tables are released, and sets them before the first release.

    Example: codebook columns raids.study --group "Officers=law-enforcement,prosecutors"
    """
    from codebook.cli.output import Target, report
    from codebook.errors import UsageError
    from codebook.formats.report import Table
    from codebook.store.study import Study
    from codebook.tasks import grouping

    target = Target.of(format, output, force)
    groups = []
    for one in group or ():
        label, equals, parts = one.partition("=")
        if not equals:
            raise UsageError("--group takes LABEL=CATEGORY,CATEGORY")
        groups.append((label.strip(), [part.strip() for part in parts.split(",") if part.strip()]))
    if groups and by_size:
        raise UsageError("--group and --by-size exclude each other")
    with Study.open(study) as opened:
        if groups or by_size:
            grouping.group_categories(opened, groups)
        if open_category is not None:
            grouping.open_category(opened, open_category, reason)
        people = {p.pseudonym: p.category for p in opened.interviewees()}
        found = grouping.basis_of(opened).columns(people, None, opened.memory())
        opened_ones = grouping.open_categories(opened)
    listed = [(one, True) for one in found.shown] + [(one, False) for one in found.left_out]
    data = {
        "columns": [
            {"category": one.key, "label": one.label, "n": one.n, "shown": shown, "open": one.open}
            for one, shown in listed
        ],
        "open": [{"category": c, "reason": why} for c, why in opened_ones.items()],
    }
    rows = tuple(
        (
            one.key,
            one.label,
            one.n,
            "open: shown exactly" if one.open else "shown" if shown else "not shown, fewer than 5",
        )
        for one, shown in listed
    )
    notes = tuple(f"open: {category}: {why}" for category, why in opened_ones.items())
    heading = ("category", "label", "n", "released")
    report(
        target, data, Table("Columns of released tables", heading, rows, "", notes, frozenset([2]))
    )
