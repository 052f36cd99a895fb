"""Applying a coding, and loading many from a CSV file, each checked against its words."""

from __future__ import annotations

from pathlib import Path

from codebook.core.codes import nearest
from codebook.core.codings import Applied, Coding
from codebook.errors import BadInput
from codebook.formats import codings_csv
from codebook.formats.codings_csv import CodingRow
from codebook.store.study import Study
from codebook.tasks.files import read_bytes


def apply_one(study: Study, coding: Coding) -> Applied:
    """Applies one new coding; a retired code takes none, though it keeps, and imports, its own."""
    code = study.tree().get(coding.code)
    if code is not None and code.retired:
        raise BadInput(
            f"the code {code.path} is retired: it keeps its codings and takes no new ones; apply "
            "another, or offer it again on the screen of the codebook"
        )
    return study.apply([coding])[0]


def import_codings(study: Study, path: Path, coder: str = "") -> int:
    """Applies the codings of a file as one action; how many rows it had.

    Raises :class:`BadInput` with the line of the first row that is wrong; then none is applied.
    """
    rows = codings_csv.read(read_bytes(path), str(path), coder)
    tree = study.tree()
    keys = {transcript.key for transcript in study.transcripts()}
    coders = set(study.coder_names())
    texts: dict[str, str] = {}
    for row in rows:
        coding = row.coding
        for thing, name, known in (
            ("coder", coding.coder, coders),
            ("transcript", coding.transcript, keys),
            ("code", coding.code, {code.path for code in tree}),
        ):
            if name not in known:
                hint = nearest(name, known)
                more = f"; did you mean {hint}?" if hint else ""
                raise BadInput(f"no {thing} {name!r} in this study{more}", file=path, line=row.line)
        if coding.transcript not in texts:
            texts[coding.transcript] = study.transcript(coding.transcript).text
        _check_place(row, texts[coding.transcript], path)
    study.apply(row.coding for row in rows)
    return len(rows)


def _check_place(row: CodingRow, text: str, path: Path) -> None:
    coding = row.coding
    if not 0 <= coding.start < coding.end <= len(text):
        raise BadInput(
            f"{coding.start} to {coding.end} is no passage of {coding.transcript}, which has "
            f"{len(text)} characters",
            file=path,
            line=row.line,
        )
    if row.text and text[coding.start : coding.end] != row.text:
        place = _nearest_place(text, row.text, coding.start)
        hint = (
            "; it stands nowhere in it"
            if place is None
            else (f"; it stands at {place} to {place + len(row.text)}")
        )
        raise BadInput(
            f"the text given does not stand at {coding.start} to {coding.end} of "
            f"{coding.transcript}{hint}",
            file=path,
            line=row.line,
        )


def _nearest_place(text: str, words: str, start: int) -> int | None:
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return min(places, key=lambda place: abs(place - start)) if places else None
