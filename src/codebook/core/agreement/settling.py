"""Settling what coders differ on into the consensus; what they applied stays as it is.

A place holds the codings of one code that overlap one another, of all coders who finished a
transcript and to whom the code was known. Text that all of them marked is agreed and always comes
into the consensus; text that some and not all marked is in dispute until somebody decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from codebook.core.codings import Coding, join_memos, join_stances, strictest
from codebook.core.codings import unite as unite_codings
from codebook.core.spans import Span, unite


class Rule(StrEnum):
    """What goes to the consensus in one step, without a decision.

    ``exact``: places of which no text is in dispute. ``overlap``: of all other places too the text
    that all marked; what only some marked around it stays in dispute.
    """

    EXACT = "exact"
    OVERLAP = "overlap"


class Choice(StrEnum):
    """How a place in dispute is settled.

    ``accept``: as one coder marked it. ``union``: all that anybody marked. ``overlap``: what all
    who applied the code there share, if two did. ``other``: other passages or codes, as given, for
    the text in dispute. ``nothing``: the text in dispute is not coded. ``discuss``: left open.
    Agreed text is coded whatever is chosen.
    """

    ACCEPT = "accept"
    UNION = "union"
    OVERLAP = "overlap"
    OTHER = "other"
    NOTHING = "nothing"
    DISCUSS = "discuss"


@dataclass(frozen=True, slots=True)
class Place:
    """Codings of one code that overlap one another; ``agreed`` and ``disputed`` text, in order.

    ``disputed`` are the longest stretches that some and not all of ``asked`` marked, the coders who
    finished the transcript and had the code.
    """

    code: str
    codings: tuple[Coding, ...]
    asked: tuple[str, ...]
    agreed: tuple[Span, ...]
    disputed: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the first to the last code point that anybody marked."""
        return Span(
            min(coding.start for coding in self.codings), max(coding.end for coding in self.codings)
        )

    @property
    def coders(self) -> tuple[str, ...]:
        """Those who applied the code here."""
        here = {coding.coder for coding in self.codings}
        return tuple(coder for coder in self.asked if coder in here)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer chose; ``coder`` for ``accept``, ``codings`` for ``other``.

    Of ``codings`` the passage, code, memo, stance and quotation rule are taken.
    """

    choice: Choice
    coder: str = ""
    codings: tuple[Coding, ...] = ()


def places(
    layers: Iterable[Coding],
    coders: Sequence[str],
    missing: Mapping[str, Collection[str]] | None = None,
) -> list[Place]:
    """The places of one transcript, by start, end and code.

    ``coders`` are those who finished it; codings of anybody else are not looked at. With one coder
    alone nothing is in dispute. ``missing`` names by coder the codes that came after that coder had
    finished: the coder is not asked for these, and codings of them are passed over.
    ``ValueError`` where a coder is named twice, or the codings are of several transcripts.
    """
    if len(set(coders)) != len(coders):
        raise ValueError("a coder is named twice")
    by_code: dict[str, list[Coding]] = defaultdict(list)
    late = missing or {}
    transcripts = set()
    for coding in layers:
        if coding.coder in coders and coding.code not in late.get(coding.coder, ()):
            by_code[coding.code].append(coding)
            transcripts.add(coding.transcript)
    if len(transcripts) > 1:
        raise ValueError("codings of several transcripts cannot be settled together")
    found = []
    for code, codings in by_code.items():
        asked = tuple(coder for coder in coders if code not in late.get(coder, ()))
        found += [_place(code, group, asked) for group in _overlapping(codings)]
    return sorted(found, key=lambda place: (*place.span, place.code))


def _place(code: str, codings: Sequence[Coding], asked: tuple[str, ...]) -> Place:
    depths = list(_depths(codings))
    return Place(
        code,
        tuple(codings),
        asked,
        agreed=tuple(_joined(span for span, marked in depths if marked == len(asked))),
        disputed=tuple(_joined(span for span, marked in depths if marked != len(asked))),
    )


def _depths(codings: Iterable[Coding]) -> Iterator[tuple[Span, int]]:
    """The text that somebody marked, cut where one begins or ends: how many coders marked it."""
    turns: dict[int, Counter[str]] = defaultdict(Counter)
    for coding in codings:
        turns[coding.start][coding.coder] += 1
        turns[coding.end][coding.coder] -= 1
    now: Counter[str] = Counter()
    for start, end in pairwise(sorted(turns)):
        now.update(turns[start])
        yield Span(start, end), sum(count > 0 for count in now.values())


def _overlapping(codings: Iterable[Coding]) -> Iterator[list[Coding]]:
    """Groups of codings that overlap one another, directly or through others."""
    group: list[Coding] = []
    end = 0
    for coding in sorted(codings, key=lambda c: (c.start, c.end, c.coder, c.id)):
        if group and coding.start >= end:
            yield group
            group = []
        group.append(coding)
        end = max(end, coding.end)
    if group:
        yield group


def undisputed(found: Iterable[Place], layer: str, rule: Rule = Rule.EXACT) -> list[Coding]:
    """What goes to the consensus in one step, as codings of ``layer``: see :class:`Rule`."""
    made = []
    for place in found:
        if not place.disputed:
            made.append(_drawn(place, place.span, place.codings, layer))
        elif rule is Rule.OVERLAP:
            made += [_drawn(place, span, place.codings, layer) for span in place.agreed]
    return united(made)


def settled(place: Place, decision: Decision, layer: str) -> list[Coding]:
    """What a decision puts into the consensus, as codings of ``layer``; none if left to discuss.

    A coding has the memos joined, and the stance, the same or mixed, of the codings that were
    chosen, with the strictest quotation rule of all that lie under it, whoever made them.
    ``ValueError`` where a coder is accepted who did not apply the code there, or something else is
    chosen and none is given.
    """
    if decision.choice is Choice.DISCUSS:
        return []
    chosen = place.codings
    if decision.choice is Choice.ACCEPT:
        chosen = tuple(coding for coding in chosen if coding.coder == decision.coder)
        if not chosen:
            raise ValueError("the coder to accept applied nothing here")
    spans = _spans(place, decision, chosen)
    made = [_drawn(place, span, chosen, layer) for span in spans]
    if decision.choice is Choice.OTHER:
        if not decision.codings:
            raise ValueError("something else was chosen, and nothing is given")
        made += [_other(place, coding, layer) for coding in decision.codings]
    return united(made)


def consensus(
    found: Sequence[Place],
    decisions: Mapping[Place, Decision],
    layer: str,
    rule: Rule = Rule.EXACT,
) -> list[Coding]:
    """The layer of one transcript from what nobody disputes and what was decided.

    A decision stands in place of what the one step would have put there.
    """
    open_now = Decision(Choice.DISCUSS)
    codings = undisputed(
        [p for p in found if decisions.get(p, open_now).choice is Choice.DISCUSS], layer, rule
    )
    for place, decision in decisions.items():
        codings += settled(place, decision, layer)
    return united(codings)


def united(codings: Iterable[Coding]) -> list[Coding]:
    """Overlapping codings of one code as one, by the rule of every layer; by place and code."""
    by_code: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        by_code[coding.code].append(coding)
    joined = [unite_codings(group) for same in by_code.values() for group in _overlapping(same)]
    return sorted(joined, key=lambda coding: (coding.start, coding.end, coding.code))


def _spans(place: Place, decision: Decision, chosen: Sequence[Coding]) -> list[Span]:
    if decision.choice in (Choice.ACCEPT, Choice.UNION):
        return unite(coding.span for coding in chosen)
    if decision.choice is Choice.OVERLAP:
        here = len(place.coders)
        return _joined(span for span, marked in _depths(place.codings) if marked == here > 1)
    return list(place.agreed)


def _drawn(place: Place, span: Span, chosen: Iterable[Coding], layer: str) -> Coding:
    """A coding of a place's code, with what is said of the ``chosen`` codings under it."""
    parts = [coding for coding in chosen if coding.span.overlaps(span)]
    parts.sort(key=lambda coding: (coding.made_at, coding.start, coding.coder, coding.id))
    drawn = Coding(
        id="",
        transcript=place.codings[0].transcript,
        start=span.start,
        end=span.end,
        code=place.code,
        coder=layer,
        memo=join_memos([part.memo for part in parts]),
        stance=join_stances([part.stance for part in parts]),
    )
    return _guarded(place, drawn)


def _guarded(place: Place, coding: Coding) -> Coding:
    """With the strictest quotation rule of what it covers of a place: none is ever loosened."""
    under = [part.quotable for part in place.codings if part.span.overlaps(coding.span)]
    return replace(coding, quotable=strictest([coding.quotable, *under]))


def _other(place: Place, coding: Coding, layer: str) -> Coding:
    transcript = place.codings[0].transcript
    return _guarded(place, replace(coding, id="", transcript=transcript, coder=layer, made_at=""))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Stretches in order, those that touch as one."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined
