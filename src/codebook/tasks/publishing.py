"""What is written of tallies, quotations and claims, in any format: for commands and screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from codebook.core.reports import QuotesPart
from codebook.core.tallies import Tally
from codebook.core.text import printable
from codebook.errors import BadInput
from codebook.formats import quotations, tally_report
from codebook.formats.marks import DRAFT, RELEASED
from codebook.formats.report import Table
from codebook.store.study import Study
from codebook.tasks import protected, quotes
from codebook.tasks.counted import Question
from codebook.tasks.quotable import Request
from codebook.tasks.quotes import Offer
from codebook.tasks.written import SUFFIXES, check_free, content_of, remembered_as, write_file

PAGES: dict[str, Callable[[QuotesPart, str], str | bytes]] = {
    "md": quotations.to_markdown,
    "html": quotations.to_html,
    "docx": quotations.to_docx,
}
"""The formats that quotations are a page in, not a table."""


@dataclass(frozen=True, slots=True)
class Named:
    """A file that something is to be written to, as which format, and what it is called."""

    file: Path
    format: str
    title: str


TALLY_SUFFIXES = tuple(SUFFIXES)
QUOTES_SUFFIXES = (*SUFFIXES, ".docx")


def place_for(name: str, suffixes: tuple[str, ...]) -> tuple[Path, str]:
    """The file that somebody named, free to be written, and the format by its suffix."""
    file = Path(name).expanduser()
    if file.suffix.casefold() not in suffixes:
        raise BadInput(f"the name of the file ends in {', '.join(suffixes)}: not {name!r}")
    check_free(file, force=False, hint="give another name")
    return file, file.suffix.casefold()[1:]


def tally_content(kind: str, tally: Tally) -> str | bytes:
    """A tally as it is written to a file."""
    return content_of(kind, tally_report.to_json(tally), tally_report.to_table(tally, worded=True))


def quotes_content(
    kind: str, offer: Offer, request: Request, released: str, title: str
) -> str | bytes:
    """Quotations as they are written to a file; ``released`` is empty for a draft."""
    shown = titled(offer.shown, title)
    table = quotes_table(shown, RELEASED if released else DRAFT)
    if kind in PAGES:
        return PAGES[kind](shown, table.mark)
    return content_of(kind, quotes_json(offer, request, released), table)


def titled(shown: QuotesPart, title: str) -> QuotesPart:
    """The same quotations under a title."""
    return replace(shown, title=printable(title))


def quotes_json(offer: Offer, request: Request, released: str) -> dict[str, Any]:
    """Protected quotations: nothing that a reader could join them by."""
    return {
        "code": offer.shown.code,
        "layer": offer.layer,
        "stance": request.stance,
        "protected": True,
        "draft": not released,
        "release": released or None,
        "quotes": [
            {
                "text": one.text,
                "attribution": one.attribution or None,
                "category": one.category or None,
                "class_size": one.class_size,
                "code": offer.shown.code,
            }
            for one in offer.shown.quotations
        ],
        "notes": list(offer.shown.notes),
    }


def quotes_table(shown: QuotesPart, mark: str) -> Table:
    """Protected quotations as a table."""
    rows = tuple(
        (one.text, one.attribution or "nobody named", one.class_size) for one in shown.quotations
    )
    names = ("quotation", "attribution", "possible speakers")
    return Table(quotations.heading(shown), names, rows, mark, shown.notes, frozenset({2}))


def release_tally(study: Study, question: Question, named: Named) -> str:
    """Releases a table and writes it; the id of the release."""
    tally, made = protected.release(study, question, named.title)
    with remembered_as(made.id, study.path):
        write_file(named.file, tally_content(named.format, tally), force=False)
    return made.id


def write_quotes(study: Study, request: Request, named: Named, *, for_good: bool) -> str:
    """Writes quotations, released or as a draft; the id of the release, empty for a draft."""
    if not for_good:
        offer = quotes.draft(study, request)
        content = quotes_content(named.format, offer, request, "", named.title)
        write_file(named.file, content, force=False)
        return ""
    offer, made = quotes.release(study, request, named.title)
    content = quotes_content(named.format, offer, request, made.id, named.title)
    with remembered_as(made.id, study.path):
        write_file(named.file, content, force=False)
    return made.id
