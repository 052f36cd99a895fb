"""Bringing transcripts into a study: read, screened, and only then stored, all or none."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from codebook.confidential import decisions as deciding
from codebook.confidential import gate
from codebook.confidential.decisions import Decision, Placeholders
from codebook.confidential.gate import Finding
from codebook.confidential.sweep import sweep
from codebook.core.categories import Interviewee
from codebook.core.codes import nearest
from codebook.core.shift import Shift
from codebook.core.text import printable, sha256
from codebook.core.turns import Role
from codebook.errors import BadInput, CodebookError, Refused
from codebook.formats import labels as labelling
from codebook.formats import source as sources
from codebook.formats.labels import Label
from codebook.formats.source import Source
from codebook.store.study import Study
from codebook.store.values import NewTranscript
from codebook.tasks.files import read_bytes
from codebook.tasks.new_study import read_interviewees

_LISTED = 40
"""How many words of the sweep, and findings, a refusal spells out."""


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
    """What came in: keys, and what is worth telling about each file."""

    keys: list[str] = field(default_factory=list)
    removed: int = 0
    encodings: dict[str, str] = field(default_factory=dict)
    relabelled: int = 0
    unknown_category: int = 0
    left_out: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A transcript whose labels are mapped, before and after the gate."""

    source: Source
    text: str
    labels: tuple[Label, ...]
    speakers: dict[str, tuple[str, Role]]
    relabelled: int


def import_transcripts(
    study: Study, request: Request, *, step: Callable[[int, int], None] = lambda done, of: None
) -> Imported:
    """Imports files and folders; ``step`` is told how many are read, of how many.

    Raises :class:`BadInput` for what cannot be read and :class:`Refused` while a finding is
    undecided or nobody signed for the words to look through; then nothing is stored.
    """
    importer = _Importer(study, request)
    result = Imported()
    ready: list[_Ready] = []
    files = _files(request.files)
    for done, path in enumerate(files):
        step(done, len(files))
        try:
            ready.append(importer.prepare(path))
        except CodebookError as error:
            if not request.keep_going:
                raise
            result.left_out.append(str(error))
    transcripts = importer.screen(ready)
    study.add_transcripts(transcripts, importer.people)
    result.keys = [transcript.key for transcript in transcripts]
    result.removed = sum(one.source.removed for one in ready)
    result.encodings = {
        one.source.key: one.source.encoding
        for one in ready
        if one.source.encoding not in ("", "utf-8")
    }
    result.relabelled = sum(one.relabelled for one in ready)
    result.unknown_category = sum(person.category == "unknown" for person in importer.people)
    return result


def _files(named: Sequence[Path]) -> list[Path]:
    """The files named, and those of folders named that look like transcripts."""
    found: list[Path] = []
    for path in named:
        inside = [
            file
            for file in (sorted(path.iterdir()) if path.is_dir() else [path])
            if not path.is_dir()
            or (
                file.is_file()
                and file.suffix.casefold() in sources.SUFFIXES
                and not file.name.startswith((".", "~$"))
                and file.stem.casefold() != "readme"
            )
        ]
        if not inside:
            raise BadInput(f"the folder {path} holds no transcript")
        found += inside
    seen: set[Path] = set()
    for file in found:
        if file.resolve() in seen:
            raise BadInput("is named twice", file=file)
        seen.add(file.resolve())
    return found


