"""What a reviewer at the desk sees of others' layers: figures, differences, two layers, places.

Who reviews need not have coded; who is to code a transcript sees nothing of it before finishing it:
see :func:`codebook.tasks.blindness.hidden_from`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from codebook.core.agreement.disagreements import Disagreement
from codebook.core.agreement.figures import Figure
from codebook.core.agreement.histogram import Counted
from codebook.core.agreement.measured import Measured, measure
from codebook.core.agreement.result import CHARACTER, INTERVIEWEE, TURN
from codebook.core.agreement.settling import Rule
from codebook.core.codings import Coding
from codebook.errors import BadInput
from codebook.store.agreement_values import StoredDecision
from codebook.store.study import Study
from codebook.store.values import CONSENSUS, Transcript
from codebook.tasks import agreement as agreements
from codebook.tasks import differences as differing
from codebook.tasks import settling
from codebook.tasks.blindness import (
    layers_in,
    may_review,
    note_shown,
    nothing_to_see,
    refuse_hidden,
    review,
)
from codebook.tasks.differences import own_consensus
from codebook.tasks.hits import Found, talks
from codebook.tasks.training import OWN, against_consensus, without_own

BESIDE = (CHARACTER, TURN, INTERVIEWEE)
"""The units at which alpha stands side by side."""


@dataclass(frozen=True, slots=True)
class CodeFigures:
    """The agreement on a code by character, and alpha at the units of :data:`BESIDE`.

    ``late`` says for how many transcripts of a coder the code came too late.
    """

    counted: Counted
    measured: Measured
    beside: Mapping[str, Figure]
    late: Mapping[str, int]

    @property
    def path(self) -> str:
        """The path of the code; ``any`` for what bears any code at all."""
        return self.counted.target.key


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of all codes in codebook order, and of any code at all.

    ``hidden`` are transcripts that would count and that who asks may not see yet; ``own`` those
    that do not count against the consensus, which was made from the layer of who asks too.
    """

    coders: tuple[str, ...]
    transcripts: tuple[str, ...]
    hidden: tuple[str, ...]
    codes: tuple[CodeFigures, ...]
    any: CodeFigures
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two layers of a transcript as they are now; ``others`` may be compared there too.

    ``own`` says that one is the consensus, which was made from the other too.
    """

    transcript: Transcript
    coders: tuple[str, str]
    layers: tuple[Sequence[Coding], Sequence[Coding]]
    others: tuple[str, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class ToSettle:
    """One transcript to be settled, and how far all are that may be seen.

    ``hidden`` are those of which a reviewer may see nothing yet; ``transcript`` is ``None`` where
    nothing is left to decide. ``after`` is the last decision of who settles, if it is about it.
    """

    progress: tuple[settling.Progress, ...]
    hidden: tuple[str, ...]
    rule: Rule
    transcript: Transcript | None = None
    items: tuple[settling.Item, ...] = ()
    after: StoredDecision | None = None


def figures(study: Study, who: str, *, consensus: bool = False) -> Figures:
    """The agreement of all coders on what ``who`` may see; nothing is kept by that.

    With ``consensus`` that of ``who`` with it alone: see :mod:`codebook.tasks.training`. Raises
    :class:`BadInput` where there is nothing to compare, or nothing that may be seen.
    """
    question = agreements.Question()
    found = against_consensus(study, who) if consensus else agreements.material(study, question)
    seen = may_review(study, who)
    kept = tuple(read for read in found.transcripts if read.document.key in seen)
    hidden = tuple(read.document.key for read in found.transcripts if read.document.key not in seen)
    if not kept:
        raise nothing_to_see(study, who)
    found = replace(found, transcripts=kept)
    computed = agreements.Computed(found, question)
    at = computed.counted(*BESIDE)
    late = found.late()

    def told(place: int) -> CodeFigures:
        counted = at[CHARACTER][place]
        measured = measure(counted)
        beside = {
            unit: measured.alpha if unit == CHARACTER else measure(at[unit][place]).alpha
            for unit in BESIDE
        }
        return CodeFigures(counted, measured, beside, late.get(counted.target.key, {}))

    return Figures(
        found.coders,
        tuple(read.document.key for read in kept),
        hidden,
        tuple(map(told, range(len(found.codes)))),
        told(len(at[CHARACTER]) - 1),
        tuple(one.transcript for one in found.left_out if one.reason == OWN),
    )


def seen_differences(
    study: Study, who: str, code: str | None = None, *, consensus: bool = False
) -> differing.Differences:
    """The differences that ``who`` may see, in the order of the study; nothing is kept by that.

    Those of one code alone if it is named, without the codes below it; with ``consensus`` those
    from it alone, where it was not made from the layer of ``who`` too.
    """
    coders = (who, CONSENSUS) if consensus else None
    question = differing.Question(coders, code=code, below=False, viewer=who)
    found = without_own(differing.compare(study, question))
    order = {one.key: place for place, one in enumerate(found.documents)}
    listed = sorted(found.listed, key=lambda one: (order[one.transcript], one.span))
    return replace(found, listed=tuple(listed))


def rows_of(study: Study, who: str, listed: Sequence[Disagreement]) -> Found:
    """Differences as passages in context, in the order given.

    What ``who`` had coded in their transcripts is kept first.
    """
    note_shown(study, who, [one.transcript for one in listed])
    by_key = {talk.key: talk for talk in talks(study)}
    return Found([(by_key[one.transcript], *one.span) for one in listed], study.categories())


def compared(
    study: Study, who: str, transcript: str, coders: Sequence[str] | None = None
) -> Compared:
    """Two layers of a transcript, of ``who`` and another unless others are named.

    The other is the consensus where it was made without ``who``.
    What ``who`` coded there is kept first. Raises :class:`BadInput`, and keeps nothing, where the
    transcript is hidden from ``who``, or one of the two has not finished where coders are blind.
    """
    refuse_hidden(study, who, transcript)
    there = layers_in(study, transcript)
    if coders is None:
        learns = who in there and not own_consensus(study, [who], [transcript])
        wanted = [who, CONSENSUS] if learns else [who]
        coders = sorted(there, key=lambda name: wanted.index(name) if name in wanted else 2)[:2]
    for name in coders:
        if name == CONSENSUS and name not in there:
            raise BadInput(f"{transcript} is not settled: there is no consensus of it to be seen")
        if name not in there:
            raise BadInput(f"blind until finished: {name} has not finished {transcript}")
    if len(coders) < 2:
        raise BadInput(f"nothing to compare in {transcript}: no two coders finished it")
    note_shown(study, who, [transcript])
    first, second = coders[0], coders[1]
    layers = (study.layer(first, transcript), study.layer(second, transcript))
    made_from = CONSENSUS in coders and own_consensus(study, coders, [transcript])
    return Compared(
        study.transcript(transcript), (first, second), layers, tuple(there), bool(made_from)
    )


def to_settle(study: Study, who: str, wanted: str = "", near: str = "") -> ToSettle:
    """The places of one transcript that wait for a decision, and how far all are.

    That is the first that has such places: the ``wanted`` one, that in which ``who`` decided last,
    the one ``near``, then any. What ``who`` coded there is kept first.
    """
    seen = may_review(study, who)
    everything = settling.progress(study)
    shown = tuple(one for one in everything if one.transcript in seen)
    hidden = tuple(one.transcript for one in everything if one.transcript not in seen)
    rule = settling.rule_of(study)
    waiting = [one.transcript for one in shown if one.open]
    mine = [one for one in study.decisions() if one.made_by == who]
    last = max(mine, key=lambda one: one.made_at) if mine else None
    order = (wanted, last.transcript if last else "", near, *waiting)
    key = next((key for key in order if key in waiting), None)
    if key is None:
        return ToSettle(shown, hidden, rule)
    review(study, who, key)
    items = tuple(one for one in settling.queue(study) if one.transcript == key)
    after = last if last is not None and last.transcript == key else None
    return ToSettle(shown, hidden, rule, study.transcript(key), items, after)
