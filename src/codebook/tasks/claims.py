"""Claims of a report: how they stand, and what of them may leave the study."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from codebook.core import claims, disclosure, wording
from codebook.core.claims import Claim, Standing
from codebook.core.codes import contains
from codebook.core.codings import Coding, Stance
from codebook.core.disclosure import TOTAL, Memory, SeenRow
from codebook.core.reports import ShownClaim
from codebook.core.tallies import Column, unite
from codebook.errors import BadInput, Refused, UsageError
from codebook.store.release_facts import claims_part, table_part
from codebook.store.report_values import Facts, Release
from codebook.store.study import Study
from codebook.tasks.counted import People, Question, find_code, people_of
from codebook.tasks.grouping import basis_of

_OTHER = {Stance.SUPPORTS: Stance.COUNTERS, Stance.COUNTERS: Stance.SUPPORTS}
"""Whose stance contradicts a claim; ``mixed`` does so too."""


def write(study: Study, claim: Claim) -> Claim:
    """Stores a claim, its quantifier read from its words unless it is given."""
    check_words(claim.stance, claim.quantifier)
    find_code(study.tree(), claim.code)
    quantifier = claim.quantifier or claims.quantifier_in(claim.text)
    if claim.category:
        people = {p.pseudonym: p.category for p in study.interviewees()}
        columns = basis_of(study).columns(people, None, study.memory())
        keys = [group.key for group in columns.shown]
        if claim.category not in keys:
            raise BadInput(
                f"a claim speaks of a column of the tables, not of {claim.category!r}; "
                f"they are {', '.join(keys)}"
            )
    return study.write_claim(replace(claim, quantifier=quantifier))


def check_words(stance: str, quantifier: str) -> None:
    """Refuses a stance, and a quantifier, that no claim can have."""
    if stance not in set(Stance) - {Stance.UNSAID}:
        raise UsageError("--stance takes supports, counters, mixed or suggestion")
    if quantifier and quantifier not in wording.WORDS:
        raise UsageError(f"--quantifier takes {', '.join(wording.WORDS)}, not {quantifier!r}")


def standing(study: Study, layer: str | None = None) -> tuple[list[Standing], str]:
    """How every claim stands beside the codings of a layer, and the layer's name."""
    people = people_of(study, Question(layer=layer))
    words = _Words(study, people)
    return [words.of(claim) for claim in study.claims()], people.layer


