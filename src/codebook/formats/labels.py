"""Speaker labels in a plain text, and the turns that follow from them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from codebook.core.turns import Role, Turn

_TIME = r"(?P<time>\[?\(?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\)?\]?)"
_NAME = r"(?P<name>[^\s:*\[\]()][^:*\[\]()\n]{0,38}?)"
_STYLES = tuple(
    re.compile(style)
    for style in (
        rf"[ \t]*(?:{_TIME}[ \t]+)?\*\*{_NAME}[ \t]*:?\*\*[ \t]*:?[ \t]*",  # **Name:**
        rf"[ \t]*(?:{_TIME}[ \t]+)?\[{_NAME}\][ \t]*:?[ \t]*",  # [SA-03]
        rf"[ \t]*(?:{_TIME}[ \t]+)?{_NAME}[ \t]*:(?=\s|$)[ \t]*",  # SA-03:
        r"[ \t]*(?P<name>[QA])\.[ \t]+",  # Q. and A.
        rf"{_NAME}[ \t]{{2,}}{_TIME}[ \t]*$",  # Name  00:01, the words below
    )
)

_MAY_BE_LABELLED = re.compile(r"[:\[*]|^[ \t]*[QA]\.")
"""Every style has one of these, and most lines of a text have none."""

_INTERVIEWER = re.compile(r"(?:interviewer|int|iv|moderator|facilitator|q)[ ]?\d*", re.IGNORECASE)
_INTERVIEWEE = re.compile(
    r"(?:interviewee|participant|respondent|informant|speaker|a|p|r)[ ]?\d*", re.IGNORECASE
)

_SPEECH = frozenset(
    """
    actually additionally also although and another answer anyway basically because
    besides but conclusion consider corollary exactly example finally first firstly
    fourth frankly furthermore generally goal honestly however idea imagine important
    instead just last lastly later listen look maybe mean meaning meanwhile moreover
    next no nope note now obviously often ok okay once one otherwise perhaps plus point
    problem question quote really reason remember result right sample second secondly
    see seriously so some sometimes still summary sure then there third thirdly this
    though three thus truth two update usually wait warning well what whatever when
    where which who why yeah yes yet you
    """.split()
)
"""Words that, alone before a colon, are speech and not a speaker."""


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker label: ``[start, end)`` is the bare name, the words begin at ``words``.

    ``line`` is where the label's line begins; all in code points. ``time`` is in milliseconds.
    """

    name: str
    start: int
    end: int
    line: int
    words: int
    time: int | None = None


def find(text: str, known: Collection[str] = ()) -> list[Label]:
    """Every label of a text, in order. ``known`` are names that certainly are labels."""
    certain = {name.casefold() for name in known}
    labels = []
    at = 0
    for line in text.split("\n"):
        label = _label(line, at, certain)
        if label is not None:
            labels.append(label)
        at += len(line) + 1
    return labels


def _label(line: str, at: int, certain: set[str]) -> Label | None:
    head = line[:120]
    if not _MAY_BE_LABELLED.search(head):
        return None
    for style in _STYLES:
        match = style.match(head)
        if match is None:
            continue
        name = match["name"].strip()
        if name.casefold() in certain or _looks_like_a_speaker(name):
            start = match.start("name")
            time = match.groupdict().get("time")
            return Label(name, at + start, at + start + len(name), at, at + match.end(), _ms(time))
    return None


def _looks_like_a_speaker(name: str) -> bool:
    words = name.split()
    if is_interviewer(name) or is_interviewee(name):
        return True
    if not 1 <= len(words) <= 4 or (len(words) == 1 and name.casefold() in _SPEECH):
        return False
    if any(mark in name for mark in '?!;"“”'):
        return False
    return all(word[0].isupper() or word[0].isdigit() or word == "and" for word in words) and any(
        character.isalpha() for character in name
    )


def _ms(time: str | None) -> int | None:
    if time is None:
        return None
    seconds = 0.0
    for part in time.strip("[]()").replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return round(seconds * 1000)


def is_interviewer(name: str) -> bool:
    """Whether a label means an interviewer by itself: ``INT``, ``Interviewer 2``, ``Q``."""
    return _INTERVIEWER.fullmatch(name) is not None


def is_interviewee(name: str) -> bool:
    """Whether a label means some interviewee by itself: ``Respondent``, ``P1``, ``A``."""
    return _INTERVIEWEE.fullmatch(name) is not None


def turns(
    text: str, labels: Sequence[Label], speakers: Mapping[str, tuple[str, Role]]
) -> list[Turn]:
    """The turns of a text: from each label's words to the next label's line.

    ``speakers`` gives, for a case-folded label, the speaker and role. Text before the first
    label is a turn of nobody. White space around the words, and turns without words, are out.
    """
    found = []
    first = labels[0].line if labels else len(text)
    ends = [label.line for label in labels[1:]] + [len(text)]
    pieces = [(0, first, "", Role.NONE, None)] + [
        (label.words, end, *speakers[label.name.casefold()], label.time)
        for label, end in zip(labels, ends, strict=True)
    ]
    for begin, end, speaker, role, time in pieces:
        words = text[begin:end]
        start = begin + len(words) - len(words.lstrip())
        stop = begin + len(words.rstrip())
        if start < stop:
            found.append(Turn(speaker, role, start, stop, time))
    return found
