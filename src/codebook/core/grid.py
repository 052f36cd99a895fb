"""Passages and words by code and interviewee; parents are unions, never sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from codebook.core.coded import Interview
from codebook.core.codes import ancestors
from codebook.core.spans import Span, unite
from codebook.core.text import count_words

Extent = tuple[int, int]


@dataclass
class Grid:
    """How much interviewees said of codes, filled by :meth:`add` one interview after another.

    Counted are the codings of ``stance``, or all, by ``people``, for each of ``codes`` with what
    lies below it. ``passages`` are distinct extents; ``all_passages`` counts one that covers words
    of two people once. ``words`` are the person's own, each once, and only ``with_words``.
    """

    codes: Collection[str]
    people: Collection[str]
    stance: str | None = None
    with_words: bool = False
    passages: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    words: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    all_passages: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, interview: Interview) -> None:
        """Counts an interview; each is given once."""
        for code, by_person in self._extents(interview):
            for person, extents in by_person.items():
                self.passages[code, person] += len(extents)
                if self.with_words:
                    self.words[code, person] += _words(interview, person, extents)
            self.all_passages[code] += len(set().union(*by_person.values()))

    def _extents(self, interview: Interview) -> Iterator[tuple[str, dict[str, set[Extent]]]]:
        own: dict[tuple[str, str], set[Extent]] = defaultdict(set)
        stance = self.stance
        for code, person, start, end, said in interview.coded:
            if stance is None or said == stance:
                own[code, person].add((start, end))
        found: dict[str, dict[str, set[Extent]]] = defaultdict(lambda: defaultdict(set))
        for (code, person), extents in own.items():
            if person in self.people:
                for path in ancestors(code):
                    if path in self.codes:
                        found[path][person] |= extents
        yield from found.items()

    def all_words(self, code: str) -> int:
        """The words of all interviewees on a code."""
        return sum(self.words.get((code, person), 0) for person in self.people)

    def by_person(self, code: str) -> dict[str, int]:
        """The passages of a code by person, those without any left out, in the people's order."""
        found = {person: self.passages.get((code, person), 0) for person in self.people}
        return {person: count for person, count in found.items() if count}


def _words(interview: Interview, person: str, extents: set[Extent]) -> int:
    starts = interview.words.get(person, [])
    spans = unite(Span(*extent) for extent in extents)
    return sum(count_words(starts, span.start, span.end) for span in spans)
