"""The command ``train``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Coder, Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.core.agreement.figures import Figure
    from codebook.core.agreement.measured import Measured
    from codebook.formats.report import Table
    from codebook.tasks.training import Lesson, Training

_BY = ("transcript", "code")


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(train)


def train(
    study: StudyFile,
    coder: Coder,
    by: Annotated[
        str, typer.Option(metavar="WHAT", help="The table: by transcript or by code.")
    ] = "transcript",
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """How far a new coder agrees with the consensus, on settled transcripts they have finished.

    Example: codebook train raids.study --coder cy --by code
    """
    from codebook.cli.output import Target, remark, report
    from codebook.errors import UsageError
    from codebook.formats.agreement_tables import left_out
    from codebook.store.study import Study
    from codebook.tasks.training import State, training

    target = Target.of(format, output, force)
    if by not in _BY:
        raise UsageError(f"--by takes {' or '.join(_BY)}, not {by!r}")
    with Study.open(study) as opened:
        found = training(opened, coder)
    if by == "code":
        missing = [one for one in found.left_out if one.what == "codes"]
        remark(*(f"left out: {line}" for line in left_out(missing)))
    counting = sum(one.state is State.COUNTS for one in found.lessons)
    if counting:
        names = f"--coders {coder},consensus --coder {coder}"
        remark(f"each difference: `codebook disagreements {study.name} {names}`")
    else:
        remark(
            f"nothing to compare yet: {coder} has finished no settled transcript whose consensus "
            f"is others' work; `codebook finish {study.name} TRANSCRIPT --coder {coder}` marks one "
            "finished"
        )
    data = {
        "coder": coder,
        "transcripts": [_lesson(one) for one in found.lessons],
        "codes": [_code(code, one) for code, one in found.codes],
    }
    table = _by_transcript(found) if by == "transcript" else _by_code(found)
    report(target, data, table)


def _lesson(one: Lesson) -> dict[str, Any]:
    figures = one.any
    return {
        "transcript": one.transcript,
        "consensus_of": list(one.made_from),
        "state": one.state.name.casefold().replace("_", "-"),
        "alpha": figures.alpha.value if figures else None,
        "positive_agreement": figures.positive.value if figures else None,
        "both": figures.agreed if figures else None,
        "only_coder": figures.alone[0] if figures else None,
        "only_consensus": figures.alone[1] if figures else None,
        "differences": one.differences,
        "note": (str(figures.alpha.why) or None) if figures else str(one.state),
    }


def _code(code: str, one: Measured) -> dict[str, Any]:
    [pair] = one.pairs.values()
    return {
        "code": code,
        "alpha": one.alpha.value,
        "kappa": pair.kappa().value,
        "positive_agreement": one.positive.value,
        "both": pair.both,
        "only_coder": pair.only_first,
        "only_consensus": pair.only_second,
        "thin": one.thin,
        "note": str(one.alpha.why) or None,
    }


def _by_transcript(found: Training) -> Table:
    from codebook.formats.report import Table

    rows = tuple(
        (
            one.transcript,
            ", ".join(one.made_from),
            str(one.state),
            *(
                (
                    _said(one.any.alpha), _said(one.any.positive), one.any.agreed,
                    one.any.alone[0], one.any.alone[1], one.differences,
                )
                if one.any is not None
                else ("", "", None, None, None, None)
            ),
        )
        for one in found.lessons
    )  # fmt: skip
    columns = (
        "transcript", "consensus of", found.coder, "alpha", "positive", "both",
        f"only {found.coder}", "only consensus", "differences",
    )  # fmt: skip
    notes = ("characters that bear any code at all; differences are counted code by code",)
    return Table(
        f"{found.coder} and the consensus", columns, rows, "", notes, frozenset(range(3, 9))
    )


def _by_code(found: Training) -> Table:
    from codebook.formats.report import Table

    rows = tuple(
        (
            code,
            ("~" if one.thin and not one.alpha.why else "") + _said(one.alpha),
            _said(one.positive),
            *(pair.both, pair.only_first, pair.only_second),
            str(one.alpha.why),
        )
        for code, one in found.codes
        for pair in one.pairs.values()
    )
    columns = (
        "code", "alpha", "positive", "both", f"only {found.coder}", "only consensus", "note",
    )  # fmt: skip
    keys = ", ".join(one.key for one in found.documents) or "no transcript"
    notes = (f"characters of {keys}", "~ thin: fewer than 5 passages of either")
    return Table(
        f"{found.coder} and the consensus", columns, rows, "", notes, frozenset(range(1, 6))
    )


def _said(figure: Figure) -> str:
    return "n/a" if figure.value is None else f"{figure.value:.3f}"
