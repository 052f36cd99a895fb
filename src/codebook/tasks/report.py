"""Reports: tables, quotations and claims gathered, checked as one set, released as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from codebook.core.disclosure import HERE, Memory, overlap, uncovered
from codebook.core.reports import ClaimsPart, Part, Report, TablePart
from codebook.core.tallies import Tally
from codebook.errors import BadInput, CodebookError
from codebook.formats.report_plan import AgainItem, ClaimsItem, Item, Plan, QuotesItem, TableItem
from codebook.store.release_facts import TABLE, remember
from codebook.store.report_values import Facts, Release
from codebook.store.study import Study
from codebook.tasks import claims, protected, quotable, quotes, released
from codebook.tasks.counted import BY_CATEGORY, BY_NONE, Question
from codebook.tasks.report_frame import frame_of

Answer = Callable[[Memory], tuple[Part, dict[str, Any]]]
"""Shows one part beside what readers know, and says what they will know of it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A part that was read from the study for an entry of the plan, and waits to be checked."""

    number: int
    item: Item
    answer: Answer


def draft(study: Study, plan: Plan) -> Report:
    """A report checked as one set against everything released; not remembered."""
    entries, frame = _read(study, plan), frame_of(study, plan)
    parts, _ = _check(entries, study.memory())
    return frame.around(parts)


def release(study: Study, plan: Plan) -> tuple[Report, Release]:
    """A report that leaves the study as one release, remembered from now on."""
    entries, frame = _read(study, plan), frame_of(study, plan)
    if not entries:
        raise BadInput("the report holds no table, quotation or claim; there is nothing to release")
    made: list[Report] = []

    def check(memory: Memory) -> Facts:
        parts, facts = _check(entries, memory)
        made.append(frame.around(parts))
        return facts

    remembered = study.release("report", plan.title, frame.people.layer, check)
    return replace(made[0], release=remembered.id), remembered


def sketch(study: Study) -> Plan:
    """A plan to begin with, which may be released as it is.

    It holds the tables that were released before, the rows that claims put into words, the claims,
    and the other codes of depth 2 by category.
    """
    memory, found = study.memory(), study.claims()
    again = [
        AgainItem(one.id, one.title)
        for one in study.releases()
        if not one.withdrawn_at and any(part["kind"] == TABLE for part in one.facts)
    ]
    known = {(row.theme.code, row.theme.stance): row.is_total for row in memory.rows}
    rows: dict[tuple[str, str], list[str]] = {}
    for claim in found:
        by = BY_CATEGORY if claim.category else BY_NONE
        codes = rows.setdefault((claim.stance, by), [])
        if claim.code not in codes and (claim.code, claim.stance) not in known:
            codes.append(claim.code)
    tables: list[Item] = [
        TableItem(f"Who took the stance: {stance}", by, codes=tuple(codes), stance=stance)
        for (stance, by), codes in rows.items()
        if codes
    ]
    taken = [row.theme for row in memory.rows] + list(memory.quoted)
    taken += study.theme_of({claim.code for claim in found})
    free = [
        theme.code
        for theme in uncovered(study.theme_of(code.path for code in study.tree().at_depth(2)))
        if not any(overlap(theme, other) for other in taken)
    ]
    if free:
        tables.insert(0, TableItem("Themes by category", codes=tuple(free)))
    closing: list[Item] = [ClaimsItem("What we found")] if found else []
    return Plan(study.title, contents=(*again, *tables, *closing))


def _read(study: Study, plan: Plan) -> list[_Entry]:
    entries = []
    for number, item in enumerate(plan.contents, start=1):
        try:
            entries += [_Entry(number, item, answer) for answer in _asked(study, plan, item)]
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


def _asked(study: Study, plan: Plan, item: Item) -> list[Answer]:
    """Reads what the parts of an entry need from the study."""
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
                return TablePart(item.title or "Themes", _in_a_report(tally)), facts

            return [show_table]
        case QuotesItem():
            return [_quotations(study, layer, item)]
        case AgainItem():
            return _again(study, item)
        case ClaimsItem():
            asked = claims.ask(study, item.pick, layer)

            def show_claims(memory: Memory) -> tuple[Part, dict[str, Any]]:
                shown, facts = claims.answer(asked, memory)
                return ClaimsPart(item.title or "Claims", tuple(shown)), facts

            return [show_claims]


def _again(study: Study, item: AgainItem) -> list[Answer]:
    found = released.tables(study, item.release)
    if not found:
        raise BadInput(f"release {item.release} holds no table")
    answers = [
        (TablePart(item.title or "Released before", _in_a_report(tally)), facts)
        for tally, facts in found
    ]
    return [lambda _, answer=answer: answer for answer in answers]  # type: ignore[misc]


def _in_a_report(tally: Tally) -> Tally:
    """The tally without notes that name the study's file, or say what the method does."""
    found = protected.nameless(tally)
    return replace(found, notes=tuple(n for n in found.notes if not n.startswith("layer: ")))


_FIRST: tuple[type, ...] = (AgainItem, TableItem, ClaimsItem, QuotesItem)
"""In this order entries are checked, wherever they stand: claims put tables into words, and after
a theme's first quotation no table of it follows."""


def _check(entries: Sequence[_Entry], memory: Memory) -> tuple[list[Part], Facts]:
    """The parts of a report, each checked beside what was released and the parts before it."""
    parts: dict[int, Part] = {}
    facts: Facts = []
    order = sorted(range(len(entries)), key=lambda n: _FIRST.index(type(entries[n].item)))
    for number in order:
        entry = entries[number]
        try:
            parts[number], part = entry.answer(memory)
        except CodebookError as error:
            raise _placed(error, entry.number, entry.item) from None
        facts.append(part)
        memory = remember(memory, [part], where=HERE)
    return [parts[number] for number in sorted(parts)], facts


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
