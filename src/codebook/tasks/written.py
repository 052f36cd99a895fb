"""Files that reports are written to: beside their place and renamed, nobody else's to read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codebook.core.text import clean_within
from codebook.errors import BadInput

if TYPE_CHECKING:
    from codebook.formats.report import Table

SUFFIXES = {".json": "json", ".csv": "csv", ".md": "md", ".xlsx": "xlsx", ".html": "html"}
"""Formats by the suffixes that people give their files."""


def json_of(data: dict[str, Any]) -> str:
    """A report as JSON, without characters that act on a terminal or turn text around."""
    return json.dumps(clean_within(data)[0], ensure_ascii=False, indent=2) + "\n"


def content_of(kind: str, data: dict[str, Any], table: Table) -> str | bytes:
    """A report as one of the formats of :data:`SUFFIXES`: ``data`` as JSON, else ``table``."""
    from codebook.formats import report

    match kind:
        case "json":
            return json_of(data)
        case "csv":
            return report.to_csv(table)
        case "md":
            return report.to_markdown(table)
        case "html":
            return report.to_html(table)
        case _:
            return report.to_xlsx(table)


@contextmanager
def remembered_as(release: str, study: Path) -> Iterator[None]:
    """Where a release cannot be written, says that it is remembered all the same, and by which id.

    Nothing is said of a draft, whose ``release`` is empty.
    """
    try:
        yield
    except BadInput as error:
        if not release:
            raise
        raise BadInput(
            f"{error}; it is remembered as release {release}; if it reached nobody, `codebook "
            f"releases {study.name} --withdraw {release} --reason TEXT` takes it back"
        ) from None


def refuse_study(file: Path) -> None:
    """Refuses a place where a study is."""
    from codebook.store.engine import is_study

    if is_study(file):
        raise BadInput(f"{file} is a study; a report is never written over one")


def check_free(file: Path, *, force: bool, hint: str = "use --force to replace it") -> None:
    """Refuses a place where no file can be written, before any work is done for it."""
    if file.is_dir():
        raise BadInput(f"{file} is a folder, not a file")
    if file.exists() and not file.is_file():
        raise BadInput(f"{file} is not a plain file")
    refuse_study(file)
    if file.exists() and not force:
        raise BadInput(f"{file} exists already; {hint}")
    if not file.parent.is_dir():
        raise BadInput(f"there is no folder {file.parent}")
    if not (file.parent.stat().st_mode & 0o222 and os.access(file.parent, os.W_OK)):
        raise BadInput(f"the folder {file.parent} cannot be written; check its permissions")


def write_file(file: Path, content: str | bytes, *, force: bool) -> None:
    """Writes a file beside its place and renames it; an existing one only with ``force``."""
    import secrets

    check_free(file, force=force)
    beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    try:
        descriptor = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(data)
        beside.replace(file)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise BadInput(f"cannot be written: {error.strerror}", file=file) from None