class _Importer:
    def __init__(self, study: Study, request: Request):
        self._request = request
        stored = study.interviewees()
        listed = [] if request.interviewees is None else read_interviewees(request.interviewees)
        known = {person.pseudonym.casefold() for person in stored}
        self.people: list[Interviewee] = [
            one.interviewee for one in listed if one.interviewee.pseudonym.casefold() not in known
        ]
        everybody = [*stored, *self.people]
        self._pseudonyms = {person.pseudonym.casefold(): person.pseudonym for person in everybody}
        self._file_of: dict[str, list[str]] = {}
        for one in listed:
            if one.file:
                name = Path(one.file).name.casefold()
                self._file_of.setdefault(name, []).append(one.interviewee.pseudonym)
        self._interviewers = {label.casefold(): label for label in request.interviewers}
        self._keys = {t.key: f"transcript {t.key} of this study" for t in study.transcripts()}
        self._digests = {t.sha256: f"transcript {t.key}" for t in study.transcripts()}
        if request.interviewee is not None:
            self._pseudonym(request.interviewee, "--interviewee")

    def _pseudonym(self, name: str, where: str | Path) -> str:
        found = self._pseudonyms.get(name.casefold())
        if found is None:
            hint = nearest(name, self._pseudonyms.values())
            more = f"; did you mean {hint}?" if hint else ""
            raise BadInput(f"no interviewee {name!r} in this study{more}", file=where)
        return found

    def prepare(self, path: Path) -> _Ready:
        """Reads one file and finds out whose every label is."""
        known = {*self._pseudonyms, *self._interviewers}
        source = sources.read(read_bytes(path), str(path), known)
        if source.key in self._keys:
            raise BadInput(
                f"has the key {source.key}, which {self._keys[source.key]} has too", file=path
            )
        digest = sha256(source.text)
        if digest in self._digests:
            raise BadInput(f"holds the very text of {self._digests[digest]}", file=path)
        ready = self._mapped(source, path)
        self._keys[source.key] = str(path)
        self._digests[digest] = str(path)
        return ready

    def _own(self, source: Source, path: Path) -> list[str]:
        """The interviewees that front matter, the list or the command give the file."""
        front = source.front.get("interviewee")
        if front:
            return [
                self._pseudonym(name, path)
                for name in ([front] if isinstance(front, str) else front)
            ]
        listed = self._file_of.get(path.name.casefold()) or self._file_of.get(path.stem.casefold())
        if listed:
            return listed
        return [] if self._request.interviewee is None else [self._request.interviewee]

    def _mapped(self, source: Source, path: Path) -> _Ready:
        own = self._own(source, path)
        front = source.front.get("interviewers", [])
        interviewers = {
            **self._interviewers,
            **{name.casefold(): name for name in ([front] if isinstance(front, str) else front)},
        }
        speakers: dict[str, tuple[str, Role]] = {"": ("", Role.NONE)}
        open_labels: dict[str, str] = {}
        for label in source.labels:
            name = label.name.casefold()
            if name in self._pseudonyms:
                speakers[name] = (self._pseudonyms[name], Role.INTERVIEWEE)
            elif name in interviewers or labelling.is_interviewer(label.name):
                speakers[name] = (label.name, Role.INTERVIEWER)
            elif name:
                open_labels.setdefault(name, label.name)
        if len(open_labels) == 1 and len(own) == 1 and not self._like_a_pseudonym(open_labels):
            speakers[open_labels.popitem()[0]] = (own[0], Role.INTERVIEWEE)
        if open_labels:
            self._refuse_labels(open_labels, source, path)
        if not source.labels:
            return self._unlabelled(source, own, path)
        return _renamed(source, speakers)

    def _like_a_pseudonym(self, names: dict[str, str]) -> bool:
        """Whether a label is built like a pseudonym: then it may be another person's, mistyped."""
        shapes = {pseudonym.rpartition("-")[0] for pseudonym in self._pseudonyms} - {""}
        return any(name.rpartition("-")[0] in shapes for name in names)

    def _refuse_labels(self, names: dict[str, str], source: Source, path: Path) -> None:
        details = []
        for name, shown in names.items():
            first = next(label for label in source.labels if label.name.casefold() == name)
            line = source.text.count("\n", 0, first.start) + 1
            times = sum(label.name.casefold() == name for label in source.labels)
            hint = nearest(name, self._pseudonyms.values())
            more = f"; did you mean {hint}?" if hint else ""
            details.append(f"{path}:{line}: label {printable(shown)!r}, {times} times{more}")
        raise Refused(
            f"{path}: speaker labels that are nobody's: "
            f"{', '.join(printable(shown) for shown in names.values())}; say whose they are with "
            "--interviewee, --interviewer, or a column `file` in interviewees.csv",
            tuple(details),
        )

    def _unlabelled(self, source: Source, own: list[str], path: Path) -> _Ready:
        if len(own) != 1:
            raise BadInput(
                "has no speaker labels, and it is not said whose interview it is; give "
                "--interviewee, or a column `file` in interviewees.csv",
                file=path,
            )
        whole = (Label("", 0, 0, 0, 0),)
        return _Ready(source, source.text, whole, {"": (own[0], Role.INTERVIEWEE)}, 0)

    def screen(self, ready: Sequence[_Ready]) -> list[NewTranscript]:
        """Takes what was read through the gate."""
        request = self._request
        roster = (
            []
            if request.names is None
            else deciding.read_names(read_bytes(request.names), str(request.names))
        )
        decided: dict[str, Decision] = (
            {}
            if request.decisions is None
            else deciding.read(read_bytes(request.decisions), str(request.decisions))
        )
        # Unpredictable on purpose: a placeholder's number must not tell the order of names.
        chance = random.SystemRandom()
        placeholders = Placeholders([one.text for one in ready], chance)
        open_findings: list[str] = []
        transcripts = []
        for one in ready:
            findings = gate.find(one.text, one.source.file, roster)
            undecided, replacements = deciding.settle(findings, decided, placeholders)
            open_findings += [_shown(finding, one.text) for finding in undecided]
            transcripts.append(self._transcript(one, replacements))
        _refuse_open(open_findings)
        self._refuse_unsigned(transcripts)
        return transcripts

    def _transcript(self, one: _Ready, replacements: list[tuple[int, int, str]]) -> NewTranscript:
        text = deciding.replace(one.text, replacements)
        moved = _moved(one.labels, replacements)
        passed = ("interviewee", "interviewers", "key")
        front = {k: v for k, v in one.source.front.items() if k not in passed}
        return NewTranscript(
            key=one.source.key,
            text=text,
            turns=tuple(labelling.turns(text, moved, one.speakers)),
            attributes={k: v if isinstance(v, str) else ", ".join(v) for k, v in front.items()},
            reviewed_by=self._request.reviewed_by.strip(),
        )

    def _refuse_unsigned(self, transcripts: Sequence[NewTranscript]) -> None:
        if self._request.reviewed_by.strip():
            return
        known = {*self._pseudonyms, *self._interviewers}
        known |= {turn.speaker for one in transcripts for turn in one.turns}
        words = sum((sweep(one.text, known) for one in transcripts), sweep(""))
        if words:
            listed = [f"{word} ({count})" for word, count in words.most_common(_LISTED)]
            more = [] if len(words) <= _LISTED else [f"and {len(words) - _LISTED} more"]
            raise Refused(
                f"{len(words)} capitalised words and numbers have to be looked through by a "
                "person, who signs for them with --reviewed-by WHO; nothing was stored",
                (*listed, *more),
            )


