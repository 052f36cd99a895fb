"""Agreement as tables for people: codes, groups, coders, transcripts, and what was left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from codebook.core.agreement.figures import Figure
from codebook.core.agreement.measured import by_document, matrix
from codebook.core.agreement.result import (
    CHARACTER,
    INTERVIEWEE,
    TURN,
    LeftOut,
    Result,
    Target,
)
from codebook.formats.marks import INTERNAL
from codebook.formats.report import Table, Value

NOT_DEFINED = "n/a"

CUT_OFFS = (
    "cut-offs .667 and .800: Krippendorff, Content Analysis, 4th ed. 2019, chapter 12; what is to "
    "be held against them is the lower limit"
)

THIN = "thin: fewer than two coders have 5 units of it"

_NAMED = 3


def shown(value: float | None) -> str:
    """A figure with three digits, such as ``.513``; ``n/a`` where there is none."""
    if value is None:
        return NOT_DEFINED
    text = f"{value:.3f}"
    bare = text.replace("0.", ".", 1) if abs(value) < 0.9995 else text
    return ".000" if bare == "-.000" else bare


def _figure(figure: Figure) -> str:
    return shown(figure.value)


def interval_of(target: Target) -> str:
    """The interval of alpha: ``[.482, .540]``."""
    interval = target.interval
    if interval.low is None or target.measured.alpha.why:
        return NOT_DEFINED
    return f"[{shown(interval.low)}, {shown(interval.high)}]"


def codes_table(result: Result, *, short: bool = False, omissions: bool = True) -> Table:
    """Each code, alone and with all below it.

    ``short`` is for a terminal: the last part of a code's path alone, below its parent; without
    codes that nobody applied, and characters by coder.
    ``omissions`` says below what was left out.
    """
    listed = [code for code in result.codes if not short or any(code.branch.measured.applied)]
    beside = [unit for unit in (CHARACTER, TURN, INTERVIEWEE) if unit != result.unit]
    columns = (
        "code",
        f"alpha by {result.unit}",
        "95 %",
        *(f"by {unit}" for unit in beside),
        "with all below",
        *(() if short else ("95 %, with all below",)),
        "positive",
        "prevalence",
        "P(<.667)",
        "P(<.800)",
        *(f"units {coder}" for coder in result.coders),
        *(() if short else (f"characters {coder}" for coder in result.coders)),
        "in dispute",
        "note",
    )
    rows = [
        _cells(
            _indented(code.own.key) if short else code.own.key,
            code.own,
            beside,
            None if code.branch is code.own else code.branch,
            short,
        )
        for code in listed
    ]
    rows.append(_cells("(any code)", result.any, beside, None, short))
    notes = _notes(result)
    if any(code.own.measured.thin for code in listed):
        notes.append(THIN)
    if omissions:
        notes += [f"left out: {line}" for line in left_out(result.left_out)]
    if len(listed) < len(result.codes):
        unused = len(result.codes) - len(listed)
        which = "1 code" if unused == 1 else f"{unused} codes"
        notes.append(f"{which} that nobody applied here not listed: n/a, no variation")
    return Table(
        f"Agreement: {', '.join(result.coders)}",
        columns,
        tuple(rows),
        INTERNAL,
        tuple(notes),
        frozenset(range(1, len(columns) - 1)),
    )


def _indented(path: str) -> str:
    return "  " * path.count("/") + path.rpartition("/")[2]


def _cells(
    name: str, target: Target, beside: Sequence[str], below: Target | None, short: bool
) -> tuple[Value, ...]:
    measured = target.measured
    low, high = target.interval.below or (None, None)
    return (
        name,
        _figure(measured.alpha),
        interval_of(target),
        *(_figure(target.beside[unit]) for unit in beside),
        _figure(below.measured.alpha) if below else "",
        *(() if short else (interval_of(below) if below else "",)),
        _figure(measured.positive),
        _figure(measured.prevalence),
        *(NOT_DEFINED if chance is None else f"{chance:.2f}" for chance in (low, high)),
        *measured.applied,
        *(() if short else target.characters.positions),
        target.measured.apart,
        "; ".join(["thin", *target.notes] if target.thin else target.notes),
    )


def _notes(result: Result) -> list[str]:
    found = result.overall
    notes = [
        f"unit: {result.unit}; {result.rule}",
        *([] if result.half else ["by turn, by interviewee: one eligible character is enough"]),
        f"text: {'all' if result.eligible == 'all' else 'what interviewees say'}, of "
        f"{len(result.documents)} transcripts that two coders or more finished",
        *([f"{result.consensus}: what was settled, where it is"] if result.consensus else []),
        interval_note(result),
        CUT_OFFS,
    ]
    if found.mean is None:
        notes.append(f"overall: {NOT_DEFINED}, {found.why}; {found.thin} are thin")
    else:
        notes.append(
            f"overall: mean alpha {shown(found.mean)} of {found.codes} codes, lowest "
            f"{shown(found.minimum)}, median {shown(found.median)}, from .667 on "
            f"{found.tentative:.0%}, from .800 on {found.reliable:.0%}; {found.thin} thin codes "
            f"and {found.undefined} without alpha are left out"
        )
    return notes


def interval_note(result: Result) -> str:
    """How the intervals were made."""
    interval = result.any.interval
    if interval.few:
        return (
            f"few transcripts ({interval.documents}): 95 % intervals leave out one transcript at a "
            "time (jackknife, Student's t)"
        )
    return (
        f"95 % intervals: {result.draws} draws of {interval.documents} transcripts with "
        f"replacement, percentiles, seed {result.seed}"
    )


def left_out(found: Iterable[LeftOut]) -> list[str]:
    """What does not count and why, alike things on one line."""
    together: dict[tuple[str, ...], list[LeftOut]] = defaultdict(list)
    for one in found:
        coder = one.coder if one.what != "transcript" else ""
        together[(one.what, coder, one.reason, *one.codes)].append(one)
    return [_line(alike) for alike in together.values()]


def _line(alike: Sequence[LeftOut]) -> str:
    one = alike[0]
    where = listed([each.transcript for each in alike])
    match one.what:
        case "coder":
            return f"{one.coder}: {one.reason}"
        case "layer":
            return f"{one.coder} in {where}: {one.reason}"
        case "codes":
            return f"{listed(one.codes)} for {one.coder} in {where}: {one.reason}"
        case _:
            return f"{where}: {one.reason}"


def listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def groups_table(result: Result) -> Table:
    """The children of each code taken as exclusive, and as sets where they overlap."""
    columns = (
        "children of", "code", "u-alpha", "|u-alpha", "cu-alpha", "coverage", "(k)u-alpha",
        "its coverage", "label sets (Jaccard)", "characters", "of them with two codes at once",
    )  # fmt: skip
    rows: list[tuple[Value, ...]] = []
    for group in result.groups:
        found = group.unitizing
        rows.append(
            (
                group.parent or "(top)", "", _figure(found.u_alpha), _figure(found.u_alpha_binary),
                _figure(found.cu_alpha), _figure(found.coverage), "", "",
                _figure(group.sets.alpha), found.characters + found.violating, found.violating,
            )
        )  # fmt: skip
        rows += [
            (
                group.parent or "(top)", code, "", "", "", "", _figure(figure),
                _figure(found.k_coverage[code]), "", None, None,
            )
            for code, figure in found.k_u_alpha.items()
        ]  # fmt: skip
    notes = ("by character; text where a coder applied two of the codes at once is taken out of "
             "all but label sets",)  # fmt: skip
    return Table(
        "Groups of codes", columns, tuple(rows), INTERNAL, notes, frozenset(range(2, len(columns)))
    )


def coders_table(result: Result) -> Table:
    """Coder by coder, alpha of any code; and with each of them left out."""
    measured = result.any.measured
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (name, *("" if cell is None else _figure(cell) for cell in row), _figure(without))
        for name, row, without in zip(
            result.coders, matrix(measured), measured.without_each(), strict=True
        )
    )
    columns = ("coder", *result.coders, "without the coder")
    return Table(
        "Coder by coder: alpha of any code", columns, rows, INTERNAL, (),
        frozenset(range(1, len(columns))),
    )  # fmt: skip


def transcripts_table(result: Result) -> Table:
    """Each transcript: any code."""
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (one.document, _figure(one.alpha), _figure(one.positive), one.agreed, one.apart, *one.alone)
        for one in by_document(result.any.counted)
    )
    columns = (
        "transcript", "alpha", "positive", "agreed", "in dispute",
        *(f"{coder} alone" for coder in result.coders),
    )  # fmt: skip
    return Table(
        f"Transcripts: any code, by {result.unit}", columns, rows, INTERNAL, (),
        frozenset(range(1, len(columns))),
    )  # fmt: skip


def more_table(result: Result) -> Table:
    """The rarer figures of each code; those that silence swamps at segments alone."""
    segments = result.unit != CHARACTER
    columns = (
        "code", "percent", "negative", "Fleiss' kappa",
        *(("AC1", "Brennan-Prediger") if segments else ()),
        *(f"kappa {one}, {other}" for one, other in result.any.measured.pairs),
        *(f"bias {one}, {other}" for one, other in result.any.measured.pairs),
    )  # fmt: skip
    rows: list[tuple[Value, ...]] = []
    for target in (*(code.own for code in result.codes), result.any):
        found = target.measured
        rest = (found.ac1(), found.brennan_prediger()) if segments else ()
        figures = (
            found.percent, found.negative, found.fleiss(), *rest,
            *(pair.kappa() for pair in found.pairs.values()),
            *(pair.bias() for pair in found.pairs.values()),
        )  # fmt: skip
        name = "(any code)" if target is result.any else target.key
        rows.append((name, *map(_figure, figures)))
    return Table(
        f"More, by {result.unit}", columns, tuple(rows), INTERNAL, (),
        frozenset(range(1, len(columns))),
    )  # fmt: skip
