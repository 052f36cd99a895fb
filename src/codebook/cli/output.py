"""How commands answer: tables and JSON on stdout, remarks on stderr, files beside and renamed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codebook.errors import BadInput, UsageError

if TYPE_CHECKING:
    from codebook.formats.report import Table

FORMATS = ("table", "json", "csv", "md", "xlsx", "html")
_SUFFIXES = {".json": "json", ".csv": "csv", ".md": "md", ".xlsx": "xlsx", ".html": "html"}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a report goes, and in what format."""

    format: str
    file: Path | None
    force: bool

    @classmethod
    def of(cls, wanted: str | None, file: Path | None, force: bool) -> Target:
        """The target that the options ask for; the format follows the file's suffix."""
        found = wanted or (_SUFFIXES.get(file.suffix.casefold()) if file else None) or "table"
        if found not in FORMATS:
            raise UsageError(f"--format takes {', '.join(FORMATS)}, not {found!r}")
        if found == "xlsx" and file is None and sys.stdout.isatty():
            raise UsageError("--format xlsx needs --output FILE")
        if file is not None:
            check_free(file, force=force)
        return cls(found, file, force)


def report(target: Target, data: dict[str, Any], table: Table) -> None:
    """Gives a report: ``data`` as JSON, or ``table`` in any other format."""
    from codebook.formats import report as formats

    match target.format:
        case "json":
            content: str | bytes = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        case "csv":
            content = formats.to_csv(table)
        case "md":
            content = formats.to_markdown(table)
        case "html":
            content = formats.to_html(table)
        case "xlsx":
            content = formats.to_xlsx(table)
        case _:
            from codebook.cli.drawing import draw

            content = draw(table, to_file=target.file is not None)
    if target.file is None:
        print_out(content)
    else:
        write_file(target.file, content, force=target.force)


def print_out(content: str | bytes) -> None:
    """Puts a report on stdout."""
    sys.stdout.flush()
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def check_free(file: Path, *, force: bool) -> None:
    """Refuses a place where no file can be written, before any work is done for it."""
    from codebook.store.engine import is_study

    if file.is_dir():
        raise BadInput(f"{file} is a folder, not a file")
    if is_study(file):
        raise BadInput(f"{file} is a study; a report is never written over one")
    if file.exists() and not force:
        raise BadInput(f"{file} exists already; use --force to replace it")
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
        beside.unlink(missing_ok=True)
        raise BadInput(f"cannot be written: {error.strerror}", file=file) from None


def remark(*lines: str) -> None:
    """Says something beside the report."""
    for line in lines:
        print(line, file=sys.stderr)


def say(line: str) -> None:
    """The one line that a command which changes something answers with."""
    print(line)


def columns(names: Sequence[str]) -> tuple[str, ...]:
    """Column headings from the keys of the JSON."""
    return tuple(name.replace("_", " ") for name in names)
