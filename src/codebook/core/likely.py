"""Which codes a coder is likely to want for a passage before a letter is typed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from codebook.core.codes import Code, CodeTree
from codebook.core.codings import Coding
from codebook.core.spans import Span, unite
from codebook.core.turns import Turn, turn_index

Meetings = Mapping[str, Counter[str]]
"""For each code, how many codings of other codes meet codings of it."""

_NOWHERE: Meetings = {}
_TURNS = 2
_EACH = 5
"""How many codes are offered for each reason."""

_DEEP = 50
"""How many codings, those that begin last, one more is compared with."""


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


def together(layer: Sequence[Coding], codes: frozenset[str]) -> Counter[str]:
    """The other codes of a layer whose codings meet codings of these, and how many do."""
    spans = unite(c.span for c in layer if c.code in codes)
    starts = [span.start for span in spans]
    return Counter(
        c.code
        for c in layer
        if c.code not in codes
        # United spans do not overlap: if any meets the coding, the last that begins before its
        # end does.
        and (at := bisect_left(starts, c.end)) > 0
        and spans[at - 1].end > c.start
    )


def meetings(texts: Iterable[Iterable[tuple[str, int, int]]]) -> dict[str, Counter[str]]:
    """Which codes meet how often, of the codings (code, start, end) of several texts."""
    found: dict[str, Counter[str]] = {}
    for codings in texts:
        before: list[tuple[str, int]] = []
        for code, start, end in sorted(codings, key=lambda coding: coding[1]):
            before = [(other, until) for other, until in before[-_DEEP:] if until > start]
            for other, _ in before:
                if other != code:
                    found.setdefault(code, Counter())[other] += 1
                    found.setdefault(other, Counter())[code] += 1
            before.append((code, end))
    return found


def add_up(to: dict[str, Counter[str]], more: Meetings) -> None:
    """Adds more meetings to those counted so far."""
    for code, others in more.items():
        to.setdefault(code, Counter()).update(others)


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
    elsewhere: Meetings = _NOWHERE,
) -> list[Section]:
    """All codes that are offered, each once: recent, near, together with those here, the rest.

    ``layer`` is the coder's own of this transcript, ``elsewhere`` counts theirs of the others. A
    code that stands on the passage already is not likely, but keeps its place among the rest.
    """
    here = on(layer, passage)
    with_these = together(layer, here)
    for on_it in sorted(here):
        with_these.update(elsewhere.get(on_it, ()))
    ahead = (
        ("recent", list(recent)),
        ("near here", near(layer, surroundings(turns, passage))),
        ("with these codes", [code for code, _ in with_these.most_common()]),
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
