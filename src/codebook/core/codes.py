"""The codebook: a tree of codes, each with a key path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

KEY = re.compile(r"[A-Za-z0-9-]+")
"""One segment of a code's path."""

COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
"""A colour, ``#RRGGBB``."""


@dataclass(frozen=True, slots=True)
class Code:
    """A theme. ``path`` is its keys from the top, joined by ``/``, and is unique.

    ``color`` is ``#RRGGBB`` or empty: then the nearest code above that has one gives it.
    """

    path: str
    name: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    examples: tuple[str, ...] = ()
    color: str = ""
    aliases: tuple[str, ...] = ()
    retired: bool = False

    @property
    def key(self) -> str:
        """The last segment of the path."""
        return self.path.rpartition("/")[2]

    @property
    def parent(self) -> str:
        """The path of the code above, empty for a top code."""
        return self.path.rpartition("/")[0]

    @property
    def depth(self) -> int:
        """1 for a top code, 2 for its children, and so on."""
        return depth(self.path)


def depth(path: str) -> int:
    """How many segments a path of codes or categories has; 0 for the empty path."""
    return path.count("/") + 1 if path else 0


def ancestors(path: str) -> Iterator[str]:
    """The path itself, then each path above it, up to the top one."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def truncate(path: str, level: int) -> str:
    """The first ``level`` segments of a path; a shorter path stands as it is."""
    return "/".join(path.split("/")[:level])


def contains(path: str, other: str) -> bool:
    """Whether ``other`` is ``path`` or lies below it."""
    return other == path or other.startswith(path + "/")


@dataclass(frozen=True)
class CodeTree:
    """Codes in codebook order: each parent before its children, siblings as written."""

    codes: tuple[Code, ...]
    title: str = ""
    version: str = ""
    _by_path: dict[str, Code] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_path = {code.path: code for code in self.codes}
        if len(by_path) != len(self.codes):
            raise ValueError("two codes have the same path")
        seen: set[str] = {""}
        for code in self.codes:
            if code.parent not in seen:
                raise ValueError(f"{code.path} stands before its parent")
            seen.add(code.path)
        object.__setattr__(self, "_by_path", by_path)

    def __iter__(self) -> Iterator[Code]:
        return iter(self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def __contains__(self, path: object) -> bool:
        return path in self._by_path

    def __getitem__(self, path: str) -> Code:
        """The code of a path; ``KeyError`` where there is none."""
        return self._by_path[path]

    def get(self, path: str) -> Code | None:
        """The code of a path, or ``None``."""
        return self._by_path.get(path)

    def children(self, path: str = "") -> list[Code]:
        """The codes directly below a path; the top codes for the empty path."""
        return [code for code in self.codes if code.parent == path]

    def is_leaf(self, path: str) -> bool:
        """Whether no code lies below this one."""
        return not any(code.parent == path for code in self.codes)

    def at_depth(self, level: int) -> list[Code]:
        """One code for each branch at a depth: a leaf above the depth stands as it is."""
        parents = {code.parent for code in self.codes}
        return [
            code
            for code in self.codes
            if code.depth == level or (code.depth < level and code.path not in parents)
        ]

    def color_of(self, path: str) -> str:
        """The colour of a code: its own, or that of the nearest code above; else empty."""
        for above in ancestors(path):
            code = self._by_path.get(above)
            if code is not None and code.color:
                return code.color
        return ""

    def suggest(self, wrong: str) -> str | None:
        """The path nearest to a mistyped one, for an error message."""
        return nearest(wrong, self._by_path)


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The known word most like ``wrong``, or ``None`` where none is alike enough to offer."""
    from rapidfuzz import process, utils

    found = process.extractOne(wrong, list(known), processor=utils.default_process, score_cutoff=60)
    return None if found is None else str(found[0])
