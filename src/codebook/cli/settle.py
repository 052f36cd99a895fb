"""The command ``settle``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import LEAD, Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.cli.output import Target
    from codebook.core.agreement.settling import Decision
    from codebook.store.study import Study
    from codebook.tasks.settling import Item, Progress


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(settle)


def settle(
    study: StudyFile,
    transcripts: Annotated[
        list[str] | None, typer.Argument(metavar="TRANSCRIPT...", help="Their keys.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="All that somebody finished.")] = False,
    rule: Annotated[
        str | None, typer.Option(metavar="exact|overlap", help="What nobody disputes; kept.")
    ] = None,
    single: Annotated[
        bool, typer.Option("--single", help="Those too that one coder alone finished.")
    ] = False,
    decide: Annotated[
        tuple[int, int, str, str] | None,
        typer.Option("--decide", metavar="START END CODE CHOICE", help="Settle one place."),
    ] = None,
    accept: Annotated[
        str | None, typer.Option(metavar="NAME", help="Whose codings, with the choice accept.")
    ] = None,
    instead: Annotated[
        list[str] | None,
        typer.Option(metavar="START,END,CODE", help="What instead, with the choice other."),
    ] = None,
    note: Annotated[str, typer.Option(metavar="T", help="Why; kept with the decision.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who settles.")] = LEAD,
    undo_mark: Annotated[
        bool, typer.Option("--undo-mark", help="Take away that they are settled.")
    ] = False,
    queue: Annotated[
        bool, typer.Option("--queue", help="List the places that wait for a decision.")
    ] = False,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Take into the consensus what nobody disputes, or settle one place; else show the progress.

    The rule exact takes places that all coders marked the same, overlap also the text that all
    marked of others. Choices: accept, union, overlap, other, nothing, discuss (leave it open).
    What coders applied stays as it is; `codebook undo` takes back the last action.

    Example: codebook settle raids.study SA-03 --decide 120 184 protection accept --accept ana
    """
    from codebook.cli.output import Target
    from codebook.errors import UsageError
    from codebook.store.study import Study

    target = Target.of(format, output, force)
    keys = list(transcripts or ())
    _check(keys, all_, (decide is not None, undo_mark, queue))
    if decide is None and (accept is not None or instead or note):
        raise UsageError("--accept, --instead and --note go with --decide")
    if (rule is not None or single) and (decide is not None or undo_mark or queue):
        raise UsageError("--rule and --single go with the step alone")
    if (rule is not None or single) and not (keys or all_):
        raise UsageError("name transcripts to settle, or give --all")
    with Study.open(study) as opened:
        if queue:
            _list(target, opened, keys)
        elif decide is not None:
            start, end, code, choice = decide
            _decide(opened, by, keys[0], (start, end, code),
                    _decision(choice, accept, instead or ()), note)  # fmt: skip
        elif keys or all_:
            keys = keys or [info.key for info in opened.transcripts() if info.finished]
            if undo_mark:
                _unmark(opened, by, keys)
            else:
                _step(opened, by, keys, rule, single=single)
        else:
            _progress(target, opened)


def _check(keys: Sequence[str], every: bool, wanted: tuple[bool, bool, bool]) -> None:
    """Refuses what does not go together; ``wanted``: to decide, to take marks away, to list."""
    from codebook.errors import UsageError

    decide, undo_mark, _ = wanted
    if keys and every:
        raise UsageError("name transcripts, or give --all, not both")
    if sum(wanted) > 1:
        raise UsageError("--decide, --undo-mark and --queue exclude each other")
    if decide and len(keys) != 1:
        raise UsageError("--decide is about one place: name its transcript")
    if undo_mark and not (keys or every):
        raise UsageError("--undo-mark needs transcripts, or --all")


def _decision(choice: str, accept: str | None, instead: Sequence[str]) -> Decision:
    from codebook.core.agreement.settling import Choice, Decision
    from codebook.core.codings import Coding
    from codebook.errors import UsageError

    if choice not in set(Choice):
        raise UsageError(f"the choice is {', '.join(Choice)}, not {choice!r}")
    codings = []
    for one in instead:
        start, _, rest = one.partition(",")
        end, _, code = rest.partition(",")
        if not (start.strip().isdecimal() and end.strip().isdecimal() and code.strip()):
            raise UsageError(f"--instead takes START,END,CODE, not {one!r}")
        codings.append(Coding("", "", int(start), int(end), code.strip(), ""))
    return Decision(Choice(choice), accept or "", tuple(codings))


def _decide(
    study: Study, by: str, key: str, place: tuple[int, int, str], decision: Decision, note: str
) -> None:
    from codebook.cli.output import remark, say
    from codebook.tasks import settling

    start, end, code = place
    found = settling.place_at(study, key, code, start, end)
    before = settling.decision_at(study, key, found)
    now = settling.decide(study, by, key, found, decision, note)
    if before is not None:
        said = settling.said_of_choice(before)
        remark(f"before that {before.made_by} had decided: {said}")
    left = "it is settled" if now.settled else f"{now.open} of {now.places} places are open"
    say(f"{decision.choice.value}: {start} to {end} of {key}, {code}; {left}")


