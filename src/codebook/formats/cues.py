"""Recordings' captions (``.vtt`` and ``.srt``) as a transcript.

Zoom, Teams and others bend the formats: names before a colon or in a tag, one utterance split
over cues, time stamps that run backwards, blank lines that are missing or too many. So cues are
read by their timing line and nothing is required of the rest.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import NamedTuple

from codebook.errors import BadInput
from codebook.formats.labels import Label, find

_STAMP = r"-?(?:\d{1,9}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"[ \t]*({_STAMP})[ \t]*-->[ \t]*{_STAMP}")
_INDEX = re.compile(r"[ \t]*(?:\d+|\S+/\d+-\d+)[ \t]*")
"""What stands above a timing line: ``12``, in Teams' files ``guid/7-0``."""

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]([^<>]*)>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[\d:.]+>")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|\w{2,31});")
_DASHES = " \t-–—"


@dataclass(slots=True)
class Utterance:
    """What one speaker said in one go; ``time`` is its beginning in milliseconds."""

    speaker: str
    words: str
    time: int | None


class _Piece(NamedTuple):
    """Words of a cue; ``voice`` is ``None`` for a line that may begin with a label."""

    voice: str | None
    words: str
    time: int | None


def unescaped(text: str) -> str:
    """The text with characters for their references (``&shy;``), but for ``&lt;`` and the like.

    To be done before cleaning, or what is taken out of every text could hide in a reference.
    Those that would be markup stay, by name, until :func:`read` has looked for it.
    """
    return _REFERENCE.sub(_character, text)


def _character(reference: re.Match[str]) -> str:
    meant = html.unescape(reference[0])
    return " " if meant.isspace() else html.escape(meant, quote=False)


def read(text: str, file: str, known: Collection[str] = ()) -> list[Utterance]:
    """The utterances; cues of one speaker after another are one. Empty names are nobody's.

    ``text`` is unescaped and cleaned; ``known`` are names that certainly are labels. Raises
    :class:`BadInput` where nothing is said.
    """
    known_label = _known_label(known)
    pieces = [
        piece
        for time, words in _cues(text, blank_ends=not file.casefold().endswith(".srt"))
        for piece in _pieces(words, time, known_label)
    ]
    utterances = _utterances(_said(pieces, known))
    if not utterances:
        raise BadInput("holds no captions", file=file)
    return utterances


def _known_label(known: Collection[str]) -> re.Pattern[str] | None:
    names = "|".join(re.escape(name) for name in known if name.strip())
    return re.compile(rf"(?<!\S)(?:[-–—][ \t]*)?(?:{names})[ \t]*:", re.I) if names else None


def _cues(text: str, *, blank_ends: bool) -> Iterator[tuple[int | None, str]]:
    """When each cue begins, and its lines: to the next cue, or to a blank line where that ends it.

    The number above the next timing line is no speech, whether or not a line is left blank.
    """
    lines = text.split("\n")
    timings = [(n, match) for n, line in enumerate(lines) if (match := _TIMING.match(line))]
    ends = [*(n for n, _ in timings[1:]), len(lines)]
    for (at, timing), end in zip(timings, ends, strict=False):
        words = lines[at + 1 : end]
        if words and end < len(lines) and _INDEX.fullmatch(words[-1]):
            words.pop()
        yield _ms(timing[1]), "\n".join(takewhile(str.strip, words) if blank_ends else words)


def _pieces(cue: str, time: int | None, known_label: re.Pattern[str] | None) -> Iterator[_Piece]:
    """The lines before the first voice tag, and what each voice says."""
    parts = _VOICE.split(cue)
    for line in _plain(parts[0]).split("\n"):
        for words in _between_labels(line, known_label):
            yield _Piece(None, words, time)
    for name, words in zip(parts[1::2], parts[2::2], strict=True):
        yield _Piece(" ".join(_plain(name).split()), _plain(words), time)


def _between_labels(line: str, known_label: re.Pattern[str] | None) -> Iterator[str]:
    """The line, cut before every known label if it begins with one: then none is a mention."""
    starts = [match.start() for match in known_label.finditer(line)] if known_label else []
    if not starts or line[: starts[0]].strip():
        starts = [0]
    for start, end in pairwise([*starts, len(line)]):
        yield line[start:end]


def _plain(words: str) -> str:
    """The words without tags, and what :func:`unescaped` left as it is meant."""
    bare = _TAG.sub("", words)
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _said(pieces: Sequence[_Piece], known: Collection[str]) -> Iterator[_Piece]:
    """The pieces with a voice each; one without a label has an empty one.

    The lines are looked through together, for one label tells about the others. A dash before
    a label is none of the words.
    """
    lines = "".join(f"{piece.words.lstrip(_DASHES)}\n" for piece in pieces if piece.voice is None)
    labels = {label.line: label for label in find(lines, known)}
    at = 0
    for voice, words, time in pieces:
        if voice is not None:
            yield _Piece(voice, words, time)
            continue
        bare = words.lstrip(_DASHES)
        label = labels.get(at)
        if label is None:
            yield _Piece("", words, time)
        else:
            yield _Piece(label.name, bare[label.words - at :], time)
        at += len(bare) + 1


def _utterances(said: Iterable[_Piece]) -> list[Utterance]:
    """What one voice says, and what comes without a voice after it, is one utterance."""
    joined: list[tuple[_Piece, list[str]]] = []
    for piece in said:
        if joined and piece.voice in ("", joined[-1][0].voice):
            joined[-1][1].append(piece.words)
        elif piece.voice or piece.words.strip():
            joined.append((piece, [piece.words]))
    whole = [
        Utterance(first.voice or "", " ".join(" ".join(words).split()), first.time)
        for first, words in joined
    ]
    return [utterance for utterance in whole if utterance.words]


def _ms(stamp: str) -> int | None:
    if stamp.startswith("-"):
        return None
    seconds = 0.0
    for part in stamp.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return round(seconds * 1000)


def compose(utterances: list[Utterance]) -> tuple[str, list[Label]]:
    """The utterances as a text of labelled paragraphs, with its labels."""
    parts: list[str] = []
    labels: list[Label] = []
    at = 0
    for utterance in utterances:
        name = utterance.speaker
        label = f"{name}: " if name else ""
        labels.append(Label(name, at, at + len(name), at, at + len(label), utterance.time))
        paragraph = f"{label}{utterance.words}\n"
        parts.append(paragraph)
        at += len(paragraph) + 1
    return "\n".join(parts), labels
