"""Which quotations a reader could join: those that share words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from codebook.core.spans import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where words that are quoted stand, of which theme they are, and how they are attributed.

    ``theme`` is the id of the theme's code; ``span`` are code points of a ``revision`` of the
    transcript; ``category`` is ``None`` where nobody is named, and ``size`` how many may be the
    speaker.
    """

    theme: str
    stance: str
    transcript: str
    revision: int
    span: Span
    category: str | None
    size: int = 0

    def is_of(self, other: Place) -> bool:
        """Whether the two are the same words of the same theme, however they are attributed."""
        return replace(self, category=None, size=0) == replace(other, category=None, size=0)


def joined(place: Place, before: Iterable[Place]) -> Place | None:
    """The first of the words quoted before that a reader could join with these.

    The same words may be quoted again, attributed as they were. In other limits they would tell
    that two quotations are one person's; of another theme or with another attribution, that their
    speaker is in both classes, which may have few people in common. Words that were quoted of an
    earlier revision may stand anywhere now.
    """
    for other in before:
        as_it_was = other.is_of(place) and other.category == place.category
        if other.transcript != place.transcript or as_it_was:
            continue
        if other.revision != place.revision or other.span.overlaps(place.span):
            return other
    return None
