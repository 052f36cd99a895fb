"""Settling what coders differ on into the consensus, by a stated rule or one decision at a time.

The consensus of a transcript is made anew each time: from the places that its coders' layers have
now, by the study's rule for what nobody disputes, and all decisions that still hold. Who finishes a
transcript once it is settled has no part in it: see :mod:`codebook.tasks.newcomers`. A decision
holds as long as its place is marked as it was when it was made; when a coder changes that, the
place is open again. What coders applied never changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from codebook.core.agreement.settling import Choice, Decision, Place, Rule, places
from codebook.core.agreement.settling import settled as settled_place
from codebook.errors import BadInput, UsageError
from codebook.store.agreement_values import StoredDecision
from codebook.store.study import Study
from codebook.store.values import CONSENSUS
from codebook.tasks.blindness import review
from codebook.tasks.layers import known_coder
from codebook.tasks.settling_work import RULE, Desk, Item, Progress, marked, rule_of

__all__ = [
    "LEAD", "RULE", "Item", "Progress", "decide", "decision_at", "place_at", "progress", "queue",
    "rule_of", "said_of_choice", "undisputed", "unmark",
]  # fmt: skip

LEAD = "lead"


def queue(study: Study, coders: Sequence[str] | None = None) -> list[Item]:
    """The places that wait for a decision, in the study's order; of these coders alone if named.

    A place is of some coders where not all of them who were asked marked the same.
    """
    for name in coders or ():
        known_coder(study, name)
    return [
        item
        for work in Desk(study).works()
        for item in work.open()
        if coders is None or _differ(item.place, coders)
    ]


def progress(study: Study) -> list[Progress]:
    """How far each transcript has come that somebody finished, in the study's order."""
    desk = Desk(study)
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

    A rule that is given is the study's from then on, by the same action. Transcripts that one coder
    alone finished are settled as single-coded where ``single`` says so, and else left as they are.
    Raises :class:`BadInput`, and changes nothing, for a transcript that is not there or nobody
    finished. Answers how far those now are that were taken.
    """
    _known(study, who)
    desk = Desk(study)
    wanted = [desk.work(key) for key in dict.fromkeys(transcripts)]
    rule = rule or desk.rule
    taken = [work for work in wanted if single or len(work.coders) > 1]
    chosen = None if rule is desk.rule else (RULE, rule.value)
    if taken or chosen:
        study.settle_all(who, [work.settling(rule) for work in taken], chosen)
    done = {work.transcript for work in taken}
    return [one for one in progress(study) if one.transcript in done]


def decide(
    study: Study,
    who: str,
    transcript: str,
    place: Place,
    decision: Decision,
    note: str = "",
    *,
    shown: Item | None = None,
) -> Progress:
    """Settles one place, and makes the transcript's consensus anew with it; how far it now is.

    One action of ``who``, the lead or a coder, who may have to finish first: see
    :func:`codebook.tasks.blindness.review`. The transcript is settled once nothing is open.
    ``note`` says why; memos of what is given instead are not kept. Raises :class:`BadInput` where
    the place is not marked as it was any more, somebody else decided about it since it was
    ``shown``, the coder to be accepted applied nothing there, or what is given instead does not lie
    within it.
    """
    _known(study, who)
    desk = Desk(study)
    work = desk.work(transcript)
    now = work.find(place.code, place.span.start, place.span.end)
    if marked(now) != marked(place):
        raise BadInput(
            f"the place {place.span.start} to {place.span.end} of {transcript} was changed by a "
            "coder meanwhile; look at it again"
        )
    if shown is not None:
        _refuse_decided(work.held(now), shown, who)
    _check(study, now, decision)
    if who != LEAD:
        review(study, who, transcript)
    stored = StoredDecision(
        transcript, now.code, *now.span, decision.choice, decision.coder, note, who,
        marked=marked(now),
        given=tuple(replace(one, transcript=transcript, memo="") for one in decision.codings),
    )  # fmt: skip
    work.take(now, stored)
    study.settle_all(who, [work.settling(desk.rule, [stored])])
    return next(one for one in progress(study) if one.transcript == transcript)


def place_at(study: Study, transcript: str, code: str, start: int, end: int) -> Place:
    """The place of a code with this extent; :class:`BadInput` with those that there are."""
    return Desk(study).work(transcript).find(code, start, end)


def decision_at(study: Study, transcript: str, place: Place) -> StoredDecision | None:
    """The decision about a place that holds, ``None`` where there is none."""
    return Desk(study).work(transcript).held(place)


def unmark(study: Study, who: str, transcripts: Iterable[str]) -> list[str]:
    """Takes away the marks that transcripts are settled; decisions and consensus stay. Which had.

    One action of ``who``; the next step or decision about one of them marks it again if nothing is
    open. Raises :class:`BadInput` for a transcript that is not there or nobody finished.
    """
    _known(study, who)
    desk = Desk(study)
    works = [desk.work(key) for key in dict.fromkeys(transcripts)]
    had = [work for work in works if work.settlement is not None]
    if had:
        study.settle_all(who, [work.unsettling() for work in had])
    return [work.transcript for work in had]


def _differ(place: Place, coders: Sequence[str]) -> bool:
    """Whether these coders, of those who were asked, marked different text there."""
    asked = [coder for coder in place.asked if coder in coders]
    if len(asked) < 2:
        return False
    return any(one.disputed for one in places(place.codings, asked))


def _known(study: Study, who: str) -> None:
    if who != LEAD:
        known_coder(study, who)


def _refuse_decided(stands: StoredDecision | None, shown: Item, who: str) -> None:
    """Refuses to decide over what somebody else decided since the place was shown."""
    before = shown.left.id if shown.left else ""
    if stands is None or stands.made_by == who or stands.id == before:
        return
    raise BadInput(
        f"{stands.made_by} decided about {stands.start} to {stands.end} of {stands.transcript} "
        f"meanwhile: {said_of_choice(stands)}; look at it again"
    )


def said_of_choice(one: StoredDecision) -> str:
    """What was chosen, in the words of commands."""
    return " ".join(filter(None, (one.choice.value, one.accepted)))


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
