"""Commands about a study as a whole: new, check, backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codebook.cli.options import Force, Format, Output, StudyFile


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(demo)
    app.command()(new)
    app.command()(check)
    app.command()(backup)


def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Where the sample study is made.")
    ] = Path("codebook-demo"),
    no_tui: Annotated[
        bool,
        typer.Option(
            "--no-tui", help="Print its tally and agreement instead of opening it, as in a pipe."
        ),
    ] = False,
) -> None:
    """Make the invented sample study, and open it.

    Example: codebook demo --no-tui
    """
    from codebook.cli import terminal
    from codebook.cli.drawing import draw
    from codebook.cli.output import print_out, remark
    from codebook.formats.agreement_tables import codes_table
    from codebook.formats.tally_report import to_table
    from codebook.store.study import Study
    from codebook.tasks.agreement import Question, agreement
    from codebook.tasks.sample import CODERS, build_sample
    from codebook.tasks.tally import exact

    study = build_sample(folder)
    remark(f"the sample study is {study}")
    if not no_tui and terminal.on_a_terminal():
        terminal.show(study, CODERS[0])
        return
    with Study.open(study) as opened:
        found = exact(opened, layer="all")
        agreed = agreement(opened, Question(), groups=False)
        for what in ("tally", "agreement"):
            opened.note_internal_view(what)
    for table in (to_table(found), codes_table(agreed, short=True)):
        print_out(draw(table, to_file=False))


def new(
    study: StudyFile,
    codebook: Annotated[
        str, typer.Option(metavar="NAME|FILE", help="A shipped codebook or a YAML file.")
    ] = "tvpa-3p",
    interviewees: Annotated[
        Path | None,
        typer.Option(metavar="FILE", readable=False, help="CSV: pseudonym,category and more."),
    ] = None,
    title: Annotated[str, typer.Option(metavar="T", help="The study's title.")] = "",
    force: Force = False,
) -> None:
    """Make a new study.

    Example: codebook new raids.study --interviewees people.csv
    """
    from codebook.cli.output import remark, say, taken_out
    from codebook.core.categories import UNKNOWN
    from codebook.tasks.new_study import create

    made = create(study, codebook=codebook, interviewees=interviewees, title=title, force=force)
    people = [listed.interviewee for listed in made.people]
    unknown = sum(person.category == UNKNOWN for person in people)
    say(f"made {study} with {len(people)} interviewees, {unknown} of them in category unknown")
    remark(*taken_out(made.removed))


def check(
    study: StudyFile, format: Format = None, output: Output = None, force: Force = False
) -> None:
    """Verify everything that can be verified; exit 4 and a list if something is wrong.

    Example: codebook check raids.study --format json
    """
    from codebook.cli.output import Target, report, say
    from codebook.errors import StudyDamaged
    from codebook.formats.report import Table
    from codebook.store.study import Study

    target = Target.of(format, output, force)
    with Study.open(study) as opened:
        problems = opened.problems()
        head, events = opened.log_head()
    sound = f"{study} is sound: tables, texts, passages and {events} events agree"
    if target.format != "table" or target.file is not None:
        data = {
            "sound": not problems,
            "problems": list(problems),
            "log_head": head,
            "log_length": events,
        }
        rows = tuple((problem,) for problem in problems)
        notes = () if problems else (sound,)
        report(target, data, Table("What is wrong", ("problem",), rows, notes=notes))
    if problems:
        raise StudyDamaged(f"{study}: {len(problems)} things are wrong", tuple(problems))
    if target.format == "table" and target.file is None:
        say(sound)


def backup(
    study: StudyFile,
    out: Annotated[Path, typer.Argument(metavar="OUT", readable=False, help="The copy's file.")],
    force: Force = False,
) -> None:
    """Make a verified copy of a study, also of one in use.

    Example: codebook backup raids.study raids-friday.study
    """
    from codebook.cli.output import say
    from codebook.store.study import Study
    from codebook.tasks.backups import back_up

    with Study.open(study) as opened:
        back_up(opened, out, force=force)
    say(f"copied {study} to {out} and checked the copy")
