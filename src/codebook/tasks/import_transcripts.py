"""Bringing transcripts into a study: read, screened, and only then stored, all or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from codebook.core.categories import UNKNOWN
from codebook.core.text import sha256
from codebook.errors import BadInput, CodebookError, UsageError
from codebook.formats import source as sources
from codebook.formats import turns_csv
from codebook.store.study import Study
from codebook.store.values import NewTranscript
from codebook.tasks.files import read_bytes
from codebook.tasks.new_study import read_interviewees
from codebook.tasks.screening import Screening, refuse_undecided, refuse_unsigned
from codebook.tasks.speakers import Labelled, Speakers


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be imported, and how: the options of ``codebook import``."""

    files: tuple[Path, ...]
    interviewees: Path | None = None
    interviewee: str | None = None
    interviewers: tuple[str, ...] = ()
    names: Path | None = None
    decisions: Path | None = None
    anonymized: bool = False
    reviewed_by: str = ""
    keep_going: bool = False


@dataclass
class Imported:
    """What came in: keys, and what is worth telling about each file.

    ``unread`` counts what stood in the files and is no speech, by what it is.
    """

    keys: list[str] = field(default_factory=list)
    removed: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    encodings: dict[str, str] = field(default_factory=dict)
    relabelled: int = 0
    unknown_category: int = 0
    left_out: list[str] = field(default_factory=list)


def import_transcripts(
    study: Study, request: Request, *, step: Callable[[int, int], None] = lambda done, of: None
) -> Imported:
    """Imports files and folders; ``step`` is told how many are read, of how many.

    Raises :class:`BadInput` for what cannot be read and :class:`Refused` while a finding is
    undecided or nobody signed for the words to look through; then nothing is stored.
    """
    reader = _Reader(study, request)
    if request.anonymized and not request.reviewed_by.strip():
        raise UsageError("--anonymized needs a signature: --reviewed-by WHO")
    screening = Screening(
        request.names, request.decisions, study.kept_words(), is_signed=request.anonymized
    )
    result = Imported()
    labelled: list[Labelled] = []
    files = transcript_files(request.files)
    for done, path in enumerate(files):
        step(done, len(files))
        try:
            labelled.append(reader.read(path))
        except CodebookError as error:
            if not request.keep_going:
                raise
            result.left_out.append(str(error))
    if screening.makes_placeholders:
        screening.avoid([one.text for one in labelled] + _stored_texts(study))
    transcripts = _screened(labelled, screening, request, reader.speakers, result)
    study.add_transcripts(transcripts, reader.speakers.new, screening.kept)
    result.keys = [transcript.key for transcript in transcripts]
    came = [one for one in labelled if one.source.key in set(result.keys)]
    result.removed = sum(one.source.removed for one in came)
    for one in came:
        result.unread.update(one.source.left_out)
    result.encodings = {
        one.source.key: one.source.encoding
        for one in came
        if one.source.encoding not in ("", "utf-8")
    }
    result.relabelled = sum(one.relabelled for one in came)
    result.unknown_category = sum(p.category == UNKNOWN for p in reader.speakers.new)
    return result


def _stored_texts(study: Study) -> list[str]:
    return [study.transcript(transcript.key).text for transcript in study.transcripts()]


def _screened(
    labelled: Sequence[Labelled],
    screening: Screening,
    request: Request,
    speakers: Speakers,
    result: Imported,
) -> list[NewTranscript]:
    """The transcripts that may be stored; with ``keep_going`` the others are left out."""
    signed = request.reviewed_by.strip()
    findings = screening.people(speakers.new)
    transcripts = []
    for one in labelled:
        transcript, found = screening.screen(one, signed)
        if found and request.keep_going:
            result.left_out.append(f"{one.source.file}: undecided findings: {len(found)}")
            continue
        findings += found
        transcripts.append(transcript)
    refuse_undecided(findings)
    if not signed:
        refuse_unsigned(transcripts, speakers.known)
    return transcripts


def transcript_files(named: Sequence[Path]) -> list[Path]:
    """The files named, and those of folders named that look like transcripts."""
    found: list[Path] = []
    for path in named:
        inside = [path]
        if path.is_dir():
            inside = [file for file in sorted(path.iterdir()) if _looks_like_one(file)]
        if not inside:
            raise BadInput(f"the folder {path} holds no transcript")
        found += inside
    seen: set[Path] = set()
    for file in found:
        if file.resolve() in seen:
            raise BadInput("is named twice", file=file)
        seen.add(file.resolve())
    return found


def _looks_like_one(file: Path) -> bool:
    """Whether a file of a folder is a transcript, and not a table of something else."""
    kind = file.suffix.casefold()
    if kind not in sources.SUFFIXES or file.name.startswith((".", "~$")) or not file.is_file():
        return False
    if kind == ".csv":
        return turns_csv.is_one(read_bytes(file))
    return file.stem.casefold() != "readme"


class _Reader:
    """Reads files one after another, and refuses what the study or an earlier file has."""

    def __init__(self, study: Study, request: Request):
        listed = [] if request.interviewees is None else read_interviewees(request.interviewees)
        self.speakers = Speakers(
            study.interviewees(),
            listed,
            interviewee=request.interviewee,
            interviewers=request.interviewers,
        )
        self._keys = {t.key: f"transcript {t.key} of this study" for t in study.transcripts()}
        self._digests = {t.sha256: f"transcript {t.key}" for t in study.transcripts()}

    def read(self, path: Path) -> Labelled:
        """Reads one file and finds out whose every label is."""
        source = sources.read(read_bytes(path), str(path), self.speakers.known)
        if source.key in self._keys:
            raise BadInput(
                f"has the key {source.key}, which {self._keys[source.key]} has too", file=path
            )
        labelled = self.speakers.label(source, path)
        digest = sha256(labelled.text)
        if digest in self._digests:
            raise BadInput(f"holds the very text of {self._digests[digest]}", file=path)
        self._keys[source.key] = str(path)
        self._digests[digest] = str(path)
        return labelled
