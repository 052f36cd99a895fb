"""The command ``memos``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codebook.cli.options import Force, Format, Output, StudyFile

if TYPE_CHECKING:
    from codebook.core.memos import Memo
    from codebook.store.study import Study

_WRITTEN = ("study", "journal", "transcript", "code")
_INTERNAL = "INTERNAL: not for publication"


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(memos)


def memos(
    study: StudyFile,
    coder: Annotated[
        str | None,
        typer.Option("--coder", metavar="NAME", help="That coder's own memos alone."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="K", help="study, journal, transcript, code, passage or coding, no others."
        ),
    ] = None,
    search: Annotated[
        str, typer.Option(metavar="TEXT", help="Only memos that hold all these words.")
    ] = "",
    add: Annotated[str | None, typer.Option(metavar="TEXT", help="Write a memo.")] = None,
    about: Annotated[
        str | None,
        typer.Option(metavar="WHAT", help="What it is about: study, journal, transcript or code."),
    ] = None,
    transcript: Annotated[
        str | None, typer.Option(metavar="KEY", help="The transcript it is about.")
    ] = None,
    code: Annotated[str | None, typer.Option(metavar="PATH", help="The code it is about.")] = None,
    keep: Annotated[
        bool,
        typer.Option("--keep", help="Write it though it seems to hold an address or a number."),
    ] = False,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the memos to a Markdown file.")
    ] = None,
    format: Format = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """List memos, write one, or take them along as Markdown.

    Without --coder the lead's and every coder's are listed, and the lead writes.

    Example: codebook memos raids.study --coder ana --kind journal --export journal.md
    """
    from codebook.cli.output import Target, remark, report, say, write_file
    from codebook.store.study import Study
    from codebook.tasks import memos as tasks

    target = Target.of(format, output, force)
    wanted = _kind(kind)
    if add is None:
        only = "--about, --transcript, --code and --keep go with --add TEXT"
        _refuse(any((about, transcript, code, keep)), only)
    else:
        why = "--add writes a memo: leave out --kind, --search and --export"
        _refuse(any((kind, search, export)), why)
        _new("", add, about, transcript, code)
    with Study.open(study) as opened:
        author = _author(opened, coder)
        if add is not None:
            memo = _new(author, add, about, transcript, code)
            _check(add, keep=keep)
            tasks.save(opened, memo)
            say(f"wrote a memo on {tasks.place(memo)} for {author or 'the lead'}")
            return
        all_ = opened.memos(None if coder is None else author)
        words = tasks.quoted(opened, all_) if search or export else {}
        found = tasks.matching(all_, search, wanted, words)
        if export is not None:
            page = tasks.page(opened.title, found, words)
            write_file(export, page, force=force)
            remark(f"wrote {len(found)} memos to {export}")
            return
    report(target, {"memos": [_view(memo) for memo in found]}, _table(found))


def _kind(kind: str | None) -> Any:
    from codebook.core.memos import About
    from codebook.errors import UsageError

    if kind is not None and kind not in set(About):
        raise UsageError(f"--kind takes {', '.join(About)}, not {kind!r}")
    return None if kind is None else About(kind)


def _author(study: Study, coder: str | None) -> str:
    """Whose memos: a coder's name, empty for the lead."""
    from codebook.tasks.layers import known_coder

    return "" if coder is None else known_coder(study, coder.strip())


def _new(
    author: str, text: str, about: str | None, transcript: str | None, code: str | None
) -> Memo:
    """The memo that the options describe."""
    from codebook.core.memos import About, Memo
    from codebook.errors import UsageError

    if about not in _WRITTEN:
        raise UsageError(f"--add needs --about {', '.join(_WRITTEN[:-1])} or {_WRITTEN[-1]}")
    for name, given in (("transcript", transcript), ("code", code)):
        if (name == about) != bool(given):
            need = "needs" if name == about else "takes no"
            raise UsageError(f"a memo on a {about} {need} --{name}")
    return Memo("", About(about), author, text, transcript or "", code or "")


def _check(text: str, *, keep: bool) -> None:
    """Refuses words that look like an identity, unless somebody stands up for them."""
    from codebook.errors import Refused
    from codebook.tasks.memos import caution

    if not keep and (found := caution(text)):
        raise Refused(f"the memo seems to hold {found}; take it out, or give --keep if it is not")


def _refuse(wrong: bool, why: str) -> None:
    """Refuses options that do not go together."""
    from codebook.errors import UsageError

    if wrong:
        raise UsageError(why)


def _view(memo: Memo) -> dict[str, Any]:
    return {
        "id": memo.id,
        "about": memo.about.value,
        "author": memo.author or None,
        "transcript": memo.transcript or None,
        "code": memo.code or None,
        "start": memo.start,
        "end": memo.end,
        "text": memo.text,
        "made_at": memo.made_at,
        "changed_at": memo.changed_at,
    }


def _table(found: list[Memo]) -> Any:
    from codebook.formats.report import Table
    from codebook.tasks.memos import NAMES, day, place

    rows = tuple(
        (NAMES[m.about], place(m), m.author or "lead", str(day(m.made_at)), m.text) for m in found
    )
    columns = ("kind", "about", "author", "day", "text")
    return Table(f"{len(found)} memos", columns, rows, _INTERNAL)
