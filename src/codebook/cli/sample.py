"""The command ``sample``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.tasks.sampling import Round


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(sample)


def sample(
    study: StudyFile,
    draw: Annotated[
        str | None, typer.Option("--draw", metavar="N|N%", help="How many transcripts to draw.")
    ] = None,
    coders: Annotated[
        str | None, typer.Option(metavar="A,B", help="Who is to code them; default: all.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(metavar="N", help="Where the draw begins; default: made, kept.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Draw from those of earlier samples too.")
    ] = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Draw a reliability sample, or list the samples and who has finished what of them.

    Transcripts are drawn at random within categories of interviewees, each giving its share; a
    focus group counts for the category of most of its speakers.

    Example: codebook sample raids.study --draw 10% --coders ana,ben
    """
    from codebook.cli.output import Target, report, say
    from codebook.errors import UsageError
    from codebook.formats.report import Table
    from codebook.store.study import Study
    from codebook.tasks import sampling

    target = Target.of(format, output, force)
    if draw is None and (coders is not None or seed is not None or again):
        raise UsageError("--coders, --seed and --again go with --draw N")
    with Study.open(study) as opened:
        if draw is not None:
            names = coders.split(",") if coders is not None else None
            made = sampling.draw(opened, draw, names, seed, again=again)
            say(
                f"drew sample {made.sample.number}, seed {made.sample.seed}, for "
                f"{', '.join(made.sample.coders)}: {', '.join(made.sample.transcripts)}"
            )
            say("by category: " + ", ".join(f"{c} {n}" for c, n in made.categories.items()))
            return
        found = sampling.rounds(opened)
    data = {"samples": [_view(one) for one in found]}
    rows = tuple(
        (one.sample.number, one.sample.seed, one.sample.made_at[:10], key, *_who(one, key))
        for one in found
        for key in one.sample.transcripts
    )
    columns = ("sample", "seed", "drawn", "transcript", "finished by", "not yet by")
    notes = tuple(
        f"sample {one.sample.number}: "
        + ", ".join(
            f"{coder} {len(keys)} of {len(one.sample.transcripts)}"
            for coder, keys in one.finished.items()
        )
        for one in found
    ) or ("no sample was drawn yet; --draw N draws one",)
    report(target, data, Table("Reliability samples", columns, rows, "", notes, frozenset({0, 1})))


def _who(of: Round, key: str) -> tuple[str, str]:
    """Who has finished a transcript, and who has not."""
    done = [coder for coder in of.sample.coders if key in of.finished[coder]]
    return ", ".join(done), ", ".join(c for c in of.sample.coders if c not in done)


def _view(of: Round) -> dict[str, Any]:
    one = of.sample
    return {
        "number": one.number,
        "seed": one.seed,
        "made_at": one.made_at,
        "coders": list(one.coders),
        "transcripts": list(one.transcripts),
        "categories": of.categories,
        "codes": list(one.codes),
        "finished": {coder: list(keys) for coder, keys in of.finished.items()},
    }
