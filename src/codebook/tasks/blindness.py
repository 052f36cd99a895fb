"""Whose layers a coder may look at: blind until finished.

The rule of the study says in which transcripts coders are blind to one another: in all, in those of
reliability samples alone, or in none. There two of them may be compared once both have finished the
transcript, and the consensus be seen once the coder has. Elsewhere they may be at any time; what a
coder has coded is kept in either case when another's layer is first shown to them, so that
agreement is told of what was coded before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codebook.core.claims import Standing
from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.store.values import CONSENSUS, Blind, TranscriptInfo
from codebook.tasks.claims import standing
from codebook.tasks.layers import ALL, known_coder


def blind_in(study: Study) -> frozenset[str]:
    """The keys of the transcripts in which coders are blind to one another until both finished."""
    match study.blind:
        case Blind.ALWAYS:
            return frozenset(one.key for one in study.transcripts())
        case Blind.SAMPLE:
            return frozenset(key for sample in study.samples() for key in sample.transcripts)
        case Blind.NEVER:
            return frozenset()


def may_see(study: Study, coder: str, transcript: str) -> list[str]:
    """The others whose layer of a transcript a coder may look at; the consensus comes last.

    Raises :class:`BadInput` for a coder or transcript that is not there.
    """
    known_coder(study, coder)
    info = _info(study, transcript)
    others = [name for name in study.coder_names() if name != coder]
    if transcript in blind_in(study):
        if coder not in info.finished:
            return []
        others = [name for name in others if name in info.finished]
    return [*others, CONSENSUS] if info.settled else others


def show(
    study: Study, coder: str, transcript: str, others: Sequence[str] | None = None
) -> list[str]:
    """The others whose layer may be shown to a coder now, whose own is kept as it is before.

    To be called before anything of another's layer of the transcript is shown. ``others`` are those
    that are to be shown; without them all who may be. Raises :class:`BadInput` where one of them
    may not be seen yet, or nobody may, and then keeps nothing.
    """
    wanted = allowed(study, coder, transcript, others)
    if wanted:
        note_shown(study, coder, [transcript])
    return wanted


def allowed(
    study: Study, coder: str, transcript: str, others: Sequence[str] | None = None
) -> list[str]:
    """What :func:`show` answers, or raises, without anything being shown or kept."""
    seen = may_see(study, coder, transcript)
    wanted = seen if others is None else [name for name in others if name != coder]
    if hidden := [name for name in wanted if name not in seen]:
        raise BadInput(_why_not(study, coder, transcript, hidden[0]))
    if not seen and others is None:
        raise BadInput(_why_not(study, coder, transcript, ""))
    return wanted


def review(study: Study, coder: str, transcript: str) -> None:
    """Lets a coder settle a transcript for the team, whose own layer is kept as it is before.

    Who reviews need not have coded it; but who has begun to, or is to, sees nothing of others' in
    it before finishing, where coders are blind: :class:`BadInput`.
    """
    known_coder(study, coder)
    if transcript in blind_in(study) and coder not in _info(study, transcript).finished:
        sampled = any(
            coder in sample.coders and transcript in sample.transcripts
            for sample in study.samples()
        )
        given = transcript in study.assignments().get(coder, ())
        if sampled or given or study.layer(coder, transcript):
            raise BadInput(_why_not(study, coder, transcript, ""))
    note_shown(study, coder, [transcript])


def note_shown(study: Study, coder: str, transcripts: Iterable[str]) -> None:
    """Keeps what a coder has coded in transcripts where another's layer is about to be shown."""
    kept = {(one.coder, one.transcript) for one in study.seen_layers()}
    for key in transcripts:
        if (coder, key) not in kept:
            study.note_seen(coder, key)


def _info(study: Study, transcript: str) -> TranscriptInfo:
    for info in study.transcripts():
        if info.key == transcript:
            return info
    raise BadInput(f"no transcript {transcript!r} in this study")


def _why_not(study: Study, coder: str, transcript: str, other: str) -> str:
    info = _info(study, transcript)
    if other == CONSENSUS and not info.settled:
        return f"{transcript} is not settled: there is no consensus of it to be seen yet"
    if other and other != CONSENSUS:
        known_coder(study, other)
    who = coder if coder not in info.finished else other
    said = f"{who} has not finished" if who else "no other coder has finished"
    return f"blind until finished: {said} {transcript}; others are seen once both have"


def layers_for(study: Study, coder: str) -> list[str]:
    """The layers that a coder may see counted, their own first, the consensus after the others'.

    Of another's layer the transcripts count that the other has finished: it may be seen once the
    coder has finished all of these too in which coders are blind.
    """
    names, blind = study.coder_names(), blind_in(study)
    infos = study.transcripts()
    done = {name: {t.key for t in infos if name in t.finished} for name in names}
    hidden = blind - done.get(coder, set())
    seen = [name for name in names if name != coder and hidden.isdisjoint(done[name])]
    everybody = [ALL] if len(names) > 1 and len(seen) == len(names) - 1 else []
    settled = {t.key for t in infos if t.settled}
    agreed = [CONSENSUS] if study.has_consensus() and hidden.isdisjoint(settled) else []
    return [coder, *seen, *everybody, *agreed]


def claims_for(study: Study, coder: str, layer: str) -> tuple[list[Standing], int]:
    """The claims that a coder may see, and how many rest on layers that are hidden from them."""
    seen = set(layers_for(study, coder))
    hidden = {coding.id for coding in study.codings() if coding.coder not in seen}
    found, _ = standing(study, layer)
    kept = [one for one in found if not hidden & set(one.claim.evidence)]
    return kept, len(found) - len(kept)
