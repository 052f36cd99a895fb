"""What settling is about: the places of each transcript, and the decisions about them that hold.

A decision holds as long as its place is marked as it was when it was made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from codebook.core.agreement.settling import Choice, Decision, Place, Rule, consensus, places
from codebook.core.codings import Coding
from codebook.errors import BadInput
from codebook.store.agreement_values import Settlement, Settling, StoredDecision
from codebook.store.study import Study
from codebook.store.values import CONSENSUS
from codebook.tasks.newcomers import makers

RULE = "settling"
"""The study's rule for what goes to the consensus without a decision."""


@dataclass(frozen=True, slots=True)
class Item:
    """A place that waits for a decision.

    ``left`` is the decision to leave it for discussion, with its note; ``lapsed`` the last one that
    was made about text of this code here which coders have since marked differently.
    """

    transcript: str
    place: Place
    left: StoredDecision | None = None
    lapsed: StoredDecision | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a transcript has come: ``places`` are ``undisputed``, ``decided`` or ``open``.

    ``to_discuss`` of the open ones are left for discussion, ``lapsed`` of them had been decided
    before a coder changed what they marked. ``stale`` says that the consensus is not what the
    layers and decisions of now would make it.
    """

    transcript: str
    coders: tuple[str, ...]
    places: int
    undisputed: int
    decided: int
    open: int
    to_discuss: int
    lapsed: int
    settled: bool
    stale: bool

    @property
    def single(self) -> bool:
        """Whether one coder alone has finished it."""
        return len(self.coders) == 1


def rule_of(study: Study) -> Rule:
    """The study's rule for what nobody disputes."""
    return Rule(study.rule(RULE) or Rule.EXACT)


class Desk:
    """What settling is about, read once."""

    def __init__(self, study: Study) -> None:
        self.rule = rule_of(study)
        self._stands = _by_transcript(study.codings(coders=[CONSENSUS]))
        self._infos = {info.key: info for info in study.transcripts()}
        self._file = study.path.name
        self._layers = _by_transcript(study.codings())
        self._decisions: dict[str, list[StoredDecision]] = defaultdict(list)
        for one in study.decisions():
            self._decisions[one.transcript].append(one)
        self._settlements = {one.transcript: one for one in study.settlements()}
        self._marks = {(one.coder, one.transcript): one.made_under for one in study.finish_marks()}
        self._ages = study.code_ages()
        self._samples = study.samples()

    def works(self) -> list[Work]:
        """All transcripts that somebody finished."""
        return [self.work(key) for key, info in self._infos.items() if info.finished]

    def work(self, key: str) -> Work:
        """One transcript; :class:`BadInput` where it is not there or nobody finished it."""
        if key not in self._infos:
            raise BadInput(f"no transcript {key!r} in this study")
        coders = makers(self._infos[key], self._settlements.get(key), self._samples)
        if not coders:
            raise BadInput(
                f"nobody has finished {key}; `codebook finish {self._file} {key} --coder NAME` "
                "marks it finished"
            )
        layers = self._layers.get(key, [])
        applied = {(coding.coder, coding.code) for coding in layers}
        late = {
            coder: [
                code
                for code, age in self._ages.items()
                if age > self._marks[coder, key] and (coder, code) not in applied
            ]
            for coder in coders
        }
        return Work(
            key,
            coders,
            places(layers, coders, late),
            self._decisions.get(key, []),
            self._settlements.get(key),
            self._stands.get(key, []),
        )