class _Words:
    """Who spoke, and took which stance, in a layer."""

    def __init__(self, study: Study, people: People):
        self._study = study
        self._people = people
        self._columns = basis_of(study).columns(people.category, None, study.memory())
        self._codings = {c.id: c for c in study.codings(coders=people.coders)}
        self._by: dict[tuple[str, str, int, int], set[str]] = {}
        for code, who, key, start, end in study.passages(people.coders):
            self._by.setdefault((code, key, start, end), set()).add(who)
        self._takers: dict[str, dict[str, set[str]]] = {}

    def of(self, claim: Claim) -> Standing:
        """How one claim stands."""
        members = self._members(claim.category)
        order = [who for who in self._people.category if who in members]
        faults: list[str] = []
        speakers: set[str] = set()
        for shown in claim.evidence:
            coding = self._codings.get(shown)
            said = self._speakers(coding) & members
            speakers |= said
            if fault := self._fault(claim, shown, coding, said):
                faults.append(fault)
        against = {_OTHER.get(Stance(claim.stance), Stance.COUNTERS), Stance.MIXED}
        against.discard(Stance(claim.stance))
        return claims.judge(
            claim,
            len(order),
            self._in_order(order, [claim.stance], claim.code),
            self._in_order(order, sorted(against), claim.code),
            tuple(who for who in order if who in speakers),
            tuple(faults),
        )

    def takers(self, claim: Claim) -> frozenset[str]:
        """Who took the claim's stance on its theme, of whatever group."""
        return frozenset(self._took(claim.stance).get(claim.code, ()))

    def _members(self, category: str) -> frozenset[str]:
        if not category:
            return frozenset(self._people.category)
        shown = {group.key: group.people for group in self._columns.shown}
        return shown.get(category, frozenset())

    def _speakers(self, coding: Coding | None) -> set[str]:
        if coding is None:
            return set()
        place = (coding.code, coding.transcript, coding.start, coding.end)
        return self._by.get(place, set())

    def _in_order(self, order: Sequence[str], stances: Iterable[str], code: str) -> tuple[str, ...]:
        takers = set[str]().union(*(self._took(stance).get(code, ()) for stance in stances))
        return tuple(who for who in order if who in takers)

    def _took(self, stance: str) -> dict[str, set[str]]:
        if stance not in self._takers:
            found = self._study.themes(self._people.coders, stance=stance)
            self._takers[stance] = unite(found)
        return self._takers[stance]

    def _fault(self, claim: Claim, shown: str, coding: Coding | None, said: set[str]) -> str:
        if coding is None:
            return f"the coding {shown} is no longer in the layer {self._people.layer}"
        if not contains(claim.code, coding.code):
            return f"the coding {shown} is of {coding.code} now, which is not {claim.code}"
        if coding.stance != claim.stance:
            return f"the stance of coding {shown} is {coding.stance or 'not given'} now"
        if not said:
            where = "its group's words, or its transcript is not finished"
            return f"the coding {shown} holds none of {where}"
        return ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Claims that are to leave the study, with all it takes to check them.

    ``takers`` are, by the id of a claim, those who took its stance, of whatever group.
    """

    standing: tuple[Standing, ...]
    takers: dict[str, frozenset[str]]
    layer: str
    names: dict[str, tuple[str, str]]
    ids: dict[str, str]
    columns: dict[str, Column]
    revision: int


def ask(study: Study, wanted: Sequence[str] = (), layer: str | None = None) -> Asked:
    """Reads what claims need to be checked: those of the ids ``wanted``, or all."""
    revision = study.codebook_revision()
    people = people_of(study, Question(layer=layer))
    words = _Words(study, people)
    stand = [words.of(claim) for claim in study.claims()]
    known = {one.claim.id for one in stand}
    for shown in wanted:
        if shown not in known:
            raise BadInput(f"there is no claim {shown} in this study")
    chosen = tuple(one for one in stand if not wanted or one.claim.id in wanted)
    tree = study.tree()
    groups = basis_of(study).columns(people.category, None, study.memory()).shown
    codes = dict.fromkeys(one.claim.code for one in chosen)
    return Asked(
        chosen,
        {one.claim.id: words.takers(one.claim) for one in chosen},
        people.layer,
        {path: (tree[path].name, tree[path].definition) for path in codes},
        {theme.code: theme.id for theme in study.theme_of(codes)},
        {
            TOTAL: Column(TOTAL, "all interviewees", len(people.category)),
            **{group.key: Column(group.key, group.label, group.n) for group in groups},
        },
        revision,
    )


def answer(asked: Asked, memory: Memory) -> tuple[list[ShownClaim], dict[str, object]]:
    """The claims as a reader may see them beside ``memory``.

    A claim says a band in words. So it may say what a released row says, and nothing else: its
    word is read from that row, not from the codings.
    """
    if not asked.standing:
        raise BadInput("this study has no claims; `codebook claims STUDY --add TEXT` writes one")
    rows = [_released(one.claim, asked, memory) for one in asked.standing]
    shown = [_shown(one, row, asked) for one, row in zip(asked.standing, rows, strict=True)]
    columns = None if all(row.is_total for row in rows) else memory.columns
    told = table_part(rows, columns, None, asked.revision)
    return shown, claims_part(((one.claim.id, one.claim.text) for one in asked.standing), told)


def _shown(one: Standing, row: SeenRow, asked: Asked) -> ShownClaim:
    """A claim as its released row lets it be shown.

    Whether it holds still is asked of the people of that row alone: asked of a group that has
    grown since, it would tell of the few who were added.
    """
    claim = one.claim
    if counted := claims.counting_in(claim.text):
        raise Refused(f"rule “bands”: claim {claim.id} says “{counted}”; use the printed words")
    cell = row.cells[claim.category]
    supporters = tuple(sorted(asked.takers[claim.id] & cell.people))
    held = claims.judge(
        claim, len(cell.people), supporters, one.contradictors, one.speakers, one.faults
    )
    if not held.holds:
        raise BadInput(f"claim {claim.id} does not hold; `codebook claims STUDY` says why")
    group = asked.columns[claim.category]
    said = wording.words(len(cell.people), cell.low, cell.high)
    if said != claim.quantifier:
        raise Refused(
            f"rule “once”: claim {claim.id} says “{claim.quantifier}”, and the table that was "
            f"released says “{said}”; a claim says what readers were shown"
        )
    name, definition = asked.names[claim.code]
    evidence = claim.evidence if claim.quantifier != wording.FEW else ()
    counted_in = replace(group, n=len(cell.people))
    return ShownClaim(
        claim.text, claim.code, name, definition, claim.stance, counted_in,
        cell.low, cell.high, said, evidence,
    )  # fmt: skip


def _released(claim: Claim, asked: Asked, memory: Memory) -> SeenRow:
    """The released row that a claim puts into words."""
    theme = asked.ids[claim.code]
    rows: list[SeenRow] = [
        row
        for row in memory.rows
        if row.theme.id == theme
        and row.theme.stance == claim.stance
        and claim.category in row.cells
    ]
    if not rows:
        how = "--by NONE" if not claim.category else "by category"
        raise Refused(
            f"rule “words of a table”: claim {claim.id} says how many of a group of "
            f"{disclosure.SMALLEST} or more, so its row goes first: release, or put into the same "
            f"report, a tally {how} with --code {claim.code} --stance {claim.stance}"
        )
    return rows[-1]


def draft(study: Study, wanted: Sequence[str] = (), layer: str | None = None) -> list[ShownClaim]:
    """Claims for an outside reader, checked against everything released; not remembered."""
    return answer(ask(study, wanted, layer), study.memory())[0]


def release(
    study: Study, title: str, wanted: Sequence[str] = (), layer: str | None = None
) -> tuple[list[ShownClaim], Release]:
    """Claims that leave the study, remembered from now on."""
    asked = ask(study, wanted, layer)
    made: list[list[ShownClaim]] = []

    def check(memory: Memory) -> Facts:
        shown, part = answer(asked, memory)
        made.append(shown)
        return [part]

    remembered = study.release("claims", title, asked.layer, check)
    return made[0], remembered
