"""Recordings' captions (``.vtt`` and ``.srt``) as a transcript.

Zoom, Teams and others bend the formats: names before a colon or in a tag, one utterance split
over cues, time stamps that run backwards. So cues are read by their timing line and nothing is
required of the rest.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from codebook.errors import BadInput
from codebook.formats.labels import Label, find

_STAMP = r"-?(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMING = re.compile(rf"^[ \t]*({_STAMP})[ \t]*-->[ \t]*{_STAMP}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]*)>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[\d:.]+>")


@dataclass(slots=True)
class Utterance:
    """What one speaker said in one go; ``time`` is its beginning in milliseconds."""

    speaker: str
    words: str
    time: int | None


def read(text: str, file: str) -> list[Utterance]:
    """The utterances; cues of one speaker after another are one. Empty names are nobody's."""
    utterances: list[Utterance] = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip("\n").split("\n")
        at = next((n for n, line in enumerate(lines) if _TIMING.match(line)), None)
        if at is None:
            continue
        timing = _TIMING.match(lines[at])
        time = _ms(timing[1]) if timing else None
        for speaker, words in _voices("\n".join(lines[at + 1 :])):
            _add(utterances, speaker, words, time)
    if not utterances:
        raise BadInput("holds no captions", file=file)
    return utterances


def _voices(payload: str) -> list[tuple[str, str]]:
    """Speaker and words, as often as a cue changes voices."""
    parts = _VOICE.split(payload)
    found = []
    if parts[0].strip():
        words = _plain(parts[0])
        label = next(iter(find(words.split("\n", 1)[0])), None)
        speaker = label.name if label else ""
        found.append((speaker, words[label.words :] if label else words))
    for name, words in zip(parts[1::2], parts[2::2], strict=True):
        found.append((html.unescape(name).strip(), _plain(words)))
    return found


def _plain(words: str) -> str:
    return html.unescape(_TAG.sub("", words)).strip()


def _add(utterances: list[Utterance], speaker: str, words: str, time: int | None) -> None:
    words = re.sub(r"\s+", " ", words).strip()
    if not words:
        return
    last = utterances[-1] if utterances else None
    if last is not None and speaker in ("", last.speaker):
        last.words += " " + words
    else:
        utterances.append(Utterance(speaker, words, time))


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