class Work:
    """One transcript: its places now, and the decisions about them that hold.

    A coder is not asked about a code that came after they had finished, unless they applied it.
    """

    def __init__(
        self,
        transcript: str,
        coders: tuple[str, ...],
        found: Sequence[Place],
        decisions: Sequence[StoredDecision],
        settlement: Settlement | None,
        stands: Sequence[Coding],
    ) -> None:
        self.transcript, self.coders, self.settlement = transcript, coders, settlement
        self._places, self._stands = found, stands
        self._upon = tuple(one.id for one in decisions)
        by_marks = {(place.code, marked(place)): place for place in found}
        self._holding: dict[Place, StoredDecision] = {}
        self._lapsed: list[StoredDecision] = []
        for one in decisions:
            place = by_marks.get((one.code, one.marked))
            if place is None or (one.choice is Choice.OTHER and not one.given):
                self._lapsed.append(one)
            else:
                self._holding[place] = one

    def find(self, code: str, start: int, end: int) -> Place:
        """The place of a code with this extent."""
        same = [place for place in self._places if place.code == code]
        for place in same:
            if place.span == (start, end):
                return place
        there = ", ".join(f"{p.span.start} to {p.span.end}" for p in same[:5]) or "none"
        raise BadInput(
            f"no place {start} to {end} of {code} in {self.transcript}; its places are: {there}"
        )

    def held(self, place: Place) -> StoredDecision | None:
        """The decision about a place that holds."""
        return self._holding.get(place)

    def take(self, place: Place, decision: StoredDecision) -> None:
        """Adds a decision."""
        self._holding[place] = decision

    def _is_open(self, place: Place) -> bool:
        held = self._holding.get(place)
        if held is None:
            return bool(place.disputed)
        return held.choice is Choice.DISCUSS

    def open(self) -> list[Item]:
        """The places that wait for a decision."""
        return [
            Item(self.transcript, place, self._holding.get(place), self._lapsed_at(place))
            for place in self._places
            if self._is_open(place)
        ]

    def _lapsed_at(self, place: Place) -> StoredDecision | None:
        found = [
            one
            for one in self._lapsed
            if one.code == place.code
            and one.choice is not Choice.DISCUSS
            and one.start < place.span.end
            and place.span.start < one.end
        ]
        return found[-1] if found and place not in self._holding else None

    def layer(self, rule: Rule) -> list[Coding]:
        """The consensus as it is to be."""
        decided = {place: _decision(one) for place, one in self._holding.items()}
        return consensus(self._places, decided, CONSENSUS, rule)

    def settling(self, rule: Rule, decided: Iterable[StoredDecision] = ()) -> Settling:
        """The consensus as it is to be, settled where nothing is open."""
        by = None if self.open() else self.coders
        return Settling(self.transcript, tuple(self.layer(rule)), tuple(decided), by, self._upon)

    def unsettling(self) -> Settling:
        """The consensus as it stands, no longer marked as settled."""
        return Settling(self.transcript, tuple(self._stands), upon=self._upon)

    def progress(self, rule: Rule) -> Progress:
        """How far it is."""
        waiting = self.open()
        decided = sum(one.choice is not Choice.DISCUSS for one in self._holding.values())
        by = None if self.settlement is None else self.settlement.coders
        stale = (bool(self._stands) or by is not None) and (
            _said(self._stands) != _said(self.layer(rule))
            or (by is not None and (bool(waiting) or set(by) != set(self.coders)))
        )
        return Progress(
            self.transcript,
            self.coders,
            places=len(self._places),
            undisputed=len(self._places) - decided - len(waiting),
            decided=decided,
            open=len(waiting),
            to_discuss=sum(item.left is not None for item in waiting),
            lapsed=sum(item.lapsed is not None for item in waiting),
            settled=by is not None,
            stale=stale,
        )


def marked(place: Place) -> tuple[tuple[str, int, int], ...]:
    """What each coder marked there, in order: a decision holds as long as it is the same."""
    return tuple(sorted((c.coder, c.start, c.end) for c in place.codings))


def _decision(stored: StoredDecision) -> Decision:
    return Decision(stored.choice, stored.accepted, stored.given)


def _said(layer: Iterable[Coding]) -> set[tuple[int, int, str, str, str, str]]:
    return {(c.start, c.end, c.code, c.memo, c.stance, c.quotable) for c in layer}


def _by_transcript(codings: Iterable[Coding]) -> dict[str, list[Coding]]:
    found: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        found[coding.transcript].append(coding)
    return found
