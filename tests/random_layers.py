"""Random small studies of several coders' layers, with everything that can be odd about them."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from codebook.core.agreement.material import Applied, Document
from codebook.core.agreement.targets import Target, branch, code, group
from codebook.core.spans import Span

CODERS = ("ana", "ben", "eve", "ida")
PATHS = ("a", "a/b", "a/b/c", "a/d", "e", "e/f")


def targets() -> list[Target]:
    """Each code, each branch, a group and any code."""
    return [
        *(code(path) for path in PATHS),
        *(branch(path, PATHS) for path in ("a", "a/b", "e")),
        group("two", ("a/d", "e/f")),
        group("any", PATHS),
    ]


def study(random: Random, longest: int = 24, documents: int = 4) -> list[Document]:
    """Some transcripts: empty, long, coded all over, not at all, unfinished, partly eligible."""
    return [
        _document(random, f"d{number}", random.choice((0, 1, longest // 3, longest)))
        for number in range(random.randint(0, documents))
    ]


def _document(random: Random, key: str, length: int) -> Document:
    coders = tuple(random.sample(CODERS, random.choice((0, 1, 2, 2, 3, 4, 4))))
    paths = random.sample(PATHS, random.choice((1, 2, len(PATHS))))
    applied = [
        _coding(random, coder, random.choice(paths), length)
        for coder in CODERS
        for _ in range(random.choice((0, 0, 1, 2, 5)) if length else 0)
    ]
    for coder in coders:
        if length and random.random() < 0.1:
            applied.append(Applied(coder, random.choice(paths), 0, length))
    if applied and random.random() < 0.4:
        twin = random.choice(applied)
        end = min(length, twin.end + random.randint(0, 4))
        applied.append(twin._replace(coder=random.choice(CODERS)))
        if twin.end < end:
            applied.append(twin._replace(start=twin.end, end=end))
    random.shuffle(applied)
    missing = {
        coder: frozenset(random.sample(PATHS, random.randint(1, 3)))
        for coder in coders
        if random.random() < 0.25
    }
    return Document(
        key,
        length,
        tuple(_parts(random, length, random.choice((0.5, 0.9, 1)))),
        coders,
        tuple(applied),
        missing,
        tuple(_segments(random, length)),
    )


def _coding(random: Random, coder: str, path: str, length: int) -> Applied:
    start = random.randrange(length)
    return Applied(coder, path, start, random.randint(start + 1, min(length, start + 9)))


def _parts(random: Random, length: int, kept: float) -> list[Span]:
    ends = sorted({0, length, *(random.randint(0, length) for _ in range(random.randint(0, 5)))})
    spans = [Span(*pair) for pair in pairwise(ends)]
    return [span for span in spans if random.random() < kept]


def _segments(random: Random, length: int) -> list[tuple[Span, ...]]:
    parts = _parts(random, length, random.choice((0.7, 1)))
    if random.random() < 0.6:
        return [(part,) for part in parts]
    shared: dict[int, list[Span]] = {}
    for part in parts:
        shared.setdefault(random.randrange(3), []).append(part)
    return [tuple(spans) for spans in shared.values()]
