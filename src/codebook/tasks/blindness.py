"""Whose layers a coder may look at: blind until finished.

The rule of the study says in which transcripts coders are blind to one another: in all, in those of
reliability samples alone, or in none. There two of them may be compared once both have finished the
transcript, and the consensus be seen once the coder has. Elsewhere they may be at any time. Who is
not to code a transcript may review it for the team: see :func:`hidden_from`.

In every case what a coder has coded is kept when a passage of another's layer is first shown to
them, so that agreement is told of what was coded before. A list counts as shown when it is listed,
every passage of it: nobody knows which of its rows are read. What is counted of others' layers, and
figures of agreement, show no passage and keep nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codebook.core.claims import Standing
from codebook.core.codings import Coding
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


def layers_in(study: Study, transcript: str) -> list[str]:
    """The layers of a transcript for whoever may see it, the consensus last.

    Where coders are blind these are theirs who finished it. Raises :class:`BadInput` for a
    transcript that is not there.
    """
    info = _info(study, transcript)
    names = study.coder_names()
    if transcript in blind_in(study):
        names = [name for name in names if name in info.finished]
    return [*names, CONSENSUS] if info.settled else names


def hidden_from(study: Study, coder: str) -> frozenset[str]:
    """The transcripts in which a coder may see nothing of others' before finishing them.

    Of those in which coders are blind they are what the coder is to code: what they have begun,
    what is assigned to them, what is in a sample of theirs, and everything where they have coded
    something and nothing is assigned to them. All others a coder may review who did not code them.
    """
    infos, own = study.transcripts(), study.codings(coders=[coder])
    finished = {info.key for info in infos if coder in info.finished}
    assigned = study.assignments().get(coder)
    to_code = {coding.transcript for coding in own} | set(assigned or ())
    to_code |= {key for one in study.samples() if coder in one.coders for key in one.transcripts}
    if assigned is None and (own or finished):
        to_code = {info.key for info in infos}
    return frozenset(blind_in(study) & to_code - finished)


def may_review(study: Study, coder: str) -> frozenset[str]:
    """The keys of the transcripts of which a coder may see all that others finished."""
    return frozenset(info.key for info in study.transcripts()) - hidden_from(study, coder)


def review(study: Study, coder: str, transcript: str) -> None:
    """Lets a coder look at what others finished of a transcript; their own is kept as it is before.

    Raises :class:`BadInput`, and keeps nothing, where it is hidden from them.
    """
    refuse_hidden(study, coder, transcript)
    note_shown(study, coder, [transcript])


def refuse_hidden(study: Study, coder: str, transcript: str) -> None:
    """Raises :class:`BadInput` where a transcript is hidden from a coder, or one is not there."""
    known_coder(study, coder)
    _info(study, transcript)
    if transcript in hidden_from(study, coder):
        raise BadInput(
            f"blind until finished: {coder} has not finished {transcript}; others are seen once "
            "both have"
        )


def nothing_to_see(study: Study, coder: str) -> BadInput:
    """What is said where all that could be compared is hidden from a coder."""
    return BadInput(
        f"blind until finished: {coder} has finished none of the transcripts that could be "
        f"compared; `codebook finish {study.path.name} TRANSCRIPT --coder {coder}` marks one "
        "finished"
    )


def note_shown(study: Study, coder: str, transcripts: Iterable[str]) -> None:
    """Keeps what a coder has coded in transcripts where another's layer is about to be shown."""
    kept = {one.transcript for one in study.seen_layers() if one.coder == coder}
    if new := [key for key in dict.fromkeys(transcripts) if key not in kept]:
        study.note_seen(coder, *new)


def note_passages(study: Study, coder: str, shown: Iterable[Coding]) -> None:
    """The same for a list of codings that is about to be shown: where some are not the coder's."""
    note_shown(study, coder, (one.transcript for one in shown if one.coder != coder))


def _info(study: Study, transcript: str) -> TranscriptInfo:
    for info in study.transcripts():
        if info.key == transcript:
            return info
    raise BadInput(f"no transcript {transcript!r} in this study")


def layers_for(study: Study, coder: str) -> list[str]:
    """The layers that a coder may see counted, their own first, the consensus after the others'.

    Of another's layer the transcripts count that the other has finished: it may be seen once the
    coder has finished all of these too in which coders are blind, also of those that the coder
    might review, as a count does not say which transcript it is of.
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


def usual_layer(layers: Sequence[str]) -> str:
    """Of the layers that a coder may see counted (:func:`layers_for`), the one shown first.

    The consensus from when there is one, else their own.
    """
    return CONSENSUS if CONSENSUS in layers else layers[0]


def claims_for(study: Study, coder: str, layer: str) -> tuple[list[Standing], int]:
    """The claims that a coder may see, and how many rest on layers that are hidden from them."""
    seen = set(layers_for(study, coder))
    hidden = {coding.id for coding in study.codings() if coding.coder not in seen}
    found, _ = standing(study, layer)
    kept = [one for one in found if not hidden & set(one.claim.evidence)]
    return kept, len(found) - len(kept)
