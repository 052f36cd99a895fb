"""What each coder marked in the text that counts, and where what they hold changes.

Positions are those of the text that counts with its parts put end to end, so that a highlight which
runs over an interviewer's question stays one unit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from codebook.core.agreement.material import Document
from codebook.core.agreement.ruler import Ruler
from codebook.core.codes import contains
from codebook.core.spans import Span

NOTHING = ""
"""Stands where a coder applied none of the codes that are looked at."""

Values = Mapping[str, str]
"""By code, the value that it counts for, named by a code itself; others count for none."""

Units = dict[tuple[str, str], list[Span]]
"""By coder and value, the units in order; touching ones stay two."""


def own(codes: Iterable[str]) -> dict[str, str]:
    """Each code is a value of its own, without what lies below it."""
    return {code: code for code in codes}


def branches(parent: str, codes: Iterable[str]) -> dict[str, str]:
    """The direct children of ``parent`` are the values, each with all that lies below it.

    With an empty parent they are the top codes. The parent itself is no value.
    """
    level = parent.count("/") + 2 if parent else 1
    return {
        code: "/".join(code.split("/")[:level])
        for code in codes
        if code != parent and (not parent or contains(parent, code))
    }


def taking_part(document: Document, values: Values) -> tuple[str, ...]:
    """The coders who could have applied every value: to whom no code that names one is missing."""
    heads = set(values.values())
    return tuple(
        coder for coder in document.coders if heads.isdisjoint(document.missing.get(coder, ()))
    )


class Eligible:
    """Parts of a text, in order and apart from one another, put end to end."""

    def __init__(self, parts: Sequence[Span]) -> None:
        self._parts = parts
        self._ruler = Ruler(parts)
        self._places = [self._ruler.at(part.start) for part in parts]

    @property
    def length(self) -> int:
        """In code points, of all parts together."""
        return self._ruler.length

    def at(self, place: int) -> int:
        """How many code points of the parts lie before a place of the text."""
        return self._ruler.at(place)

    def cut(self, span: Span) -> Span | None:
        """A passage of the text as a stretch of the parts; ``None`` where it meets none."""
        start, end = self._ruler.at(span.start), self._ruler.at(span.end)
        return Span(start, end) if start < end else None

    def origin(self, span: Span) -> Span:
        """The passage from the first to the last code point of a stretch of the parts."""
        return Span(self._back(span.start), self._back(span.end - 1) + 1)

    def _back(self, place: int) -> int:
        number = bisect_right(self._places, place) - 1
        return self._parts[number].start + place - self._places[number]


_Cut = tuple[int, int, int, int]
"""A passage of the text, and where its ends fall on the text that counts."""


class Laid:
    """A transcript's codings that count, by code, with their places on the text that counts.

    Those of a coder who did not finish it, and of a code that is missing for its coder, do not.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.eligible = Eligible(document.eligible)
        self._codings: dict[str, list[tuple[str, _Cut]]] = defaultdict(list)
        at = self.eligible.at
        for coder, code, start, end in document.applied:
            if coder in document.coders and code not in document.missing.get(coder, ()):
                self._codings[code].append((coder, (start, end, at(start), at(end))))

    def units(self, values: Values) -> Units:
        """What each coder marked, overlapping codings of one value united."""
        marked: dict[tuple[str, str], list[_Cut]] = defaultdict(list)
        for code, value in values.items():
            for coder, cut in self._codings.get(code, ()):
                marked[coder, value].append(cut)
        return {key: _united(cuts) for key, cuts in marked.items()}


def _united(cuts: list[_Cut]) -> list[Span]:
    """The stretches of passages, those that overlap in the text joined; touching ones stay two."""
    found: list[Span] = []
    cuts.sort()
    _, reached, first, last = cuts[0]
    for start, end, begin, finish in cuts:
        if start >= reached:
            if first < last:
                found.append(Span(first, last))
            reached, first, last = end, begin, finish
        elif end > reached:
            reached, last = end, finish
    if first < last:
        found.append(Span(first, last))
    return found


class Stretch(NamedTuple):
    """Text through which no coder's values change; ``held`` are their bits, by coder."""

    start: int
    end: int
    held: tuple[int, ...]


def stretches(
    marked: Units, coders: Sequence[str], values: Sequence[str], length: int
) -> Iterator[Stretch]:
    """All of the text in order; value number ``n`` of ``values`` is bit ``n``."""
    bit = {value: 1 << number for number, value in enumerate(values)}
    place = {coder: number for number, coder in enumerate(coders)}
    turns: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (coder, value), spans in marked.items():
        if coder in place and value in bit:
            for edge in (edge for span in spans for edge in span):
                turns[edge].append((place[coder], bit[value]))
    held = [0] * len(coders)
    for start, end in pairwise(sorted({0, length, *turns})):
        for coder_number, flipped in turns.get(start, ()):
            held[coder_number] ^= flipped
        yield Stretch(start, end, tuple(held))