def _step(study: Study, by: str, keys: Sequence[str], rule: str | None, *, single: bool) -> None:
    from codebook.cli.output import remark, say
    from codebook.core.agreement.settling import Rule
    from codebook.errors import UsageError
    from codebook.tasks import settling

    if rule is not None and rule not in set(Rule):
        raise UsageError(f"--rule takes {', '.join(Rule)}, not {rule!r}")
    taken = settling.undisputed(study, by, keys, Rule(rule) if rule else None, single=single)
    settled = [one for one in taken if one.settled]
    alone = sum(one.single for one in settled)
    said = f"settled {len(settled)} of {len(set(keys))}"
    say(f"{said}, {alone} of them single-coded" if alone else said)
    waiting = sum(one.open for one in taken)
    if waiting:
        open_ = "one place is open" if waiting == 1 else f"{waiting} places are open"
        where = f"in {len(taken) - len(settled)}"
        say(f"{open_} {where}; `codebook settle {study.path.name} --queue` lists what waits")
    if len(taken) < len(set(keys)):
        remark(
            f"left as they are: {len(set(keys)) - len(taken)} that one coder alone finished; "
            "--single settles these as single-coded"
        )
    _say_lapsed(taken)


def _say_lapsed(found: Sequence[Progress]) -> None:
    from codebook.cli.output import remark

    for one in found:
        if one.lapsed:
            remark(
                f"{one.transcript}: {one.lapsed} places are open again, because a coder changed "
                "what was decided about"
            )


def _unmark(study: Study, by: str, keys: Sequence[str]) -> None:
    from codebook.cli.output import say
    from codebook.tasks import settling

    had = settling.unmark(study, by, keys)
    say(f"took back that {len(had)} of {len(keys)} are settled; decisions and consensus stay")


def _progress(target: Target, study: Study) -> None:
    from codebook.cli.output import report
    from codebook.formats.report import Table
    from codebook.tasks import settling
    from codebook.tasks.counted import settled_so_far

    found, rule = settling.progress(study), settling.rule_of(study)
    data = {"rule": rule.value, "transcripts": [_view(one) for one in found]}
    rows = tuple(
        (one.transcript, ", ".join(one.coders), one.places, one.undisputed, one.decided, one.open,
         one.to_discuss, _state(one))
        for one in found
    )  # fmt: skip
    columns = (
        "transcript", "finished by", "places", "undisputed", "decided", "open", "to discuss",
        "state",
    )  # fmt: skip
    notes = (settled_so_far(study), f"rule for what nobody disputes: {rule.value}")
    report(target, data, Table("Settling", columns, rows, "", notes, frozenset({2, 3, 4, 5, 6})))
    _say_lapsed(found)


def _state(one: Progress) -> str:
    said = "not settled"
    if one.settled:
        said = "settled, single-coded" if one.single else "settled"
    return f"{said}; changed since: settle it again" if one.stale else said


def _view(one: Progress) -> dict[str, Any]:
    return {
        "transcript": one.transcript,
        "coders": list(one.coders),
        "places": one.places,
        "undisputed": one.undisputed,
        "decided": one.decided,
        "open": one.open,
        "to_discuss": one.to_discuss,
        "lapsed": one.lapsed,
        "settled": one.settled,
        "single": one.single,
        "stale": one.stale,
    }


def _list(target: Target, study: Study, keys: Sequence[str]) -> None:
    from codebook.cli.output import report
    from codebook.errors import BadInput
    from codebook.formats.report import Table
    from codebook.tasks import settling

    known = {info.key for info in study.transcripts()}
    for key in keys:
        if key not in known:
            raise BadInput(f"no transcript {key!r} in this study")
    found = [item for item in settling.queue(study) if not keys or item.transcript in keys]
    rows = tuple(
        (item.transcript, *item.place.span, item.place.code, _marked(item),
         sum(span.length for span in item.place.disputed), _why(item))
        for item in found
    )  # fmt: skip
    data = {"places": [_item(item) for item in found]}
    columns = ("transcript", "start", "end", "code", "marked by", "characters disputed", "state")
    report(target, data, Table("Places to be settled", columns, rows, "", (), frozenset({1, 2, 5})))


def _item(item: Item) -> dict[str, Any]:
    place = item.place
    return {
        "transcript": item.transcript,
        "start": place.span.start,
        "end": place.span.end,
        "code": place.code,
        "layers": {
            coder: [[c.start, c.end] for c in place.codings if c.coder == coder]
            for coder in place.asked
        },
        "disputed": [list(span) for span in place.disputed],
        "to_discuss": item.left is not None,
        "note": item.left.note if item.left else None,
        "lapsed": item.lapsed is not None,
    }


def _marked(item: Item) -> str:
    place = item.place
    return "; ".join(
        f"{coder} "
        + (
            ", ".join(f"{c.start} to {c.end}" for c in place.codings if c.coder == coder)
            or "nothing"
        )
        for coder in place.asked
    )


def _why(item: Item) -> str:
    if item.left is not None:
        note = f": {item.left.note}" if item.left.note else ""
        return f"to discuss{note}"
    return "open again: changed by a coder" if item.lapsed else "open"
