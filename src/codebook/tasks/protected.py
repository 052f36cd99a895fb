"""Tables that may leave a study: drafts, which are checked, and releases, which are remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from codebook.core import disclosure, tallies, wording
from codebook.core.codes import Code, contains
from codebook.core.disclosure import TOTAL, Group, Memory, SeenRow, Theme
from codebook.core.tallies import Cell, Column, Row, Tally
from codebook.errors import BadInput, Refused
from codebook.store.release_facts import table_part
from codebook.store.report_values import Facts, Release
from codebook.store.study import Study
from codebook.store.values import CONSENSUS
from codebook.tasks.codebook_changes import late_codes
from codebook.tasks.counted import (
    BY_NONE,
    People,
    Question,
    codes_of,
    notes_of,
    people_of,
    settled_so_far,
)
from codebook.tasks.grouping import ONLY, Basis, Columns, basis_of
from codebook.tasks.layers import ONE_CODER, layer_of, outside

BANDS = (
    "bands depend on the size of a group alone: 0 to 2, and all but 2 to all, are one value "
    "each; between them, groups of 10 and more show the exact count"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A protected table that was asked for, with all it takes to check it."""

    question: Question
    people: People
    codes: tuple[Code, ...]
    themes: tuple[Theme, ...]
    spoke: dict[Theme, frozenset[str]]
    notes: tuple[str, ...]
    late: tuple[str, ...]
    settled: str
    revision: int
    basis: Basis


def ask(study: Study, question: Question) -> Asked:
    """Reads what a protected table needs; refuses what no table may count."""
    if question.count != tallies.INTERVIEWEES:
        raise Refused(
            "rule “people only”: passages and words are not released; count interviewees, "
            "or add --internal for the team's own eyes"
        )
    revision = study.codebook_revision()
    people = people_of(study, question)
    codes = codes_of(study.tree(), question)
    if not codes:
        raise BadInput("this study has no codes, so that a table would have no rows")
    themes = study.theme_of([code.path for code in codes], question.stance or "")
    if not question.codes:
        themes = disclosure.uncovered(themes)
        rows = {theme.code for theme in themes}
        codes = [code for code in codes if code.path in rows]
    spoke = tallies.unite(study.themes(people.coders, stance=question.stance))
    return Asked(
        question,
        people,
        tuple(codes),
        tuple(themes),
        {theme: frozenset(spoke.get(theme.code, ())) for theme in themes},
        tuple(notes_of(study, question, people, codes)),
        tuple(late_codes(study, people.coders, codes)),
        settled_so_far(study) if people.layer == CONSENSUS else "",
        revision,
        basis_of(study),
    )


def answer(asked: Asked, memory: Memory) -> tuple[Tally, dict[str, object]]:
    """The table as a reader may see it beside ``memory``, and what it will have told them."""
    question, people = asked.question, asked.people
    total = question.by == BY_NONE
    if total:
        everyone = Group(TOTAL, "all", frozenset(people.category))
        columns = Columns((everyone,), ())
    else:
        columns = asked.basis.columns(people.category, question.level, memory)
    only = () if question.only is None or total else (f"{ONLY}{'='.join(question.only)}",)
    rows, cells = disclosure.release_rows(
        asked.themes, columns.shown, asked.spoke, memory, columns=(*only, *_keys(columns))
    )
    if total and question.only is not None:
        _refuse_other_people(rows, question.only, frozenset(people.category))
    keys = None if total else (*only, *_keys(columns))
    part = table_part(rows, keys, question.level, asked.revision)
    part["sizes"] = {group.key: group.n for group in columns.shown}
    part["told"] = {
        "left_out": [g.key for g in _not_shown(columns, rows)],
        "open": [group.key for group in columns.shown if group.open],
        "late": [{"code": code} for code in asked.late],
        "settled": asked.settled,
    }
    if total and question.only is not None:
        part["only"] = "=".join(question.only)
    tally = Tally(
        layer=outside(people.layer),
        protected=True,
        count=question.count,
        by=question.by,
        level=question.level,
        stance=question.stance,
        categories=() if total else tuple(Column(g.key, g.label, g.n) for g in columns.shown),
        rows=tuple(
            _row(code, shown, total=total) for code, shown in zip(asked.codes, cells, strict=True)
        ),
        notes=(*asked.notes, *explained(part["told"], asked.basis)),
    )
    return tally, part


