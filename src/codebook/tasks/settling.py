"""Settling what coders differ on into the consensus, by a stated rule or one decision at a time.

The consensus of a transcript is made anew each time: from the places that its coders' layers have
now, by the study's rule for what nobody disputes, and all decisions that still hold. A decision
holds as long as its place is marked as it was when it was made; when a coder changes that, the
place is open again. What coders applied never changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from codebook.core.agreement.settling import Choice, Decision, Place, Rule, consensus, places
from codebook.core.agreement.settling import settled as settled_place
from codebook.core.codings import Coding
from codebook.errors import BadInput, UsageError
from codebook.store.agreement_values import Settlement, Settling, StoredDecision
from codebook.store.study import Study
from codebook.store.values import CONSENSUS
from codebook.tasks.blindness import review
from codebook.tasks.layers import known_coder

LEAD = "lead"
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


def queue(study: Study, coders: Sequence[str] | None = None) -> list[Item]:
    """The places that wait for a decision, in the study's order; of these coders alone if named.

    A place is of some coders where not all of them who were asked marked the same.
    """
    for name in coders or ():
        known_coder(study, name)
    return [
        item
        for work in _Desk(study).works()
        for item in work.open()
        if coders is None or _differ(item.place, coders)
    ]


def progress(study: Study) -> list[Progress]:
    """How far each transcript has come that somebody finished, in the study's order."""
    desk = _Desk(study)
    return [work.progress(desk.rule) for work in desk.works()]


def undisputed(
    study: Study,
    who: str,
    transcripts: Sequence[str],
    rule: Rule | None = None,
    *,
    single: bool = False,
) -> list[Progress]:
    """Takes into the consensus what nobody disputes, in one step, which is one action of ``who``.

    A rule that is given is the study's from then on. Transcripts that one coder alone finished are
    settled as single-coded where ``single`` says so, and else left as they are. Raises
    :class:`BadInput`, and changes nothing, for a transcript that is not there or nobody finished.
    Answers how far those now are that were taken.
    """
    _known(study, who)
    desk = _Desk(study)
    wanted = [desk.work(key) for key in dict.fromkeys(transcripts)]
    rule = rule or desk.rule
    taken = [work for work in wanted if single or len(work.coders) > 1]
    if rule is not desk.rule:
        study.set_rule(RULE, rule.value)
    if taken:
        study.settle_all(who, [work.settling(rule) for work in taken])
    done = {work.transcript for work in taken}
    return [one for one in progress(study) if one.transcript in done]


def decide(
    study: Study, who: str, transcript: str, place: Place, decision: Decision, note: str = ""
) -> Progress:
    """Settles one place, and makes the transcript's consensus anew with it; how far it now is.

    One action of ``who``, the lead or a coder, who may have to finish first: see
    :func:`codebook.tasks.blindness.review`. The transcript is settled once nothing is open.
    ``note`` says why; memos of what is given instead are not kept. Raises :class:`BadInput` where
    the place is not marked as it was any more, the coder to be accepted applied nothing there, or
    what is given instead does not lie within it.
    """
    _known(study, who)
    desk = _Desk(study)
    work = desk.work(transcript)
    now = work.find(place.code, place.span.start, place.span.end)
    if _marked(now) != _marked(place):
        raise BadInput(
            f"the place {place.span.start} to {place.span.end} of {transcript} was changed by a "
            "coder meanwhile; look at it again"
        )
    _check(study, now, decision)
    if who != LEAD:
        review(study, who, transcript)
    stored = StoredDecision(
        transcript, now.code, *now.span, decision.choice, decision.coder, note, who,
        marked=_marked(now),
        given=tuple(replace(one, transcript=transcript, memo="") for one in decision.codings),
    )  # fmt: skip
    work.take(now, stored)
    study.settle_all(who, [work.settling(desk.rule, [stored])])
    return next(one for one in progress(study) if one.transcript == transcript)


def place_at(study: Study, transcript: str, code: str, start: int, end: int) -> Place:
    """The place of a code with this extent; :class:`BadInput` with those that there are."""
    return _Desk(study).work(transcript).find(code, start, end)