def _renamed(source: Source, speakers: dict[str, tuple[str, Role]]) -> _Ready:
    """Writes the pseudonym over every label that may be a name."""
    changes: list[tuple[int, int, str]] = []
    numbers: dict[str, str] = {}
    shown = dict(speakers)
    for label in source.labels:
        name = label.name.casefold()
        speaker, role = speakers[name]
        if role is Role.NONE or (name == speaker.casefold() and role is Role.INTERVIEWEE):
            continue
        if _says_no_name(label.name):
            continue
        if role is Role.INTERVIEWER:
            speaker = numbers.setdefault(name, f"Interviewer {len(numbers) + 1}")
        changes.append((label.start, label.end, speaker))
        shown[name] = (speaker, role)
    text = deciding.replace(source.text, changes)
    return _Ready(source, text, _moved(source.labels, changes), shown, len(changes))


def _says_no_name(label: str) -> bool:
    """Whether a label can stay in the text: ``Respondent``, ``Q``, or at most four capitals."""
    if labelling.is_interviewer(label) or labelling.is_interviewee(label):
        return True
    bare = label.rstrip("0123456789 ")
    return bare.isupper() and bare.isalpha() and len(bare) <= 4


def _moved(labels: Sequence[Label], changes: Sequence[tuple[int, int, str]]) -> tuple[Label, ...]:
    """The labels where they stand after the changes; their names stay what they were."""
    if not changes:
        return tuple(labels)
    to = Shift(changes)
    return tuple(
        Label(one.name, to(one.start), to(one.end), to(one.line), to(one.words), one.time)
        for one in labels
    )


def _shown(finding: Finding, text: str) -> str:
    line = text.count("\n", 0, finding.start) + 1
    return f"{finding.file}:{line}: {finding.rule}: {printable(finding.text)}"


def _refuse_open(findings: Sequence[str]) -> None:
    if findings:
        more = len(findings) - _LISTED
        tail = [f"and {more} more"] if more > 0 else []
        raise Refused(
            f"undecided findings: {len(findings)}; nothing was stored; replace or keep "
            "each with --decisions FILE (text,action,replacement)",
            (*findings[:_LISTED], *tail),
        )
