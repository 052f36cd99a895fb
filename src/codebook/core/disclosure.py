"""What may leave a study without telling who said what: the argument, as a program.

The principle: **what is shown, merged, ordered or refused never depends on a count.** It depends
on the sizes of groups, the trees of codes and categories, and what was released before, all of
which a reader may know. Then a release gives a reader its bands, and there is nothing to reason
back from. The rules, each with the name that a refusal gives it:

*five or more*
    A group that is shown has at least five interviewees.
*bands*
    A cell is a fixed map of the group's size and the count (:func:`band`): nearly none is not
    told from none, nor nearly all from all.
*columns apart*, *rows apart*
    Neither groups of people nor themes in releases contain one another: two counts, one of
    which is part of the other, tell their difference.
*breakdown or total*
    A theme is shown by category or in total, never both: bands and their sum pin each other.
*one grouping*
    Every breakdown of a study has the same columns.
*once*
    A person is counted for a theme once. A row is shown again when each of its columns has five
    people or more who were not in it before: their band is *added* to the band that was shown.
    (Counting all of them anew would tell too much. Take a group of 5 shown as ``0-2`` that has
    grown to 10: an exact 7 says that each of the five newcomers spoke of the theme. A sum of two
    bands says what two tables of two groups say.)
*quotations last*
    After the first quotation of a theme there is no new table of it: a quotation tells that
    somebody spoke, and a band of a few that holds ``0`` must stay possible.
*class of five*
    A quotation is attributed to the finest class that leaves five possible speakers, for a reader
    who knows that it would have been attributed more finely if it could: see
    :mod:`codebook.core.attribution`.

Categories that were declared open before any coding are shown exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from codebook.core.categories import Scheme
from codebook.core.codes import contains, depth, truncate
from codebook.core.linking import Place
from codebook.core.tallies import Cell, Status
from codebook.errors import Refused

SMALLEST = 5
"""The fewest interviewees a group may have to be shown, and a quotation's possible speakers."""

_EDGE = 2
"""How far from none, and from all, a count is not told apart from them."""

_LARGE = 10
"""From this group size on, counts away from both edges are exact."""

TOTAL = ""
"""The key of the one group of a table that is not broken down by category."""

HERE = "here"
"""Where a theme stands that is part of the very report which is about to be written."""

JOINED = " + "
"""What stands in the key of a group between its categories, where it is of several."""


def band(n: int, number: int) -> tuple[int, int]:
    """The lowest and highest count that a group of ``n`` with this count may have, for a reader.

    A fixed map of ``n`` and the count: the bands of a group never depend on anything else.
    """
    if number <= _EDGE:
        return 0, _EDGE
    if number >= n - _EDGE:
        return max(n - _EDGE, _EDGE + 1), n
    if n < _LARGE:
        return _EDGE + 1, n - _EDGE - 1
    return number, number


@dataclass(frozen=True, slots=True)
class Theme:
    """What a row or a quotation is about.

    ``covers`` are the ids of the codes whose passages it counts: its own, those below it, those
    merged into it; and, for a theme released before, those split off from them since. Stances of
    one code are themes of their own.
    """

    code: str
    id: str
    covers: frozenset[str]
    stance: str = ""
    where: str = field(default="", compare=False)
    """Of a theme that readers know: the id of its release, or :data:`HERE`. For messages alone."""

    def __str__(self) -> str:
        return f"{self.code} ({self.stance})" if self.stance else self.code


@dataclass(frozen=True, slots=True)
class Group:
    """People who are counted together. ``open``: the study may show their counts exactly."""

    key: str
    label: str
    people: frozenset[str]
    open: bool = False

    @property
    def n(self) -> int:
        """How many they are."""
        return len(self.people)


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell that readers know: who was counted in it, and between what bounds the count lies."""

    people: frozenset[str]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A row that was released: its cells by the key of the group; withheld ones are not there."""

    theme: Theme
    cells: Mapping[str, Seen]

    @property
    def is_total(self) -> bool:
        """Whether it is a total instead of a breakdown."""
        return TOTAL in self.cells


@dataclass(frozen=True, slots=True)
class Memory:
    """Everything that left a study, in order. ``columns`` are those of its breakdowns.

    ``quoted`` are the themes that quotations were released of, ``places`` where their words stand,
    ``measured`` the samples, by number, and the units that agreement was released of.
    """

    columns: tuple[str, ...] | None = None
    rows: tuple[SeenRow, ...] = ()
    quoted: tuple[Theme, ...] = ()
    places: tuple[Place, ...] = ()
    measured: tuple[tuple[int, str], ...] = ()

    def with_table(self, columns: Sequence[str] | None, rows: Iterable[SeenRow]) -> Memory:
        """The memory after a table; ``columns`` is ``None`` for totals."""
        kept = self.columns if columns is None else tuple(columns)
        return replace(self, columns=kept, rows=(*self.rows, *rows))

    def with_quotations(self, themes: Iterable[Theme], places: Iterable[Place] = ()) -> Memory:
        """The memory after quotations of some themes, taken from some places."""
        return replace(self, quoted=(*self.quoted, *themes), places=(*self.places, *places))

    def with_agreement(self, sample: int, unit: str) -> Memory:
        """The memory after the agreement of a sample at a unit."""
        return replace(self, measured=(*self.measured, (sample, unit)))


