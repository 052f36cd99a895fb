"""A study: one object through which everybody reads and changes it.

Plain and synchronous, for one thread at a time; the screens put it on a thread of its own with
:class:`codebook.store.worker.StudyWorker`. What it hands out are frozen values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codes import CodeTree
from codebook.core.codings import Applied, Coding, Quotable, Stance
from codebook.store import backup, check, engine, log, migrations, reading, tables, writing
from codebook.store.values import (
    CoderInfo,
    NewTranscript,
    StoredTheme,
    Transcript,
    TranscriptInfo,
    Undone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

T = TypeVar("T")


class Study:
    """An open study. Raises errors of :mod:`codebook.errors` alone."""

    def __init__(self, connection: Connection, path: Path):
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path, *, wait: float = engine.BUSY_SECONDS) -> Study:
        """Opens a study; ``wait`` is how many seconds a lock of another program is borne."""
        engine.look_at(path)
        connection = engine.connect(path, wait=wait)
        try:
            with engine.translated(path):
                migrations.migrate(connection, path)
        except BaseException:
            engine.close(connection)
            raise
        return cls(connection, path)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        title: str,
        tree: CodeTree,
        scheme: Scheme,
        interviewees: Sequence[Interviewee] = (),
        force: bool = False,
    ) -> None:
        """Makes a new study file, complete or not at all."""
        with backup.new_file(path, force=force) as beside:
            connection = engine.connect(beside)
            try:
                with engine.translated(path):
                    engine.mark_as_study(connection)
                    migrations.run(connection)
                    with engine.writing(connection):
                        writing.begin(connection, title, tree, scheme)
                        writing.add_interviewees(connection, interviewees)
                    engine.checkpoint(connection)
            finally:
                engine.close(connection)

    def close(self) -> None:
        """Closes the file; may be called twice."""
        engine.close(self._connection)

    def __enter__(self) -> Study:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Reading

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with engine.translated(self.path), engine.reading(self._connection):
            yield self._connection

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

    def coders(self) -> list[CoderInfo]:
        """The coders, by name."""
        with self._read() as connection:
            return reading.coders(connection)

    def transcripts(self) -> list[TranscriptInfo]:
        """The transcripts, in the order they came."""
        with self._read() as connection:
            return reading.transcripts(connection)

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
    ) -> list[StoredTheme]:
        """The distinct pairs of a code and an interviewee who spoke of it."""
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

    def log_head(self) -> tuple[str, int]:
        """The last digest of the event log, and how many events it covers."""
        with self._read() as connection:
            return log.head(connection)

    # Changing

    def _write(self, change: Callable[..., T], *args: Any, **options: Any) -> T:
        with engine.translated(self.path), engine.writing(self._connection):
            return change(self._connection, *args, **options)

    def add_interviewees(self, people: Sequence[Interviewee]) -> None:
        """Adds interviewees, and the categories they need."""
        self._write(writing.add_interviewees, people)

    def add_codes(self, tree: CodeTree, reason: str = "") -> int:
        """Adds the codes that the study lacks; how many came."""
        return self._write(writing.add_codes, tree, reason)

    def add_coders(self, names: Sequence[str]) -> None:
        """Adds coders, all or none."""
        self._write(writing.add_coders, names)

    def add_coder(self, name: str) -> None:
        """Adds one coder."""
        self.add_coders([name])

    def add_transcripts(
        self, transcripts: Sequence[NewTranscript], people: Sequence[Interviewee] = ()
    ) -> None:
        """Stores screened transcripts and the interviewees that came with them, all or none."""
        self._write(writing.add_transcripts, transcripts, people)

    def note_internal_view(self, what: str) -> None:
        """Puts on record that unprotected numbers or words were shown outside the screens."""
        self._write(writing.note_internal_view, what)

    def apply(self, codings: Iterable[Coding]) -> list[Applied]:
        """Applies codings as one action of their coder."""
        return self._write(writing.apply, codings)

    def remove(self, coder: str, ids: Sequence[str]) -> None:
        """Removes codings of a coder's own layer."""
        self._write(writing.remove, coder, ids)

    def edit(
        self,
        coder: str,
        coding: str,
        *,
        memo: str | None = None,
        stance: Stance | None = None,
        quotable: Quotable | None = None,
    ) -> None:
        """Changes memo, stance or quotation rule of a coder's own coding."""
        self._write(writing.edit, coder, coding, memo=memo, stance=stance, quotable=quotable)

    def finish(self, coder: str, keys: Sequence[str]) -> list[str]:
        """Marks transcripts finished; the keys of those that were not yet."""
        return self._write(writing.finish, coder, keys, done=True)

    def unfinish(self, coder: str, keys: Sequence[str]) -> list[str]:
        """Takes the mark back; the keys of those that had it."""
        return self._write(writing.finish, coder, keys, done=False)

    def undo(self, coder: str) -> Undone | None:
        """Takes back the coder's last action; ``None`` where there is none."""
        return self._write(writing.reverse, coder, log.undo)

    def redo(self, coder: str) -> Undone | None:
        """Does again what the coder last took back; ``None`` where there is nothing."""
        return self._write(writing.reverse, coder, log.redo)

    # Keeping

    def problems(self) -> list[str]:
        """What is wrong with the study, one line each; empty where all is well."""
        with self._read() as connection:
            return check.problems(connection)

    def back_up(self, target: Path, *, force: bool = False) -> None:
        """Makes a verified copy of the study, in use or not."""
        backup.back_up(self._connection, self.path, target, force=force)
