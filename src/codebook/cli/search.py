"""The command ``search``: passages by their words, by their codes, and where codes meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.core.codings import Stance
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
            "one OR other, one NEAR/5 other, or /a regular expression/. With --code it may be left "
            "out.",
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
    stance: Annotated[
        str | None,
        typer.Option(metavar="S", help="Only codings of --code of this stance, as in supports."),
    ] = None,
    memo: Annotated[
        bool, typer.Option("--with-memo", help="Only codings of --code that have a memo.")
    ] = False,
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
    from codebook.tasks.passages import codes_near, passages
    from codebook.tasks.search import Question
    from codebook.tasks.search import search as find

    target = Target.of(format, output, force)
    if coder and layer not in (None, coder):
        raise UsageError("--coder shows that coder's own layer; leave out --layer")
    if meets and (text.strip() or not code):
        raise UsageError("--meets takes --code and no text")
    if not text.strip() and not code:
        raise UsageError("give a text to search for, or --code to see the passages of a code")
    if not text.strip() and (speaker or interviewers):
        raise UsageError("--speaker and --interviewers are for a text")
    if not code and (stance or memo):
        raise UsageError("--stance and --with-memo are for the codings of --code")
    limits: Any = {"category": category, "stance": _stance(stance), "with_memo": memo}
    with Study.open(study) as opened:
        if coder:
            coders: tuple[str, ...] = (known_coder(opened, coder.strip()),)
        else:
            _, coders = layer_of(opened, layer or ALL)
        if text.strip():
            where: Any = {"speaker": speaker, "interviewers": interviewers, **limits}
            found: Found = find(opened, Question(text, coders, code, near=near, **where))
        elif meets:
            found = codes_near(opened, coders, code, meets, near, **limits)
        else:
            found = passages(opened, coders, code, **limits)
        hits = [_entry(found, number) for number in range(len(found))]
    columns = (*_COLUMNS, *(("code",) if not text.strip() else ()))
    rows = tuple(tuple(entry[name] for name in columns) for entry in hits)
    table = Table(
        found.summary(), columns, rows, "INTERNAL: not for publication", numbers=frozenset({1})
    )
    report(target, {"hits": hits, "total": len(hits)}, table)


def _stance(name: str | None) -> Stance | None:
    from codebook.core.codings import Stance
    from codebook.errors import UsageError

    named = {stance.value: stance for stance in Stance if stance}
    if name is not None and name not in named:
        raise UsageError(f"--stance takes {', '.join(named)}, not {name!r}")
    return None if name is None else named[name]


def _entry(found: Found, number: int) -> dict[str, Any]:
    """A passage as JSON has it; of one found by its code also what is said of the coding."""
    from codebook.tasks.passages import Passages

    entry = found[number]._asdict()
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
