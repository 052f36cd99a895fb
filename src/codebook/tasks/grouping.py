"""The columns a study may release: by size, as the lead grouped them, or as released before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from codebook.core import disclosure
from codebook.core.categories import Scheme
from codebook.core.codes import contains, nearest
from codebook.core.disclosure import Group, Memory
from codebook.errors import BadInput, Refused
from codebook.store.report_values import COLUMNS, OPEN_CATEGORIES
from codebook.store.study import Study

ONLY = "only "
"""How the first of remembered columns begins where a filter left part of the interviewees."""

_JOINED = disclosure.JOINED


@dataclass(frozen=True, slots=True)
class Columns:
    """The groups that may be columns, and those too small to be shown."""

    shown: tuple[Group, ...]
    left_out: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """What decides the columns of a study, beside the sizes of groups.

    ``own`` are the columns as the lead grouped them, by key, with labels; ``opened`` the open
    categories.
    """

    scheme: Scheme
    own: Mapping[str, str]
    opened: frozenset[str]

    def columns(self, people: Mapping[str, str], level: int | None, memory: Memory) -> Columns:
        """The columns of a breakdown of ``people``, a mapping from pseudonyms to categories.

        Unless another level is asked for, they are those that were released before.
        """
        if memory.columns is not None and level is None:
            keys = [key for key in memory.columns if not key.startswith(ONLY)]
        elif self.own:
            keys = list(self.own)
        else:
            kept, left = disclosure.groups(self.scheme, people, level, self.opened)
            return Columns(tuple(kept), tuple(left))
        shown = [self._group(key, people) for key in keys]
        if memory.columns is None:
            shown = [one for one in shown if one.open or one.n >= disclosure.SMALLEST]
        placed = frozenset[str]().union(*(group.people for group in shown))
        rest = {who: category for who, category in people.items() if who not in placed}
        left_out = [
            Group(path, self.scheme.label(path), _within(rest, (path,)))
            for path in dict.fromkeys(c.path for c in self.scheme if c.path in set(rest.values()))
        ]
        return Columns(tuple(shown), tuple(left_out))

    def _group(self, key: str, people: Mapping[str, str]) -> Group:
        parts = key.split(_JOINED)
        return Group(key, self.label(key), _within(people, parts), set(parts) <= self.opened)

    def label(self, key: str) -> str:
        """What a column, or a category above one, is called."""
        return self.own.get(key) or _JOINED.join(map(self.scheme.label, key.split(_JOINED)))


def basis_of(study: Study) -> Basis:
    """Reads what decides the columns of a study."""
    return Basis(study.scheme(), own_columns(study), frozenset(open_categories(study)))


def columns_of(
    study: Study, people: Mapping[str, str], level: int | None, memory: Memory
) -> Columns:
    """The columns of a breakdown: see :meth:`Basis.columns`. Not inside a release's check."""
    return basis_of(study).columns(people, level, memory)


def _within(people: Mapping[str, str], parts: Sequence[str]) -> frozenset[str]:
    return frozenset(
        who for who, category in people.items() if any(contains(part, category) for part in parts)
    )


def own_columns(study: Study) -> dict[str, str]:
    """The columns as the lead grouped them, by key, with labels; empty where size decides."""
    found: dict[str, str] = json.loads(study.rule(COLUMNS) or "{}")
    return found


def open_categories(study: Study) -> dict[str, str]:
    """The categories whose counts may be shown exactly, each with the reason on record."""
    found: dict[str, str] = json.loads(study.rule(OPEN_CATEGORIES) or "{}")
    return found


def group_categories(study: Study, groups: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Makes columns of whole categories, each with a label; none gives the choice to size again.

    Raises :class:`Refused` once a breakdown was released, or quotations, which are attributed by
    it: two that a reader takes for one person's would name classes with few people in common.
    """
    memory = study.memory()
    if memory.columns is not None or memory.quoted:
        what = "quotations were" if memory.columns is None else "a breakdown was"
        raise Refused(f"rule “one grouping”: {what} released of this study, and its columns stay")
    made: dict[str, str] = {}
    for label, categories in groups:
        if not label.strip() or not categories:
            raise BadInput("a column is LABEL=CATEGORY,CATEGORY")
        for category in categories:
            _known(study, category)
        made[_JOINED.join(categories)] = label.strip()
    parts = [part for _, categories in groups for part in categories]
    for one, other in combinations(parts, 2):
        if contains(one, other) or contains(other, one):
            raise BadInput(f"{one} and {other} share people; a person is in one column")
    study.set_rule(COLUMNS, json.dumps(made))


def open_category(study: Study, category: str, reason: str) -> None:
    """Declares a category open: its counts are shown exactly. Only before any coding."""
    _known(study, category)
    if not reason.strip():
        raise BadInput("say why the category is open: --reason TEXT")
    if study.was_coded():
        raise Refused(
            "rule “open before coding”: passages were coded already; whether a category is open "
            "must not depend on what was found in it"
        )
    study.set_rule(
        OPEN_CATEGORIES, json.dumps({**open_categories(study), category: reason.strip()})
    )


def _known(study: Study, category: str) -> None:
    paths = [c.path for c in study.scheme()]
    if category not in paths:
        hint = nearest(category, paths)
        raise BadInput(
            f"no category {category!r} in this study" + (f"; did you mean {hint}?" if hint else "")
        )
