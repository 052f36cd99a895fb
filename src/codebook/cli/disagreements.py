"""The command ``disagreements``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.core.agreement.disagreements import Disagreement
    from codebook.formats.report import Table
    from codebook.tasks.differences import Confused, Differences, Share

_BY = ("code", "transcript", "coder")


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(disagreements)


def disagreements(
    study: StudyFile,
    coders: Annotated[
        str | None, typer.Option(metavar="A,B", help="Whose layers; NAME,consensus compares one.")
    ] = None,
    code: Annotated[
        str | None, typer.Option(metavar="C", help="That code, and those below it.")
    ] = None,
    transcript: Annotated[
        str | None, typer.Option(metavar="K", help="That transcript alone.")
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="missed, boundary, different-code or parent-child."),
    ] = None,
    coder: Annotated[
        str | None,
        typer.Option("--coder", metavar="NAME", help="To whom; not of what they are to code."),
    ] = None,
    eligible: Annotated[
        str, typer.Option(metavar="TEXT", help="interviewee: their words alone; or all.")
    ] = "interviewee",
    sample: Annotated[
        int | None, typer.Option(metavar="N", help="That reliability sample alone.")
    ] = None,
    confused: Annotated[
        bool, typer.Option("--confused", help="Codes taken for each other, with definitions.")
    ] = False,
    by: Annotated[
        str | None, typer.Option(metavar="WHAT", help="Sums by code, transcript or coder.")
    ] = None,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Where coders differ, and how: those with most characters first; for the team.

    Example: codebook disagreements raids.study --coders ana,ben --code protection
    """
    from codebook.cli.output import Target, remark, report
    from codebook.errors import UsageError
    from codebook.formats.agreement_tables import left_out, listed
    from codebook.store.study import Study
    from codebook.tasks import differences as task

    target = Target.of(format, output, force)
    if by is not None and by not in _BY:
        raise UsageError(f"--by takes {', '.join(_BY)}, not {by!r}")
    if by is not None and confused:
        raise UsageError("--by and --confused exclude each other")
    names = tuple(name.strip() for name in coders.split(",")) if coders is not None else None
    question = task.Question(names, code, transcript, tuple(kind or ()), coder, eligible, sample)
    with Study.open(study) as opened:
        found = task.differences(opened, question)
        tree = opened.tree()
        texts = {one.key: opened.transcript(one.key).text for one in found.documents}
    remark(*left_out(found.left_out))
    if found.own:
        remark(f"the consensus of {listed(found.own)} was made from a layer compared here too")

    def where(one: Disagreement) -> str:
        return task.place_of(texts[one.transcript], one)

    pairs = found.confused(tree)
    data = {
        "coders": list(found.coders),
        "disagreements": [_view(one, where) for one in found.listed],
        "by_code": _shares("code", found.by_code()),
        "by_transcript": _shares("transcript", found.by_transcript()),
        "by_coder": _shares("coder", found.by_coder()),
        "confused": [_pair(one) for one in pairs],
    }
    if confused:
        table = _confused_table(pairs)
    elif by is not None:
        table = _sums_table(by, getattr(found, f"by_{by}")())
    else:
        table = _table(found, where)
    report(target, data, table)


def _view(one: Disagreement, where: Callable[[Disagreement], str]) -> dict[str, Any]:
    return {
        "transcript": one.transcript,
        "start": one.span.start,
        "end": one.span.end,
        "characters": one.characters,
        "code": one.code,
        "kind": one.kind.value,
        "layers": {coder: list(codes) for coder, codes in zip(one.coders, one.codes, strict=True)},
        "passages": {
            coder: [list(span) for span in spans]
            for coder, spans in zip(one.coders, one.passages, strict=True)
        },
        "only_first": one.only_first,
        "only_second": one.only_second,
        "instead": list(one.instead),
        "context": where(one),
    }


def _shares(what: str, found: Sequence[Share]) -> list[dict[str, Any]]:
    return [
        {
            what: one.name,
            "differences": one.differences,
            "characters": one.characters,
            "marked": one.marked,
            "share": one.share,
        }
        for one in found
    ]


def _pair(one: Confused) -> dict[str, Any]:
    return {
        "codes": [code.path for code in one.codes],
        "differences": one.differences,
        "characters": one.characters,
        "definitions": [code.definition for code in one.codes],
        "include": [code.include for code in one.codes],
        "exclude": [code.exclude for code in one.codes],
    }


def _table(found: Differences, where: Callable[[Disagreement], str]) -> Table:
    from codebook.formats.report import Table

    rows = tuple(
        (
            one.transcript,
            one.span.start,
            one.span.end,
            one.characters,
            one.code,
            one.kind.value,
            *(
                f"{coder}: {', '.join(codes) or 'nothing'}"
                for coder, codes in zip(one.coders, one.codes, strict=True)
            ),
            where(one),
        )
        for one in found.listed
    )
    columns = (
        "transcript", "start", "end", "characters", "code", "kind", "one", "the other", "context",
    )  # fmt: skip
    total = sum(one.characters for one in found.listed)
    notes = (f"{len(rows)} differences, {total} characters in disagreement",)
    return Table("Disagreements", columns, rows, "", notes, frozenset({1, 2, 3}))


def _sums_table(what: str, found: Sequence[Share]) -> Table:
    from codebook.formats.report import Table

    rows = tuple(
        (
            one.name,
            one.differences,
            one.characters,
            one.marked,
            "n/a" if one.share is None else f"{one.share:.3f}",
        )
        for one in found
    )
    columns = (what, "differences", "characters", "of marked", "share")
    notes = ("marked: characters that either of two coders marked, for each code and pair",)
    title = f"Disagreements by {what}"
    return Table(title, columns, rows, "", notes, frozenset({1, 2, 3, 4}))


def _confused_table(pairs: Sequence[Confused]) -> Table:
    from codebook.formats.report import Table

    rows = tuple(
        (
            one.characters if number == 0 else None,
            one.differences if number == 0 else None,
            code.path,
            code.definition,
            code.exclude,
        )
        for one in pairs
        for number, code in enumerate(one.codes)
    )
    columns = ("characters", "differences", "code", "definition", "exclude")
    notes = ("two rows for each pair: one coder applied the first alone, another the second",)
    title = "Codes applied in place of one another"
    return Table(title, columns, rows, "", notes, frozenset({0, 1}))
