"""Verified copies of a study, also of one in use."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from sqlalchemy import Connection

from codebook.errors import BadInput, StudyDamaged
from codebook.store import engine


def back_up(connection: Connection, path: Path, target: Path, *, force: bool = False) -> None:
    """Copies the study at ``path`` to ``target``, checks the copy, and only then names it so."""
    if target.exists() and target.samefile(path):
        raise BadInput(f"{target} is the study itself; name another file for the copy")
    with new_file(target, force=force) as beside:
        with engine.translated(target):
            engine.copy(connection, beside)
        copy = engine.connect(beside)
        try:
            with engine.translated(beside):
                from codebook.store.check import problems

                if found := problems(copy):
                    raise StudyDamaged(f"{path} is damaged, so no backup was made", tuple(found))
                engine.checkpoint(copy)
        finally:
            engine.close(copy)


def put_in_place(made: Path, target: Path) -> None:
    """Gives a closed study its name, in the place of whatever had it and is open nowhere."""
    engine.have_alone(target)
    # A journal that a killed program left belongs to the file that goes, not to the new one.
    engine.remove_journals(target)
    try:
        made.replace(target)
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror}") from None


class new_file:  # noqa: N801  (a context manager, named as it is read)
    """A private file written beside ``target`` and renamed to it when all went well.

    Without ``force`` an existing target is refused. Nothing is left behind on failure.
    """

    def __init__(self, target: Path, *, force: bool = False):
        self._target = target
        self._force = force
        self._beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")

    def __enter__(self) -> Path:
        self._refuse_existing()
        folder = self._target.absolute().parent
        if not folder.is_dir():
            raise BadInput(f"there is no folder {folder}")
        if not (folder.stat().st_mode & 0o222 and os.access(folder, os.W_OK)):
            raise BadInput(f"the folder {folder} cannot be written; check its permissions")
        engine.create_private(self._beside)
        return self._beside

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._refuse_existing()
                put_in_place(self._beside, self._target)
        finally:
            engine.remove_file(self._beside)

    def _refuse_existing(self) -> None:
        if self._target.is_dir():
            raise BadInput(f"{self._target} is a folder, not a file")
        if self._target.exists() and not self._force:
            raise BadInput(f"{self._target} exists already; use --force to replace it")
