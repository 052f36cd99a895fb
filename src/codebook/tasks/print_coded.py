"""Coded transcripts, and the passages of a code, as documents for the team."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from codebook.core import marked
from codebook.core.codings import Coding
from codebook.core.turns import Role, turn_index
from codebook.errors import UsageError
from codebook.formats import coded_docx, coded_html
from codebook.formats.coded_pages import Chapter, Document, Note, Passage
from codebook.store.study import Study
from codebook.store.values import Transcript
from codebook.tasks.cells import codings_of_cell, extents
from codebook.tasks.counted import find_code
from codebook.tasks.figures import PROVISIONAL
from codebook.tasks.layers import layer_of

WRITERS = {".docx": coded_docx.write, ".html": coded_html.write}
"""What writes a document, by the suffix of the file."""


def coded_transcripts(
    study: Study, keys: Sequence[str], layer: str | None = None, *, unfinished: bool = False
) -> Document:
    """Transcripts with the codings of a layer, turn by turn.

    As in a tally, a coder's codings count in transcripts that coder finished.
    """
    name, coders = layer_of(study, layer)
    known = {t.key: t for t in study.transcripts()}
    chapters, left_out = [], []
    for key in dict.fromkeys(keys):
        transcript = study.transcript(key)
        counted = list(coders) if unfinished else known[key].layers_done(coders)
        if not counted:
            left_out.append(key)
        chapters.append(_chapter(study, transcript, counted, alone=len(coders) == 1))
    notes = [f"layer: {name}", *([PROVISIONAL] if unfinished else [])]
    if left_out:
        notes.append(
            f"without codings, because not finished in this layer: {', '.join(left_out)}; "
            "--unfinished shows them"
        )
    return Document("Coded transcripts", tuple(notes), chapters=tuple(chapters))


def _chapter(
    study: Study, transcript: Transcript, coders: Sequence[str], *, alone: bool
) -> Chapter:
    codings = study.codings(coders=coders, transcript=transcript.key) if coders else []
    blocks = marked.blocks(transcript.text, transcript.turns, [c.span for c in codings])
    notes = tuple(_note(coding, alone=alone) for coding in codings)
    return Chapter(transcript.key, transcript.revision, tuple(blocks), notes)


def _note(coding: Coding, *, alone: bool) -> Note:
    return Note(
        coding.code,
        "" if alone else coding.coder,
        coding.stance.value,
        coding.quotable.value,
        coding.memo,
    )


def code_passages(
    study: Study,
    code: str,
    layer: str | None = None,
    *,
    category: str = "",
    stance: str | None = None,
    unfinished: bool = False,
) -> Document:
    """The passages of a code and of those below it, each with where it stands and who speaks."""
    found = find_code(study.tree(), code)
    name, coders = layer_of(study, layer)
    of_cell = codings_of_cell(
        study, layer, code, category=category, stance=stance, unfinished=unfinished
    )
    categories, texts = study.categories(), dict[str, Transcript]()
    passages = []
    for (key, start, end), codings in extents(of_cell).items():
        if key not in texts:
            texts[key] = study.transcript(key)
        transcript = texts[key]
        turns = transcript.turns
        first = max(0, turn_index(turns, start))
        speakers = dict.fromkeys(
            turn.speaker
            for turn in turns[first : turn_index(turns, end - 1) + 1]
            if turn.role is Role.INTERVIEWEE and turn.end > start
        )
        passages.append(
            Passage(
                transcript.text[start:end],
                key,
                first + 1,
                start,
                end,
                tuple(f"{who} ({categories[who]})" for who in speakers),
                tuple(_note(coding, alone=len(coders) == 1) for coding in codings),
            )
        )
    heard = {who for passage in passages for who in passage.speakers}
    notes = [
        f"layer: {name}",
        *([PROVISIONAL] if unfinished else []),
        *([f"category: {category}"] if category else []),
        *([f"stance: {stance}"] if stance else []),
        f"{len(passages)} passages, in the order of the study; speakers in them: {len(heard)}",
    ]
    return Document(f"{found.path}: {found.name}", tuple(notes), passages=tuple(passages))


def writer(file: Path) -> Callable[[Document], bytes]:
    """What writes a document into such a file; :class:`UsageError` for another suffix."""
    found = WRITERS.get(file.suffix.casefold())
    if found is None:
        raise UsageError(f"a document is written to a {' or '.join(WRITERS)} file, not {file.name}")
    return found
