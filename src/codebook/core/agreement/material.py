"""What agreement is computed from: transcripts, who finished them, and what they applied where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from codebook.core.spans import Span


class Applied(NamedTuple):
    """One coder's application of a code to ``[start, end)``, in code points."""

    coder: str
    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One transcript as two coders or more finished it.

    ``length`` is that of its text in code points; ``eligible`` are the parts that count, in order,
    apart from one another. ``coders`` are those who finished it: a coder who is not among them is
    missing here, one who is and applied nothing said no. ``missing`` names, by coder, the codes
    that came into the codebook after that coder had finished: they are missing too.
    ``segments`` are the units that a code is present in or not (sentences, turns, the whole
    transcript, all words of an interviewee), each a tuple of spans; at character unit there are
    none.
    """

    key: str
    length: int
    eligible: tuple[Span, ...]
    coders: tuple[str, ...]
    applied: tuple[Applied, ...]
    missing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    segments: tuple[tuple[Span, ...], ...] = ()
