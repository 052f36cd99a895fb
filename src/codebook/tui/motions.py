"""Where a motion leads: pure, on a transcript and its rows."""

from __future__ import annotations

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
        """The last offset that is shown."""
        return self.turns[-1].end - 1 if self.turns else 0

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
            return self.turns[number + 1].start if on else turn.end - 1
        while self.text[offset] == "\n" and turn.start < offset < turn.end - 1:
            offset += step
        return offset

    def sentence(self, offset: int) -> Span:
        """The sentence under an offset."""
        if not self.turns:
            return Span(0, 0)
        return segments.sentence_at(self.text, self.turns[self.turn_at(offset)].span, offset)

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
        return self.turns[max(0, min(len(self.turns) - 1, number + step))].start

    def _sentence(self, offset: int, step: int) -> int:
        number = self.turn_at(offset)
        turn = self.turns[number]
        starts = [s.start for s in segments.sentences(self.text, turn.start, turn.end)]
        if step > 0:
            later = [start for start in starts if start > offset]
            return later[0] if later else self._turn(offset, 1)
        before = [start for start in starts if start < offset]
        if before:
            return before[-1]
        return self.sentence(self.settle(turn.start - 1, -1)).start


def move_rows(reader: Reader, rows: WrapMap, offset: int, cell: int, step: int) -> int:
    """The offset ``step`` rows on, under the same cell; empty rows are passed over."""
    row = rows.row_at(offset)
    target = max(0, min(len(rows) - 1, row + step))
    way = 1 if step > 0 else -1
    while 0 <= target < len(rows) and rows.row(target).length == 0:
        target += way
    if not 0 <= target < len(rows):
        return offset
    return reader.settle(rows.offset_at(target, cell), way)
