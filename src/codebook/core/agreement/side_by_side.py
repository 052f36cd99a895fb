"""Two layers of a transcript beside one another: where they are the same and where not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from codebook.core.codings import Coding
from codebook.core.runs import RunIndex
from codebook.core.spans import Span


class Part(NamedTuple):
    """A stretch all of which has the same codes; those of each layer, in the order they begin."""

    span: Span
    first: tuple[str, ...]
    second: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether one layer has a code here that the other has not."""
        return set(self.first) != set(self.second)


class Difference(NamedTuple):
    """A stretch all of which differs: the codes that only one layer has somewhere in it."""

    span: Span
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]


def parts(first: Iterable[Coding], second: Iterable[Coding]) -> list[Part]:
    """The text that either layer codes, cut wherever a coding begins or ends; in order."""
    spans = [
        (coding.start, coding.end, (side, coding.code))
        for side, layer in enumerate((first, second))
        for coding in layer
    ]
    end = max((end for _, end, _ in spans), default=0)
    found = []
    for span, keys in RunIndex(spans).runs(0, end):
        if keys:
            codes = [tuple(code for side, code in keys if side == which) for which in (0, 1)]
            found.append(Part(span, codes[0], codes[1]))
    return found


def differences(of: Iterable[Part]) -> list[Difference]:
    """The differing parts, those that touch as one."""
    found: list[Difference] = []
    for part in of:
        if not part.differs:
            continue
        first = tuple(code for code in part.first if code not in part.second)
        second = tuple(code for code in part.second if code not in part.first)
        if found and found[-1].span.end == part.span.start:
            last = found.pop()
            first = tuple(dict.fromkeys((*last.only_first, *first)))
            second = tuple(dict.fromkeys((*last.only_second, *second)))
            found.append(Difference(Span(last.span.start, part.span.end), first, second))
        else:
            found.append(Difference(part.span, first, second))
    return found
