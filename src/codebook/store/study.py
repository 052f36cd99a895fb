"""A study: one object through which everybody reads and changes it.

Plain and synchronous, for one thread at a time; the screens put it on a thread of its own with
:class:`codebook.store.worker.StudyWorker`. What it hands out are frozen values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codes import CodeTree
from codebook.store import backup, engine, erasure, migrations, writing
from codebook.store.study_erasure import StudyErasure


class Study(StudyErasure):
    """An open study. Raises errors of :mod:`codebook.errors` alone."""

    @classmethod
    def open(cls, path: Path, *, wait: float = engine.BUSY_SECONDS) -> Study:
        """Opens a study; ``wait`` is how many seconds a lock of another program is borne."""
        engine.look_at(path)
        connection = engine.connect(path, wait=wait)
        try:
            with engine.translated(path):
                migrations.migrate(connection, path)
                erasure.finish(connection, path)
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

    def bear_locks(self, go_on: Callable[[], bool], *, every: float) -> None:
        """Has each change, from now on, wait for a lock of another program as long as it lasts.

        ``go_on`` is asked every so many seconds meanwhile; where it says no, the change raises
        :class:`codebook.errors.StudyLocked` and nothing of it is done.
        """
        engine.set_wait(self._connection, every)
        self._go_on = go_on

    def close(self) -> None:
        """Closes the file; may be called twice."""
        engine.close(self._connection)

    def __enter__(self) -> Study:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def back_up(self, target: Path, *, force: bool = False) -> None:
        """Makes a verified copy of the study, in use or not."""
        backup.back_up(self._connection, self.path, target, force=force)
