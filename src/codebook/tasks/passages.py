"""Finding passages by their codes, and where codes meet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codebook.core.codes import contains
from codebook.core.codings import Coding, Stance
from codebook.core.filters import Filter, select
from codebook.core.search import NEAR
from codebook.core.spans import Span
from codebook.core.text import count_words, word_starts
from codebook.core.turns import Role, Turn, turn_index
from codebook.errors import BadInput
from codebook.tasks.hits import Found, talks
from codebook.tasks.search import known

if TYPE_CHECKING:
    from codebook.store.study import Study


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two codings of one layer that overlap or stand near each other.

    ``words`` is how many words stand between them, ``None`` where they overlap.
    """

    first: Coding
    second: Coding
    words: int | None


class Passages(Found):
    """Passages of codes; ``codings`` are theirs, one each, and ``meetings`` where two met."""

    def __init__(
        self,
        study: Study,
        codings: Sequence[Coding],
        meetings: Sequence[Meeting] = (),
    ):
        by_key = {talk.key: talk for talk in talks(study)}
        if meetings:
            codings = [meeting.first for meeting in meetings]
            spans = [
                Span(min(m.first.start, m.second.start), max(m.first.end, m.second.end))
                for m in meetings
            ]
        else:
            spans = [coding.span for coding in codings]
        places = [
            (by_key[coding.transcript], span.start, span.end)
            for coding, span in zip(codings, spans, strict=True)
        ]
        super().__init__(places, study.categories())
        self.codings = codings
        self.meetings = meetings


def passages(
    study: Study,
    coders: Sequence[str],
    code: str,
    *,
    category: str = "",
    stance: Stance | None = None,
    with_memo: bool = False,
) -> Passages:
    """The codings of a code and of those below it, in the order of the study.

    Raises :class:`BadInput` where there is no such code or category.
    """
    known(study, code=code, category=category)
    shown = Filter(code, branch=True, memo=with_memo, stance=stance or Stance.UNSAID)
    found = select(study.codings(coders=coders), shown)
    return Passages(study, _of(study, found, category))


def _of(study: Study, codings: list[Coding], category: str) -> list[Coding]:
    """Those of words of somebody in a category; all where none is given."""
    if not category:
        return codings
    of = study.categories()
    turns = {talk.key: talk.turns for talk in talks(study)}
    return [c for c in codings if _is_of(c, turns[c.transcript], category, of)]


def _is_of(coding: Coding, turns: Sequence[Turn], category: str, of: dict[str, str]) -> bool:
    """Whether a coding covers words of somebody in a category."""
    first = max(0, turn_index(turns, coding.start))
    met = turns[first : turn_index(turns, coding.end - 1) + 1]
    return any(
        turn.role is Role.INTERVIEWEE
        and turn.span.overlaps(coding.span)
        and contains(category, of.get(turn.speaker, ""))
        for turn in met
    )


def codes_near(
    study: Study,
    coders: Sequence[str],
    one: str,
    other: str,
    distance: int = NEAR,
    *,
    category: str = "",
    stance: Stance | None = None,
    with_memo: bool = False,
) -> Passages:
    """Where codings of two branches overlap, or have at most ``distance`` words between them.

    Both are of the same coder. The words of labels and of whoever speaks between count too. Of
    the first branch only the codings count that :func:`passages` gives for the same limits.
    """
    known(study, code=one, category=category)
    known(study, code=other)
    if distance < 0:
        raise BadInput("a distance is 0 words or more")
    codings = study.codings(coders=coders)
    shown = Filter(one, branch=True, memo=with_memo, stance=stance or Stance.UNSAID)
    firsts = _by_layer(_of(study, select(codings, shown), category))
    seconds = _by_layer(select(codings, Filter(other, branch=True)))
    met: list[Meeting] = []
    for talk in talks(study):
        starts: list[int] = []
        for coder in coders:
            left, right = firsts.get((talk.key, coder)), seconds.get((talk.key, coder))
            if left and right:
                starts = starts or word_starts(talk.text)
                met += _meetings(left, right, starts, distance)
    return Passages(study, [], met)


def _by_layer(codings: Iterable[Coding]) -> dict[tuple[str, str], list[Coding]]:
    """Codings by their transcript and their coder."""
    groups: dict[tuple[str, str], list[Coding]] = {}
    for coding in codings:
        groups.setdefault((coding.transcript, coding.coder), []).append(coding)
    return groups


def _meetings(
    left: Sequence[Coding], right: Sequence[Coding], starts: Sequence[int], distance: int
) -> list[Meeting]:
    """The pairs of two lists, each in order, that are near; no pair twice."""
    ranks = [bisect_left(starts, coding.start) for coding in right]
    longest = max(count_words(starts, coding.start, coding.end) for coding in right) + 1
    seen: set[frozenset[str]] = set()
    found: list[Meeting] = []
    for coding in left:
        first = bisect_left(starts, coding.start) - distance - longest
        last = bisect_left(starts, coding.end) + distance
        for other in right[bisect_left(ranks, first) : bisect_right(ranks, last)]:
            pair = frozenset((coding.id, other.id))
            words = _between(coding, other, starts)
            if len(pair) == 2 and pair not in seen and (words is None or words <= distance):
                seen.add(pair)
                found.append(Meeting(coding, other, words))
    return found


def _between(one: Coding, other: Coding, starts: Sequence[int]) -> int | None:
    if one.span.overlaps(other.span):
        return None
    first, second = sorted((one.span, other.span))
    return count_words(starts, first.end, second.start)
