"""The commands ``themes``, ``saturation`` and ``together``: exact figures for the team alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.cli.output import Target
    from codebook.formats.report import Table
    from codebook.store.study import Study
    from codebook.tasks.figures import Appearances, Company, Theme, Themes

Found = TypeVar("Found")

Layer = Annotated[str | None, typer.Option(metavar="L", help="A coder, consensus, or all.")]
Codes = Annotated[list[str] | None, typer.Option("--code", metavar="C", help="A code to show.")]
Depth = Annotated[int | None, typer.Option(metavar="N", help="How deep codes are shown.")]
Unfinished = Annotated[bool, typer.Option("--unfinished", help="Count unfinished transcripts too.")]
Only = Annotated[
    str | None, typer.Option(metavar="KEY=VALUE", help="Interviewees with this attribute.")
]
Stance = Annotated[str | None, typer.Option(metavar="S", help="Codings of this stance.")]


def add_to(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command()(themes)
    app.command()(saturation)
    app.command()(together)


def question(
    layer: str | None,
    code: list[str] | None = None,
    depth: int | None = None,
    only: str | None = None,
    *,
    unfinished: bool = False,
    **more: Any,
) -> Any:
    """What an exact report is asked, from the options that such commands share."""
    from codebook.errors import UsageError
    from codebook.tasks.counted import Question

    key, equals, value = (only or "").partition("=")
    if only is not None and not (key and equals):
        raise UsageError("--only takes KEY=VALUE")
    return Question(
        layer=layer,
        codes=tuple(code or ()),
        depth=depth,
        only=(key.strip().casefold(), value.strip()) if only is not None else None,
        internal=True,
        unfinished=unfinished,
        **more,
    )


def give(
    study: Path,
    target: Target,
    what: str,
    read: Callable[[Study], Found],
    to_json: Callable[[Found], dict[str, Any]],
    to_table: Callable[[Found], Table],
) -> None:
    """Gives an exact report; that the team looked at ``what`` is on record."""
    from codebook.cli.output import report
    from codebook.store.study import Study

    with Study.open(study) as opened:
        found = read(opened)
        opened.note_internal_view(what)
    report(target, to_json(found), to_table(found))


def themes(
    study: StudyFile,
    layer: Layer = None,
    code: Codes = None,
    depth: Depth = None,
    only: Only = None,
    unfinished: Unfinished = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Exact figures of each theme, for the team: who spoke, on which side, how evenly.

    Example: codebook themes raids.study --layer ana --code protection/training
    """
    from codebook.cli.output import Target
    from codebook.tasks import figures

    target = Target.of(format, output, force)
    asked = question(layer, code, depth, only, unfinished=unfinished)
    give(study, target, "themes", lambda s: figures.themes(s, asked), themes_json, themes_table)


def themes_json(found: Themes) -> dict[str, Any]:
    """The figures of themes as JSON."""
    return {
        "layer": found.layer,
        "protected": False,
        "n": found.n,
        "themes_spoken_of": found.spoken_of,
        "themes_resting_on_one": found.rest_on_one,
        "rows": [_theme(row) for row in found.rows],
        "notes": list(found.notes),
    }


def _theme(row: Theme) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "depth": row.depth,
        "n": row.n,
        "interviewees": row.interviewees,
        "share": row.share,
        "passages": row.passages,
        "words": row.words,
        "stances": {stance.value or "unsaid": count for stance, count in row.stances.items()},
        "both_sides": row.both_sides,
        "rests_on_one": row.rests_on_one,
        "largest": list(row.spread.largest),
        "largest_share": row.spread.largest_share,
        "evenness": row.spread.evenness,
        "undefined_because": row.spread.why or None,
    }


def themes_table(found: Themes) -> Table:
    """The figures of themes as people read them."""
    from codebook.cli.tally import INTERNAL
    from codebook.core.codings import Stance
    from codebook.formats.report import Table, Value

    def line(row: Theme) -> tuple[Value, ...]:
        return (
            row.code,
            row.interviewees,
            "n/a" if row.share is None else f"{row.share:.0%}",
            row.passages,
            row.words,
            *(row.stances[stance] for stance in stances),
            row.both_sides,
            ", ".join(row.spread.largest) if row.rests_on_one else "",
            _figure(row.spread.largest_share),
            _figure(row.spread.evenness),
        )

    stances = [stance for stance in Stance if stance] + [Stance.UNSAID]
    columns = (
        "code",
        f"spoke of it (n={found.n})",
        "share",
        "passages",
        "words",
        *(stance.value or "stance unsaid" for stance in stances),
        "both sides",
        "rests on one",
        "largest share",
        "evenness",
    )
    rest = f"{found.rest_on_one} of {found.spoken_of} themes that anybody spoke of rest on one"
    undefined = sorted({f"n/a: {row.spread.why}" for row in found.rows if row.spread.why})
    notes = (f"{rest} interviewee", *found.notes, *undefined)
    numbers = frozenset(range(1, len(columns))) - {10}
    return Table("Themes", columns, tuple(map(line, found.rows)), INTERNAL, notes, numbers)


def _figure(value: float | None) -> str:
    return "n/a" if value is None else f"{value:.2f}"


