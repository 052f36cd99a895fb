"""What takes words out of an open study for good, and with them all that was made from them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from codebook.store import engine, erasure, reading_erasure
from codebook.store.erasure_values import Erased, HeldWords, Redaction, TextMap, Unplaced
from codebook.store.log import LEAD
from codebook.store.study_agreement import StudyAgreement
from codebook.store.values import NewTranscript
from codebook.store.writing import correction, redaction, removal


class StudyErasure(StudyAgreement):
    """Each needs the study alone, and cannot be undone; with ``rehearse`` nothing is done.

    :class:`codebook.errors.StudyLocked` where another program has the study open.
    """

    def _erase(
        self, change: Callable[..., Erased], *args: Any, rehearse: bool, **options: Any
    ) -> Erased:
        with engine.translated(self.path):
            if rehearse:
                with engine.rehearsing(self._connection):
                    return change(self._connection, *args, **options)
            with erasure.erasing(self._connection, self.path):
                return change(self._connection, *args, **options)

    def held_words(self, words: str) -> list[HeldWords]:
        """Where words stand outside of the transcripts: memos, codes, claims, releases..."""
        with self._read() as connection:
            return redaction.held(connection, words)

    def unplaced(self) -> list[Unplaced]:
        """Codings that corrections left without their words."""
        with self._read() as connection:
            return reading_erasure.unplaced(connection)

    def text_maps(self, key: str) -> list[TextMap]:
        """The ways of passages of a transcript through its revisions, in order."""
        with self._read() as connection:
            return reading_erasure.text_maps(connection, key)

    def redact(
        self,
        redactions: Sequence[Redaction],
        *,
        who: str = LEAD,
        only_there: bool = False,
        rehearse: bool = False,
    ) -> Erased:
        """Replaces words of transcripts; each becomes a new revision, and all in it is moved.

        Unless ``only_there``, the same words are replaced in notes and names of codes too. The
        words are then nowhere in the file.
        """
        return self._erase(
            redaction.redact, who, redactions, only_there=only_there, rehearse=rehearse
        )

    def revise_transcript(
        self, corrected: NewTranscript, *, who: str = LEAD, rehearse: bool = False
    ) -> Erased:
        """Gives a transcript corrected words and speakers; see :mod:`.writing.correction`."""
        return self._erase(correction.revise, who, corrected, rehearse=rehearse)

    def remove_transcript(self, key: str, *, who: str = LEAD, rehearse: bool = False) -> Erased:
        """Takes a transcript out with everything made from it; its interviewees stay."""
        return self._erase(removal.remove, who, key, rehearse=rehearse)

    def withdraw_interviewee(
        self, pseudonym: str, *, who: str = LEAD, rehearse: bool = False
    ) -> Erased:
        """Takes an interviewee out: interviews, turns in talks with others, all made from them."""
        return self._erase(removal.withdraw, who, pseudonym, rehearse=rehearse)
