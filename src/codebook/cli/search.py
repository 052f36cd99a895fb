"""The command ``search``: passages by their words, by their codes, and where codes meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.tasks.hits import Found

_COLUMNS = ("transcript", "turn", "speaker", "category", "before", "text", "after")


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(search)


def search(
    study: StudyFile,
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT",
            help='Words (all of them near each other), "a phrase", a stem like traffic*, '
            "one NEAR/5 other, or /a regular expression/. With --code it may be left out.",
        ),
    ] = "",
    code: Annotated[
        str, typer.Option(metavar="C", help="Only in passages of this code and those below it.")
    ] = "",
    meets: Annotated[
        str,
        typer.Option(
            metavar="C",
            help="Where this code and --code overlap, or stand with at most --near words between.",
        ),
    ] = "",
    category: Annotated[
        str, typer.Option(metavar="C", help="Only interviewees of this category.")
    ] = "",
    speaker: Annotated[str, typer.Option(metavar="P", help="Only this interviewee.")] = "",
    near: Annotated[
        int, typer.Option(metavar="N", min=0, max=1000, help="Words that may stand between.")
    ] = 10,
    interviewers: Annotated[
        bool, typer.Option("--interviewers", help="Also what interviewers say.")
    ] = False,
    layer: Annotated[
        str | None, typer.Option(metavar="L", help="Whose codes: a coder, consensus, or all.")
    ] = None,
    coder: Annotated[
        str, typer.Option("--coder", metavar="NAME", help="That coder's own layer alone.")
    ] = "",
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Find passages and show them in context.

    Example: codebook search raids.study "food NEAR/8 offer*" --category advocates
    """
    from codebook.cli.output import Target, report
    from codebook.errors import UsageError
    from codebook.formats.report import Table
    from codebook.store.study import Study
    from codebook.tasks.layers import ALL, known_coder, layer_of
    from codebook.tasks.search import Question
    from codebook.tasks.search import search as find

    target = Target.of(format, output, force)
    if coder and layer not in (None, coder):
        raise UsageError("--coder shows that coder's own layer; leave out --layer")
    if meets and (text.strip() or not code):
        raise UsageError("--meets takes --code and no text")
    if not text.strip() and not code:
        raise UsageError("give a text to search for, or --code to see the passages of a code")
    if not text.strip() and (speaker or interviewers or (meets and category)):
        raise UsageError("--speaker and --interviewers are for a text, --category not for --meets")
    with Study.open(study) as opened:
        if coder:
            coders: tuple[str, ...] = (known_coder(opened, coder.strip()),)
        else:
            _, coders = layer_of(opened, layer or ALL)
        if text.strip():
            found: Found = find(
                opened, Question(text, coders, code, category, speaker, interviewers, near)
            )
        else:
            found = _coded(opened, coders, code, meets, category, near)
        hits = [_entry(found, number) for number in range(len(found))]
    columns = (*_COLUMNS, *(("code",) if not text.strip() else ()))
    rows = tuple(tuple(entry[name] for name in columns) for entry in hits)
    table = Table(
        found.summary(), columns, rows, "INTERNAL: not for publication", numbers=frozenset({1})
    )
    report(target, {"hits": hits, "total": len(hits)}, table)


def _coded(
    study: Study, coders: tuple[str, ...], code: str, meets: str, category: str, near: int
) -> Found:
    from codebook.tasks.passages import codes_near, passages

    if meets:
        return codes_near(study, coders, code, meets, near)
    return passages(study, coders, code, category=category)


def _entry(found: Found, number: int) -> dict[str, Any]:
    """A passage as JSON has it; of one found by its code also what is said of the coding."""
    from dataclasses import asdict

    from codebook.tasks.passages import Passages

    entry = asdict(found[number])
    if isinstance(found, Passages):
        if found.meetings:
            meeting = found.meetings[number]
            pair = (meeting.first, meeting.second)
            entry["code"] = " + ".join(coding.code for coding in pair)
            entry["codings"] = [coding.id for coding in pair]
            entry["words_between"] = meeting.words
        else:
            coding = found.codings[number]
            entry["code"] = coding.code
            entry["coder"] = coding.coder
            entry["memo"] = coding.memo or None
            entry["stance"] = coding.stance.value or None
    return entry
