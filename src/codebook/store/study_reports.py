"""What reports ask of a study and leave in it: releases, claims, summaries, telling facts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from codebook.core.claims import Claim
from codebook.core.coded import Interview
from codebook.core.codings import Coding
from codebook.core.disclosure import Memory, Theme
from codebook.store import reading, reading_coded, reading_reports
from codebook.store.report_values import Facts, Release, ReleasedPassage, Summary, UniqueFact
from codebook.store.study_writes import StudyWrites
from codebook.store.writing import reports


class StudyReports(StudyWrites):
    """The part of an open study that reports are made with."""

    def rule(self, name: str) -> str | None:
        """The value of a rule of the study, ``None`` where none was set."""
        with self._read() as connection:
            return reading_reports.rule(connection, name)

    def was_coded(self) -> bool:
        """Whether anything was ever coded, in any layer, even if nothing of it is left."""
        with self._read() as connection:
            return reading_reports.was_coded(connection)

    def theme_of(self, paths: Iterable[str], stance: str = "") -> list[Theme]:
        """Codes as releases know them: by what they cover."""
        with self._read() as connection:
            return reading_reports.themes(connection, paths, stance)

    def memory(self) -> Memory:
        """What readers know from releases that were not withdrawn."""
        with self._read() as connection:
            return reading_reports.memory(connection)

    def releases(self) -> list[Release]:
        """Everything that was released, in order, withdrawn ones included."""
        with self._read() as connection:
            return reading_reports.releases(connection)

    def released_passages(self) -> list[ReleasedPassage]:
        """The passages whose words were released."""
        with self._read() as connection:
            return reading_reports.released_passages(connection)

    def altered_codings(self, coders: Iterable[str]) -> set[str]:
        """The codings of some coders, by id, that do not stand on their words as they are now."""
        with self._read() as connection:
            return reading_reports.altered_codings(connection, coders)

    def release(
        self, kind: str, title: str, layer: str, check: Callable[[Memory], Facts]
    ) -> Release:
        """Remembers a release: ``check`` is given what readers know, and says what they learn.

        It runs inside the change, so that it must not ask the study anything.
        """
        return self._write(reports.release, kind, title, layer, check)

    def withdraw_release(self, release: str, reason: str) -> None:
        """Takes back a release that reached nobody; it stays on record."""
        self._write(reports.withdraw_release, release, reason)

    def claims(self) -> list[Claim]:
        """The claims, in the order they were made."""
        with self._read() as connection:
            return reading_reports.claims(connection)

    def write_claim(self, claim: Claim) -> Claim:
        """Stores a claim, new or changed."""
        return self._write(reports.write_claim, claim)

    def remove_claim(self, claim: str) -> None:
        """Takes a claim away."""
        self._write(reports.remove_claim, claim)

    def summaries(self) -> list[Summary]:
        """What was written into the cells of the framework matrix."""
        with self._read() as connection:
            return reading_reports.summaries(connection)

    def write_summary(self, code: str, interviewee: str, text: str) -> None:
        """Fills a cell of the framework matrix; an empty text empties it."""
        self._write(reports.write_summary, code, interviewee, text)

    def write_summaries(self, cells: Sequence[tuple[str, str, str]]) -> int:
        """Fills many cells, each a code, an interviewee and a text, at once; how many changed."""
        return self._write(reports.write_summaries, cells)

    def each_interview(
        self,
        coders: Sequence[str],
        visit: Callable[[Interview], None],
        *,
        unfinished: bool = False,
        turns: bool = False,
        words: bool = False,
    ) -> None:
        """Visits the transcripts that count in these layers, one after another.

        All of one state of the study; ``visit`` must not ask the study anything itself.
        """
        with self._read() as connection:
            paths = reading.code_paths(connection)
            reading_coded.each_interview(
                connection, paths, coders, visit, unfinished=unfinished, turns=turns, words=words
            )

    def transcript_attributes(self) -> dict[str, dict[str, str]]:
        """What is said of each transcript beside its words, by key."""
        with self._read() as connection:
            return reading_coded.transcript_attributes(connection)

    def behind_cell(
        self,
        code: str,
        coders: Sequence[str],
        *,
        categories: Collection[str] | None = None,
        person: str | None = None,
        stance: str | None = None,
        unfinished: bool = False,
    ) -> list[Coding]:
        """The codings that a cell of a report counts, by transcript and place."""
        with self._read() as connection:
            return reading_coded.behind_cell(
                connection,
                reading.code_paths(connection),
                code,
                coders,
                categories=categories,
                person=person,
                stance=stance,
                unfinished=unfinished,
            )

    def unique_facts(self) -> list[UniqueFact]:
        """The marks on passages that tell who speaks."""
        with self._read() as connection:
            return reading_reports.unique_facts(connection)

    def mark_unique_fact(self, transcript: str, start: int, end: int, note: str = "") -> str:
        """Marks a passage that tells who speaks; the mark's id."""
        return self._write(reports.mark_unique_fact, transcript, start, end, note)

    def unmark_unique_facts(self, marks: Sequence[str]) -> None:
        """Takes marks away."""
        self._write(reports.unmark_unique_facts, marks)
