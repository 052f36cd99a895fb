"""A cursor and what is selected from it: pure, on a transcript.

Both ends of a selection are letters inside it: where the cursor is, and where the mark is. The
cursor is the end that motions move. By words, sentences and turns it takes in, and lets go,
whole ones, whichever end it is.
"""

from __future__ import annotations

from codebook.core.spans import Span
from codebook.tui.motions import Reader

_UNITS = ("word", "sentence", "turn")


class Selection:
    """Where the cursor is (``at``) and where the selection is held (``mark``), if there is one."""

    def __init__(self, reader: Reader, at: int = 0):
        self.reader = reader
        self.at = reader.settle(at)
        self.mark: int | None = None
        self._grown = False

    @property
    def ends(self) -> tuple[int, int]:
        """The first and the last letter that are selected; the cursor's, where none is."""
        mark = self.at if self.mark is None else self.mark
        return min(mark, self.at), max(mark, self.at)

    @property
    def span(self) -> Span | None:
        """What is selected, or ``None``."""
        if self.mark is None:
            return None
        first, last = self.ends
        return Span(first, self.reader.after(last))

    def go(self, offset: int, *, extend: bool | None = None) -> None:
        """Puts the cursor somewhere; ``extend`` begins (``True``) or drops (``False``)."""
        self._hold(extend)
        self.at = self.reader.settle(offset)

    def _hold(self, extend: bool | None) -> None:
        self._grown = False
        if extend is False:
            self.mark = None
        elif extend and self.mark is None:
            self.mark = self.at

    def move(self, by: str, step: int, *, extend: bool | None = None) -> None:
        """Moves the cursor by a unit of text."""
        self._hold(extend)
        if self.mark is None or by not in _UNITS:
            self.at = self.reader.move(self.at, by, step)
        else:
            self.at = self._end_moved(self.mark, by, step)

    def _end_moved(self, mark: int, by: str, step: int) -> int:
        """Where the cursor's end of the selection comes to; at the mark it stops once."""
        reader, at = self.reader, self.at
        if step > 0:
            if at >= mark:
                return reader.unit_end(at, by)
            return min(mark, reader.move(at, by, 1))
        if at <= mark:
            return reader.move(at, by, -1)
        return max(mark, reader.unit_end_before(at, by))

    def select(self, span: Span, *, backward: bool = False) -> None:
        """Selects a passage, with the cursor at its end, or at its start (``backward``)."""
        self._grown = False
        first = self.reader.settle(span.start, 1)
        last = max(first, self.reader.settle(max(span.start, span.end - 1), -1))
        self.mark, self.at = (last, first) if backward else (first, last)

    def swap(self) -> None:
        """Puts the cursor at the other end."""
        self._grown = False
        if self.mark is not None:
            self.mark, self.at = self.at, self.mark

    def grow(self, by: str) -> None:
        """Selects the unit at the cursor; again, one more at the cursor's end.

        What was selected by this alone becomes a whole larger unit at both ends. An end that was
        put where it is by a motion stays, unless it is the cursor's, or one sentence more would be
        another speaker's while the one at the cursor is selected in part.
        """
        grown = self._grown or self.mark is None
        if self.mark is None:
            self.select(self.reader.unit(self.at, by))
        elif not (
            (self._grown and self._fills_out(by)) or (by == "sentence" and self._takes_rest())
        ):
            self.move(by, -1 if self.at < self.mark else 1)
        self._grown = grown

    def _fills_out(self, by: str) -> bool:
        """Takes the units in whole that the selection reaches into; whether that was more."""
        before, (first, last) = self.ends, self.ends
        start, end = self.reader.unit(first, by).start, self.reader.unit(last, by).end
        span = Span(min(first, start), max(self.reader.after(last), end))
        self.select(span, backward=self.at == first < last)
        return self.ends != before

    def _takes_rest(self) -> bool:
        """At the edge of a turn, takes the sentence there in whole; whether that was more."""
        (first, last), reader = self.ends, self.reader
        unit, turn = reader.sentence(self.at), reader.turn(self.at).span
        start, end = reader.settle(unit.start), reader.after(reader.settle(unit.end - 1, -1))
        if self.at < last:
            if self.at > reader.settle(turn.start) or end <= reader.after(last):
                return False
            self.select(Span(first, end), backward=True)
        else:
            if self.at < reader.settle(turn.end - 1, -1) or start >= first:
                return False
            self.select(Span(start, reader.after(last)))
        return True
