"""The command ``claims``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.core.claims import Standing
    from codebook.core.reports import ShownClaim
    from codebook.store.study import Study


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(claims)


def claims(
    study: StudyFile,
    add: Annotated[str | None, typer.Option(metavar="TEXT", help="Write a claim.")] = None,
    change: Annotated[
        str | None, typer.Option(metavar="ID", help="Change a claim: what is given.")
    ] = None,
    remove: Annotated[str | None, typer.Option(metavar="ID", help="Take a claim away.")] = None,
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="With --change.")] = None,
    code: Annotated[str | None, typer.Option(metavar="C", help="The theme it speaks of.")] = None,
    stance: Annotated[
        str | None, typer.Option(metavar="S", help="What they said of it; supports.")
    ] = None,
    category: Annotated[
        str | None, typer.Option(metavar="CAT", help="Of whom: a column; everybody.")
    ] = None,
    quantifier: Annotated[
        str | None, typer.Option(metavar="Q", help="few or none, some, many, most.")
    ] = None,
    evidence: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="A coding it rests on.")
    ] = None,
    layer: Annotated[
        str | None, typer.Option(metavar="L", help="A coder, consensus, or all.")
    ] = None,
    pick: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="With --outside: this claim.")
    ] = None,
    outside: Annotated[
        bool, typer.Option("--outside", help="As an outside reader may see them.")
    ] = False,
    release: Annotated[
        bool, typer.Option("--release", help="Remember them as released; needs --output.")
    ] = False,
    title: Annotated[str, typer.Option(metavar="T", help="What a release is called.")] = "Claims",
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Sentences tied to passages: checks that each still holds; exit 1 where one does not.

    Example: codebook claims raids.study --add "Several advocates were never called." \\
    --code protection/execution/advocates --evidence 0123456789abcdef
    """
    from codebook.cli.output import Target, remembered, report, say
    from codebook.core.codings import Stance
    from codebook.errors import UsageError
    from codebook.store.study import Study
    from codebook.tasks import claims as task

    if sum(one is not None for one in (add, change, remove)) > 1:
        raise UsageError("--add, --change and --remove exclude each other")
    if pick and not (outside or release):
        raise UsageError("--pick goes with --outside or --release")
    if (outside or release) and any(one is not None for one in (add, change, remove)):
        raise UsageError("--outside and --release exclude --add, --change and --remove")
    if release and output is None:
        raise UsageError("--release goes with --output FILE")
    values: dict[str, Any] = {
        "text": text if add is None else add,
        "code": code,
        "stance": stance,
        "category": category,
        "quantifier": quantifier,
        "evidence": None if evidence is None else tuple(evidence),
    }
    given = {name: value for name, value in values.items() if value is not None}
    if given and add is None and change is None:
        raise UsageError("what a claim says goes with --add TEXT or --change ID")
    if add is not None and code is None:
        raise UsageError("--add needs --code, the theme that the claim speaks of")
    task.check_words(Stance.SUPPORTS if stance is None else stance, quantifier or "")
    target = Target.of(format, output, force)
    with Study.open(study) as opened:
        if remove is not None:
            opened.remove_claim(remove)
            say(f"removed claim {remove}")
            return
        if add is not None or change is not None:
            say(_write(opened, change, given))
            return
        if release:
            shown, made = task.release(opened, title, pick or (), layer)
            with remembered(made.id, study):
                report(target, outside_json(shown, made.id), outside_table(shown, made.id))
            return
        if outside:
            shown = task.draft(opened, pick or (), layer)
            report(target, outside_json(shown), outside_table(shown))
            return
        found, name = task.standing(opened, layer)
        opened.note_internal_view("claims")
    report(target, _json(found, name), _table(found, name))
    if not all(one.holds for one in found):
        raise typer.Exit(1)


def _write(study: Study, change: str | None, given: dict[str, Any]) -> str:
    from dataclasses import replace

    from codebook.core.claims import Claim
    from codebook.errors import BadInput
    from codebook.tasks import claims as task

    if change is None:
        claim = Claim("", **given)
    else:
        there = {one.id: one for one in study.claims()}
        if change not in there:
            raise BadInput(f"there is no claim {change} in this study")
        quantifier = "" if "text" in given else there[change].quantifier
        claim = replace(there[change], **{"quantifier": quantifier, **given})
    stored = task.write(study, claim)
    return f"claim {stored.id}: {stored.quantifier or 'no quantifier'}"


def _json(found: list[Standing], layer: str) -> dict[str, Any]:
    return {
        "layer": layer,
        "protected": False,
        "holds": all(one.holds for one in found),
        "claims": [
            {
                "id": one.claim.id,
                "text": one.claim.text,
                "code": one.claim.code,
                "stance": one.claim.stance,
                "category": one.claim.category or None,
                "quantifier": one.claim.quantifier or None,
                "holds": one.holds,
                "problems": list(one.problems),
                "n": one.n,
                "word": one.word,
                "supporters": list(one.supporters),
                "contradictors": list(one.contradictors),
                "rests_on_one": one.rests_on_one,
                "evidence": list(one.claim.evidence),
                "speakers": list(one.speakers),
            }
            for one in found
        ],
    }


def _table(found: list[Standing], layer: str) -> Any:
    from codebook.cli.tally import INTERNAL
    from codebook.core.wording import THRESHOLDS
    from codebook.formats.report import Table

    columns = ("id", "claim", "holds", "said by", "of", "against", "evidence", "what is wrong")
    rows = tuple(
        (
            one.claim.id,
            one.claim.text,
            "yes" if one.holds else "NO",
            f"{len(one.supporters)} ({one.word})",
            one.n,
            ", ".join(one.contradictors),
            f"{len(one.claim.evidence)} passages, {len(one.speakers)} people"
            + (" (rests on one person)" if one.rests_on_one else ""),
            "; ".join(one.problems),
        )
        for one in found
    )
    notes = (f"layer: {layer}", f"words: {THRESHOLDS}")
    return Table("Claims", columns, rows, INTERNAL, notes, frozenset([4]))


def outside_json(shown: list[ShownClaim], release: str = "") -> dict[str, Any]:
    """Claims as an outside reader may see them."""
    from codebook.core.wording import THRESHOLDS

    return {
        "protected": True,
        "draft": not release,
        "release": release or None,
        "thresholds": THRESHOLDS,
        "claims": [
            {
                "text": one.text,
                "code": one.code,
                "name": one.name,
                "definition": one.definition or None,
                "stance": one.stance,
                "group": {
                    "category": one.group.category or None,
                    "label": one.group.label,
                    "n": one.group.n,
                },
                "low": one.low,
                "high": one.high,
                "words": one.words,
                "evidence": list(one.evidence),
            }
            for one in shown
        ],
    }


def outside_table(shown: list[ShownClaim], release: str = "") -> Any:
    """Claims as an outside reader may see them, as a table."""
    from codebook.cli.tally import DRAFT, RELEASED
    from codebook.core.wording import THRESHOLDS
    from codebook.formats.report import Table

    columns = ("claim", "theme", "stance", "of whom", "n", "said by", "words", "evidence")
    rows = tuple(
        (
            one.text,
            one.name,
            one.stance,
            one.group.label,
            one.group.n,
            one.low if one.low == one.high else f"{one.low}–{one.high}",
            one.words,
            ", ".join(one.evidence),
        )
        for one in shown
    )
    mark = RELEASED if release else DRAFT
    return Table("Claims", columns, rows, mark, (f"words: {THRESHOLDS}",), frozenset([4]))
