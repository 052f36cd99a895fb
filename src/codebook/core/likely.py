"""Which codes a coder is likely to want for a passage before a letter is typed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from codebook.core.codes import Code, CodeTree
from codebook.core.codings import Coding
from codebook.core.spans import Span, unite
from codebook.core.turns import Turn, turn_index

_TURNS = 2
_EACH = 5
"""How many codes are offered for each reason."""


@dataclass(frozen=True, slots=True)
class Section:
    """Codes that are offered together; ``label`` says why."""

    label: str
    codes: tuple[Code, ...]


def surroundings(turns: Sequence[Turn], passage: Span) -> Span:
    """From two turns before a passage to two turns after it, in code points."""
    if not turns:
        return passage
    first = max(0, turn_index(turns, passage.start) - _TURNS)
    last = min(len(turns) - 1, turn_index(turns, max(passage.start, passage.end - 1)) + _TURNS)
    return Span(min(passage.start, turns[first].start), max(passage.end, turns[last].end))


def on(layer: Iterable[Coding], passage: Span) -> frozenset[str]:
    """The codes that stand on some of a passage's words."""
    return frozenset(c.code for c in layer if c.start < passage.end and passage.start < c.end)


def near(layer: Iterable[Coding], around: Span) -> list[str]:
    """The codes used in a stretch of text, the most used first, then the first in the text."""
    return _by_use(c.code for c in layer if c.start < around.end and around.start < c.end)


def together(layer: Sequence[Coding], codes: frozenset[str]) -> list[str]:
    """The other codes of a layer whose codings meet codings of these, the most often first."""
    spans = unite(c.span for c in layer if c.code in codes)
    starts = [span.start for span in spans]
    return _by_use(
        c.code
        for c in layer
        if c.code not in codes
        # United spans do not overlap: if any meets the coding, the last that begins before its
        # end does.
        and (at := bisect_left(starts, c.end)) > 0
        and spans[at - 1].end > c.start
    )


def _by_use(codes: Iterable[str]) -> list[str]:
    return [code for code, _ in Counter(codes).most_common()]


def latest(layer: Iterable[Coding], count: int) -> list[str]:
    """The codes of the codings made last, the last first."""
    made: dict[str, str] = defaultdict(str)
    for coding in layer:
        made[coding.code] = max(made[coding.code], coding.made_at)
    return sorted(made, key=lambda code: made[code], reverse=True)[:count]


def sections(
    tree: CodeTree,
    layer: Sequence[Coding],
    turns: Sequence[Turn],
    passage: Span,
    recent: Sequence[str] = (),
) -> list[Section]:
    """All codes that are offered, each once: recent, near, together with those here, the rest.

    ``layer`` is the coder's own of this transcript. A code that stands on the passage already
    is not likely, but keeps its place among the rest.
    """
    here = on(layer, passage)
    ahead = (
        ("recent", list(recent)),
        ("near here", near(layer, surroundings(turns, passage))),
        ("with these codes", together(layer, here)),
    )
    taken: set[str] = set()
    found: list[Section] = []
    for label, paths in ahead:
        offered = [
            code
            for path in paths
            if path not in taken
            and (path not in here or label == "recent")
            and (code := tree.get(path)) is not None
            and not code.retired
        ]
        codes = tuple(dict.fromkeys(offered[:_EACH]))
        taken |= {code.path for code in codes}
        if codes:
            found.append(Section(label, codes))
    rest = tuple(code for code in tree if not code.retired and code.path not in taken)
    if rest:
        found.append(Section("codebook" if found else "", rest))
    return found
