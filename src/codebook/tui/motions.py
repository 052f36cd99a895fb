"""Where a motion leads: pure, on a transcript and its rows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain

from codebook.core import segments
from codebook.core.spans import Span
from codebook.core.turns import Role, Turn, turn_index
from codebook.core.wrap import WrapMap

_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})")


class Reader:
    """A transcript as a cursor goes through it: turn after turn, labels left out.

    Every offset that a motion gives is one where a letter of the screen begins, inside a turn.
    ``gap`` is how many empty rows stand after a turn.
    """

    def __init__(self, text: str, turns: tuple[Turn, ...], gap: int = 1):
        self.text = text
        self.turns = turns
        self._gap = gap
        self.lines = list(self._shown())
        self._sentences: dict[int, list[Span]] = {}

    def _shown(self) -> list[tuple[int, int]]:
        lines: list[tuple[int, int]] = []
        for turn in self.turns:
            at = turn.start
            for line in self.text[turn.start : turn.end].split("\n"):
                lines.append((at, at + len(line)))
                at += len(line) + 1
            lines += [(turn.end, turn.end)] * self._gap
        return lines or [(0, 0)]

    @property
    def start(self) -> int:
        """The first offset that is shown."""
        return self.turns[0].start if self.turns else 0

    @property
    def last(self) -> int:
        """Where the last letter that is shown begins."""
        return self._last_of(self.turns[-1].span) if self.turns else 0

    def _last_of(self, unit: Span) -> int:
        """Where the last letter of a word, sentence or turn begins."""
        turn = self.turn(unit.start)
        return self.settle(segments.previous_cluster(self.text, unit.end, turn.start), -1)

    def turn_at(self, offset: int) -> int:
        """The index of the turn that an offset belongs to."""
        return max(0, turn_index(self.turns, offset))

    def turn(self, offset: int) -> Turn:
        """The turn that an offset belongs to."""
        return self.turns[self.turn_at(offset)]

    def settle(self, offset: int, step: int = 1) -> int:
        """The nearest letter that is shown, looking on (``step`` 1) or back (-1)."""
        if not self.turns:
            return 0
        offset = max(self.start, min(self.turns[-1].end - 1, offset))
        number = self.turn_at(offset)
        turn = self.turns[number]
        if offset >= turn.end:
            if step > 0 and number + 1 < len(self.turns):
                return self.turns[number + 1].start
            offset = turn.end - 1
        while self.text[offset] == "\n" and turn.start < offset < turn.end - 1:
            offset += step
        return segments.cluster_at(self.text, offset, turn.start)

    def after(self, offset: int) -> int:
        """Where the letter at an offset ends."""
        if not self.turns:
            return 0
        return segments.next_cluster(self.text, offset, max(offset, self.turn(offset).end))

    # Units: words, sentences, turns

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

    def unit(self, offset: int, by: str) -> Span:
        """The word (else the letter), the sentence or the turn at an offset."""
        turn = self.turn(offset).span
        if by == "turn":
            return turn
        if by == "sentence":
            return self.sentence(offset)
        return segments.word_at(self.text, offset, *turn)

    def unit_end(self, offset: int, by: str) -> int:
        """The last letter of the unit at an offset; there already, of the next."""
        for start in (offset, self.move(offset, by, 1)):
            last = self._last_of(self.unit(start, by))
            if last > offset:
                return last
        return offset

    def unit_end_before(self, offset: int, by: str) -> int:
        """The last letter of the last unit that ends before the one at an offset."""
        begin = min(offset, self.unit(offset, by).start)
        earlier = self.move(begin, by, -1)
        return self._last_of(self.unit(earlier, by)) if earlier < begin else begin

    # Motions

    def move(self, offset: int, by: str, step: int) -> int:
        """Where a motion by characters, words, sentences or turns leads."""
        match by:
            case "cluster":
                return self._letter(offset, step)
            case "word":
                return self._word(offset, step)
            case "sentence":
                return self._sentence(offset, step)
            case "turn":
                return self._turn(offset, step)
            case _:
                return self.start if step < 0 else self.last

    def _letter(self, offset: int, step: int) -> int:
        turn = self.turn(offset)
        if step > 0:
            return self.settle(segments.next_cluster(self.text, offset, turn.end), 1)
        if offset <= turn.start:
            return self.settle(turn.start - 1, -1)
        return self.settle(segments.previous_cluster(self.text, offset, turn.start), -1)

    def _word(self, offset: int, step: int) -> int:
        turn = self.turn(offset)
        if step > 0:
            return self.settle(segments.next_word(self.text, offset, turn.end, turn.start), 1)
        if offset > turn.start:
            return segments.previous_word(self.text, offset, turn.start)
        number = self.turn_at(offset)
        if number == 0:
            return offset
        before = self.turns[number - 1]
        return segments.previous_word(self.text, before.end, before.start)

    def _turn(self, offset: int, step: int) -> int:
        number = self.turn_at(offset)
        if step < 0 and offset > self.turns[number].start:
            return self.turns[number].start
        if number + step >= len(self.turns):
            return self.last
        return self.turns[max(0, number + step)].start

    def _sentence(self, offset: int, step: int) -> int:
        number = self.turn_at(offset)
        found = self.sentences(number)
        if step > 0:
            later = bisect_right(found, offset, key=lambda s: s.start)
            return found[later].start if later < len(found) else self._turn(offset, 1)
        before = bisect_left(found, offset, key=lambda s: s.start)
        if before:
            return found[before - 1].start
        return self.sentence(self.settle(self.turns[number].start - 1, -1)).start

    # Turns of a kind

    @cached_property
    def interviewee_turns(self) -> list[int]:
        """The indices of the turns of interviewees."""
        return [n for n, turn in enumerate(self.turns) if turn.role is Role.INTERVIEWEE]

    @cached_property
    def _by_speaker(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number in self.interviewee_turns:
            found.setdefault(self.turns[number].speaker, []).append(number)
        return found

    def turns_like(self, offset: int) -> list[int]:
        """The turns of the interviewee who speaks at an offset; of all, where none speaks."""
        turn = self.turn(offset)
        if turn.role is Role.INTERVIEWEE:
            return self._by_speaker[turn.speaker]
        return self.interviewee_turns

    def uncoded(self, coded: Iterable[Span]) -> list[int]:
        """The indices of the turns of interviewees that none of these passages reaches into."""
        found, reached = [], 0
        passages = iter(sorted(coded))
        passage = next(passages, None)
        for number in self.interviewee_turns:
            turn = self.turns[number]
            while passage is not None and passage.start < turn.end:
                reached = max(reached, passage.end)
                passage = next(passages, None)
            if reached <= turn.start:
                found.append(number)
        return found

    def turn_among(self, numbers: Sequence[int], offset: int, step: int) -> int | None:
        """Where the next (``step`` 1) or previous (-1) of these turns begins, if there is one.

        Back from within one of them leads to its own beginning, as it does by any turn.
        """
        here = self.turn_at(offset)
        if step > 0:
            at = bisect_right(numbers, here)
        else:
            inside = offset > self.turns[here].start
            at = (bisect_right if inside else bisect_left)(numbers, here) - 1
        return self.turns[numbers[at]].start if 0 <= at < len(numbers) else None

    def turn_called(self, words: str) -> int | None:
        """Where the turn with a number begins, or the one heard at a time (``1:02``, ``1:02:03``).

        ``None`` where there is none.
        """
        if words.isdecimal():
            number = int(words)
            return self.turns[number - 1].start if 0 < number <= len(self.turns) else None
        clock = _CLOCK.fullmatch(words)
        if clock is None:
            return None
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        wanted = 1000 * (3600 * hours + 60 * minutes + seconds + 1)
        heard = [turn.start for turn in self.turns if turn.time is not None and turn.time < wanted]
        return heard[-1] if heard else None


def passage_starts(starts: Sequence[int], offset: int, step: int) -> int:
    """The next or previous of some ordered offsets; the given one where there is none."""
    at = bisect_right(starts, offset) if step > 0 else bisect_left(starts, offset) - 1
    return starts[at] if 0 <= at < len(starts) else offset


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
