"""Reports: tables, quotations and claims gathered, checked as one set, released as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from codebook.core import wording
from codebook.core.disclosure import SMALLEST, Memory
from codebook.core.reports import ClaimsPart, Part, Report, TablePart
from codebook.core.tallies import Column, Tally
from codebook.errors import CodebookError
from codebook.formats.report_plan import ClaimsItem, Item, Plan, QuotesItem, TableItem
from codebook.store.release_facts import remember
from codebook.store.report_values import Facts, Release
from codebook.store.study import Study
from codebook.tasks import claims, protected, quotable, quotes
from codebook.tasks.counted import BY_NONE, Question, people_of
from codebook.tasks.grouping import basis_of
from codebook.tasks.layers import ALL, CONSENSUS

Answer = Callable[[Memory], tuple[Part, dict[str, Any]]]
"""Shows one entry of a plan beside what readers know, and says what they will know of it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a plan that was read from the study and waits to be checked."""

    item: Item
    answer: Answer


def draft(study: Study, plan: Plan) -> Report:
    """A report checked as one set against everything released; not remembered."""
    entries = _read(study, plan)
    parts, _ = _check(entries, study.memory())
    return _report(study, plan, parts)


def release(study: Study, plan: Plan) -> tuple[Report, Release]:
    """A report that leaves the study as one release, remembered from now on."""
    entries = _read(study, plan)
    made: list[list[Part]] = []

    def check(memory: Memory) -> Facts:
        parts, facts = _check(entries, memory)
        made.append(parts)
        return facts

    layer = people_of(study, Question(layer=plan.layer or None)).layer
    remembered = study.release("report", plan.title, layer, check)
    return replace(_report(study, plan, made[0]), release=remembered.id), remembered


def sketch(study: Study) -> Plan:
    """A plan to begin with: the codes of depth 2 by category, and every claim with its rows."""
    items: list[Item] = [TableItem("Themes by category", depth=2)]
    found = study.claims()
    rows: dict[tuple[str, str], list[str]] = {
        (c.stance, "category" if c.category else BY_NONE): [] for c in found
    }
    for claim in found:
        codes = rows[claim.stance, "category" if claim.category else BY_NONE]
        if claim.code not in codes:
            codes.append(claim.code)
    items += [
        TableItem(f"Who took the stance: {stance}", by, codes=tuple(codes), stance=stance)
        for (stance, by), codes in rows.items()
    ]
    if found:
        items.append(ClaimsItem("What we found"))
    return Plan(study.title, contents=tuple(items))


def _read(study: Study, plan: Plan) -> list[_Entry]:
    entries = []
    for number, item in enumerate(plan.contents, start=1):
        try:
            entries.append(_Entry(item, _asked(study, plan, item)))
        except CodebookError as error:
            raise _placed(error, number, item) from None
    return entries


def _placed(error: CodebookError, number: int, item: Item) -> CodebookError:
    """The same error, with the entry of the plan that it is about."""
    placed = type(error).__new__(type(error))
    placed.__dict__.update(error.__dict__)
    kind = type(item).__name__.removesuffix("Item").lower()
    placed.args = (f"entry {number} ({item.title or kind}): {error}",)
    return placed


def _asked(study: Study, plan: Plan, item: Item) -> Answer:
    """Reads what an entry needs from the study."""
    layer = plan.layer or None
    match item:
        case TableItem():
            key, _, value = item.only.partition("=")
            question = Question(
                layer=layer,
                by=BY_NONE if item.by.casefold() == "none" else item.by,
                level=item.level,
                depth=item.depth,
                codes=item.codes,
                only=(key.strip().casefold(), value.strip()) if item.only else None,
                stance=item.stance or None,
            )
            table = protected.ask(study, question)

            def show_table(memory: Memory) -> tuple[Part, dict[str, Any]]:
                tally, facts = protected.answer(table, memory)
                return TablePart(item.title or "Themes", _nameless(tally)), facts

            return show_table
        case QuotesItem():
            return _quotations(study, layer, item)
        case ClaimsItem():
            asked = claims.ask(study, item.pick, layer)

            def show_claims(memory: Memory) -> tuple[Part, dict[str, Any]]:
                shown, facts = claims.answer(asked, memory)
                return ClaimsPart(item.title or "Claims", tuple(shown)), facts

            return show_claims


def _nameless(tally: Tally) -> Tally:
    """The tally without the name of the coder whose layer it counts."""
    named = tally.layer not in (ALL, CONSENSUS)
    notes = tuple(
        note for note in tally.notes if not note.startswith("layer: ") and "`codebook" not in note
    )
    return replace(tally, layer=_ONE if named else tally.layer, notes=notes)


_ONE = "one coder"

_FIRST: tuple[type, ...] = (TableItem, ClaimsItem, QuotesItem)
"""In this order entries are checked, wherever they stand: claims put tables into words, and after
a theme's first quotation no table of it follows."""


