"""One door for transcripts: a file's bytes in, its text and its labels out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from codebook.core.text import clean
from codebook.errors import BadInput
from codebook.formats import cues, docx, front_matter, labels
from codebook.formats.decode import decode
from codebook.formats.labels import Label

SUFFIXES = (".txt", ".md", ".docx", ".vtt", ".srt")
"""The kinds of transcripts that can be read."""

_KEY = re.compile(r"[\w.-]{1,80}")


@dataclass(frozen=True, slots=True)
class Source:
    """A transcript as its file has it, cleaned; nothing of it is stored yet.

    ``removed`` counts the invisible and control characters that were taken out; ``front`` is
    the block at the top; ``encoding`` is empty for kinds that say theirs.
    """

    file: str
    key: str
    text: str
    labels: tuple[Label, ...]
    removed: int = 0
    encoding: str = ""
    front: Mapping[str, str | list[str]] = field(default_factory=dict)


def read(data: bytes, file: str, known: Collection[str] = ()) -> Source:
    """Reads a transcript by its suffix; ``known`` are names that certainly are labels.

    Raises :class:`BadInput` for an unknown kind, an empty or broken file.
    """
    suffix = PurePath(file).suffix.casefold()
    if suffix not in SUFFIXES:
        raise BadInput(f"is none of the kinds that can be read: {', '.join(SUFFIXES)}", file=file)
    if not data:
        raise BadInput("the file is empty", file=file)
    raw, encoding = (docx.read(data, file), "") if suffix == ".docx" else decode(data, file)
    captions = suffix in (".vtt", ".srt")
    cleaned = clean(cues.unescaped(raw) if captions else raw)
    front: Mapping[str, str | list[str]] = {}
    if captions:
        text, found = cues.compose(cues.read(cleaned.text, file, known))
    else:
        front, text = front_matter.split(cleaned.text, file)
        found = labels.find(text, {*known, *_named(front)})
    if not text.strip():
        raise BadInput("the file is empty", file=file)
    return Source(file, _key(front, file), text, tuple(found), cleaned.removed, encoding, front)


def _named(front: Mapping[str, str | list[str]]) -> set[str]:
    """The speakers that the block at the top names."""
    given = [front.get(field, []) for field in ("interviewee", "interviewers")]
    return {name for names in given for name in ([names] if isinstance(names, str) else names)}


def _key(front: Mapping[str, str | list[str]], file: str) -> str:
    given = front.get("key")
    key = given if isinstance(given, str) and given else PurePath(file).stem
    key = re.sub(r"\s+", "-", key.strip())
    if not _KEY.fullmatch(key):
        raise BadInput(
            f"{key!r} cannot be a transcript's key: letters, digits, '-', '_' and '.' can; "
            "rename the file or give `key` in a block at the top",
            file=file,
        )
    return key