# --- groups ---------------------------------------------------------------------------------


def groups(
    scheme: Scheme, people: Mapping[str, str], level: int | None, opened: Iterable[str] = ()
) -> tuple[list[Group], list[Group]]:
    """The columns a table may have by size alone, and the groups too small to be shown.

    A category is shown as deep as ``level`` says, or as a leaf. One below five is left out; where
    all children of a parent are below five, the parent stands for them. An open category is shown
    whatever its size. ``people`` maps a pseudonym to its category.
    """
    order = {category.path: position for position, category in enumerate(scheme)}
    leaves = [path for path in order if path not in scheme.parents()] + list(people.values())
    shown = sorted({truncate(c, level) if level else c for c in leaves}, key=lambda c: order[c])
    open_ones = set(opened)
    members = {
        path: frozenset(who for who, category in people.items() if contains(path, category))
        for path in order
    }

    def small(path: str) -> bool:
        return len(members[path]) < SMALLEST and path not in open_ones

    for deep in range(max(map(depth, shown), default=0), 1, -1):
        parents = [path.rpartition("/")[0] for path in shown if depth(path) == deep]
        for parent in dict.fromkeys(parents):
            below = [path for path in shown if contains(parent, path)]
            if all(small(path) for path in below):
                shown[shown.index(below[0])] = parent
                shown = [path for path in shown if path not in below]
    made = [Group(c, scheme.label(c), members[c], c in open_ones) for c in shown]
    kept = [group for group in made if not small(group.key)]
    return kept, [group for group in made if small(group.key) and group.n]


# --- tables ---------------------------------------------------------------------------------


def release_rows(
    themes: Sequence[Theme],
    shown: Sequence[Group],
    spoke: Mapping[Theme, frozenset[str]],
    memory: Memory,
    columns: Sequence[str],
) -> tuple[list[SeenRow], list[tuple[Cell, ...]]]:
    """The rows of a table as a reader may see them, or :class:`Refused` with the rule's name.

    ``shown`` are the columns, or one group with the key :data:`TOTAL`; ``columns`` are what
    later breakdowns are held to: their keys, behind the filter that left these people, if any.
    ``spoke`` holds the interviewees who spoke of each theme. Nothing that decides what is shown
    or refused reads it.
    """
    before = refuse_table(themes, shown, memory, columns)
    rows, cells = [], []
    for theme in themes:
        last = _last(theme, before[theme])
        seen = {} if last is None else last.cells
        known = {
            group.key: cell
            for group in shown
            if (cell := _cell(group, spoke[theme], seen)) is not None
        }
        rows.append(SeenRow(theme, known))
        cells.append(tuple(_shown(group, known.get(group.key)) for group in shown))
    return rows, cells


def _cell(group: Group, spoke: frozenset[str], seen: Mapping[str, Seen]) -> Seen | None:
    """What a reader is shown of a group: what was seen of it before, and the band of the rest."""
    if group.open:
        count = len(group.people & spoke)
        return Seen(group.people, count, count)
    before = seen.get(group.key, Seen(frozenset(), 0, 0))
    fresh = _fresh(group, seen)
    if len(fresh) < SMALLEST:
        return seen.get(group.key)
    low, high = band(len(fresh), len(fresh & spoke))
    return Seen(before.people | fresh, before.low + low, before.high + high)


def _fresh(group: Group, seen: Mapping[str, Seen]) -> frozenset[str]:
    return group.people.difference(*(cell.people for cell in seen.values()))


def _shown(group: Group, cell: Seen | None) -> Cell:
    if cell is None:
        return Cell(group.key, group.n, None, None, Status.WITHHELD)
    status = Status.EXACT if cell.low == cell.high else Status.BAND
    return Cell(group.key, len(cell.people), cell.low, cell.high, status)


def _touching(themes: Sequence[Theme], memory: Memory) -> dict[Theme, list[SeenRow]]:
    """For each theme the rows of the memory that cover a code it covers, in order."""
    holding: dict[str, list[int]] = {}
    for number, row in enumerate(memory.rows):
        for code in row.theme.covers:
            holding.setdefault(code, []).append(number)
    return {
        theme: [
            memory.rows[number]
            for number in sorted({n for code in theme.covers for n in holding.get(code, ())})
        ]
        for theme in themes
    }


