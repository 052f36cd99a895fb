"""Where two coders differ, and how: the list of what there is to talk about.

For each code alone, without those below it, and for each place where units of one coder overlap a
unit of the other, or a unit stands alone. What only one of the two marked there is in exactly one
difference, so that a code's differences add up to the text that only the first and only the second
marked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from codebook.core.agreement.material import Document
from codebook.core.agreement.units import Eligible, Laid, Stretch, Units, own, stretches
from codebook.core.codes import contains
from codebook.core.overlaps import bits
from codebook.core.spans import Span, covered


class Kind(StrEnum):
    """What a difference is; the first that is true, in this order.

    ``boundary``: both applied the code to some of the same text, and one of them to more.
    ``parent-child``: only one did, and somewhere in that unit the other applied, alone, a code
    above or below it. ``different-code``: the same with any other code. ``missed``: the other
    applied nothing there that the first did not apply too.
    """

    BOUNDARY = "boundary"
    PARENT_CHILD = "parent-child"
    DIFFERENT_CODE = "different-code"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One difference between two coders about one code.

    ``span`` reaches from the first to the last code point that counts of the units concerned,
    ``passages`` are those of each coder. ``only_first`` and ``only_second`` are the code points
    that count and that only one of them marked. ``instead`` are the codes that the other applied
    alone, for a parent, a child or a different code; ``codes`` all that each applied within
    ``span``. Codes stand in codebook order.
    """

    transcript: str
    code: str
    kind: Kind
    coders: tuple[str, str]
    span: Span
    passages: tuple[tuple[Span, ...], tuple[Span, ...]]
    only_first: int
    only_second: int
    instead: tuple[str, ...]
    codes: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def characters(self) -> int:
        """The code points in disagreement."""
        return self.only_first + self.only_second


def disagreements(
    documents: Iterable[Document], codes: Sequence[str], coders: Sequence[str] = ()
) -> list[Disagreement]:
    """All differences, by transcript, pair of coders, place and code.

    ``codes`` are those of the codebook in its order; others are not looked at. With more than two
    coders each pair is compared that finished a transcript, of ``coders`` or of all. A code that is
    missing for one of the two gives no difference of its own.
    """
    found: list[Disagreement] = []
    for document in documents:
        taking = [coder for coder in document.coders if not coders or coder in coders]
        laid = Laid(document)
        marked = laid.units(own(codes))
        for pair in combinations(taking, 2):
            found += _Pair(document, laid.eligible, marked, codes, pair).differences()
    return found


class _Pair:
    """Two coders on one transcript; places are those of the text that counts, end to end."""

    def __init__(
        self,
        document: Document,
        eligible: Eligible,
        marked: Units,
        codes: Sequence[str],
        coders: tuple[str, str],
    ) -> None:
        self._document, self._eligible = document, eligible
        self._marked, self._codes, self._coders = marked, codes, coders
        self._stretches = list(stretches(marked, coders, codes, eligible.length))
        self._starts = [stretch.start for stretch in self._stretches]

    def differences(self) -> list[Disagreement]:
        """Of all codes that neither coder lacks, by place and code."""
        missing = frozenset[str]().union(
            *(self._document.missing.get(coder, frozenset()) for coder in self._coders)
        )
        found = [
            difference
            for code in self._codes
            if code not in missing
            for group in _groups(*(self._marked.get((who, code), []) for who in self._coders))
            if (difference := self._difference(code, *group))
        ]
        return sorted(found, key=lambda difference: difference.span)

    def _difference(self, code: str, first: list[Span], second: list[Span]) -> Disagreement | None:
        extent = Span(
            min(span.start for span in first + second), max(span.end for span in first + second)
        )
        either = covered(first + second)
        only_first, only_second = either - covered(second), either - covered(first)
        if not only_first + only_second:
            return None
        kind, instead = Kind.BOUNDARY, 0
        if not (first and second):
            kind, instead = self._alone(code, extent, by=0 if first else 1)
        held = self._held(extent)
        return Disagreement(
            transcript=self._document.key,
            code=code,
            kind=kind,
            coders=self._coders,
            span=self._eligible.origin(extent),
            passages=(self._passages(first), self._passages(second)),
            only_first=only_first,
            only_second=only_second,
            instead=self._named(instead),
            codes=(self._named(held[0]), self._named(held[1])),
        )

    def _alone(self, code: str, unit: Span, by: int) -> tuple[Kind, int]:
        """What a unit of coder number ``by`` is, and the codes that the other applied instead."""
        instead = 0
        for stretch in self._within(unit):
            instead |= stretch.held[1 - by] & ~stretch.held[by]
        related = sum(
            1 << number
            for number in bits(instead)
            if contains(self._codes[number], code) or contains(code, self._codes[number])
        )
        if related:
            return Kind.PARENT_CHILD, related
        return (Kind.DIFFERENT_CODE if instead else Kind.MISSED), instead

    def _held(self, extent: Span) -> tuple[int, int]:
        first = second = 0
        for stretch in self._within(extent):
            first |= stretch.held[0]
            second |= stretch.held[1]
        return first, second

    def _within(self, extent: Span) -> Iterator[Stretch]:
        number = bisect_right(self._starts, extent.start) - 1
        while number < len(self._stretches) and self._stretches[number].start < extent.end:
            yield self._stretches[number]
            number += 1

    def _named(self, held: int) -> tuple[str, ...]:
        return tuple(self._codes[number] for number in bits(held))

    def _passages(self, spans: list[Span]) -> tuple[Span, ...]:
        return tuple(self._eligible.origin(span) for span in spans)


def _groups(
    first: Sequence[Span], second: Sequence[Span]
) -> Iterator[tuple[list[Span], list[Span]]]:
    """The units of both that overlap one another, directly or through others."""
    group: tuple[list[Span], list[Span]] = ([], [])
    end = 0
    for span, who in sorted([(span, 0) for span in first] + [(span, 1) for span in second]):
        if (group[0] or group[1]) and span.start >= end:
            yield group
            group = ([], [])
        group[who].append(span)
        end = max(end, span.end)
    if group[0] or group[1]:
        yield group
