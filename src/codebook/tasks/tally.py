"""A tally of a study: exact for the team, protected for everybody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from codebook.core import disclosure, tallies
from codebook.core.categories import Interviewee
from codebook.core.codes import Code, CodeTree, truncate
from codebook.core.codings import Stance
from codebook.core.spans import Span
from codebook.core.tallies import PASSAGES, WORDS, Column, Counts, Spoken, Tally
from codebook.core.text import word_starts
from codebook.errors import BadInput, Refused, UsageError
from codebook.store.study import Study
from codebook.tasks.codebook_changes import before_they_existed
from codebook.tasks.layers import ALL, layer_of

BY_CATEGORY = "category"
BY_NONE = "NONE"


@dataclass(frozen=True, slots=True)
class Question:
    """What a tally is asked: the options of ``codebook tally``."""

    layer: str | None = None
    by: str = BY_CATEGORY
    level: int | None = None
    depth: int | None = None
    codes: tuple[str, ...] = ()
    only: tuple[str, str] | None = None
    stance: str | None = None
    internal: bool = False
    count: str = tallies.INTERVIEWEES
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class _People:
    """Those who count, each with a category, and how many transcripts are left out."""

    category: dict[str, str]
    coders: tuple[str, ...]
    layer: str
    left_out: int


def tally(study: Study, question: Question) -> Tally:
    """Answers the question; :class:`Refused` where the answer could single a speaker out."""
    _check(question)
    people = _people(study, question)
    tree = study.tree()
    codes = _rows(tree, question)
    if question.internal:
        return _exact(study, question, people, codes)
    disclosure.refuse_nested(codes)
    disclosure.refuse_small(len(people.category))
    if question.by == BY_NONE:
        counts = _counts(study, question, people, people.category)
        rows = disclosure.totals(codes, counts, len(people.category))
        return _answer(question, people, (), rows, _notes(study, question, people, codes))
    grouping = disclosure.group(study.scheme(), people.category, question.level)
    counts = _counts(
        study,
        question,
        people,
        {p: grouping.column_of[c] for p, c in people.category.items() if c in grouping.column_of},
    )
    rows = disclosure.breakdown(codes, grouping, counts)
    notes = [
        *_notes(study, question, people, codes),
        *(f"not shown, fewer than 5 interviewees: {c.label}" for c in grouping.left_out),
    ]
    return _answer(question, people, grouping.columns, rows, notes)


def _exact(study: Study, question: Question, people: _People, codes: Sequence[Code]) -> Tally:
    level = question.level
    shown = tallies.columns(study.scheme(), people.category, level)
    if question.by == BY_NONE:
        shown = []
    column_of = {p: truncate(c, level) if level else c for p, c in people.category.items()}
    counts = _counts(study, question, people, column_of)
    rows = tallies.exact_rows(codes, shown, counts, len(people.category))
    return _answer(question, people, shown, rows, _notes(study, question, people, codes))


def _check(question: Question) -> None:
    if question.by not in (BY_CATEGORY, BY_NONE):
        raise UsageError(f"--by takes {BY_CATEGORY} or {BY_NONE}, not {question.by!r}")
    if question.count not in tallies.UNITS:
        raise UsageError(f"--count takes {', '.join(tallies.UNITS)}, not {question.count!r}")
    if question.stance is not None and question.stance not in set(Stance) - {Stance.UNSAID}:
        raise UsageError("--stance takes supports, counters, mixed or suggestion")
    for name, number in (("--level", question.level), ("--depth", question.depth)):
        if number is not None and number < 1:
            raise UsageError(f"{name} takes a number from 1 on")
    if question.unfinished and not question.internal:
        raise UsageError("--unfinished goes with --internal")
    if question.count != tallies.INTERVIEWEES and not question.internal:
        raise Refused(
            "rule “people only”: passages and words are not released; count interviewees, "
            "or add --internal for the team's own eyes"
        )


def _people(study: Study, question: Question) -> _People:
    layer, coders = layer_of(study, question.layer)
    heard = study.heard(coders, unfinished=question.unfinished)
    listed = [p for p in study.interviewees() if p.pseudonym in heard]
    if question.only is not None:
        listed = [p for p in listed if _has(p, *question.only)]
    transcripts = study.transcripts()
    done = sum(bool(set(t.finished) & set(coders)) for t in transcripts)
    left_out = 0 if question.unfinished else len(transcripts) - done
    return _People({p.pseudonym: p.category for p in listed}, coders, layer, left_out)


def _has(person: Interviewee, key: str, value: str) -> bool:
    return person.attributes.get(key, "").strip() == value


def _rows(tree: CodeTree, question: Question) -> list[Code]:
    if question.codes:
        return [find_code(tree, path) for path in dict.fromkeys(question.codes)]
    if question.depth is not None:
        return tree.at_depth(question.depth)
    return list(tree) if question.internal else tree.at_depth(2)


def find_code(tree: CodeTree, path: str) -> Code:
    """The code of a path; :class:`BadInput` with the nearest path where there is none."""
    code = tree.get(path)
    if code is None:
        hint = tree.suggest(path)
        raise BadInput(
            f"no code {path!r} in this study" + (f"; did you mean {hint}?" if hint else "")
        )
    return code


def _counts(study: Study, question: Question, people: _People, column_of: dict[str, str]) -> Counts:
    return tallies.count(_spoken(study, question, people, column_of))


def _spoken(
    study: Study, question: Question, people: _People, column_of: dict[str, str]
) -> Iterator[Spoken]:
    stance, unfinished = question.stance, question.unfinished
    if question.count not in (PASSAGES, WORDS):
        for theme in study.themes(people.coders, stance=stance, unfinished=unfinished):
            if theme.interviewee in column_of:
                yield Spoken(theme.code, column_of[theme.interviewee], theme.interviewee)
        return
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


def _notes(study: Study, question: Question, people: _People, codes: Sequence[Code]) -> list[str]:
    notes = [f"layer: {people.layer}"]
    if people.left_out:
        who = "nobody has" if people.layer == ALL else f"{people.layer} has not"
        notes.append(
            f"{people.left_out} of {len(study.transcripts())} transcripts are left out, because "
            f"{who} finished them; `codebook finish {study.path.name} TRANSCRIPT --coder NAME` "
            "marks one finished"
        )
    notes += before_they_existed(study, people.coders, codes)
    if question.unfinished:
        notes.append("provisional: unfinished transcripts are counted")
    if not question.internal:
        notes.append(
            "bands depend on the size of a group alone: 0 to 2, and all but 2 to all, are one "
            "value each; between them, groups of 10 and more show the exact count"
        )
    return notes


def _answer(
    question: Question,
    people: _People,
    columns: Sequence[Column],
    rows: tuple[tallies.Row, ...],
    notes: Sequence[str],
) -> Tally:
    return Tally(
        layer=people.layer,
        protected=not question.internal,
        count=question.count,
        by=question.by,
        level=question.level,
        stance=question.stance,
        categories=tuple(columns),
        rows=rows,
        notes=tuple(notes),
    )


def exact(study: Study, layer: str | None = None, level: int | None = None) -> Tally:
    """The exact table that the screen shows, for the team alone."""
    return tally(study, Question(layer=layer, level=level, internal=True))