def _last(theme: Theme, before: Sequence[SeenRow]) -> SeenRow | None:
    """The row of a theme as it was shown last."""
    for row in reversed(before):
        if (row.theme.id, row.theme.stance) == (theme.id, theme.stance):
            return row
    return None


def refuse_table(
    themes: Sequence[Theme], shown: Sequence[Group], memory: Memory, columns: Sequence[str]
) -> dict[Theme, list[SeenRow]]:
    """Refuses a table that would tell more than its bands; else what was seen of each theme."""
    if not any(group.n >= SMALLEST or group.open for group in shown):
        raise Refused(
            f"rule “five or more”: every group of the table has fewer than {SMALLEST} "
            "interviewees; leave out the filter, ask for fewer levels, or wait until more "
            "transcripts are finished"
        )
    total = [group.key for group in shown] == [TOTAL]
    if not total and memory.columns not in (None, tuple(columns)):
        is_here = all(row.is_total or row.theme.where == HERE for row in memory.rows)
        were = "tables of this report are" if is_here else "breakdowns of this study were released"
        raise Refused(
            f"rule “one grouping”: {were} by {', '.join(memory.columns or ())}, and every later "
            "one has the same columns and the same filter; leave out --level, and give --only "
            "just as it was given then"
        )
    for one, other in combinations(themes, 2):
        _refuse_overlap(one, other, "in one table", f"show {one} alone, or name rows with --code")
    before = _touching(themes, memory)
    refused = {
        theme: no
        for theme in themes
        if (no := _why_not(theme, shown, total, before[theme], memory.quoted))
    }
    if refused:
        no = next(iter(refused.values()))
        left = [str(theme) for theme in themes if theme not in refused]
        more = f"; may be shown: {', '.join(left)}" if left else ""
        raise Refused(no + more, tuple(str(theme) for theme in list(refused)[1:]))
    return before


def _refuse_overlap(one: Theme, other: Theme, where: str, instead: str) -> None:
    if overlap(one, other):
        raise Refused(
            f"rule “rows apart”: {one} and {other} hold the same passages, and the two {where} "
            f"tell what the rest said; {instead}"
        )


def overlap(one: Theme, other: Theme) -> bool:
    """Whether what one theme counts is, or may be, part of what another counts.

    Two stances of one code are apart: a person may take either, both or none.
    """
    if one.id == other.id and one.stance and other.stance:
        return one.stance == other.stance
    return not one.covers.isdisjoint(other.covers)


def uncovered(themes: Sequence[Theme]) -> list[Theme]:
    """The themes without those that another of them covers whole: codes merged into its code."""
    return [one for one in themes if not any(one.covers < other.covers for other in themes)]


def _why_not(
    theme: Theme,
    shown: Sequence[Group],
    total: bool,
    before: Sequence[SeenRow],
    quoted: Sequence[Theme],
) -> str:
    """Why a theme may not be a row of a new table; empty where it may."""
    for other in quoted:
        if not theme.covers.isdisjoint(other.covers):
            return (
                f"rule “quotations last”: a quotation of {theme} {_was(other)}, which says that "
                "somebody spoke of it; no table of it can follow"
            )
    for row in before:
        same = row.theme.id == theme.id
        if same and row.is_total != total:
            had, now = ("in total", "by category") if row.is_total else ("by category", "in total")
            return (
                f"rule “breakdown or total”: {theme} {_was(row.theme)} {had}, and {now} as well "
                "the two would tell more than either; show it as before"
            )
        if not (same and row.theme.stance == theme.stance) and overlap(theme, row.theme):
            again = f"show {row.theme} again once five interviewees were added"
            instead = "leave out one of the two" if row.theme.where == HERE else again
            return (
                f"rule “rows apart”: {theme} and {row.theme}, which {_was(row.theme)}, hold the "
                f"same passages, and the two tell what the rest said; {instead}"
            )
    last = _last(theme, before)
    seen = {} if last is None else last.cells
    if last is not None and any(
        len(_fresh(group, seen)) < SMALLEST
        for group in shown
        if not group.open and (group.key in seen or group.n >= SMALLEST)
    ):
        return f"rule “once”: {theme} {_was(last.theme)}; {_once(last.theme)}"
    return ""


def _was(theme: Theme) -> str:
    """How a theme that readers know came to them, behind its name."""
    if theme.where == HERE:
        return "stands in this report already"
    return "was released" + (f" ({theme.where})" if theme.where else "")


def _once(theme: Theme) -> str:
    """What can be done where a theme is not shown anew."""
    if theme.where == HERE:
        return "leave out one of the two"
    command, release = "`codebook releases STUDY", theme.where or "ID"
    return (
        f"it can be shown again when each column has {SMALLEST} interviewees more, and until then "
        f"as it was: {command} --show {release} --output FILE`; if it reached nobody, {command} "
        f"--withdraw {release} --reason TEXT` takes it back"
    )
