"""What can be asked of a study."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codes import CodeTree
from codebook.core.codings import Coding
from codebook.core.memos import Memo
from codebook.core.revisit import BookRevision, LookThrough, Moves, Revisit
from codebook.core.spans import Span
from codebook.store import (
    check,
    engine,
    log,
    reading,
    reading_codebook,
    reading_extents,
    reading_marks,
    reading_searched,
    tables,
    writing,
)
from codebook.store.values import Blind, CoderInfo, Transcript, TranscriptInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection


class StudyReads:
    """The questions to an open study; each sees one state of it."""

    def __init__(self, connection: Connection, path: Path):
        self._connection = connection
        self._go_on: Callable[[], bool] = lambda: False
        self.path = path

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with engine.translated(self.path), engine.reading(self._connection):
            yield self._connection

    @property
    def uid(self) -> str:
        """What names the study in every copy of it."""
        with self._read() as connection:
            return str(reading.study(connection).uid)

    @property
    def title(self) -> str:
        """The study's title."""
        with self._read() as connection:
            return str(reading.study(connection).title)

    def tree(self) -> CodeTree:
        """The codebook as it stands."""
        with self._read() as connection:
            return reading.tree(connection)

    def codebook_revision(self) -> int:
        """The number of the codebook's current revision."""
        with self._read() as connection:
            return int(reading.codebook_revision(connection).number)

    def scheme(self) -> Scheme:
        """The scheme of categories."""
        with self._read() as connection:
            return reading.scheme(connection)

    def interviewees(self) -> list[Interviewee]:
        """Everybody who is studied, in the order they were listed."""
        with self._read() as connection:
            return reading.interviewees(connection)

    def categories(self) -> dict[str, str]:
        """The category of everybody who is studied, by pseudonym."""
        with self._read() as connection:
            return reading_searched.categories(connection)

    def coder_names(self) -> list[str]:
        """The names of the coders, in order."""
        with self._read() as connection:
            return reading.coder_names(connection)

    def coders(self) -> list[CoderInfo]:
        """The coders, by name."""
        with self._read() as connection:
            return reading.coders(connection)

    def transcripts(self) -> list[TranscriptInfo]:
        """The transcripts, in the order they came."""
        with self._read() as connection:
            return reading.transcripts(connection)

    def revisions(self) -> dict[str, int]:
        """The number of the current revision of every transcript, by key."""
        with self._read() as connection:
            return reading_searched.revisions(connection)

    def transcript(self, key: str) -> Transcript:
        """A transcript's text and turns; :class:`BadInput` where there is none of that key."""
        with self._read() as connection:
            transcript = reading.transcript(connection, key)
            if transcript is None:
                writing.look_up(connection, "transcript", tables.Transcript, "key", key)
                raise KeyError(key)
            return transcript

    def codings(
        self, *, coders: Sequence[str] | None = None, transcript: str | None = None
    ) -> list[Coding]:
        """Codings, of all coders or some and of all transcripts or one, in their order."""
        with self._read() as connection:
            paths = reading.code_paths(connection)
            return reading.codings(connection, paths, coders=coders, transcript=transcript)

    def layer(self, coder: str, transcript: str) -> list[Coding]:
        """One coder's codings of one transcript, by start."""
        return self.codings(coders=[coder], transcript=transcript)

    def extents(self, coder: str, transcripts: Sequence[str]) -> list[list[tuple[str, int, int]]]:
        """Code, start and end of a coder's codings, in a list for each of these transcripts."""
        with self._read() as connection:
            paths = reading.code_paths(connection)
            return reading_extents.extents(connection, paths, coder, transcripts)

    def code_counts(self, coder: str) -> dict[str, int]:
        """How many codings of each code, by path, a coder has made."""
        with self._read() as connection:
            paths = reading.code_paths(connection)
            return reading.code_counts(connection, paths, coder)

    def coded_counts(self, coder: str) -> dict[str, int]:
        """How many codings a coder has made in each transcript that has any, by key."""
        with self._read() as connection:
            return reading.coded_counts(connection, coder)

    def themes(
        self, coders: Sequence[str], *, stance: str | None = None, unfinished: bool = False
    ) -> dict[str, set[str]]:
        """Who spoke of each code that anybody spoke of: pseudonyms by the code's path."""
        with self._read() as connection:
            paths = reading.code_paths(connection)
            return reading.themes(connection, paths, coders, stance=stance, unfinished=unfinished)

    def passages(
        self, coders: Sequence[str], *, stance: str | None = None, unfinished: bool = False
    ) -> list[tuple[str, str, str, int, int]]:
        """Distinct extents: code, interviewee, transcript, start, end."""
        with self._read() as connection:
            paths = reading.code_paths(connection)
            return reading.passages(connection, paths, coders, stance=stance, unfinished=unfinished)

    def heard(self, coders: Sequence[str], *, unfinished: bool = False) -> set[str]:
        """The interviewees with a turn in a transcript that counts in these layers."""
        with self._read() as connection:
            return reading.heard(connection, coders, unfinished=unfinished)

    def memos(self, author: str | None = None) -> list[Memo]:
        """All memos, or those of one author (empty for the lead), by time."""
        with self._read() as connection:
            return reading_marks.memos(connection, reading.code_paths(connection), author)

    def pins(self, coder: str) -> dict[int, str]:
        """The codes that a coder applies with number keys, by number."""
        with self._read() as connection:
            return reading_marks.pins(connection, reading.code_paths(connection), coder)

    def assignments(self) -> dict[str, list[str]]:
        """The transcripts that coders are to code, by coder; who is not there is to code all."""
        with self._read() as connection:
            return reading_marks.assignments(connection)

    def progress(self) -> dict[str, dict[str, int]]:
        """How many turns of each transcript, from the first, each coder has read."""
        with self._read() as connection:
            return reading_marks.progress(connection)

    def interviewee_turns(self) -> dict[str, list[Span]]:
        """The turns of interviewees in each transcript that has any, by key, in order."""
        with self._read() as connection:
            return reading_marks.interviewee_turns(connection)

    def coded_passages(self, coder: str) -> dict[str, list[Span]]:
        """What a coder has coded in each transcript, by key: every extent once, by start."""
        with self._read() as connection:
            return reading_marks.coded_passages(connection, coder)

    @property
    def blind(self) -> Blind:
        """The study's rule of blindness."""
        with self._read() as connection:
            return Blind(reading.study(connection).blind)

    def kept_words(self) -> set[str]:
        """What was kept at the gate before, case-folded."""
        with self._read() as connection:
            return reading_marks.kept_words(connection)

    def codebook_history(self) -> list[BookRevision]:
        """The revisions of the codebook, from the first on."""
        with self._read() as connection:
            return reading_codebook.history(connection, reading.code_paths(connection))

    def plan_merge(self, sources: Sequence[str], target: str) -> list[Moves]:
        """What a merge of codes would do to each layer that it touches."""
        with self._read() as connection:
            return writing.plan_merge(connection, sources, target)

    def to_revisit(self, coder: str) -> list[Revisit]:
        """A coder's codings whose code came to mean something else since they were made."""
        with self._read() as connection:
            return reading_codebook.to_revisit(connection, reading.code_paths(connection), coder)

    def again_counts(self, coder: str) -> tuple[int, int]:
        """How many codings :meth:`to_revisit` and transcripts :meth:`to_look_through` gives."""
        with self._read() as connection:
            codings = reading_codebook.revisit_count(connection, coder)
            return codings, reading_codebook.look_through_count(connection, coder)

    def to_look_through(self, coder: str) -> list[LookThrough]:
        """Transcripts that a coder finished before codes were added, redefined or split."""
        with self._read() as connection:
            paths = reading.code_paths(connection)
            return reading_codebook.to_look_through(connection, paths, coder)

    def finished_before(self, coders: Sequence[str]) -> tuple[int, dict[str, int]]:
        """How many transcripts coders finished, and how many of them before each newer code."""
        with self._read() as connection:
            paths = reading.code_paths(connection)
            return reading_codebook.finished_before(connection, paths, coders)

    def log_head(self) -> tuple[str, int]:
        """The last digest of the event log, and how many events it covers."""
        with self._read() as connection:
            return log.head(connection)

    def problems(self) -> list[str]:
        """What is wrong with the study, one line each; empty where all is well."""
        with self._read() as connection:
            return check.problems(connection)
