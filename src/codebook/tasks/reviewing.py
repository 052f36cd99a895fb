"""What a reviewer at the desk sees of others' layers: figures, differences, two layers, places.

Who reviews need not have coded. Where coders are blind, one who has begun with a transcript, or is
to code it, sees nothing of it before finishing it; see :func:`codebook.tasks.blindness.review`.
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
from codebook.tasks.blindness import blind_in, note_shown, review, show
from codebook.tasks.hits import Found, talks

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

    ``hidden`` are transcripts that would count and that who asks may not see yet.
    """

    coders: tuple[str, ...]
    transcripts: tuple[str, ...]
    hidden: tuple[str, ...]
    codes: tuple[CodeFigures, ...]
    any: CodeFigures


@dataclass(frozen=True, slots=True)
class Compared:
    """Two layers of a transcript as they are now; ``others`` may be compared there too."""

    transcript: Transcript
    coders: tuple[str, str]
    layers: tuple[Sequence[Coding], Sequence[Coding]]
    others: tuple[str, ...]


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


def may_review(study: Study, who: str) -> frozenset[str]:
    """The keys of the transcripts of which a coder may see all that others finished."""
    infos = study.transcripts()
    begun = {coding.transcript for coding in study.codings(coders=[who])}
    given = set(study.assignments().get(who, ()))
    given |= {key for one in study.samples() if who in one.coders for key in one.transcripts}
    finished = {info.key for info in infos if who in info.finished}
    hidden = blind_in(study) & (begun | given) - finished
    return frozenset(info.key for info in infos) - hidden


def figures(study: Study, who: str) -> Figures:
    """The agreement of all coders on what ``who`` may see; nothing is kept by that.

    Raises :class:`BadInput` where there is nothing to compare, or nothing that may be seen.
    """
    question = agreements.Question()
    found = agreements.material(study, question)
    seen = may_review(study, who)
    kept = tuple(read for read in found.transcripts if read.document.key in seen)
    hidden = tuple(read.document.key for read in found.transcripts if read.document.key not in seen)
    if not kept:
        raise BadInput(_blind(study, who))
    found = replace(found, transcripts=kept)
    computed = agreements.Computed(found, question)
    at = {unit: computed.counted(unit) for unit in BESIDE}
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
    )


def seen_differences(study: Study, who: str, code: str | None = None) -> differing.Differences:
    """The differences that ``who`` may see, whose own layers are kept first as they are.

    They stand in the order of the study. Those of one code alone if it is named, without the codes
    below it.
    """
    found = differing.differences(study, differing.Question(code=code))
    seen = may_review(study, who)
    documents = tuple(one for one in found.documents if one.key in seen)
    if not documents:
        raise BadInput(_blind(study, who))
    note_shown(study, who, [one.key for one in documents])
    order = {one.key: place for place, one in enumerate(documents)}
    listed = [one for one in found.listed if one.transcript in order and code in (None, one.code)]
    listed.sort(key=lambda one: (order[one.transcript], one.span))
    return replace(found, documents=documents, listed=tuple(listed))


def rows_of(study: Study, listed: Sequence[Disagreement]) -> Found:
    """Differences as passages in context, in the order given."""
    by_key = {talk.key: talk for talk in talks(study)}
    return Found([(by_key[one.transcript], *one.span) for one in listed], study.categories())


def compared(
    study: Study, who: str, transcript: str, coders: Sequence[str] | None = None
) -> Compared:
    """Two layers of a transcript, of ``who`` and another unless others are named.

    What ``who`` coded there is kept first. Raises :class:`BadInput` where ``who`` may not see the
    two, or one of them has not finished where coders are blind.
    """
    info = next((one for one in study.transcripts() if one.key == transcript), None)
    if info is None:
        raise BadInput(f"no transcript {transcript!r} in this study")
    blind = transcript in blind_in(study)
    names = [name for name in study.coder_names() if not blind or name in info.finished]
    there = [*names, CONSENSUS] if info.settled else names
    took_part = who in names or bool(study.layer(who, transcript))
    if coders is None:
        own = [who] if took_part else []
        coders = [*own, *(name for name in there if name != who)][:2]
    for name in coders:
        if name not in there:
            raise BadInput(f"blind until finished: {name} has not finished {transcript}")
    if took_part:
        show(study, who, transcript, [name for name in coders if name != who] or None)
    else:
        review(study, who, transcript)
    if len(coders) < 2:
        raise BadInput(f"nothing to compare in {transcript}: no two coders finished it")
    first, second = coders[0], coders[1]
    layers = (study.layer(first, transcript), study.layer(second, transcript))
    return Compared(study.transcript(transcript), (first, second), layers, tuple(there))


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


def _blind(study: Study, who: str) -> str:
    return (
        f"blind until finished: {who} has begun with all transcripts that could be compared and "
        f"finished none; `codebook finish {study.path.name} TRANSCRIPT --coder {who}` marks one "
        "finished"
    )
