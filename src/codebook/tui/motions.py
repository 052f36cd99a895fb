"""Where a motion leads: pure, on a transcript and its rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain

from codebook.core import segments
from codebook.core.spans import Span
from codebook.core.turns import Turn, turn_index
from codebook.core.wrap import WrapMap


class Reader:
    """A transcript as a cursor goes through it: turn after turn, labels left out."""

    def __init__(self, text: str, turns: tuple[Turn, ...]):
        self.text = text
        self.turns = turns
        self.lines = list(self._shown())
        self._sentences: dict[int, list[Span]] = {}

    def _shown(self) -> list[tuple[int, int]]:
        lines: list[tuple[int, int]] = []
        for turn in self.turns:
            at = turn.start
            for line in self.text[turn.start : turn.end].split("\n"):
                lines.append((at, at + len(line)))
                at += len(line) + 1
            lines.append((turn.end, turn.end))
        return lines or [(0, 0)]

    @property
    def start(self) -> int:
        """The first offset that is shown."""
        return self.turns[0].start if self.turns else 0

    @property
    def last(self) -> int:
        """Where the last letter that is shown begins."""
        return self._last_of(self.turns[-1]) if self.turns else 0

    def _last_of(self, turn: Turn) -> int:
        return max(turn.start, segments.previous_cluster(self.text, turn.end))

    def turn_at(self, offset: int) -> int:
        """The index of the turn that an offset belongs to."""
        return max(0, turn_index(self.turns, offset))

    def settle(self, offset: int, step: int = 1) -> int:
        """The nearest offset that is shown, looking on (``step`` 1) or back (-1)."""
        if not self.turns:
            return 0
        offset = max(self.start, min(self.last, offset))
        number = self.turn_at(offset)
        turn = self.turns[number]
        if offset >= turn.end:
            on = step > 0 and number + 1 < len(self.turns)
            return self.turns[number + 1].start if on else self._last_of(turn)
        while self.text[offset] == "\n" and turn.start < offset < turn.end - 1:
            offset += step
        return offset

    def sentences(self, number: int) -> list[Span]:
        """The sentences of a turn; the turn itself where it has none."""
        if number not in self._sentences:
            turn = self.turns[number].span
            self._sentences[number] = segments.sentences(self.text, *turn) or [turn]
        return self._sentences[number]

    def sentence(self, offset: int) -> Span:
        """The sentence at an offset, or the next one of its turn; the last one at its end."""
        if not self.turns:
            return Span(0, 0)
        found = self.sentences(self.turn_at(offset))
        return found[min(bisect_right(found, offset, key=lambda s: s.end), len(found) - 1)]

    def unit_end(self, offset: int, by: str) -> int:
        """The last letter of the word or sentence at an offset; there already, of the next."""
        for start in (offset, self.move(offset, by, 1)):
            unit = segments.word_at(self.text, start) if by == "word" else self.sentence(start)
            last = self.settle(segments.previous_cluster(self.text, unit.end), -1)
            if last > offset:
                return last
        return offset

    def move(self, offset: int, by: str, step: int) -> int:
        """Where a motion by characters, words, sentences or turns leads."""
        match by:
            case "cluster" if step > 0:
                return self.settle(segments.next_cluster(self.text, offset), 1)
            case "cluster":
                return self._back(offset, segments.previous_cluster(self.text, offset))
            case "word" if step > 0:
                return self.settle(segments.next_word(self.text, offset), 1)
            case "word":
                return self._back(offset, segments.previous_word(self.text, offset))
            case "sentence":
                return self._sentence(offset, step)
            case "turn":
                return self._turn(offset, step)
            case _:
                return self.start if step < 0 else self.last

    def _back(self, offset: int, found: int) -> int:
        turn = self.turns[self.turn_at(offset)]
        return self.settle(found if found >= turn.start else turn.start - 1, -1)

    def _turn(self, offset: int, step: int) -> int:
        number = self.turn_at(offset)
        if step < 0 and offset > self.turns[number].start:
            return self.turns[number].start
        if number + step >= len(self.turns):
            return self.last
        return self.turns[max(0, number + step)].start

    def _sentence(self, offset: int, step: int) -> int:
        number = self.turn_at(offset)
        starts = [sentence.start for sentence in self.sentences(number)]
        if step > 0:
            later = bisect_right(starts, offset)
            return starts[later] if later < len(starts) else self._turn(offset, 1)
        before = bisect_left(starts, offset)
        if before:
            return starts[before - 1]
        return self.sentence(self.settle(self.turns[number].start - 1, -1)).start


def move_rows(reader: Reader, rows: WrapMap, offset: int, cell: int, step: int) -> int:
    """The offset ``step`` rows on, under the same cell.

    Empty rows are passed over; where there is no row with words that far, the last one is taken.
    """
    row = rows.row_at(offset)
    way = 1 if step > 0 else -1
    target = max(0, min(len(rows) - 1, row + step))
    onward = range(target, len(rows) if way > 0 else -1, way)
    for other in chain(onward, range(target, row, -way)):
        if rows.row(other).length:
            return reader.settle(rows.offset_at(other, cell), way)
    return offset
