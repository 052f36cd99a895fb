"""Whose layers the consensus of a transcript is made from, and who came after it was settled."""

from __future__ import annotations

from collections.abc import Iterable

from codebook.store.agreement_values import Sample, Settlement
from codebook.store.values import TranscriptInfo


def makers(
    info: TranscriptInfo, settlement: Settlement | None, samples: Iterable[Sample]
) -> tuple[str, ...]:
    """The coders who finished a transcript and whose layers make its consensus.

    Once two coders or more are settled, one who finishes it afterwards is compared with what they
    agreed on and changes nothing of it, unless a reliability sample has them code it: see
    :mod:`codebook.tasks.training`. Taking the mark away that it is settled lets them in.
    """
    if settlement is None or settlement.single:
        return info.finished
    drawn = {name for one in samples if info.key in one.transcripts for name in one.coders} | set(
        settlement.coders
    )
    return tuple(name for name in info.finished if name in drawn) or info.finished
