"""Taking what was read through the gate: texts, keys and attributes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from codebook.confidential import decisions as deciding
from codebook.confidential import gate
from codebook.confidential.decisions import KEEP, Decision, Placeholders
from codebook.confidential.findings import ASK, LIKELY, Finding
from codebook.confidential.roster import Roster
from codebook.confidential.sweep import sweep
from codebook.core.categories import Interviewee
from codebook.core.text import printable
from codebook.errors import Refused
from codebook.formats import labels as labelling
from codebook.store.values import NewTranscript
from codebook.tasks.files import read_bytes
from codebook.tasks.speakers import Labelled, moved

_LISTED = 40
"""How many words of the sweep, and findings, a refusal spells out."""

_SAID_OTHERWISE = ("interviewee", "interviewers", "key")
"""What a block at the top may say that is no attribute."""


class Screening:
    """The gate of one import: a roster of names, and what was decided.

    ``kept`` is what it found and was told to let pass, case-folded. With ``is_signed`` a person
    has signed that the texts are anonymized: then only what is certain stops them.
    """

    def __init__(
        self,
        names: Path | None,
        decisions: Path | None,
        kept_before: Iterable[str] = (),
        *,
        is_signed: bool = False,
    ):
        self._roster = roster_of(names)
        self._passed = (LIKELY, ASK) if is_signed else ()
        self._decided: dict[str, Decision] = (
            {} if decisions is None else deciding.read(read_bytes(decisions), str(decisions))
        )
        for word in kept_before:
            self._decided.setdefault(word, Decision(word, KEEP, ""))
        self.kept: set[str] = set()
        self._placeholders = Placeholders((), random.SystemRandom())

    @property
    def makes_placeholders(self) -> bool:
        """Whether a decision asks for a placeholder, which must be free in the whole study."""
        return any(d.action != KEEP and not d.replacement for d in self._decided.values())

    def avoid(self, texts: Iterable[str]) -> None:
        """Keeps placeholders from being given that these texts have already."""
        # Unpredictable on purpose: a placeholder's number must not tell the order of names.
        self._placeholders = Placeholders(texts, random.SystemRandom())

    def screen(self, one: Labelled, reviewed_by: str) -> tuple[NewTranscript, list[str]]:
        """The transcript as it would be stored, and its undecided findings, a line each."""
        file = one.source.file
        text, changes, undecided = self._settled(one.text, file)
        found = [_in_text(finding, one.text) for finding in undecided]
        attributes = {}
        for name, value in one.source.front.items():
            if name not in _SAID_OTHERWISE:
                joined = value if isinstance(value, str) else ", ".join(value)
                attributes[name], _, open_ones = self._settled(joined, file)
                if name.casefold() == "date":  # which says when the interview was, on purpose
                    open_ones = [finding for finding in open_ones if finding.rule != "date"]
                open_ones += self._undecided(name, file)
                found += [_elsewhere(finding, f"`{printable(name)}`") for finding in open_ones]
        found += [
            _elsewhere(finding, "the key; rename the file, or give another `key`")
            for finding in self._undecided(one.source.key, file)
        ]
        turns = labelling.turns(text, moved(one.labels, changes), one.speakers)
        transcript = NewTranscript(one.source.key, text, tuple(turns), attributes, reviewed_by)
        return transcript, found

    def people(self, people: Sequence[Interviewee]) -> list[str]:
        """The undecided findings in pseudonyms and attributes, a line each."""
        return [
            f"interviewee {person.pseudonym}: {finding.rule}: {printable(finding.text)}"
            for person in people
            for value in (person.pseudonym, *person.attributes, *person.attributes.values())
            for finding in self._undecided(value, "")
        ]

    def _undecided(self, name: str, file: str) -> list[Finding]:
        """What is found in a name that cannot be replaced, and was not told to be kept."""
        found = gate.find(name, file, self._roster)
        self._note_kept(found)
        return [
            finding
            for finding in found
            if self._action(finding) != KEEP and finding.strength not in self._passed
        ]

    def _note_kept(self, findings: Sequence[Finding]) -> None:
        self.kept |= {f.text.casefold() for f in findings if self._action(f) == KEEP}

    def _action(self, finding: Finding) -> str | None:
        decision = self._decided.get(finding.text.casefold())
        return None if decision is None else decision.action

    def _settled(
        self, text: str, file: str
    ) -> tuple[str, list[tuple[int, int, str]], list[Finding]]:
        findings = gate.find(text, file, self._roster)
        undecided, changes = deciding.settle(
            findings, self._decided, self._placeholders, self._passed
        )
        self._note_kept(findings)
        return deciding.replace(text, changes), changes, undecided


def roster_of(names: Path | None) -> Roster:
    """The real names of a file, nobody's where there is none; they are never stored."""
    return Roster.of(()) if names is None else deciding.read_names(read_bytes(names), str(names))


def refuse_people(people: Sequence[Interviewee]) -> None:
    """Refuses interviewees whose pseudonyms or attributes hold what certainly is an identity."""
    refuse_undecided(Screening(None, None, is_signed=True).people(people))


def refuse_undecided(findings: Sequence[str]) -> None:
    """Refuses while a finding is undecided."""
    if findings:
        raise Refused(
            f"undecided findings: {len(findings)}; nothing was stored; replace or keep "
            "each with --decisions FILE (text,action,replacement), or sign with --anonymized "
            "--reviewed-by WHO that the texts are anonymized, for all that is not certain",
            tuple(_first(findings)),
        )


def refuse_unsigned(transcripts: Sequence[NewTranscript], known: Iterable[str]) -> None:
    """Refuses while nobody has signed for the words that a person has to look through."""
    passed = {*known} | {turn.speaker for one in transcripts for turn in one.turns}
    words: Counter[str] = Counter()
    for one in transcripts:
        words += sweep(one.text, passed)
        for value in one.attributes.values():
            words += sweep(value, passed)
    if words:
        raise Refused(
            f"{len(words)} capitalised words and numbers have to be looked through by a "
            "person, who signs for them with --reviewed-by WHO; nothing was stored",
            tuple(_first([f"{word} ({count})" for word, count in words.most_common()])),
        )


def _first(lines: Sequence[str]) -> list[str]:
    more = len(lines) - _LISTED
    return [*lines[:_LISTED], *([f"and {more} more"] if more > 0 else [])]


def _in_text(finding: Finding, text: str) -> str:
    line = text.count("\n", 0, finding.start) + 1
    return f"{finding.file}:{line}: {finding.rule}: {printable(finding.text)}"


def _elsewhere(finding: Finding, where: str) -> str:
    return f"{finding.file}: {finding.rule}: {printable(finding.text)}, in {where}"
