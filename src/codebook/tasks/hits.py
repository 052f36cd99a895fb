"""Passages in context, and the texts they are found in.

Texts are read once for an open study and kept; a revision never changes, so what is kept stays
true, and whoever searches again reads only which revisions there are. What is made of a text for
searching, about twice its size, is kept too, up to a bound; it is in memory alone, and goes with
the revision that it is of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, overload
from weakref import WeakKeyDictionary

from codebook.core import segments
from codebook.core.concordance import Concordance
from codebook.core.folding import Folded
from codebook.core.spans import Span
from codebook.core.turns import Role, Turn, turn_index

if TYPE_CHECKING:
    from codebook.store.study import Study

_CONTEXT = 60
_SPACE = re.compile(r"\s")


class Hit(NamedTuple):
    """A passage in context. Offsets are code points; ``turn`` counts from 1.

    ``before`` and ``after`` are what is said around it in its turn, about 60 characters, cut
    between words. ``category`` is the interviewee's, ``None`` for whoever is none.
    """

    transcript: str
    start: int
    end: int
    text: str
    before: str
    after: str
    turn: int
    speaker: str
    category: str | None

    @property
    def span(self) -> Span:
        """The passage."""
        return Span(self.start, self.end)


@dataclass(eq=False)
class Talk:
    """A transcript as it is searched; ``keeps`` says whether what is made of it is kept.

    It ``is_ready`` once a search is as fast as it ever will be.
    """

    key: str
    revision: int
    text: str
    turns: tuple[Turn, ...]
    keeps: bool = True
    is_ready: bool = False
    _folded: Folded | None = None

    @property
    def folded(self) -> Folded:
        """The text made alike for searching."""
        if self._folded is not None:
            return self._folded
        folded = Folded(self.text)
        if self.keeps:
            self._folded = folded
        return folded

    def get_ready(self) -> int:
        """Has words found faster where the text was searched before; the characters read."""
        if self._folded is None:
            return 0
        self._folded.concordance = Concordance(self._folded.text)
        self.is_ready = True
        return len(self.text)

    @cached_property
    def answers(self) -> tuple[Span, ...]:
        """What interviewees say."""
        return tuple(turn.span for turn in self.turns if turn.role is Role.INTERVIEWEE)

    @cached_property
    def talked(self) -> tuple[Span, ...]:
        """What interviewees and interviewers say."""
        return tuple(turn.span for turn in self.turns if turn.role is not Role.NONE)

    def sentences(self, offset: int) -> list[Span]:
        """The sentences of the turn that holds an offset."""
        turn = self.turns[max(0, turn_index(self.turns, offset))]
        return segments.sentences(self.text, *turn.span)


class Found(Sequence[Hit]):
    """Passages found, in the order of the study; each is put into its context when asked for.

    ``shown`` is the query in full.
    """

    def __init__(
        self,
        places: Sequence[tuple[Talk, int, int]] = (),
        categories: dict[str, str] | None = None,
        shown: str = "",
    ):
        self.shown = shown
        self._places = places
        self._categories = categories or {}

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> list[Hit]: ...
    def __getitem__(self, index: int | slice) -> Hit | list[Hit]:
        if isinstance(index, slice):
            return [self._hit(*place) for place in self._places[index]]
        return self._hit(*self._places[index])

    def talk(self, index: int) -> Talk:
        """The transcript that a passage stands in."""
        return self._places[index][0]

    def transcript(self, index: int) -> str:
        """The key of the transcript that a passage stands in."""
        return self._places[index][0].key

    def span(self, index: int) -> Span:
        """Where a passage stands."""
        return Span(*self._places[index][1:])

    def sentence(self, index: int) -> Span:
        """The sentence around a passage; from the first to the last where it has several."""
        return _around(self.span(index), self._places[index][0].sentences(self.span(index).start))

    def to_code(self, numbers: Iterable[int], *, whole: bool) -> list[tuple[str, Span]]:
        """Transcripts and passages for some of those found, none twice.

        ``whole`` takes the sentences around them instead. The sentences of a turn are looked
        for once, so that a long one with many passages costs no more than others.
        """
        passages: dict[tuple[str, Span], None] = {}
        last: tuple[str, int] | None = None
        sentences: list[Span] = []
        for number in numbers:
            talk, span = self._places[number][0], self.span(number)
            if whole:
                turn = talk.key, turn_index(talk.turns, span.start)
                sentences = talk.sentences(span.start) if turn != last else sentences
                last, span = turn, _around(span, sentences)
            passages[talk.key, span] = None
        return list(passages)

    def summary(self) -> str:
        """How many passages there are, and in how many transcripts, in words."""
        transcripts = len({talk.key for talk, _, _ in self._places})
        return f"{_many(len(self), 'passage')} in {_many(transcripts, 'transcript')}"

    def _hit(self, talk: Talk, start: int, end: int) -> Hit:
        number = max(0, turn_index(talk.turns, start))
        turn = last = talk.turns[number]
        if end > turn.end:
            last = talk.turns[max(0, turn_index(talk.turns, end - 1))]
        text = talk.text
        return Hit(
            talk.key,
            start,
            end,
            text[start:end],
            _before(text, turn.start, start),
            _after(text, end, last.end),
            number + 1,
            turn.speaker,
            self._categories.get(turn.speaker) if turn.role is Role.INTERVIEWEE else None,
        )


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _around(span: Span, sentences: Sequence[Span]) -> Span:
    """From the first to the last of the sentences that a passage lies in."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.end)
    met = [sentence for sentence in sentences[at : at + 99] if sentence.overlaps(span)]
    return Span(min(span.start, met[0].start), max(span.end, met[-1].end)) if met else span


def _before(text: str, first: int, start: int) -> str:
    """What stands before an offset, from the beginning of a word on."""
    begin = max(first, start - _CONTEXT)
    if begin > first and not text[begin - 1].isspace():
        space = _SPACE.search(text, begin, start)
        begin = begin if space is None else space.end()
    return text[begin:start]


def _after(text: str, end: int, last: int) -> str:
    """What stands after an offset, to the end of a word."""
    stop = min(last, end + _CONTEXT)
    if stop < last and not text[stop].isspace():
        while stop > end and not text[stop - 1].isspace():
            stop -= 1
        stop = stop - 1 if stop > end else min(last, end + _CONTEXT)
    return text[end:stop] if end < last else ""


# Texts

KEPT = 20_000_000
"""Characters of a study for which is kept what is made of them: some 400 long interviews.

The others are made alike for each search anew.
"""

_READ: WeakKeyDictionary[Study, tuple[dict[str, int], list[Talk]]] = WeakKeyDictionary()


def talks(study: Study) -> list[Talk]:
    """The transcripts as they are searched, in the order of the study."""
    revisions = study.revisions()
    before, read = _READ.get(study, ({}, []))
    if list(revisions.items()) != list(before.items()):
        stays = {talk.key: talk for talk in read if talk.revision == revisions.get(talk.key)}
        kept = sum(len(talk.text) for talk in stays.values() if talk.keeps)
        read = []
        for key in revisions:
            talk = stays.get(key)
            if talk is None:
                stored = study.transcript(key)
                keeps = kept + len(stored.text) <= KEPT
                kept += len(stored.text) * keeps
                talk = Talk(stored.key, stored.revision, stored.text, stored.turns, keeps)
            read.append(talk)
        _READ[study] = revisions, read
    return read
