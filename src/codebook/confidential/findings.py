"""What a screening finds, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

CERTAIN, LIKELY, ASK = "certain", "likely", "ask"
_RANK = {CERTAIN: 2, LIKELY: 1, ASK: 0}

KINDS = {
    "email": "EMAIL",
    "phone": "PHONE",
    "label": "NAME",
    "roster": "NAME",
    "split": "NAME",
    "stretched": "NAME",
    "misspelt": "NAME",
    "nickname": "NAME",
    "clipped": "NAME",
    "sound-alike": "NAME",
    "initials": "NAME",
    "beside": "NAME",
    "title": "NAME",
    "introduction": "NAME",
    "spelled": "NAME",
    "digits": "NUMBER",
    "spoken-digits": "NUMBER",
    "number": "NUMBER",
    "url": "LINK",
    "handle": "HANDLE",
    "date": "DATE",
    "money": "AMOUNT",
    "organisation": "ORGANISATION",
    "address": "ADDRESS",
    "place": "PLACE",
}
"""What a placeholder is called, by rule. The rules of ``NAME`` are those of the roster and cues."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found at ``[start, end)`` of a cleaned text, in code points.

    ``strength`` is ``certain``, ``likely`` or ``ask``. ``suggestion`` is what it could become:
    the pseudonym that the roster gives, or a placeholder whose number is still to be drawn
    (``[NAME-n]``). ``person`` is the place in the roster of the one who can be meant, so that all
    forms of a name get one placeholder; ``None`` where nobody or several can.
    """

    file: str
    start: int
    end: int
    text: str
    rule: str
    strength: str = CERTAIN
    suggestion: str = ""
    person: int | None = None


class Hit(NamedTuple):
    """A finding before overlaps are settled, in offsets of the copy that is matched."""

    start: int
    end: int
    rule: str
    strength: str
    suggestion: str = ""
    person: int | None = None


def settled(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in order, those that overlap as one.

    It covers them all, is as sure as the surest, and of the longest's rule; where that is a
    name's, the roster knows best whose.
    """
    settled: list[Hit] = []
    group: list[Hit] = []
    end = 0
    for hit in sorted(hits):
        if group and hit.start >= end:
            settled.append(_joined(group))
            group = []
        end = max(end, hit.end) if group else hit.end
        group.append(hit)
    return [*settled, _joined(group)] if group else settled


def _joined(group: list[Hit]) -> Hit:
    if len(group) == 1:
        return group[0]
    leader = max(group, key=lambda hit: (hit.end - hit.start, _RANK[hit.strength]))
    surest = max(group, key=lambda hit: _RANK[hit.strength]).strength
    if KINDS[leader.rule] == "NAME":
        named = [hit for hit in group if KINDS[hit.rule] == "NAME"]
        leader = max(named, key=lambda hit: (hit.person is not None, _RANK[hit.strength]))
    return leader._replace(start=group[0].start, end=max(hit.end for hit in group), strength=surest)
