"""Codes that occur together: by how many interviewees, and how often.

Every pair is counted once and in no direction. A code counts for what lies below it too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from codebook.core.coded import Interview
from codebook.core.codes import ancestors, contains
from codebook.core.overlaps import Overlaps, Piece, bits, met


class Within(StrEnum):
    """How near two codes have to be to occur together.

    ``overlap``: passages of both share words of the interviewee; ``turn``: both stand in one of
    the interviewee's turns; ``transcript``: the interviewee spoke of both in one interview;
    ``interviewee``: in any.
    """

    OVERLAP = "overlap"
    TURN = "turn"
    TRANSCRIPT = "transcript"
    INTERVIEWEE = "interviewee"


COUNTED = {
    Within.OVERLAP: "overlapping passages",
    Within.TURN: "turns",
    Within.TRANSCRIPT: "transcripts",
    Within.INTERVIEWEE: "interviewees",
}
"""What ``times`` counts. Of overlapping passages, the pairs: one of each code."""

MEETING = {
    Within.OVERLAP: "codes meet where passages of both share words of an interviewee; each pair of "
    "such passages, one of each code, is counted",
    Within.TURN: "codes meet in a turn of an interviewee that holds words of both; such turns are "
    "counted",
    Within.TRANSCRIPT: "codes meet in a transcript in which one interviewee spoke of both, however "
    "far apart; such transcripts are counted",
    Within.INTERVIEWEE: "codes meet in an interviewee who spoke of both, in whatever transcripts; "
    "such interviewees are counted",
}
"""The same in a sentence, for people who read a report."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codes in codebook order, and the interviewees with whom they met, how many ``times``."""

    first: str
    second: str
    interviewees: int
    times: int


class Together:
    """Counts pairs of ``codes`` by ``people``; filled by :meth:`add`, one interview after another.

    Two codes of which one lies above the other are left out unless ``nested``.
    """

    def __init__(
        self,
        codes: Sequence[str],
        people: Sequence[str],
        within: Within = Within.OVERLAP,
        *,
        nested: bool = False,
    ):
        self._codes = codes
        self._number = {code: number for number, code in enumerate(codes)}
        self._bit = {person: 1 << number for number, person in enumerate(people)}
        self._within, self._nested = within, nested
        self._rows: dict[str, tuple[int, ...]] = {}
        self._times: dict[tuple[int, int], int] = defaultdict(int)
        self._overlapping = Overlaps()
        self._folk: dict[tuple[int, int], int] = defaultdict(int)
        self._units: list[tuple[int, int]] = []
        self._spoken: dict[int, list[int]] = defaultdict(list)
        self._of_person: dict[int, set[int]] = defaultdict(set)

    def add(self, interview: Interview) -> None:
        """Counts an interview; each is given once."""
        for coded in interview.coded:
            if coded.code not in self._rows:
                above = (self._number.get(path) for path in ancestors(coded.code))
                self._rows[coded.code] = tuple(row for row in above if row is not None)
        by_person: dict[int, set[int]] = defaultdict(set)
        for coded in interview.coded:
            if coded.person in self._bit:
                by_person[self._bit[coded.person]].update(self._rows[coded.code])
        for bit, rows in by_person.items():
            self._of_person[bit] |= rows
        match self._within:
            case Within.OVERLAP:
                self._overlaps(interview)
            case Within.TURN:
                self._turns(interview)
            case Within.TRANSCRIPT:
                self._transcript(by_person)

    def _overlaps(self, interview: Interview) -> None:
        """Two passages meet where they share words of an interviewee who counts.

        A passage is cut to what lies between the first and the last such word, which leaves
        those meetings and no others; with whom, the parts of it in each person's turns say.
        """
        carried: dict[tuple[int, int], set[int]] = defaultdict(set)
        for code, person, start, end, _ in interview.coded:
            if person in self._bit:
                carried[start, end].update(self._rows[code])
        cut: list[Piece] = []
        by_person: dict[int, list[Piece]] = defaultdict(list)
        for (start, end), found in carried.items():
            rows = frozenset(found)
            turns = [t for t in interview.answers_in(start, end) if t.speaker in self._bit]
            if not turns or not rows:
                continue
            last = max(turn.end for turn in turns)
            cut.append(Piece(max(start, turns[0].start), min(end, last), rows))
            for turn in turns:
                part = Piece(max(start, turn.start), min(end, turn.end), rows)
                by_person[self._bit[turn.speaker]].append(part)
        self._overlapping.add(cut)
        for bit, pieces in by_person.items():
            for row, others in met(pieces).items():
                for other in bits(others):
                    if other != row:
                        self._folk[min(row, other), max(row, other)] |= bit

    def _turns(self, interview: Interview) -> None:
        inside: dict[int, tuple[int, set[int]]] = {}
        for code, person, start, end, _ in interview.coded:
            if person not in self._bit:
                continue
            for turn in interview.answers_in(start, end):
                if turn.speaker == person:
                    place = inside.setdefault(turn.start, (self._bit[person], set()))
                    place[1].update(self._rows[code])
        for who, rows in inside.values():
            for pair in combinations(sorted(rows), 2):
                self._times[pair] += 1
                self._folk[pair] |= who

    def _transcript(self, by_person: dict[int, set[int]]) -> None:
        number = self._units[-1][0] + 1 if self._units else 0
        for bit, rows in by_person.items():
            for row in rows:
                self._spoken[row].append(len(self._units))
            self._units.append((number, bit))

    def spoke(self, code: str) -> int:
        """How many interviewees spoke of a code."""
        row = self._number[code]
        return sum(row in rows for rows in self._of_person.values())

    def pairs(self, *, zeros: bool = False) -> list[Pair]:
        """The pairs that met, in codebook order; with ``zeros`` those too that never did."""
        counted = dict(self._counted())
        order = combinations(range(len(self._codes)), 2) if zeros else sorted(p for p in counted)
        found = []
        for first, second in order:
            people, times = counted.get((first, second), (0, 0))
            one, other = self._codes[first], self._codes[second]
            if self._nested or not (contains(one, other) or contains(other, one)):
                found.append(Pair(one, other, people, times))
        return found

    def _counted(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Pairs of rows with their numbers of interviewees and of times."""
        if self._within in (Within.OVERLAP, Within.TURN):
            if self._within is Within.OVERLAP:
                self._times = self._overlapping.times(len(self._codes))
            for pair, times in self._times.items():
                yield pair, (self._folk[pair].bit_count(), times)
            return
        if self._within is Within.INTERVIEWEE:
            self._units = [(0, bit) for bit in self._of_person]
            self._spoken = defaultdict(list)
            for unit, rows in enumerate(self._of_person.values()):
                for row in rows:
                    self._spoken[row].append(unit)
        masks = {row: _mask(units, len(self._units)) for row, units in self._spoken.items()}
        one_each = len({bit for _, bit in self._units}) == len(self._units) and (
            self._within is Within.INTERVIEWEE
            or len({number for number, _ in self._units}) == len(self._units)
        )
        for first, second in combinations(sorted(masks), 2):
            both = masks[first] & masks[second]
            if both and one_each:
                yield (first, second), (both.bit_count(), both.bit_count())
            elif both:
                units = [self._units[unit] for unit in bits(both)]
                people = len({bit for _, bit in units})
                yield (first, second), (people, len({number for number, _ in units}))


def _mask(units: Sequence[int], size: int) -> int:
    marked = bytearray(size // 8 + 1)
    for unit in units:
        marked[unit >> 3] |= 1 << (unit & 7)
    return int.from_bytes(marked, "little")
