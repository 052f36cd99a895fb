"""What agreement and adjudication ask of a study and leave in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from codebook.core.codings import Coding
from codebook.store import reading_agreement
from codebook.store.agreement_values import (
    FinishMark,
    Sample,
    SeenLayer,
    Settlement,
    Settling,
    StoredDecision,
)
from codebook.store.study_reports import StudyReports
from codebook.store.writing import agreement


class StudyAgreement(StudyReports):
    """The part of an open study that reviewers work with."""

    def finish_marks(self) -> list[FinishMark]:
        """Every coder's mark that a transcript is finished; not those of the consensus."""
        with self._read() as connection:
            return reading_agreement.finish_marks(connection)

    def code_ages(self) -> dict[str, int]:
        """The number of the codebook revision that brought each code, by path."""
        with self._read() as connection:
            return reading_agreement.code_ages(connection)

    def samples(self) -> list[Sample]:
        """The reliability samples, in the order they were drawn."""
        with self._read() as connection:
            return reading_agreement.samples(connection)

    def draw_sample(self, coders: Sequence[str], keys: Sequence[str], seed: int) -> int:
        """Keeps a sample that was drawn; its number. Who has assignments is given the rest."""
        return self._write(agreement.draw_sample, coders, keys, seed)

    def seen_layers(self) -> list[SeenLayer]:
        """What coders had coded when another's layer was first shown to them."""
        with self._read() as connection:
            return reading_agreement.seen_layers(connection)

    def note_seen(self, coder: str, *transcripts: str) -> None:
        """Keeps what a coder has coded, because another's layer is about to be shown to them."""
        self._write(agreement.note_seen, coder, transcripts)

    def decisions(self, transcript: str | None = None) -> list[StoredDecision]:
        """How places in dispute were settled, by time; the last one of a place holds."""
        with self._read() as connection:
            return reading_agreement.decisions(connection, transcript)

    def settlements(self) -> list[Settlement]:
        """The transcripts that are settled."""
        with self._read() as connection:
            return reading_agreement.settlements(connection)

    def has_consensus(self) -> bool:
        """Whether anything was put into the consensus, or a transcript settled."""
        with self._read() as connection:
            return reading_agreement.has_consensus(connection)

    def settle(
        self,
        who: str,
        transcript: str,
        layer: Iterable[Coding],
        decided: Sequence[StoredDecision] = (),
        settled_by: Sequence[str] | None = None,
    ) -> None:
        """Makes ``layer`` the consensus of a transcript, with the decisions that led there.

        ``settled_by`` names the coders whose layers were settled and marks the transcript settled;
        ``None`` takes that mark away. It is one action of ``who``.
        """
        self._write(agreement.settle, who, transcript, layer, decided, settled_by)

    def settle_all(
        self, who: str, settlings: Sequence[Settling], rule: tuple[str, str] | None = None
    ) -> None:
        """The same for some transcripts, as one action of ``who``.

        A ``rule``, a name and a value, is the study's from then on, by the same action. Raises
        :class:`BadInput` where other decisions stand than a settling was made upon.
        """
        self._write(agreement.settle_all, who, settlings, rule)
