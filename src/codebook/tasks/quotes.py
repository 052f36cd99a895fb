"""Quotations that may leave the study: which may not and why, drafts, and releases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from codebook.confidential.sweep import sweep
from codebook.core import attribution, disclosure, quoting
from codebook.core.attribution import Speakers
from codebook.core.disclosure import JOINED, Memory, overlap
from codebook.core.linking import Place, joined
from codebook.core.reports import QuotesPart, ShownQuotation
from codebook.core.spans import Span
from codebook.core.text import printable
from codebook.errors import BadInput, Refused
from codebook.store.release_facts import quotations_part
from codebook.store.report_values import Facts, Release, ReleasedPassage
from codebook.store.study import Study
from codebook.tasks.hits import talks
from codebook.tasks.layers import outside
from codebook.tasks.quotable import Asked, Bar, Passage, Request, ask

NOTES = (
    f"{quoting.CUT} marks what was cut: other speakers, labels, names, the rest of a sentence",
    "passages with words of two interviewees are not quoted",
    f"an attribution leaves at least {disclosure.SMALLEST} interviewees who may have spoken",
)
NOBODY_NAMED = "nobody is named, because the theme was released in total"
_LOWER = re.compile(r"\b[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Kept:
    """A passage that may be quoted, whom a reader may think it is by, and where it stands."""

    passage: Passage
    text: str
    speakers: Speakers
    place: Place

    def rank(self, order: Sequence[str]) -> tuple[int, str, str]:
        """Where it stands: by category, then by its words, which says nothing of its speaker."""
        first = (self.speakers.category or "").partition(JOINED)[0]
        at = order.index(first) if first in order else len(order)
        return at, self.text.casefold(), self.text


@dataclass(frozen=True, slots=True)
class Judged:
    """Passages that may be quoted, in their order, and those that may not, with why."""

    kept: tuple[Kept, ...]
    barred: tuple[tuple[Passage, Bar], ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """Quotations as a reader may see them; ``told`` are lines for the lead alone."""

    shown: QuotesPart
    layer: str
    told: tuple[str, ...]


# --- what may be shown ----------------------------------------------------------------------


def judge(asked: Asked, memory: Memory) -> Judged:
    """Which passages may be quoted, for readers who know ``memory``."""
    columns = asked.basis.columns(asked.people.category, None, memory)
    by = attribution.attributions(
        asked.basis.scheme, columns.shown, columns.left_out, asked.theme, memory
    )
    before: dict[str, list[Place]] = {}
    for known in memory.places:
        before.setdefault(known.transcript, []).append(known)
    kept: list[Kept] = []
    barred: list[tuple[Passage, Bar]] = []
    for passage in asked.chosen:
        quoted = passage.quoted
        if quoted is None or passage.bar is not None:
            barred.append((passage, passage.bar or Bar("one speaker", "it holds no words")))
            continue
        speakers = by.get(quoted.speaker, Speakers(None, 0))
        place = Place(
            asked.theme.id,
            asked.theme.stance,
            passage.coding.transcript,
            passage.revision,
            quoted.span,
            speakers.category,
            speakers.size,
        )
        if (again := _quoted_before(place, before)) is not None:
            place, speakers = again, Speakers(again.category, again.size)
        bar = _too_few(speakers) or _linkable(place, before) or _twice(place, kept)
        if bar is None:
            kept.append(Kept(passage, quoted.text, speakers, place))
        else:
            barred.append((passage, bar))
    order = [category.path for category in asked.basis.scheme]
    return Judged(tuple(sorted(kept, key=lambda one: one.rank(order))), tuple(barred))


def _too_few(speakers: Speakers) -> Bar | None:
    if speakers.size >= disclosure.SMALLEST:
        return None
    return Bar(
        "class of five",
        f"readers would know it to be by one of fewer than {disclosure.SMALLEST} interviewees; "
        "it may be quoted once more transcripts are finished",
        by_rule=True,
    )


def _linkable(place: Place, before: Mapping[str, Sequence[Place]]) -> Bar | None:
    other = joined(place, before.get(place.transcript, ()))
    if other is None:
        return None
    if other.revision != place.revision:
        why = "words of its transcript were quoted, and the text was changed since"
    else:
        why = (
            "words of it were quoted in other limits, of another theme, or with another attribution"
        )
    return Bar("not linkable", why, by_rule=True)


def _quoted_before(place: Place, before: Mapping[str, Sequence[Place]]) -> Place | None:
    """The same quotation as it was released before.

    It keeps its attribution: another class of people, found by today's numbers, could have few in
    common with the first.
    """
    return next((one for one in before.get(place.transcript, ()) if one.is_of(place)), None)


def _twice(place: Place, kept: Sequence[Kept]) -> Bar | None:
    """Two quotations that share words would be known to be one person's.

    Passages come in order, and those kept do not overlap: only the last may reach into this one.
    """
    last = kept[-1].place if kept else None
    if last is None or last.transcript != place.transcript or not last.span.overlaps(place.span):
        return None
    return Bar("not linkable", "another that is quoted holds words of it", by_rule=True)


def answer(asked: Asked, memory: Memory) -> tuple[QuotesPart, dict[str, Any]]:
    """The quotations as a reader may see them beside ``memory``, and what they will be told.

    Raises :class:`Refused` where none of those asked for may be shown, or one that was picked.
    """
    return _to_release(asked, judge(asked, memory), memory)


def _to_release(asked: Asked, judged: Judged, memory: Memory) -> tuple[QuotesPart, dict[str, Any]]:
    shown, part = _shown(asked, judged, memory)
    if not shown.quotations:
        raise BadInput(f"there is no quotation of {asked.request.code} to release")
    return shown, part


def _shown(asked: Asked, judged: Judged, memory: Memory) -> tuple[QuotesPart, dict[str, Any]]:
    picked = bool(asked.request.picks)
    refused = [
        f"coding {passage.coding.id}: {bar}"
        for passage, bar in judged.barred
        if picked or bar.by_rule
    ]
    if refused and (picked or not judged.kept):
        raise Refused(refused[0], tuple(refused[1:]))
    quotations = tuple(
        ShownQuotation(
            one.text,
            asked.basis.label(one.speakers.category) if one.speakers.category else "",
            one.speakers.category or "",
            one.speakers.size,
        )
        for one in judged.kept
    )
    total = any(row.is_total and overlap(asked.theme, row.theme) for row in memory.rows)
    notes = (f"layer: {outside(asked.people.layer)}", *NOTES, *((NOBODY_NAMED,) if total else ()))
    shown = QuotesPart("", asked.theme.code, asked.name, quotations, notes)
    places = [one.place for one in judged.kept]
    return shown, quotations_part(asked.theme, places, asked.revision)


def draft(study: Study, request: Request) -> Offer:
    """Quotations, checked against everything released; not remembered."""
    asked, memory = ask(study, request), study.memory()
    judged = judge(asked, memory)
    return _offer(study, asked, judged, _shown(asked, judged, memory)[0])


def release(study: Study, request: Request, title: str) -> tuple[Offer, Release]:
    """Quotations that leave the study, remembered from now on."""
    asked = ask(study, request)
    made: list[tuple[Judged, QuotesPart]] = []

    def check(memory: Memory) -> Facts:
        judged = judge(asked, memory)
        shown, part = _to_release(asked, judged, memory)
        made.append((judged, shown))
        return [part]

    remembered = study.release("quotations", title, asked.people.layer, check)
    return _offer(study, asked, *made[0]), remembered


# --- for the lead alone ---------------------------------------------------------------------


def _offer(study: Study, asked: Asked, judged: Judged, shown: QuotesPart) -> Offer:
    classes = {one.attribution or "nobody named": one.class_size for one in shown.quotations}
    why = Counter(str(bar) for _, bar in judged.barred)
    told = (
        *(f"internal: “{who}”: {size} possible speakers" for who, size in classes.items()),
        *(f"internal: not offered: {number}, {bar}" for bar, number in why.items()),
        *(f"internal: {note}" for note in asked.notes),
        *warnings(study, judged),
    )
    return Offer(shown, outside(asked.people.layer), told)


def warnings(study: Study, judged: Judged) -> list[str]:
    """What in the words may tell who speaks: telling facts that were marked, names, numbers."""
    return [
        f"warning: coding {coding} {what}"
        for coding, found in warnings_of(study, judged).items()
        for what in found
    ]


def warnings_of(study: Study, judged: Judged) -> dict[str, list[str]]:
    """The same by the id of the coding whose words they are."""
    facts = study.unique_facts()
    lower = {word for talk in talks(study) for word in _LOWER.findall(talk.text) if word.islower()}
    lines: dict[str, list[str]] = {}
    for one in judged.kept:
        coding = one.passage.coding
        found = [
            "holds words marked as telling" + (f": {printable(fact.note)}" if fact.note else "")
            for fact in facts
            if fact.transcript == coding.transcript
            and one.place.span.overlaps(Span(fact.start, fact.end))
        ]
        if names := sorted(sweep(one.text, lower)):
            found.append(f"holds names or numbers: {', '.join(names)}")
        lines[coding.id] = found
    return lines


def exact(study: Study, request: Request) -> tuple[Asked, Judged]:
    """Every passage that was asked for, with why it may not be quoted; for the team alone."""
    asked = ask(study, request)
    return asked, judge(asked, study.memory())


def changed(study: Study) -> list[ReleasedPassage]:
    """Released quotations whose words are no longer those of their transcript."""
    return [passage for passage in study.released_passages() if not passage.intact]
