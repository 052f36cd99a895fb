"""Everything codebook says no with, as one tree; each error knows its exit code.

::

    CodebookError            1   the input or the study's state is wrong
    ├── BadInput             1   a file or a value is wrong; knows the file and the line
    ├── UsageError           2   the command was called in a wrong way
    ├── Refused              3   refused, to protect a speaker
    └── StudyError           4   the study file itself cannot be used
        ├── StudyLocked      4   another program holds it
        ├── StudyDamaged     4   it is damaged, or fails its own checks
        ├── NotAStudy        4   it is some other file
        ├── StudyReadOnly    4   it cannot be written
        └── StudyTooNew      4   a newer codebook wrote it

A message is one line: what is wrong, where, and what to do. It may name a file, a line, a
code or a pseudonym; it never quotes a transcript or a memo.
"""

from __future__ import annotations

from pathlib import Path

LONGEST = 600
"""Characters of a message about an input, which may name a column or a key as long as it likes."""


class CodebookError(Exception):
    """The input or the study's state is wrong."""

    exit_code = 1
    prefix = "error"


class BadInput(CodebookError):
    """A file or a value is wrong.

    ``file`` and ``line`` (counted from 1) say where, when the value came from a file. What a
    message repeats of it stays on one line and does nothing to a terminal.
    """

    def __init__(self, message: str, *, file: str | Path | None = None, line: int | None = None):
        if len(message) > LONGEST:
            message = message[:LONGEST] + "…"
        place = "" if file is None else f"{file}:{line}: " if line is not None else f"{file}: "
        super().__init__("".join(c if c.isprintable() else " " for c in place + message))


class UsageError(CodebookError):
    """The command was called in a wrong way."""

    exit_code = 2


class Refused(CodebookError):
    """Refused, to protect a speaker. ``details`` are further lines, each about one finding."""

    exit_code = 3
    prefix = "refused"

    def __init__(self, message: str, details: tuple[str, ...] = ()):
        super().__init__(message)
        self.details = details


class StudyError(CodebookError):
    """The study file itself cannot be used."""

    exit_code = 4


class StudyLocked(StudyError):
    """Another program holds the study."""


class StudyDamaged(StudyError):
    """The study is damaged, or fails its own checks. ``details`` lists what was found."""

    def __init__(self, message: str, details: tuple[str, ...] = ()):
        super().__init__(message)
        self.details = details


class NotAStudy(StudyError):
    """The file is something else."""


class StudyReadOnly(StudyError):
    """The study cannot be written."""


class StudyTooNew(StudyError):
    """A newer codebook wrote the study."""