def _refuse_other_people(
    rows: Sequence[SeenRow], only: tuple[str, str], people: frozenset[str]
) -> None:
    """A total of some interviewees cannot hold those whom an earlier one counted beside them."""
    for row in rows:
        if not row.cells[TOTAL].people <= people:
            raise Refused(
                f"rule “once”: {row.theme} was released of interviewees who are not all of those "
                f"with {'='.join(only)}, and counts are added to what was shown; leave out --only"
            )


def _keys(columns: Columns) -> tuple[str, ...]:
    return tuple(group.key for group in columns.shown)


def _row(code: Code, cells: Sequence[Cell], *, total: bool) -> Row:
    shown = () if total else tuple(cells)
    return Row(code.path, code.name, code.depth, shown, cells[0] if total else None)


def _not_shown(columns: Columns, rows: Sequence[SeenRow]) -> list[Group]:
    return [*columns.left_out, *(g for g in columns.shown if not _is_seen(g, rows))]


def explained(told: Mapping[str, Any], basis: Basis) -> list[str]:
    """What a table says of its bands and columns; ``told`` is what its release remembers of them.

    One that was released before this was remembered tells of its bands alone.
    """
    return [
        BANDS,
        f"words: {wording.THRESHOLDS}",
        *(
            f"not shown, fewer than {disclosure.SMALLEST} interviewees: {basis.label(key)}"
            for key in told.get("left_out", ())
        ),
        *(
            f"open by declaration, shown exactly: {basis.label(key)}"
            for key in told.get("open", ())
        ),
    ]


def _is_seen(group: Group, rows: Sequence[SeenRow]) -> bool:
    return any(group.key in row.cells for row in rows)


def refuse_ranks(*, by_count: bool, share: bool) -> None:
    """Refuses what would tell counts inside their bands: an order by count, percentages."""
    if by_count:
        raise Refused(
            "rule “bands”: an order by count tells counts apart that bands do not; rows stand in "
            "the codebook's order, or add --internal for the team's own eyes"
        )
    if share:
        raise Refused(
            "rule “bands”: a percentage is a count; bands and words may be shown, or add "
            "--internal for the team's own eyes"
        )


def draft(study: Study, question: Question) -> Tally:
    """A protected table, checked against everything released; not remembered."""
    return answer(ask(study, question), study.memory())[0]


def release(study: Study, question: Question, title: str) -> tuple[Tally, Release]:
    """A protected table that leaves the study, remembered from now on."""
    asked = ask(study, question)
    made: list[Tally] = []

    def check(memory: Memory) -> Facts:
        tally, part = answer(asked, memory)
        made.append(tally)
        return [part]

    remembered = study.release("table", title, asked.people.layer, check)
    return replace(nameless(made[0]), release=remembered.id), remembered


def nameless(tally: Tally) -> Tally:
    """The tally without notes that name the study's file: what a command would do about them."""
    return replace(tally, notes=tuple(n for n in tally.notes if "`codebook" not in n))


def layer_told(study: Study, wanted: str | None) -> list[str]:
    """For the lead alone: whose layer a table counts that names nobody."""
    layer = layer_of(study, wanted)[0]
    return [] if outside(layer) == layer else [f"internal: {ONE_CODER} is {layer}"]


def coded_above(study: Study, question: Question) -> list[str]:
    """For the lead alone: codes above the rows, or between them, that passages were coded to.

    Such passages are in no row: a reader who looks for a theme's weight will not find them.
    """
    return [
        f"internal: {number} passages are coded to {code}, above the rows shown, "
        "and in none of them"
        for code, number in passages_above(study, question).items()
    ]


def passages_above(study: Study, question: Question) -> dict[str, int]:
    """The same as the number of passages by code."""
    people = people_of(study, question)
    rows = [code.path for code in codes_of(study.tree(), question)]
    counted: dict[str, set[tuple[str, int, int]]] = {}
    for code, _, key, start, end in study.passages(people.coders, stance=question.stance):
        above = any(row != code and contains(code, row) for row in rows)
        if above and not any(contains(row, code) for row in rows):
            counted.setdefault(code, set()).add((key, start, end))
    return {code: len(extents) for code, extents in sorted(counted.items())}
