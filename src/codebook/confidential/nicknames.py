"""What people are called for short: English forms of a package, and more of our own."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from codebook.confidential.folded import Copy, key

if TYPE_CHECKING:
    from nicknames import NickNamer


def nicknames_of(name: str) -> frozenset[str]:
    """The other names of one who has this name (a key); of a nickname, the full ones too."""
    english = _english()
    return frozenset(
        {*english.nicknames_of(name), *english.canonicals_of(name), *_more().get(name, ())} - {name}
    )


@cache
def _english() -> NickNamer:
    from nicknames import NickNamer

    return NickNamer()


@cache
def _more() -> dict[str, set[str]]:
    """Ours: a line is names of which each may stand for each."""
    file = resources.files("codebook.confidential").joinpath("short_names.txt")
    found: dict[str, set[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        names = {key(Copy(name).text) for name in line.split()}
        for name in names:
            found.setdefault(name, set()).update(names - {name})
    return found
