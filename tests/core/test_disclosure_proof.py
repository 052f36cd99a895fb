"""The proof that releases are safe: every set of answers, every sequence of three releases.

A reader who knows the program, the sizes of all categories and all releases
(:mod:`reader`) does not learn the answer of a person, nor the count of a group under 10 to fewer
values than its band, nor that all or none of a group spoke. Groups are the columns, the people
of no column, and those who were added between two releases. With any of the rules switched off
the same reader does learn something: a proof that cannot fail proves nothing. (“One grouping” is
not among them: a theme is shown once, so two groupings are of themes that have nothing in common.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

import pytest

from codebook.core import attribution, disclosure
from codebook.core.disclosure import Group, Theme
from codebook.errors import Refused
from publisher import BY, IN_TOTAL, MORE, QUOTE, Cell, Publisher, Request, requests
from reader import Answers, Mind, Secrets, Told, all_answers, minds

WHOLE = Theme("p", "p", frozenset({"p", "a", "b"}))
PART = Theme("p/a", "a", frozenset({"a"}))
OTHER = Theme("p/b", "b", frozenset({"b"}))
SUPPORTS = Theme("p/a", "a", frozenset({"a"}), "supports")
COUNTERS = Theme("p/a", "a", frozenset({"a"}), "counters")


@dataclass(frozen=True)
class Small:
    """A study small enough to go through all of its answers."""

    cells: tuple[Cell, ...]
    themes: tuple[Theme, ...] = (PART,)
    inside: tuple[int | None, ...] = (None,)
    parts_only: bool = False
    """Whether readers take it that whoever spoke of a whole spoke of one of its parts."""

    @property
    def secrets(self) -> Secrets:
        sizes = [cell.n for cell in self.cells]
        groups = {(c,) for c in range(len(sizes))}
        for category in {cell.category for cell in self.cells}:
            for above in (category, category.partition("/")[0]):
                groups.add(
                    tuple(
                        c
                        for c, cell in enumerate(self.cells)
                        if cell.category == above or cell.category.startswith(above + "/")
                    )
                )
        return Secrets(sizes, sorted(groups - {()}), self.inside)

    def minds(self, steps: Sequence[Request]) -> Iterator[tuple[Any, Mind]]:
        """What readers may think after some releases."""
        worlds = all_answers(self.secrets.sizes, self.inside, parts_only=self.parts_only)
        yield from minds(worlds, Publisher(self.cells, self.themes).tell(steps)).items()

    def leaks(self, steps: Sequence[Request]) -> Iterator[str]:
        """What some reader learns from some releases, and must not."""
        for told, mind in self.minds(steps):
            for leak in self.secrets.leaks(mind):
                yield f"{leak}, after {told}"


NESTED = (WHOLE, PART, OTHER), (None, 0, 0)
STANCES = (PART, SUPPORTS, COUNTERS), (None, 0, 0)
PAIR = (WHOLE, PART), (None, 0)

STUDIES = {
    "three categories": Small((Cell("x", 5), Cell("y", 6), Cell("z", 7))),
    "a category below five": Small((Cell("x/a", 5), Cell("x/b", 3), Cell("y", 7))),
    "a category of two": Small((Cell("x/a", 5), Cell("x/b", 2), Cell("y", 7))),
    "categories all below five": Small((Cell("x/a", 3), Cell("x/b", 2), Cell("y", 7))),
    "five more in each column": Small(
        (Cell("x", 5), Cell("y", 6), Cell("x", 5, since=1), Cell("y", 5, since=1))
    ),
    "a category grows to five": Small(
        (Cell("x/a", 5), Cell("x/b", 3), Cell("x/a", 5, since=1), Cell("x/b", 2, since=1))
    ),
    "one more in each column": Small(
        (Cell("x", 5), Cell("y", 6), Cell("x", 1, since=1), Cell("y", 1, since=1))
    ),
    "three more in a column": Small(
        (Cell("x", 5), Cell("y", 6), Cell("x", 3, since=1), Cell("y", 5, since=1))
    ),
    "a code and its parts": Small((Cell("x", 5), Cell("y", 2)), *NESTED),
    "a code and its parts alone": Small((Cell("x", 5), Cell("y", 5)), *NESTED, parts_only=True),
    "a code and a part": Small((Cell("x", 5), Cell("y", 6)), *PAIR),
    "stances": Small((Cell("x", 5), Cell("y", 2)), *STANCES),
    "a part, and more people": Small((Cell("x", 5), Cell("x", 5, since=1)), *PAIR),
}


@pytest.mark.parametrize("name", STUDIES)
def test_no_reader_learns_what_a_band_does_not_say(name: str) -> None:
    study = STUDIES[name]
    menu = requests([(theme,) for theme in range(len(study.themes))])
    sequences = list(Publisher(study.cells, study.themes).allowed(menu, releases=3))
    assert sequences
    for steps in sequences:
        assert list(islice(study.leaks(steps), 3)) == [], steps


@pytest.mark.parametrize("name", [name for name in STUDIES if STUDIES[name].inside == (None,)])
def test_who_knows_the_answers_of_one_person_learns_nobody_elses(name: str) -> None:
    study = STUDIES[name]
    for steps in Publisher(study.cells, study.themes).allowed(requests([(0,)]), releases=3):
        for told, mind in study.minds(steps):
            assert list(study.secrets.leaks_to_colleagues(mind)) == [], (steps, told)


@pytest.mark.parametrize("name", ["a code and a part", "one more in each column"])
def test_a_request_is_refused_for_all_answers_or_for_none(name: str) -> None:
    study = STUDIES[name]
    publisher = Publisher(study.cells, study.themes)
    worlds = list(all_answers(study.secrets.sizes, study.inside))
    tables = [
        Request(kind, (theme,)) for kind in (BY, IN_TOTAL) for theme in range(len(study.themes))
    ]
    for one, other in product(tables, repeat=2):
        for between in ([], [Request(MORE)]):
            tell = publisher.tell([one, *between, other])
            assert len({_outcome(tell, world) for world in worlds}) == 1


def _outcome(tell: Callable[[Answers], Iterator[Told]], world: Answers) -> str:
    try:
        return f"{len(list(tell(world)))} shown"
    except Refused as refused:
        return str(refused)


# --- what each rule is for ------------------------------------------------------------------


def _granted(monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    """Has one rule refuse nothing, and count everybody anew."""
    refuse = disclosure._why_not

    def why_not(*asked: Any) -> str:
        found = refuse(*asked)
        return "" if f"“{rule}”" in found else found

    monkeypatch.setattr(disclosure, "_why_not", why_not)
    monkeypatch.setattr(disclosure, "_last", lambda theme, before: None)


def _exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "band", lambda n, number: (number, number))


def _two_edges_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def band(n: int, number: int) -> tuple[int, int]:
        return (number, number) if number in (0, n) else (1, n - 1)

    monkeypatch.setattr(disclosure, "band", band)


def _columns_of_three(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (disclosure, attribution):
        monkeypatch.setattr(module, "SMALLEST", 3)


def _parent_beside_child(monkeypatch: pytest.MonkeyPatch) -> None:
    made = disclosure.groups

    def groups(scheme: Any, people: dict[str, str], *rest: Any) -> Any:
        shown, left_out = made(scheme, people, *rest)
        tops = {c.partition("/")[0] for c in people.values()}
        above = {t: frozenset(p for p, c in people.items() if c.startswith(t + "/")) for t in tops}
        return [*shown, *(Group(t, t, above[t]) for t in above if above[t])], left_out

    monkeypatch.setattr(disclosure, "groups", groups)
    once = disclosure._cell
    monkeypatch.setattr(disclosure, "_cell", lambda group, spoke, seen: once(group, spoke, {}))


def _rows_nested(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (disclosure, attribution):
        monkeypatch.setattr(module, "overlap", lambda one, other: False)


def _no_class(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names the finest category, and says that five may be the speaker."""

    def attributions(scheme: Any, shown: Any, left_out: Any, *rest: Any) -> Any:
        return {
            who: attribution.Speakers(group.key, 5)
            for group in [*shown, *left_out]
            for who in group.people
        }

    monkeypatch.setattr(attribution, "attributions", attributions)


