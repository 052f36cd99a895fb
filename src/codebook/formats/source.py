"""One door for transcripts: a file's bytes in, its text and its labels out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from codebook.core.text import clean
from codebook.errors import BadInput
from codebook.formats import cues, docx, front_matter, html, labels, odt, pdf, rtf, turns_csv
from codebook.formats.decode import decode
from codebook.formats.document import Document
from codebook.formats.labels import Label
from codebook.formats.lookalikes import latin, levelled

_CAPTIONS = (".vtt", ".srt")
_DOCUMENTS = {".docx": docx.read, ".odt": odt.read, ".rtf": rtf.read, ".pdf": pdf.read}
_PAGES = (".html", ".htm")

SUFFIXES = (
    ".txt", ".md", ".docx", ".odt", ".rtf", ".vtt", ".srt", ".html", ".htm", ".pdf", ".csv",
)  # fmt: skip
"""The kinds of transcripts that can be read."""

_MB = 1024 * 1024
_LARGEST, _LARGEST_DOCUMENT = 10 * _MB, 50 * _MB
"""In bytes, of a text, and of a file that may hold pictures; an hour's talk has 0.1 MB."""

_LAST_MOMENT = 1_000 * 60 * 60 * 1000
"""In milliseconds; a time after it is none."""

_KEY = re.compile(r"[\w.-]{1,80}")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Source:
    """A transcript as its file has it, cleaned; nothing of it is stored yet.

    ``removed`` counts the invisible and control characters that were taken out; ``left_out``
    what the document has beside its text, by kind (``{"comments": 3}``); ``front`` is the block
    at the top; ``encoding`` is empty for kinds that say theirs.
    """

    file: str
    key: str
    text: str
    labels: tuple[Label, ...]
    removed: int = 0
    encoding: str = ""
    front: Mapping[str, str | list[str]] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)


def read(data: bytes, file: str, known: Collection[str] = ()) -> Source:
    """Reads a transcript by its suffix; ``known`` are names that certainly are labels.

    Raises :class:`BadInput` for an unknown kind, an empty or broken file, and one that is larger
    than a transcript, or would be when it is unpacked.
    """
    suffix = PurePath(file).suffix.casefold()
    _check(data, suffix, file)
    found: Sequence[Label]
    front: Mapping[str, str | list[str]] = {}
    if suffix == ".csv":
        raw, encoding = decode(data, file)
        cleaned = clean(raw)
        document, found = turns_csv.read(cleaned.text.encode(), file)
        text = document.text
    else:
        document, encoding = _document(data, suffix, file)
        raw = cues.unescaped(document.text) if suffix in _CAPTIONS else document.text
        cleaned = clean(_SURROGATE.sub("\ufffd", raw))
        if suffix in _CAPTIONS:
            text, found = cues.compose(cues.read(cleaned.text, file, known))
        else:
            front, text = front_matter.split(cleaned.text, file)
            found = labels.find(levelled(text), {*known, *_named(front)})
    text, found = _in_one_script(text, found, {*known, *_named(front)})
    if not text.strip():
        raise BadInput("the file is empty", file=file)
    return Source(
        file,
        _key(front, file),
        text,
        tuple(_timed(label) for label in found),
        cleaned.removed,
        encoding,
        front,
        document.left_out,
    )


def _check(data: bytes, suffix: str, file: str) -> None:
    if suffix not in SUFFIXES:
        raise BadInput(f"is none of the kinds that can be read: {', '.join(SUFFIXES)}", file=file)
    if not data:
        raise BadInput("the file is empty", file=file)
    largest = _LARGEST_DOCUMENT if suffix in (*_DOCUMENTS, *_PAGES) else _LARGEST
    if len(data) > largest:
        raise BadInput(
            f"is larger than {largest // _MB} MB, more than any transcript; it was not opened",
            file=file,
        )


def _document(data: bytes, suffix: str, file: str) -> tuple[Document, str]:
    """What the file says, and its encoding where its kind has none of its own."""
    if suffix in _DOCUMENTS:
        return _DOCUMENTS[suffix](data, file), ""
    if suffix in _PAGES:
        return html.read(data, file)
    text, encoding = decode(data, file)
    return Document(text), encoding


def _in_one_script(
    text: str, found: Sequence[Label], certain: Collection[str]
) -> tuple[str, list[Label]]:
    """The labels, and the text, with Latin letters in labels for those that only look so.

    That is where a label mixes scripts, or is a known one but for its script.
    """
    names = {name.casefold() for name in certain}
    parts: list[str] = []
    made: list[Label] = []
    at = 0
    for label in found:
        name = levelled(label.name)
        folded = latin(name)
        if folded.casefold() in names and name.casefold() not in names:
            name = folded
        if text[label.start : label.end] != name:
            parts += [text[at : label.start], name]
            at = label.end
        made.append(label._replace(name=name))
    return "".join([*parts, text[at:]]), made


def _timed(label: Label) -> Label:
    in_time = label.time is not None and label.time <= _LAST_MOMENT
    return label if label.time is None or in_time else label._replace(time=None)


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
