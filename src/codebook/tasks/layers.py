"""Which layers a report is about."""

from __future__ import annotations

from codebook.errors import BadInput
from codebook.store.study import Study
from codebook.store.values import CONSENSUS

ALL = "all"

ONE_CODER = "one coder"
"""How readers are told of the layer of a coder, whose name leaves no study."""


def outside(layer: str) -> str:
    """What readers are told of a layer: no coder's name."""
    return layer if layer in (ALL, CONSENSUS) else ONE_CODER


def layer_of(study: Study, wanted: str | None) -> tuple[str, tuple[str, ...]]:
    """The layer's name and the coders whose codings it holds.

    Without a wish: the consensus where there is one, else the only coder's, else all.
    """
    coders = tuple(study.coder_names())
    if wanted is None and study.has_consensus():
        wanted = CONSENSUS
    if wanted is None:
        wanted = coders[0] if len(coders) == 1 else ALL
    if wanted == ALL:
        return ALL, coders
    if wanted == CONSENSUS:
        if not study.has_consensus():
            raise BadInput("this study has no consensus yet; name a coder, or `all`")
        return CONSENSUS, (CONSENSUS,)
    return wanted, (known_coder(study, wanted),)


def known_coder(study: Study, name: str) -> str:
    """The name, where it is a coder's of this study; else :class:`BadInput`."""
    coders = study.coder_names()
    if name not in coders:
        raise BadInput(f"no coder {name!r} in this study; it has {', '.join(coders) or 'none'}")
    return name
