"""One character for each code, to tell codes apart where there is no room for a name."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase, ascii_uppercase, digits

from codebook.core.codings import Coding

_ALL = ascii_lowercase + ascii_uppercase + digits


def in_order_of_use(codings: Iterable[Coding]) -> list[str]:
    """The paths of the codes, those first that were used first."""
    first: dict[str, tuple[str, int]] = {}
    for coding in codings:
        use = (coding.made_at, coding.start)
        if coding.code not in first or use < first[coding.code]:
            first[coding.code] = use
    return sorted(first, key=lambda path: (first[path], path))


def letters(paths: Iterable[str]) -> dict[str, str]:
    """A character for each code, its initial where no code before it has that.

    Else another letter of its key, else any that is free. No two codes have the same as long as
    there are no more than 62; further ones have their initial again. Codes that come later
    change nothing for those before them.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for path in dict.fromkeys(paths):
        key = [sign for sign in path.rpartition("/")[2] if sign.isalnum()]
        low = [sign.lower() for sign in key]
        wanted = (*low[:1], *(sign.upper() for sign in low[:1]), *low, *_ALL)
        found[path] = next((sign for sign in wanted if sign not in taken), low[0] if low else "?")
        taken.add(found[path])
    return found
