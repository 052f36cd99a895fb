"""Whose the speaker labels of transcripts are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from codebook.confidential import decisions as deciding
from codebook.core.categories import Interviewee
from codebook.core.codes import nearest
from codebook.core.remap import Remap, Replaced
from codebook.core.text import printable
from codebook.core.turns import Role
from codebook.errors import BadInput, Refused
from codebook.formats import labels as labelling
from codebook.formats.interviewees_csv import ListedInterviewee
from codebook.formats.labels import Label
from codebook.formats.source import Source

_INITIALS = 3
"""How many capitals an interviewer's label may have and still be no name."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A transcript whose every label is somebody's.

    ``speakers`` gives, for a case-folded label, the speaker and role; ``relabelled`` counts the
    labels over which a pseudonym was written in ``text``.
    """

    source: Source
    text: str
    labels: tuple[Label, ...]
    speakers: Mapping[str, tuple[str, Role]]
    relabelled: int


class Speakers:
    """The people of a study and of a list that comes with an import.

    ``new`` are those of the list that the study does not have yet.
    """

    def __init__(
        self,
        stored: Sequence[Interviewee],
        listed: Sequence[ListedInterviewee],
        *,
        interviewee: str | None = None,
        interviewers: Sequence[str] = (),
    ):
        known = {person.pseudonym.casefold(): person for person in stored}
        _refuse_changed(known, listed)
        self.new = [
            one.interviewee for one in listed if one.interviewee.pseudonym.casefold() not in known
        ]
        everybody = [*stored, *self.new]
        self._pseudonyms = {person.pseudonym.casefold(): person.pseudonym for person in everybody}
        self._file_of: dict[str, list[str]] = {}
        for one in listed:
            if one.file:
                owners = self._file_of.setdefault(Path(one.file).name.casefold(), [])
                owners.append(self._pseudonyms[one.interviewee.pseudonym.casefold()])
        self._interviewers = {label.casefold(): label for label in interviewers}
        self._owner = None
        if interviewee is not None:
            self._owner = self._pseudonym(interviewee, "--interviewee")

    @property
    def known(self) -> set[str]:
        """Names that certainly are labels: pseudonyms and interviewers, case-folded."""
        return {*self._pseudonyms, *self._interviewers}

    def label(self, source: Source, path: Path) -> Labelled:
        """The transcript with every label mapped, and pseudonyms written over names.

        Raises :class:`Refused` with the list of labels that are nobody's.
        """
        own = self._own(source, path)
        names = dict.fromkeys(label.name for label in source.labels)
        if not any(names):
            return _unlabelled(source, own, path)
        interviewers = {
            **self._interviewers,
            **{name.casefold(): name for name in _several(source.front.get("interviewers"))},
        }
        speakers: dict[str, tuple[str, Role]] = {"": ("", Role.NONE)}
        open_labels: dict[str, str] = {}
        for shown in filter(None, names):
            name = shown.casefold()
            if name in self._pseudonyms:
                speakers[name] = (self._pseudonyms[name], Role.INTERVIEWEE)
            elif name in interviewers or labelling.is_interviewer(shown):
                speakers[name] = (shown, Role.INTERVIEWER)
            else:
                open_labels.setdefault(name, shown)
        if len(open_labels) == 1 and self._is_the_owner_s(open_labels, own, speakers):
            speakers[open_labels.popitem()[0]] = (own[0], Role.INTERVIEWEE)
        if open_labels:
            self._refuse_labels(open_labels, source, path)
        return _renamed(source, speakers)

    def _pseudonym(self, name: str, where: str | Path) -> str:
        found = self._pseudonyms.get(name.casefold())
        if found is None:
            hint = nearest(name, self._pseudonyms.values())
            more = f"; did you mean {hint}?" if hint else ""
            raise BadInput(f"no interviewee {name!r} in this study{more}", file=where)
        return found

    def _own(self, source: Source, path: Path) -> list[str]:
        """The interviewees that front matter, the list or the command give the file."""
        front = _several(source.front.get("interviewee"))
        if front:
            return [self._pseudonym(name, path) for name in front]
        listed = self._file_of.get(path.name.casefold()) or self._file_of.get(path.stem.casefold())
        if listed:
            return listed
        return [] if self._owner is None else [self._owner]

    def _is_the_owner_s(
        self,
        names: Mapping[str, str],
        own: Sequence[str],
        speakers: Mapping[str, tuple[str, Role]],
    ) -> bool:
        """Whether the one open label can only be that of the one whose interview it is.

        It cannot where the pseudonym itself is a label there, nor where it is built like a
        pseudonym: then it may be another person's, mistyped.
        """
        shapes = {pseudonym.rpartition("-")[0] for pseudonym in self._pseudonyms} - {""}
        return (
            len(own) == 1
            and own[0].casefold() not in speakers
            and not any(name.rpartition("-")[0] in shapes for name in names)
        )

    def _refuse_labels(self, names: Mapping[str, str], source: Source, path: Path) -> None:
        details = []
        for name, shown in names.items():
            same = [label for label in source.labels if label.name.casefold() == name]
            line = source.text.count("\n", 0, same[0].start) + 1
            hint = nearest(name, self._pseudonyms.values())
            more = f"; did you mean {hint}?" if hint else ""
            details.append(f"{path}:{line}: label {printable(shown)!r}, {len(same)} times{more}")
        raise Refused(
            f"{path}: speaker labels that are nobody's: "
            f"{', '.join(printable(shown) for shown in names.values())}; say whose they are with "
            "--interviewee, --interviewer, or a column `file` in interviewees.csv",
            tuple(details),
        )


def _refuse_changed(known: Mapping[str, Interviewee], listed: Sequence[ListedInterviewee]) -> None:
    for one in listed:
        stored = known.get(one.interviewee.pseudonym.casefold())
        if stored is None:
            continue
        for what in ("category", "consent"):
            here, there = getattr(stored, what), getattr(one.interviewee, what)
            if here != there:
                raise BadInput(
                    f"line {one.line} of the list gives {stored.pseudonym} the {what} {there}, "
                    f"this study has {here}; correct the list"
                )


def _several(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) and value else list(value or ())


def _unlabelled(source: Source, own: Sequence[str], path: Path) -> Labelled:
    if len(own) != 1:
        raise BadInput(
            "has no speaker labels, and it is not said whose interview it is; give "
            "--interviewee, or a column `file` in interviewees.csv",
            file=path,
        )
    labels = source.labels or (Label("", 0, 0, 0, 0),)
    return Labelled(source, source.text, labels, {"": (own[0], Role.INTERVIEWEE)}, 0)


def _renamed(source: Source, speakers: Mapping[str, tuple[str, Role]]) -> Labelled:
    """Writes the pseudonym over every label that may be a name."""
    shown = dict(speakers)
    numbers: dict[str, str] = {}
    renamed: dict[str, str] = {}
    for label in dict.fromkeys(label.name for label in source.labels):
        name = label.casefold()
        speaker, role = speakers[name]
        if role is Role.NONE or (name == speaker.casefold() and role is Role.INTERVIEWEE):
            continue
        if _says_no_name(label, role):
            continue
        if role is Role.INTERVIEWER:
            speaker = numbers.setdefault(name, f"Interviewer {len(numbers) + 1}")
        renamed[label] = speaker
        shown[name] = (speaker, role)
    changes = [
        (label.start, label.end, renamed[label.name])
        for label in source.labels
        if label.name in renamed
    ]
    text = deciding.replace(source.text, changes)
    return Labelled(source, text, moved(source.labels, changes), shown, len(changes))


def _says_no_name(label: str, role: Role) -> bool:
    """Whether a label can stay in the text: ``Respondent``, ``Q``, an interviewer's initials."""
    if labelling.is_interviewer(label) or labelling.is_interviewee(label):
        return True
    bare = label.rstrip("0123456789 ")
    initials = bare.isupper() and bare.isalpha() and len(bare) <= _INITIALS
    return role is Role.INTERVIEWER and initials


def moved(labels: Sequence[Label], changes: Sequence[tuple[int, int, str]]) -> tuple[Label, ...]:
    """The labels where they stand after the changes; their names stay what they were."""
    if not changes:
        return tuple(labels)
    to = Remap([Replaced(*change) for change in changes]).start
    return tuple(
        Label(one.name, to(one.start), to(one.end), to(one.line), to(one.words), one.time)
        for one in labels
    )