def unmark(study: Study, who: str, transcripts: Iterable[str]) -> list[str]:
    """Takes away the marks that transcripts are settled; decisions and consensus stay. Which had.

    One action of ``who``; the next step or decision about one of them marks it again if nothing is
    open. Raises :class:`BadInput` for a transcript that is not there or nobody finished.
    """
    _known(study, who)
    desk = _Desk(study)
    had = [key for key in dict.fromkeys(transcripts) if desk.work(key).settlement is not None]
    if had:
        study.settle_all(who, [Settling(key, tuple(desk.stands[key])) for key in had])
    return had


class _Desk:
    """What settling is about, read once."""

    def __init__(self, study: Study) -> None:
        self.rule = rule_of(study)
        self.stands = _by_transcript(study.codings(coders=[CONSENSUS]))
        self._infos = {info.key: info for info in study.transcripts()}
        self._file = study.path.name
        self._layers = _by_transcript(study.codings())
        self._decisions: dict[str, list[StoredDecision]] = defaultdict(list)
        for one in study.decisions():
            self._decisions[one.transcript].append(one)
        self._settlements = {one.transcript: one for one in study.settlements()}
        self._marks = {(one.coder, one.transcript): one.made_under for one in study.finish_marks()}
        self._ages = study.code_ages()

    def works(self) -> list[_Work]:
        """All transcripts that somebody finished."""
        return [self.work(key) for key, info in self._infos.items() if info.finished]

    def work(self, key: str) -> _Work:
        """One transcript; :class:`BadInput` where it is not there or nobody finished it."""
        if key not in self._infos:
            raise BadInput(f"no transcript {key!r} in this study")
        coders = self._infos[key].finished
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
        return _Work(
            key,
            coders,
            places(layers, coders, late),
            self._decisions.get(key, []),
            self._settlements.get(key),
            self.stands.get(key, []),
        )


class _Work:
    """One transcript: its places now, and the decisions about them that hold.

    A coder is not asked about a code that came after they had finished, unless they applied it.
    """

    def __init__(
        self,
        transcript: str,
        coders: tuple[str, ...],
        found: Sequence[Place],
        decisions: Iterable[StoredDecision],
        settlement: Settlement | None,
        stands: Sequence[Coding],
    ) -> None:
        self.transcript, self.coders, self.settlement = transcript, coders, settlement
        self._places, self._stands = found, stands
        by_marks = {(place.code, _marked(place)): place for place in found}
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
        return Settling(self.transcript, tuple(self.layer(rule)), tuple(decided), by)

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


def _marked(place: Place) -> tuple[tuple[str, int, int], ...]:
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


def _differ(place: Place, coders: Sequence[str]) -> bool:
    """Whether these coders, of those who were asked, marked different text there."""
    asked = [coder for coder in place.asked if coder in coders]
    if len(asked) < 2:
        return False
    return any(one.disputed for one in places(place.codings, asked))


def _known(study: Study, who: str) -> None:
    if who != LEAD:
        known_coder(study, who)


def _check(study: Study, place: Place, decision: Decision) -> None:
    """Refuses a decision that cannot be carried out."""
    if decision.choice is Choice.ACCEPT and decision.coder not in place.coders:
        raise BadInput(
            f"{decision.coder or 'nobody'} applied nothing there; accept one of "
            f"{', '.join(place.coders)}"
        )
    if decision.choice is not Choice.ACCEPT and decision.coder:
        raise UsageError("a coder is named only to accept what they applied")
    if (decision.choice is Choice.OTHER) != bool(decision.codings):
        raise UsageError("something else is given where `other` is chosen, and only there")
    codes = {code.path for code in study.tree()}
    for coding in decision.codings:
        if coding.code not in codes:
            raise BadInput(f"no code {coding.code!r} in this study")
        if not place.span.start <= coding.start < coding.end <= place.span.end:
            raise BadInput(
                f"what is given instead has to lie within the place, {place.span.start} to "
                f"{place.span.end}"
            )
    settled_place(place, decision, CONSENSUS)
