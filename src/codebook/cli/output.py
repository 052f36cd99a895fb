"""How commands answer: tables and JSON on stdout, remarks on stderr, files beside and renamed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codebook.errors import UsageError
from codebook.tasks.written import (
    SUFFIXES,
    check_free,
    content_of,
    refuse_study,
    remembered_as,
    write_file,
)

if TYPE_CHECKING:
    from codebook.formats.report import Table

__all__ = [
    "FORMATS", "Target", "check_free", "columns", "format_of", "print_out", "remark", "remembered",
    "report", "say", "taken_out", "write_file",
]  # fmt: skip

FORMATS = ("table", "json", "csv", "md", "xlsx", "html")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a report goes, and in what format."""

    format: str
    file: Path | None
    force: bool

    @classmethod
    def of(cls, wanted: str | None, file: Path | None, force: bool) -> Target:
        """The target that the options ask for; the format follows the file's suffix."""
        found = format_of(wanted, file, {".txt": "table", **SUFFIXES})
        if file is not None:
            check_free(file, force=force)
        return cls(found, file, force)


_NO_TEXT = ("xlsx", "docx")
"""Formats that no terminal shows."""


def format_of(
    wanted: str | None, file: Path | None, suffixes: Mapping[str, str], usual: str = "table"
) -> str:
    """The format that ``--format`` and the suffix of ``--output`` ask for, which must agree.

    ``suffixes`` give the formats there are. Raises :class:`UsageError`, before anything is read.
    """
    formats = dict.fromkeys((usual, *suffixes.values()))
    if wanted is not None and wanted not in formats:
        raise UsageError(f"--format takes {', '.join(formats)}, not {wanted!r}")
    if file is None:
        found = wanted or usual
        if found in _NO_TEXT and sys.stdout.isatty():
            raise UsageError(f"--format {found} needs --output FILE")
        return found
    by_name = suffixes.get(file.suffix.casefold())
    if wanted is None and by_name is None and file.suffix:
        refuse_study(file)
        raise UsageError(
            f"the name of --output ends in {', '.join(suffixes)}, not {file.name!r}; "
            "or give --format"
        )
    if wanted is not None and by_name not in (None, wanted):
        raise UsageError(f"--format {wanted} does not fit --output {file.name!r}")
    return wanted or by_name or usual


def report(target: Target, data: dict[str, Any], table: Table) -> None:
    """Gives a report: ``data`` as JSON, or ``table`` in any other format."""
    if target.format == "table":
        from codebook.cli.drawing import draw

        content: str | bytes = draw(table, to_file=target.file is not None)
    else:
        content = content_of(target.format, data, table)
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


@contextmanager
def remembered(release: str, study: Path) -> Iterator[None]:
    """Writes a release, and says by which id it is remembered: also where no file can be written.

    Nothing is said of a draft, whose ``release`` is empty.
    """
    with remembered_as(release, study):
        yield
    if release:
        remark(f"released as {release}; `codebook releases {study.name}` lists releases")


def remark(*lines: str) -> None:
    """Says something beside the report."""
    for line in lines:
        print(line, file=sys.stderr)


def taken_out(removed: int) -> list[str]:
    """How many invisible characters were taken out of what was read; nothing for none."""
    return [f"took out {removed} invisible characters"] if removed else []


def say(line: str) -> None:
    """The one line that a command which changes something answers with."""
    print(line)


def columns(names: Sequence[str]) -> tuple[str, ...]:
    """Column headings from the keys of the JSON."""
    return tuple(name.replace("_", " ") for name in names)
