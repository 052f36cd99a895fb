"""A tally of a study: exact for the team, protected for everybody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from codebook.core import tallies
from codebook.core.codes import truncate
from codebook.core.spans import Span
from codebook.core.tallies import INTERVIEWEES, PASSAGES, Counts, Row, Spoken, Tally
from codebook.core.text import word_starts
from codebook.store.study import Study
from codebook.tasks.counted import BY_NONE, People, Question, codes_of, notes_of, people_of
from codebook.tasks.protected import draft


def tally(study: Study, question: Question) -> Tally:
    """Answers the question; :class:`Refused` where the answer could single a speaker out."""
    if not question.internal:
        return draft(study, question)
    people = people_of(study, question)
    codes = codes_of(study.tree(), question)
    level = question.level
    shown = tallies.columns(study.scheme(), people.category, level)
    if question.by == BY_NONE:
        shown = []
    column_of = {p: truncate(c, level) if level else c for p, c in people.category.items()}
    counts = _counts(study, question, people, column_of)
    rows = tallies.exact_rows(codes, shown, counts, len(people.category))
    notes = notes_of(study, question, people, codes)
    if question.unfinished:
        notes.append("provisional: unfinished transcripts are counted")
    return Tally(
        layer=people.layer,
        protected=False,
        count=question.count,
        by=question.by,
        level=question.level,
        stance=question.stance,
        categories=tuple(shown),
        rows=rows,
        notes=tuple(notes),
    )


def _counts(study: Study, question: Question, people: People, column_of: dict[str, str]) -> Counts:
    if question.count == INTERVIEWEES:
        spoke = study.themes(people.coders, stance=question.stance, unfinished=question.unfinished)
        return tallies.count_people(spoke, column_of)
    return tallies.count(_spoken(study, question, people, column_of))


def _spoken(
    study: Study, question: Question, people: People, column_of: dict[str, str]
) -> Iterator[Spoken]:
    stance, unfinished = question.stance, question.unfinished
    words = _Words(study)
    for code, person, key, start, end in study.passages(
        people.coders, stance=stance, unfinished=unfinished
    ):
        if person not in column_of:
            continue
        if question.count == PASSAGES:
            yield Spoken(code, column_of[person], (key, start, end))
        else:
            for place in words.places(key, person, Span(start, end)):
                yield Spoken(code, column_of[person], (key, place))


class _Words:
    """Where the words of interviewees stand, looked up once for each transcript."""

    def __init__(self, study: Study):
        self._study = study
        self._known: dict[str, list[tuple[str, Span, list[int]]]] = {}

    def places(self, key: str, person: str, span: Span) -> Iterator[int]:
        """Where the person's words begin that a passage covers, in code points."""
        if key not in self._known:
            transcript = self._study.transcript(key)
            starts = word_starts(transcript.text)
            self._known[key] = [
                (turn.speaker, turn.span, [s for s in starts if turn.start <= s < turn.end])
                for turn in transcript.turns
            ]
        for speaker, turn, starts in self._known[key]:
            shared = turn.cut(span)
            if speaker == person and shared:
                yield from (s for s in starts if shared.start <= s < shared.end)


def by_count(tally: Tally) -> Tally:
    """An exact tally with its rows from the largest total down; for the team alone."""
    return replace(tally, rows=tuple(sorted(tally.rows, key=lambda row: -_size(row))))


def _size(row: Row) -> int:
    cells = row.cells if row.total is None else (row.total,)
    return sum(cell.low or 0 for cell in cells)


def exact(study: Study, layer: str | None = None, level: int | None = None) -> Tally:
    """The exact table that the screen shows, for the team alone."""
    return tally(study, Question(layer=layer, level=level, internal=True))