def _check(entries: Sequence[_Entry], memory: Memory) -> tuple[list[Part], Facts]:
    """The parts of a report, each checked beside what was released and the parts before it."""
    parts: dict[int, Part] = {}
    facts: Facts = []
    order = sorted(range(len(entries)), key=lambda n: _FIRST.index(type(entries[n].item)))
    for number in order:
        try:
            parts[number], part = entries[number].answer(memory)
        except CodebookError as error:
            raise _placed(error, number + 1, entries[number].item) from None
        facts.append(part)
        memory = remember(memory, [part])
    return [parts[number] for number in sorted(parts)], facts


# What a report says of its study


def _report(study: Study, plan: Plan, parts: Sequence[Part]) -> Report:
    people = people_of(study, Question(layer=plan.layer or None))
    transcripts = study.transcripts()
    groups = _groups(study, people.category, parts)
    numbers = (
        ("interviewees", len(people.category)),
        ("interviews", len(transcripts) - people.left_out),
        ("words of interviewees", sum(t.words for t in transcripts)),
        ("themes in the codebook", sum(not code.retired for code in study.tree())),
    )
    return Report(
        title=plan.title,
        method=(*_method(study, people.layer, len(people.coders)), *plan.method),
        numbers=numbers,
        groups=groups,
        parts=tuple(parts),
        limits=(*_limits(study, people.category, groups, people.left_out), *plan.limits),
    )


def _groups(study: Study, people: dict[str, str], parts: Sequence[Part]) -> tuple[Column, ...]:
    for part in parts:
        if isinstance(part, TablePart) and part.tally.categories:
            return part.tally.categories
    shown = basis_of(study).columns(people, None, study.memory()).shown
    return tuple(Column(group.key, group.label, group.n) for group in shown)


def _method(study: Study, layer: str, coders: int) -> list[str]:
    tree = study.tree()
    who = {
        ALL: f"{coders} coders, and count for an interviewee if any of them found the theme",
        CONSENSUS: "several coders, who settled their differences into a consensus",
    }.get(layer, _ONE)
    book = f"the codebook “{tree.title}”" if tree.title else "a codebook"
    return [
        f"Passages of the interviews were coded with {book} (revision "
        f"{study.codebook_revision()}) by {who}.",
        "Counts are of interviewees, once per theme however often they spoke of it; a theme with "
        "themes below it counts everybody who spoke of any of them. Interviewers' words are not "
        "counted. “Spoke of” says nothing of what was said; where a stance is given, the count is "
        "of those who took it.",
        "So that nobody can be recognised, counts of few and of nearly all interviewees of a "
        f"group are given as bands. A group has {SMALLEST} interviewees or more. {_bands()}",
        f"Words for counts: {wording.THRESHOLDS}.",
    ]


def _bands() -> str:
    return (
        "The bands depend on the size of a group alone: 0 to 2, and all but 2 to all, are one "
        "value each; between them, groups of 10 and more show the exact count."
    )


def _limits(
    study: Study, people: dict[str, str], groups: Sequence[Column], left_out: int
) -> list[str]:
    limits = [
        "The interviewees were not drawn at random: the counts describe these people, and no "
        "other group.",
        "A band that begins with 0 does not say that anybody spoke of the theme, and one that "
        "ends with everybody does not say that all did.",
    ]
    shown = sum(group.n for group in groups)
    if groups and shown < len(people):
        limits.append(
            f"Categories with fewer than {SMALLEST} interviewees are not shown by themselves; "
            f"{len(people) - shown} of {len(people)} interviewees are in none of the columns."
        )
    if left_out:
        limits.append(
            f"{left_out} of {len(study.transcripts())} interviews are not coded to the end, and "
            "are left out."
        )
    return limits


def _quotations(study: Study, layer: str | None, item: QuotesItem) -> Answer:
    asked = quotable.ask(
        study,
        quotable.Request(item.code, layer, item.stance or None, item.category, item.pick),
    )

    def show_quotations(memory: Memory) -> tuple[Part, dict[str, Any]]:
        shown, facts = quotes.answer(asked, memory)
        notes = tuple(note for note in shown.notes if not note.startswith("layer: "))
        return replace(shown, title=item.title or f"Quotations: {shown.name}", notes=notes), facts

    return show_quotations
