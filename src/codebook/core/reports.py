"""A report: what of a study is shown to the public, gathered and checked as one set."""

from __future__ import annotations

from dataclasses import dataclass

from codebook.core.tallies import Column, Tally


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """A claim as an outside reader may see it: no words of a transcript, no pseudonym.

    Of the ``group`` between ``low`` and ``high`` interviewees took the ``stance``. ``evidence``
    names the codings behind it by their ids, for whoever may look into the study; it is empty
    where the group may be one in which nobody spoke of the theme.
    """

    text: str
    code: str
    name: str
    definition: str
    stance: str
    group: Column
    low: int
    high: int
    words: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownQuotation:
    """Words of an interviewee, cuts marked; ``attribution`` is whom they are attributed to.

    It is empty where nobody is named. ``class_size`` is how many people they may be by.
    """

    text: str
    attribution: str
    category: str
    class_size: int


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table of a report."""

    title: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class QuotesPart:
    """Quotations of one theme; ``name`` is the theme's."""

    title: str
    code: str
    name: str
    quotations: tuple[ShownQuotation, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimsPart:
    """Claims of a report."""

    title: str
    claims: tuple[ShownClaim, ...]


Part = TablePart | QuotesPart | ClaimsPart


@dataclass(frozen=True, slots=True)
class Report:
    """A report, ready to be written.

    ``method`` and ``limits`` are paragraphs; ``numbers`` are the study's, each with what it
    counts; ``groups`` the categories that tables show. ``release`` is empty for a draft.
    """

    title: str
    method: tuple[str, ...]
    numbers: tuple[tuple[str, int], ...]
    groups: tuple[Column, ...]
    parts: tuple[Part, ...]
    limits: tuple[str, ...]
    release: str = ""
