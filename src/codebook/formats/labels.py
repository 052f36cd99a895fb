"""Speaker labels in a plain text, and the turns that follow from them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from codebook.core.turns import Role, Turn

_CLOCK = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIME = rf"(?P<time>\[?\(?{_CLOCK}\)?\]?)"
_BEFORE = rf"[ \t]*(?:{_TIME}(?:[ \t]+|(?<=[\])])))?"
_NAME = r"(?P<name>[^\s:*\[\]()][^:*\[\]()\n]{0,38}?)"
_BRACKETED = rf"{_BEFORE}(?P<bracket>\[){_NAME}\](?P<tight>(?=[^\s:]))?"
_STYLES = tuple(
    re.compile(style)
    for style in (
        rf"{_BEFORE}\*\*{_NAME}[ \t]*:?\*\*[ \t]*:?[ \t]*",  # **Name:**
        rf"{_BRACKETED}[ \t]*(?P<colon>:?)[ \t]*",  # [SA-03]
        rf"{_BEFORE}{_NAME}[ \t]*:(?P<tight>(?=\S))?[ \t]*",  # SA-03:
        r"[ \t]*(?P<name>[QA])\.(?:[ \t]+|$)",  # Q. and A.
        rf"[ \t]*{_NAME}[ \t]*(?P<time>[(\[]{_CLOCK}[)\]])[ \t]*:[ \t]*",  # Name (00:01):
        rf"{_NAME}[ \t]{{2,}}{_TIME}[ \t]*$",  # Name  00:01, the words below
    )
)
"""``tight`` is there where words follow a bracket or colon without a space."""

_LINE_IN_BRACKETS = re.compile(rf"^{_BRACKETED}", re.MULTILINE)

_LONGEST = 120
"""Code points of a line in which its label has to end."""

_MAY_BE_LABELLED = re.compile(r"[:\[*]|^[ \t]*[QA]\.")
"""Every style has one of these, and most lines of a text have none."""

_INTERVIEWER = re.compile(r"(?:interviewer|int|iv|moderator|facilitator|q)[ ]?\d*", re.IGNORECASE)
_INTERVIEWEE = re.compile(
    r"(?:interviewee|participant|respondent|informant|speaker|a|p|r)[ ]?\d*", re.IGNORECASE
)

_PSEUDONYM = re.compile(r"[A-Z]{1,3}-[A-Z]{0,3}\d+")
"""The look of a pseudonym; one that nobody knows is better told than taken for speech."""

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

_ANNOTATIONS = frozenset(
    """
    address affirmative age agency airport anonymised anonymized applause area beep bleep break
    breath breathes breathing business chuckle chuckles chuckling city clapping claps clinic
    college company coughing coughs country county cries crosstalk crying date deleted district
    door email employer exhales foreign gestures giggles giggling groans hospital hotel id
    inaudible indiscernible inhales institution interrupted interruption knock knocking language
    laugh laughing laughs laughter location mumbles mumbling music name names nationality
    neighborhood neighbourhood nickname nodding nods noise number omitted organisation organization
    overlap overlapping pause pauses phone phonetic place programme province redacted region
    removed ringing rings school shrugs sic sigh sighing sighs silence smiles smiling sniffles
    sniffs sobbing sobs state surname tears town translated unclear unintelligible university url
    village voices website whispering whispers withheld words xx xxx xxxx
    """.split()
)
"""Words that end a bracket which is no speaker: a placeholder or a note about the recording."""


class Label(NamedTuple):
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
    certain = {name.casefold() for name in known if name.strip()}
    in_brackets = "[" in text and _labels_stand_in_brackets(text, certain)
    labels = []
    at = 0
    for line in text.split("\n"):
        if line:
            head = line[:_LONGEST]
            label = _known(head, at, certain) or _label(head, at, certain, in_brackets)
            if label is not None:
                labels.append(label)
        at += len(line) + 1
    return labels


def _known(head: str, at: int, certain: set[str]) -> Label | None:
    """The commonest label by far, a known name and a colon, found without trying every style."""
    name, colon, rest = head.partition(":")
    if not colon or name.casefold() not in certain:
        return None
    words = len(head) - len(rest.lstrip(" \t"))
    return Label(name, at, at + len(name), at, at + words)


def _label(head: str, at: int, certain: set[str], in_brackets: bool) -> Label | None:
    if not _MAY_BE_LABELLED.search(head):
        return None
    for style in _STYLES:
        match = style.match(head)
        if match is None:
            continue
        found = match.groupdict()
        name = found["name"].strip()
        if name.casefold() in certain or _is_speaker(name, found, in_brackets):
            start = at + match.start("name")
            time = _ms(found.get("time"))
            return Label(name, start, start + len(name), at, at + match.end(), time)
    return None


def _labels_stand_in_brackets(text: str, certain: set[str]) -> bool:
    """Whether a line begins with a bracket that is a label beyond doubt; then others may be."""
    return any(
        name.casefold() in certain or (tight is None and _is_certainly_a_speaker(name))
        for name, tight in (
            (match["name"].strip(), match["tight"]) for match in _LINE_IN_BRACKETS.finditer(text)
        )
    )


def _is_speaker(name: str, found: Mapping[str, str | None], in_brackets: bool) -> bool:
    """Whether a name that nobody knows is a label, where it stands as ``found`` says.

    A name in brackets may as well be a placeholder, ``[City 2]``, that begins a paragraph.
    """
    if found.get("tight") is not None or not _looks_like_a_speaker(name):
        return False
    if "bracket" not in found or _is_certainly_a_speaker(name):
        return True
    return not is_annotation(name) and (in_brackets or bool(found["colon"] or found["time"]))


def _is_certainly_a_speaker(name: str) -> bool:
    """Whether a bracket can be nothing but a label: ``INT``, ``Participant 2``, ``SA-03``."""
    return _is_role(name) or (_PSEUDONYM.fullmatch(name) is not None and not is_annotation(name))


def is_annotation(name: str) -> bool:
    """Whether a bracket is a placeholder or a note: ``NAME-1``, ``Large City``, ``Laughter``."""
    words = [word for word in re.split(r"[\W\d_]+", name.casefold()) if len(word) > 1]
    return bool(words) and words[-1] in _ANNOTATIONS


def _looks_like_a_speaker(name: str) -> bool:
    words = name.split()
    if _is_role(name):
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


def _is_role(name: str) -> bool:
    return is_interviewer(name) or is_interviewee(name)


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
    found: list[Turn] = []
    if not labels or labels[0].line:
        head = Label("", 0, 0, 0, 0)
        labels = [head, *labels]
        speakers = {**speakers, "": ("", Role.NONE)}
    end_of_text = Label("", len(text), len(text), len(text), len(text))
    for label, following in pairwise([*labels, end_of_text]):
        words = text[label.words : following.line]
        start = label.words + len(words) - len(words.lstrip())
        stop = label.words + len(words.rstrip())
        if start < stop:
            found.append(Turn(*speakers[label.name.casefold()], start, stop, label.time))
    return found
