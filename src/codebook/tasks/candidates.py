"""Passages of a code to choose quotations from."""

from __future__ import annotations

from dataclasses import dataclass

from codebook.store.study import Study
from codebook.tasks.blindness import note_passages
from codebook.tasks.quotable import Request
from codebook.tasks.quotes import exact, warnings_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that could be quoted: its words, how it would be shown, and what is against it.

    ``why_not`` is empty where it may be released. ``warnings`` are for the lead alone.
    """

    id: str
    text: str
    attribution: str
    class_size: int
    who: str
    code: str
    why_not: str
    warnings: tuple[str, ...]


def candidates(study: Study, request: Request, viewer: str = "") -> list[Candidate]:
    """The passages of a request in the order of the study, beside everything released.

    Where a coder is the ``viewer``, what they had coded is kept before others' passages are shown.
    """
    asked, judged = exact(study, request)
    if viewer:
        note_passages(study, viewer, (passage.coding for passage in asked.chosen))
    told = warnings_of(study, judged)
    kept = {one.passage.coding.id: one for one in judged.kept}
    barred = {passage.coding.id: str(bar) for passage, bar in judged.barred}
    found = []
    for passage in asked.chosen:
        coding = passage.coding
        one = kept.get(coding.id)
        category = one.speakers.category if one else None
        found.append(
            Candidate(
                coding.id,
                passage.quoted.text if passage.quoted else passage.words,
                asked.basis.label(category) if category else "nobody named",
                one.speakers.size if one else 0,
                f"{', '.join(passage.speakers) or 'nobody'}, {coding.transcript}",
                coding.code,
                barred.get(coding.id, ""),
                tuple(told.get(coding.id, ())),
            )
        )
    return found
