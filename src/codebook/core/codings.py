"""Codings, and what happens when one coder applies a code where it already stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from codebook.core.spans import Span


class Stance(StrEnum):
    """How a passage stands to the theme; empty where the coder did not say."""

    UNSAID = ""
    SUPPORTS = "supports"
    COUNTERS = "counters"
    MIXED = "mixed"
    SUGGESTION = "suggestion"


class Quotable(StrEnum):
    """How far a passage may be quoted, from the freest to the strictest rule."""

    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    NEVER = "never"


_STRICTNESS = list(Quotable)


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's application of one code to one passage.

    ``start`` and ``end`` are code points into the current revision of the transcript's text.
    ``made_at`` is an ISO 8601 time in UTC. ``id`` is empty until the coding is stored.
    """

    id: str
    transcript: str
    start: int
    end: int
    code: str
    coder: str
    memo: str = ""
    stance: Stance = Stance.UNSAID
    quotable: Quotable = Quotable.VERBATIM
    made_at: str = ""

    @property
    def span(self) -> Span:
        """The passage."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Applied:
    """What applying a code does to a layer: ``coding`` stands, the ``absorbed`` ones go.

    ``before`` is the stored coding that grew into ``coding``, ``None`` for a new one;
    ``coding == before`` says that nothing changes.
    """

    coding: Coding
    before: Coding | None
    absorbed: tuple[Coding, ...] = ()


def apply(layer: Iterable[Coding], new: Coding) -> Applied:
    """Applies ``new`` to one coder's layer.

    Overlapping codings of one code by one coder are one coding, their union: the oldest keeps
    its id, memos are joined, the strictest quotation rule wins, differing stances become
    ``mixed``. Touching codings stay apart. ``layer`` may hold anything; only codings of the
    same transcript, code and coder are looked at.
    """
    same = [
        c for c in layer if (c.transcript, c.code, c.coder) == (new.transcript, new.code, new.coder)
    ]
    met: list[Coding] = []
    span = new.span
    while True:
        more = [c for c in same if c not in met and c.span.overlaps(span)]
        if not more:
            break
        met += more
        span = Span(
            min(span.start, *(c.start for c in more)), max(span.end, *(c.end for c in more))
        )
    if not met:
        return Applied(new, None)
    met.sort(key=_age)
    oldest, *rest = met
    return Applied(_united(oldest, [*met, new]), oldest, tuple(rest))


def unite(parts: Sequence[Coding]) -> Coding:
    """The one coding that overlapping codings of one code by one coder are: see :func:`apply`."""
    ordered = sorted(parts, key=_age)
    return _united(ordered[0], ordered)


def _age(coding: Coding) -> tuple[str, int, str]:
    return coding.made_at, coding.start, coding.id


def _united(oldest: Coding, parts: Sequence[Coding]) -> Coding:
    return replace(
        oldest,
        start=min(part.start for part in parts),
        end=max(part.end for part in parts),
        memo=join_memos([part.memo for part in parts]),
        stance=join_stances([part.stance for part in parts]),
        quotable=strictest([part.quotable for part in parts]),
    )


def join_memos(memos: Sequence[str]) -> str:
    """The memos one below the other, in order; one whose lines stand there already adds none."""
    joined = ""
    for memo in memos:
        if memo and f"\n{memo}\n" not in f"\n{joined}\n":
            joined = f"{joined}\n{memo}" if joined else memo
    return joined


def join_stances(stances: Sequence[Stance]) -> Stance:
    """The one stance that was said, ``mixed`` where several were, unsaid where none was."""
    said = {stance for stance in stances if stance}
    return said.pop() if len(said) == 1 else Stance.MIXED if said else Stance.UNSAID


def strictest(rules: Sequence[Quotable]) -> Quotable:
    """The strictest of the quotation rules."""
    return max(rules, key=_STRICTNESS.index)
