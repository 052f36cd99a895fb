"""Reading the files that people name, with one clear line where that cannot be done."""

from __future__ import annotations

import stat
from pathlib import Path

from codebook.errors import BadInput

LARGEST = 100 * 1024 * 1024
"""The size in bytes from which a file is refused unread."""


def read_bytes(path: Path) -> bytes:
    """A file's bytes; :class:`BadInput` where it is missing, a folder, closed or too large."""
    try:
        status = path.stat()
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise BadInput("is not an ordinary file", file=path)
        if status.st_size > LARGEST:
            raise BadInput(f"is larger than {LARGEST // 1024 // 1024} MB", file=path)
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInput(f"there is no file {path}") from None
    except IsADirectoryError:
        raise BadInput(f"{path} is a folder, not a file") from None
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror}", file=path) from None
