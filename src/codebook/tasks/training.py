"""A new coder against the consensus: how far they agree with it on what they coded themselves.

The consensus is another's layer: nothing is told of a transcript before the coder has finished it.
One whose consensus was made from the coder's own layer too says nothing of how well they learned,
and is left out of the figures.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from codebook.core.agreement.disagreements import disagreements
from codebook.core.agreement.material import Document
from codebook.core.agreement.measured import InDocument, Measured, by_document, measure
from codebook.core.agreement.result import CHARACTER, LeftOut
from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.store.values import CONSENSUS
from codebook.tasks.agreement import Computed, Question
from codebook.tasks.agreement_material import Material, gather
from codebook.tasks.differences import Differences, own_consensus
from codebook.tasks.layers import known_coder

OWN = "its consensus was made from this coder's layer too"
"""Why a transcript is left out of what is compared with the consensus."""


class State(StrEnum):
    """Whether a settled transcript says something of a coder, and why not, in words."""

    COUNTS = "finished"
    NOT_FINISHED = "not finished"
    OWN = "finished; the consensus was made from this layer too"
    SEEN = "finished after another's layer was seen"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A settled transcript: whose layers its consensus is of, and how a coder did.

    ``any`` is the agreement on any code at all, ``differences`` how many there are; both are
    ``None`` unless the transcript counts.
    """

    transcript: str
    made_from: tuple[str, ...]
    state: State
    any: InDocument | None = None
    differences: int | None = None


@dataclass(frozen=True, slots=True)
class Training:
    """A coder against the consensus, by transcript and by code.

    ``codes`` are in codebook order; of two coders the first is the one in training. There are none
    where nothing counts. ``documents`` is what was compared.
    """

    coder: str
    lessons: tuple[Lesson, ...]
    codes: tuple[tuple[str, Measured], ...] = ()
    documents: tuple[Document, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def against_consensus(study: Study, coder: str) -> Material:
    """What a coder and the consensus are compared on: settled transcripts the coder finished.

    Those whose consensus was made from the coder's layer too are left out. Raises
    :class:`BadInput` where nothing is left.
    """
    known_coder(study, coder)
    _settled(study)
    found = gather(study, (coder, CONSENSUS))
    own = set(own_consensus(study, [coder], (read.document.key for read in found.transcripts)))
    reads = tuple(read for read in found.transcripts if read.document.key not in own)
    if not reads:
        raise BadInput(
            f"the consensus of all that {coder} finished was made from {coder}'s layer too: that "
            "is no training"
        )
    gone = tuple(LeftOut("transcript", key, coder, OWN) for key in sorted(own))
    return replace(found, transcripts=reads, left_out=found.left_out + gone)


def training(study: Study, coder: str) -> Training:
    """How a coder did on settled transcripts; nothing of a passage is told, and nothing kept.

    Raises :class:`BadInput` for a coder that is not there, and where nothing is settled.
    """
    known_coder(study, coder)
    settled = _settled(study)
    finished = {info.key for info in study.transcripts() if coder in info.finished}
    own = set(own_consensus(study, [coder], settled))
    if not (finished & set(settled)) - own:
        return Training(coder, _lessons(settled, finished, own, {}, {}))
    try:
        found = against_consensus(study, coder)
    except BadInput:
        return Training(coder, _lessons(settled, finished, own, {}, {}))
    counted = Computed(found, Question()).counted(CHARACTER)[CHARACTER]
    documents = tuple(found.documents(CHARACTER))
    number: dict[str, int] = {one.key: 0 for one in documents}
    for one in disagreements(documents, found.codes):
        number[one.transcript] += 1
    told = {one.document: one for one in by_document(counted[-1])}
    codes = tuple((path, measure(one)) for path, one in zip(found.codes, counted, strict=False))
    lessons = _lessons(settled, finished, own, told, number)
    return Training(coder, lessons, codes, documents, found.left_out)


def without_own(found: Differences) -> Differences:
    """Differences without transcripts whose consensus was made from what it is compared with."""
    if not found.own:
        return found
    return replace(
        found,
        listed=tuple(one for one in found.listed if one.transcript not in found.own),
        documents=tuple(one for one in found.documents if one.key not in found.own),
    )


def _settled(study: Study) -> dict[str, tuple[str, ...]]:
    """Whose layers the consensus of each settled transcript was made from, in the study's order."""
    made = {one.transcript: one.coders for one in study.settlements()}
    if not made:
        raise BadInput(
            f"no transcript is settled, so there is no consensus to compare with; `codebook settle "
            f"{study.path.name}` shows what is to be settled"
        )
    return {info.key: made[info.key] for info in study.transcripts() if info.key in made}


def _lessons(
    settled: dict[str, tuple[str, ...]],
    finished: set[str],
    own: set[str],
    told: dict[str, InDocument],
    number: dict[str, int],
) -> tuple[Lesson, ...]:
    def state(key: str) -> State:
        if key not in finished:
            return State.NOT_FINISHED
        if key in own:
            return State.OWN
        return State.COUNTS if key in number else State.SEEN

    return tuple(
        Lesson(key, made_from, state(key), told.get(key), number.get(key))
        for key, made_from in settled.items()
    )
