"""What an import would flag in files, with nothing stored."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from codebook.confidential import gate
from codebook.confidential.findings import Finding
from codebook.confidential.sweep import sweep
from codebook.formats import source as sources
from codebook.store.study import Study
from codebook.tasks.files import read_bytes
from codebook.tasks.import_transcripts import transcript_files
from codebook.tasks.screening import roster_of


@dataclass(frozen=True, slots=True)
class Screened:
    """What was found: ``findings`` with offsets into the cleaned text of their file.

    ``beside`` are findings in what stands above a text, each with the name it stands under;
    ``words`` are for a person to look through, with how often each stands; ``removed`` counts
    invisible and control characters that an import takes out.
    """

    findings: tuple[Finding, ...]
    beside: tuple[tuple[str, Finding], ...]
    words: Counter[str]
    removed: int


_PSEUDONYM = re.compile(r"[A-Z]{1,4}(?:-?[A-Z]{0,2}\d{1,4})+[a-z]?")
"""How a speaker label looks that is a pseudonym, where no study says which there are."""


def screen(
    files: Sequence[Path], names: Path | None = None, study: Study | None = None
) -> Screened:
    """Looks through files and folders as an import does; what a study keeps is passed over.

    Without a study, speaker labels that look like pseudonyms are taken for such.
    """
    roster = roster_of(names)
    people = [] if study is None else [one.pseudonym for one in study.interviewees()]
    kept = set() if study is None else set(study.kept_words())
    known = {pseudonym.casefold() for pseudonym in people}
    findings: list[Finding] = []
    beside: list[tuple[str, Finding]] = []
    words: Counter[str] = Counter()
    removed = 0
    for path in transcript_files(files):
        source = sources.read(read_bytes(path), str(path), people)
        removed += source.removed
        named = {label.name.casefold() for label in source.labels}
        passed = known or {
            label.name.casefold() for label in source.labels if _PSEUDONYM.fullmatch(label.name)
        }
        findings += gate.find(source.text, source.file, roster, labels=source.labels, known=passed)
        words += sweep(source.text, known | named)
        for name, value in source.front.items():
            said = value if isinstance(value, str) else ", ".join(value)
            beside += [(name, one) for one in gate.find(said, source.file, roster)]
    return Screened(
        tuple(one for one in findings if one.text.casefold() not in kept),
        tuple(pair for pair in beside if pair[1].text.casefold() not in kept),
        words,
        removed,
    )
