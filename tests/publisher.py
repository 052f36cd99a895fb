"""Small studies that release what the program allows, for every set of answers there could be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

from codebook.core import attribution, disclosure
from codebook.core.categories import Scheme
from codebook.core.codes import contains
from codebook.core.disclosure import TOTAL, Group, Memory, Theme
from codebook.errors import Refused
from reader import Answers, Told

BY, IN_TOTAL, QUOTE, MORE = "by category", "in total", "quotation", "more people"


class Request(NamedTuple):
    """Something a lead does: a table or a quotation of themes, or adding the next people."""

    kind: str
    themes: tuple[int, ...] = ()


class Cell(NamedTuple):
    """People of one category who are there from the same time on."""

    category: str
    n: int
    since: int = 0


def columns_of(
    scheme: Scheme,
    people: dict[str, str],
    memory: Memory,
    level: int | None = None,
    opened: frozenset[str] = frozenset(),
) -> tuple[list[Group], list[Group]]:
    """The columns, those released before where there are any; and the people of no column."""
    if memory.columns is None:
        return disclosure.groups(scheme, people, level, opened)
    shown = [
        Group(key, key, frozenset(w for w, c in people.items() if contains(key, c)), key in opened)
        for key in memory.columns
    ]
    placed = frozenset[str]().union(*(group.people for group in shown))
    rest = {who: category for who, category in people.items() if who not in placed}
    return shown, [
        Group(path, path, frozenset(who for who, c in rest.items() if c == path))
        for path in dict.fromkeys(rest.values())
    ]


@dataclass
class State:
    """Where a study is: what was released, and how often people were added."""

    memory: Memory = field(default_factory=Memory)
    time: int = 0


class Publisher:
    """A study of some cells and themes. Answers are given when it is asked what it tells."""

    def __init__(self, cells: Sequence[Cell], themes: Sequence[Theme]) -> None:
        self.cells, self.themes = cells, themes
        self.scheme = Scheme().with_paths(cell.category for cell in cells)
        self._states: list[State] = [State()]
        self._next: dict[Any, int] = {}
        self._done: dict[Any, tuple[Any, int]] = {}
        self._named: dict[Any, list[tuple[Any, int]]] = {}

    def people(self, time: int) -> dict[str, str]:
        """Those who are there at a time, with their categories."""
        return {
            self._name(c, i): cell.category
            for c, cell in enumerate(self.cells)
            if cell.since <= time
            for i in range(cell.n)
        }

    @staticmethod
    def _name(cell: int, number: int) -> str:
        return f"{cell}-{number}"

    def tell(self, requests: Sequence[Request]) -> Callable[[Answers], Iterator[Told]]:
        """What readers are told of some answers, one outcome for each choice of speakers."""

        def tells(answers: Answers) -> Iterator[Told]:
            yield from self._go(answers, tuple(requests), 0, (), ())

        return tells

    def _go(
        self,
        answers: Answers,
        requests: tuple[Request, ...],
        state: int,
        told: tuple[Any, ...],
        speakers: tuple[tuple[int, int], ...],
    ) -> Iterator[Told]:
        if not requests:
            yield told, speakers
            return
        request, *rest = requests
        if request.kind == QUOTE:
            (theme,) = request.themes
            for what, cell in self._attributions(state, theme):
                if answers[theme][cell]:
                    after = self._after(state, request, what, self._quoted(state, theme))
                    spoken = (*speakers, (theme, cell))
                    yield from self._go(answers, tuple(rest), after, (*told, what), spoken)
            return
        counts = tuple(answers[theme] for theme in request.themes)
        key = (state, request, counts)
        if key not in self._done:
            self._done[key] = self._table(state, request, counts)
        what, after = self._done[key]
        yield from self._go(answers, tuple(rest), after, (*told, what), speakers)

    def _after(self, state: int, request: Request, what: Any, new: State) -> int:
        """The state that follows: the same for everybody who was told the same."""
        key = (state, request, what)
        if key not in self._next:
            self._states.append(new)
            self._next[key] = len(self._states) - 1
        found = self._next[key]
        assert self._states[found] == new, "more is remembered than was told"
        return found

    def _quoted(self, state: int, theme: int) -> State:
        now = self._states[state]
        return State(now.memory.with_quotations([self.themes[theme]]), now.time)

    def _attributions(self, state: int, theme: int) -> list[tuple[Any, int]]:
        """How a quotation of a theme is attributed, for each cell it may be by; if released."""
        if (state, theme) not in self._named:
            now = self._states[state]
            people = self.people(now.time)
            shown, left_out = columns_of(self.scheme, people, now.memory)
            named = attribution.attributions(
                self.scheme, shown, left_out, self.themes[theme], now.memory
            )
            self._named[state, theme] = [
                ((QUOTE, theme, speakers.category), c)
                for c, cell in enumerate(self.cells)
                if cell.since <= now.time
                for speakers in [named[self._name(c, 0)]]
                if speakers.size >= 5
            ]
        return self._named[state, theme]

    def _table(
        self, state: int, request: Request, counts: tuple[tuple[int, ...], ...]
    ) -> tuple[Any, int]:
        now = self._states[state]
        if request.kind == MORE:
            return MORE, self._after(state, request, MORE, State(now.memory, now.time + 1))
        people = self.people(now.time)
        if request.kind == IN_TOTAL:
            shown = [Group(TOTAL, "all", frozenset(people))]
        else:
            shown, _ = columns_of(self.scheme, people, now.memory)
        keys = tuple(group.key for group in shown)
        themes = [self.themes[theme] for theme in request.themes]
        spoke = {
            theme: frozenset(
                name for c, k in enumerate(row) for i in range(k) if (name := self._name(c, i))
            )
            & people.keys()
            for theme, row in zip(themes, counts, strict=True)
        }
        rows, cells = disclosure.release_rows(themes, shown, spoke, now.memory, keys)
        memory = now.memory.with_table(None if request.kind == IN_TOTAL else keys, rows)
        what = (
            request,
            tuple(tuple((c.category, c.n, c.low, c.high) for c in row) for row in cells),
        )
        return what, self._after(state, request, what, State(memory, now.time))

    def allows(self, requests: Sequence[Request]) -> bool:
        """Whether requests are granted where everybody spoke of everything."""
        full = tuple(tuple(cell.n for cell in self.cells) for _ in self.themes)
        try:
            return any(True for _ in self.tell(requests)(full))
        except Refused:
            return False

    def allowed(self, menu: Sequence[Request], releases: int) -> Iterator[tuple[Request, ...]]:
        """The longest sequences of up to so many releases that are granted.

        What shorter ones tell is part of what these tell. People are added once, after something
        was released. Of releases that are next to each other and may change places, one order.
        """

        def longer(done: tuple[Request, ...]) -> Iterator[tuple[Request, ...]]:
            left = releases - sum(request.kind != MORE for request in done)
            more = [each for step in menu if left and self.allows(each := (*done, step))]
            for each in more:
                if not _out_of_order(each):
                    yield from longer(each)
            if done and left and MORE not in {step.kind for step in done} and self._grows:
                yield from longer((*done, Request(MORE)))
            elif done and not more:
                yield done

        yield from longer(())

    @property
    def _grows(self) -> bool:
        return any(cell.since for cell in self.cells)


def _out_of_order(steps: Sequence[Request]) -> bool:
    """Whether the last two would have told the same the other way round."""
    if len(steps) < 2 or MORE in {steps[-1].kind, steps[-2].kind}:
        return False
    (one, _), (other, _) = steps[-2:]
    return (one == QUOTE) == (other == QUOTE) and steps[-1] < steps[-2]


def requests(themes: Sequence[tuple[int, ...]]) -> list[Request]:
    """Tables of some lists of themes, by category and in total, and quotations of each theme."""
    tables = [Request(kind, each) for kind, each in product((BY, IN_TOTAL), themes)]
    return tables + [Request(QUOTE, (t,)) for t in sorted({t for each in themes for t in each})]
