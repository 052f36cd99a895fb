"""Invented studies of any shape, requests for releases, and what readers are told then.

What was told is plain data: names of people, ids of codes, bounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from codebook.core import attribution, disclosure
from codebook.core.categories import Scheme
from codebook.core.codes import contains
from codebook.core.disclosure import TOTAL, Group, Memory, Theme
from codebook.errors import Refused
from publisher import columns_of

CATEGORIES = (
    "law/federal",
    "law/local",
    "courts",
    "aid/nonprofit",
    "aid/survivor",
    "aid/health",
    "experts",
)
CODES = ("p", "p/a", "p/a/x", "p/a/y", "p/b", "p/c", "q", "q/d", "q/e")
STANCES = ("", "supports", "counters")

Answers = Mapping[str, frozenset[tuple[str, str]]]
"""Of each person, the codes that passages were coded to, each with the passage's stance."""


@dataclass(frozen=True)
class Study:
    """Who is interviewed, in what categories; ``waves`` are people who come one after another."""

    waves: tuple[Mapping[str, str], ...]
    women: frozenset[str]
    level: int | None = None
    opened: frozenset[str] = frozenset()

    @property
    def scheme(self) -> Scheme:
        return Scheme().with_paths(CATEGORIES)

    def people(self, time: int) -> dict[str, str]:
        return {who: category for wave in self.waves[: time + 1] for who, category in wave.items()}


def study(random: Random, largest: int = 12) -> Study:
    """A study of some categories, which grow three times, by few or by enough."""
    used = random.sample(CATEGORIES, random.randint(1, 5))
    waves: list[dict[str, str]] = []
    number = 0
    for time in range(4):
        wave = {}
        for category in used:
            few, many = (0, largest) if not time else random.choice([(0, 2), (5, 6), (3, 7)])
            for _ in range(random.randint(few, many)):
                wave[f"P{number:03d}"] = category
                number += 1
        waves.append(wave)
    everyone = sorted(who for wave in waves for who in wave)
    women = frozenset(random.sample(everyone, len(everyone) // 2))
    opened = frozenset(c for c in used if random.random() < 0.1)
    return Study(tuple(waves), women, random.choice([None, 1, 2]), opened)


def answers(random: Random, of: Study, *, parts_only: bool = False) -> Answers:
    """What people spoke of: of each code by few, some or nearly all; or of the lowest alone."""
    share = {code: random.choice([0.0, 0.05, 0.2, 0.5, 0.9, 1.0]) for code in CODES}
    if parts_only:
        share |= dict.fromkeys({code.rpartition("/")[0] for code in CODES} & share.keys(), 0.0)
    return {
        who: frozenset(
            (code, random.choice(STANCES)) for code in CODES if random.random() < share[code]
        )
        for who in of.people(len(of.waves))
    }


def theme(code: str, stance: str = "") -> Theme:
    """A code as a theme; codes are their own ids."""
    return Theme(code, code, frozenset(c for c in CODES if contains(code, c)), stance)


class Request(NamedTuple):
    """``kind``: ``by``, ``total``, ``women`` (their total), ``quote`` or ``more``."""

    kind: str
    themes: tuple[Theme, ...] = ()


def requests(random: Random, number: int) -> list[Request]:
    """Anything a lead may ask for, in any order, reasonable or not, and some of it again."""
    made = [Request("more")]

    def request() -> Request:
        kind = random.choice(["by", "by", "total", "women", "quote", "more"])
        some = 1 if kind == "quote" else random.randint(1, 3)
        stance = random.choice(["", "", "supports", "counters"])
        chosen = tuple(theme(code, stance) for code in random.sample(CODES, some))
        return Request(kind, () if kind == "more" else chosen)

    for _ in range(number):
        made.append(random.choice(made) if random.random() < 0.3 else request())
    return made[1:]


@dataclass(frozen=True)
class Row:
    """Some people of whom between ``low`` and ``high`` spoke of a theme, by the release."""

    theme: Theme
    people: frozenset[str]
    low: int
    high: int
    key: str
    open: bool = False


@dataclass(frozen=True)
class Quotation:
    """Words of one of ``alike``: those to whom the program would have given the same name."""

    theme: Theme
    name: str | None
    alike: frozenset[str]
    size: int


@dataclass
class Told:
    """Everything readers were told, and how each request was decided."""

    memory: Memory = field(default_factory=Memory)
    rows: list[Row] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    decisions: list[object] = field(default_factory=list)
    groups: dict[Theme, set[frozenset[str]]] = field(default_factory=dict)
    """The groups there were when something of a theme was released."""


def releases(of: Study, asked: Sequence[Request], given: Answers) -> Told:
    """What is released where these requests are made, and these answers were given."""
    told, time = Told(), 0
    for request in asked:
        people = of.people(time)
        shown, left_out = columns_of(of.scheme, people, told.memory, of.level, of.opened)
        before = len(told.rows), len(told.quotations)
        if request.kind == "more":
            time += 1
        elif request.kind == "quote":
            _quote(told, request.themes[0], of.scheme, shown, left_out, given)
        else:
            if request.kind != "by":
                of_all = frozenset(people) & (
                    of.women if request.kind == "women" else people.keys()
                )
                shown = [Group(TOTAL, "all", of_all)]
            _table(told, request, shown, given)
        if before != (len(told.rows), len(told.quotations)):
            for each in request.themes:
                told.groups.setdefault(each, set()).update(_groups(of, people))
    return told


def _groups(of: Study, people: Mapping[str, str]) -> set[frozenset[str]]:
    """The people of each category, and of those above."""
    return {
        frozenset(who for who, category in people.items() if contains(above.path, category))
        for above in of.scheme
    }


def spoke(of: Theme, given: Answers) -> frozenset[str]:
    """Who spoke of a theme."""
    return frozenset(
        who
        for who, said in given.items()
        if any(code in of.covers and of.stance in ("", stance) for code, stance in said)
    )


def _table(told: Told, request: Request, shown: list[Group], given: Answers) -> None:
    keys = tuple(group.key for group in shown)
    who = {theme: spoke(theme, given) for theme in request.themes}
    try:
        rows, cells = disclosure.release_rows(request.themes, shown, who, told.memory, keys)
    except Refused as refused:
        told.decisions.append(str(refused))
        return
    told.memory = told.memory.with_table(None if keys == (TOTAL,) else keys, rows)
    told.decisions.append(
        [[(cell.category, cell.n, cell.low is None) for cell in r] for r in cells]
    )
    opened = {group.key for group in shown if group.open}
    told.rows += [
        Row(row.theme, cell.people, cell.low, cell.high, key, key in opened)
        for row in rows
        for key, cell in row.cells.items()
    ]


def _quote(
    told: Told,
    of: Theme,
    scheme: Scheme,
    shown: list[Group],
    left_out: list[Group],
    given: Answers,
) -> None:
    named = attribution.attributions(scheme, shown, left_out, of, told.memory)
    for who in sorted(spoke(of, given) & named.keys()):
        category, size = named[who].category, named[who].size
        if size >= disclosure.SMALLEST:
            alike = frozenset(w for w, speakers in named.items() if speakers.category == category)
            quotation = Quotation(of, category, alike, size)
            if quotation not in told.quotations:
                told.quotations.append(quotation)
            told.memory = told.memory.with_quotations([of])
