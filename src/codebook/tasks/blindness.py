"""Whose layers a coder may look at: blind until finished."""

from __future__ import annotations

from codebook.core.claims import Standing
from codebook.store.study import Study
from codebook.store.values import Blind
from codebook.tasks.claims import standing
from codebook.tasks.layers import ALL


def layers_for(study: Study, coder: str) -> list[str]:
    """The layers that a coder may see counted, their own first.

    Of another's layer the transcripts count that the other has finished: it may be seen once the
    coder has finished all of these too, or where nobody is to be blind. Which transcripts are the
    reliability sample is not on record, so that ``sample`` hides what ``always`` does.
    """
    names = study.coder_names()
    done = {name: {t.key for t in study.transcripts() if name in t.finished} for name in names}
    mine = done.get(coder, set())
    open_to_all = study.blind is Blind.NEVER
    seen = [name for name in names if name != coder and (open_to_all or done[name] <= mine)]
    everybody = [ALL] if len(names) > 1 and len(seen) == len(names) - 1 else []
    return [coder, *seen, *everybody]


def claims_for(study: Study, coder: str, layer: str) -> tuple[list[Standing], int]:
    """The claims that a coder may see, and how many rest on layers that are hidden from them."""
    seen = set(layers_for(study, coder))
    hidden = {coding.id for coding in study.codings() if coding.coder not in seen}
    found, _ = standing(study, layer)
    kept = [one for one in found if not hidden & set(one.claim.evidence)]
    return kept, len(found) - len(kept)