def _class_by_size_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forgets the bands that were released of the theme."""
    named = attribution.attributions

    def attributions(scheme: Any, shown: Any, left_out: Any, theme: Any, memory: Any) -> Any:
        return named(scheme, shown, left_out, theme, disclosure.Memory(memory.columns))

    monkeypatch.setattr(attribution, "attributions", attributions)


def _class_by_wholes_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forgets the bands of parts of the theme, which its words may be about."""
    named = attribution.attributions

    def attributions(scheme: Any, shown: Any, left_out: Any, theme: Any, memory: Any) -> Any:
        rows = tuple(row for row in memory.rows if theme.covers <= row.theme.covers)
        return named(scheme, shown, left_out, theme, disclosure.Memory(memory.columns, rows))

    monkeypatch.setattr(attribution, "attributions", attributions)


def _by(theme: int = 0) -> Request:
    return Request(BY, (theme,))


def _total(theme: int = 0) -> Request:
    return Request(IN_TOTAL, (theme,))


_ADDED = Request(MORE)
_QUOTE = Request(QUOTE, (0,))

WITHOUT = {
    "bands": (_exact, "three categories", [_by()]),
    "bands that tell none from few": (_two_edges_of_one, "three categories", [_by()]),
    "five or more": (_columns_of_three, "a category below five", [_by()]),
    "five or more who are new": (
        _columns_of_three,
        "three more in a column",
        [_by(), _ADDED, _by()],
    ),
    "columns apart": (_parent_beside_child, "a category of two", [_by()]),
    "rows apart": (_rows_nested, "a code and a part", [_total(0), _total(1)]),
    "breakdown or total": ("breakdown or total", "three categories", [_by(), _total()]),
    "once": ("once", "one more in each column", [_by(), _ADDED, _by()]),
    "once, in total": ("once", "one more in each column", [_total(), _ADDED, _total()]),
    "once, though five were added": ("once", "five more in each column", [_by(), _ADDED, _by()]),
    "quotations last": ("quotations last", "three categories", [_QUOTE, _by()]),
    "class of five": (_no_class, "three categories", [_by(), _QUOTE]),
    "class of five, of no column": (_no_class, "a category below five", [_QUOTE]),
    "class of five, by bands": (_class_by_size_alone, "three categories", [_by(), _QUOTE]),
    "class of five, by bands of parts": (
        _class_by_wholes_alone,
        "a code and its parts alone",
        [_by(1), _by(2), _QUOTE],
    ),
    "class of five, in total": (_class_by_size_alone, "three categories", [_total(), _QUOTE]),
}


@pytest.mark.parametrize("rule", WITHOUT)
def test_without_a_rule_a_reader_learns_more(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    off, name, steps = WITHOUT[rule]
    study = STUDIES[name]
    assert not _allowed(study, steps) or not any(study.leaks(steps))
    with monkeypatch.context() as patched:
        if callable(off):
            off(patched)
        else:
            _granted(patched, off)
        assert _allowed(study, steps)
        assert any(study.leaks(steps))


def _allowed(study: Small, steps: Sequence[Request]) -> bool:
    return Publisher(study.cells, study.themes).allows(steps)
