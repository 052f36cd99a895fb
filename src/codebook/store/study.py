"""A study: one object through which everybody reads and changes it.

Plain and synchronous, for one thread at a time; the screens put it on a thread of its own with
:class:`codebook.store.worker.StudyWorker`. What it hands out are frozen values.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from codebook.core.categories import Interviewee, Scheme
from codebook.core.codes import CodeTree
from codebook.store import backup, engine, migrations, writing
from codebook.store.study_agreement import StudyAgreement


class Study(StudyAgreement):
    """An open study. Raises errors of :mod:`codebook.errors` alone."""

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

    def back_up(self, target: Path, *, force: bool = False) -> None:
        """Makes a verified copy of the study, in use or not."""
        backup.back_up(self._connection, self.path, target, force=force)