def saturation(
    study: StudyFile,
    order: Annotated[
        str, typer.Option(metavar="study|date", help="The order of interviews.")
    ] = "study",
    layer: Layer = None,
    code: Codes = None,
    depth: Depth = None,
    curve: Annotated[
        bool, typer.Option("--curve", help="A row for each interview, not for each theme.")
    ] = False,
    unfinished: Unfinished = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """When each theme first appeared, in order of interviews; with --curve, how many new in each.

    JSON has both.

    Example: codebook saturation raids.study --depth 2 --order date --curve
    """
    from codebook.cli.output import Target
    from codebook.errors import UsageError
    from codebook.tasks import figures

    target = Target.of(format, output, force)
    if order not in ("study", "date"):
        raise UsageError(f"--order takes study or date, not {order!r}")
    asked = question(layer, code, depth, unfinished=unfinished)
    give(
        study,
        target,
        "saturation",
        lambda s: figures.appearances(s, asked, by_date=order == "date"),
        saturation_json,
        curve_table if curve else saturation_table,
    )


def saturation_json(found: Appearances) -> dict[str, Any]:
    """When themes appeared, as JSON."""
    return {
        "layer": found.layer,
        "protected": False,
        "order": "date" if found.by_date else "study",
        "rows": [
            {
                "code": row.code,
                "name": row.name,
                "depth": row.depth,
                "first": row.key,
                "interview": row.place,
            }
            for row in found.rows
        ],
        "interviews": [
            {
                "interview": number,
                "transcript": step.key,
                "date": found.dates.get(step.key),
                "new": len(step.new),
                "cumulative": step.cumulative,
                "codes": list(step.new),
            }
            for number, step in enumerate(found.steps, start=1)
        ],
        "notes": list(found.notes),
    }


def saturation_table(found: Appearances) -> Table:
    """A row for each theme."""
    from codebook.cli.tally import INTERNAL
    from codebook.formats.report import Table

    columns = ("code", "interview", "first in", "date")
    rows = tuple(
        (
            row.code,
            row.place if row.place is not None else "–",
            row.key or "–",
            found.dates.get(row.key or "", ""),
        )
        for row in found.rows
    )
    title = "Saturation: when each theme first appeared"
    return Table(title, columns, rows, INTERNAL, found.notes, frozenset([1]))


def curve_table(found: Appearances) -> Table:
    """A row for each interview."""
    from codebook.cli.tally import INTERNAL
    from codebook.formats.report import Table

    columns = ("interview", "transcript", "date", "new themes", "cumulative")
    rows = tuple(
        (number, step.key, found.dates.get(step.key, ""), len(step.new), step.cumulative)
        for number, step in enumerate(found.steps, start=1)
    )
    title = "Saturation: new themes in each interview"
    return Table(title, columns, rows, INTERNAL, found.notes, frozenset([0, 3, 4]))


def together(
    study: StudyFile,
    code: Codes = None,
    within: Annotated[
        str,
        typer.Option(
            metavar="W", help="overlap, turn, transcript or interviewee: how near they meet."
        ),
    ] = "overlap",
    nested: Annotated[
        bool, typer.Option("--nested", help="Also a code beside one above it.")
    ] = False,
    layer: Layer = None,
    depth: Depth = None,
    only: Only = None,
    unfinished: Unfinished = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Codes that occur together: with how many interviewees, and how often.

    Example: codebook together raids.study --depth 2 --within turn
    """
    from codebook.cli.output import Target
    from codebook.core.cooccurrence import Within
    from codebook.errors import UsageError
    from codebook.tasks import figures

    target = Target.of(format, output, force)
    if within not in set(Within):
        raise UsageError(f"--within takes {', '.join(Within)}, not {within!r}")
    asked = question(layer, code, depth, only, unfinished=unfinished)
    give(
        study,
        target,
        "together",
        lambda s: figures.together(s, asked, Within(within), nested=nested),
        together_json,
        together_table,
    )


def together_json(found: Company) -> dict[str, Any]:
    """Pairs of codes as JSON; each stands once, its codes in codebook order."""
    from codebook.core.cooccurrence import COUNTED

    return {
        "layer": found.layer,
        "protected": False,
        "n": found.n,
        "within": found.within.value,
        "counted": COUNTED[found.within],
        "pairs": [
            {
                "codes": [pair.first, pair.second],
                "interviewees": pair.interviewees,
                "times": pair.times,
                "interviewees_of_each": [found.spoke[pair.first], found.spoke[pair.second]],
            }
            for pair in found.pairs
        ],
        "notes": list(found.notes),
    }


def together_table(found: Company) -> Table:
    """Pairs of codes as people read them."""
    from codebook.cli.tally import INTERNAL
    from codebook.core.cooccurrence import COUNTED
    from codebook.formats.report import Table

    columns = (
        "code",
        "and",
        f"interviewees (n={found.n})",
        COUNTED[found.within],
        "of the first",
        "of the second",
    )
    rows = tuple(
        (
            pair.first,
            pair.second,
            pair.interviewees,
            pair.times,
            found.spoke[pair.first],
            found.spoke[pair.second],
        )
        for pair in found.pairs
    )
    title = f"Together: codes that meet within one {found.within}"
    if found.within.value == "overlap":
        title = "Together: codes whose passages overlap"
    notes = (*found.notes, "of the first, of the second: interviewees who spoke of that code")
    return Table(title, columns, rows, INTERNAL, notes, frozenset(range(2, 6)))
