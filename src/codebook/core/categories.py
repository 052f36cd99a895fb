"""The scheme of categories that interviewees belong to: a tree of any depth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from codebook.core.codes import ancestors

UNKNOWN = "unknown"
"""The category of whoever has none; it always exists."""


@dataclass(frozen=True, slots=True)
class Category:
    """A node of the scheme: ``path`` as ``advocates/survivor``, ``name`` for people to read."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Interviewee:
    """A speaker who is studied: a pseudonym and one category, never a name.

    ``consent`` is ``verbatim``, ``paraphrase`` or ``none``: how far they may be quoted.
    """

    pseudonym: str
    category: str = UNKNOWN
    consent: str = "verbatim"
    attributes: dict[str, str] = field(default_factory=dict)


def name_of(key: str) -> str:
    """A readable name made from a key: ``law-enforcement`` gives ``Law enforcement``."""
    words = key.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class Scheme:
    """The categories in order, each parent before its children, ``unknown`` last."""

    categories: tuple[Category, ...] = ()

    def __iter__(self) -> Iterator[Category]:
        return iter(self.categories)

    def label(self, path: str) -> str:
        """The names from the top down to a category, joined by `` / ``."""
        names = {category.path: category.name for category in self.categories}
        parts = [names.get(p, name_of(p.rpartition("/")[2])) for p in ancestors(path)]
        return " / ".join(reversed(parts))

    def with_paths(self, paths: Iterable[str]) -> Scheme:
        """The scheme with the paths it lacks, and their parents, added in order."""
        known = {category.path: category for category in self.categories}
        known.pop(UNKNOWN, None)
        for path in paths:
            for above in reversed(list(ancestors(path))):
                if above != UNKNOWN:
                    known.setdefault(above, Category(above, name_of(above.rpartition("/")[2])))
        return Scheme((*_depth_first(known), Category(UNKNOWN, name_of(UNKNOWN))))

    def parents(self) -> set[str]:
        """The paths that have categories below them."""
        return {c.path.rpartition("/")[0] for c in self.categories} - {""}


def _depth_first(known: dict[str, Category]) -> Iterator[Category]:
    """Every category right after its parent's earlier children, order kept among siblings."""
    below: dict[str, list[Category]] = {}
    for category in known.values():
        below.setdefault(category.path.rpartition("/")[0], []).append(category)

    def walk(parent: str) -> Iterator[Category]:
        for category in below.get(parent, ()):
            yield category
            yield from walk(category.path)

    return walk("")
