"""How far the coders have come, and what each has to code.

A coder to whom nothing is assigned has everything to code. Time is not tracked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codebook.core.spans import Span
from codebook.store.values import Blind
from codebook.tasks.layers import known_coder

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.store.values import TranscriptInfo


@dataclass(frozen=True, slots=True)
class TranscriptProgress:
    """How far a coder has come in a transcript.

    ``read`` turns of all ``turns``, from the first to the furthest that was reached, or all of
    a finished one;
    ``coded_turns`` of the ``interviewee_turns`` hold something coded.
    """

    key: str
    turns: int
    read: int
    interviewee_turns: int
    coded_turns: int
    codings: int
    finished: bool
    assigned: bool


@dataclass(frozen=True, slots=True)
class CoderProgress:
    """How far a coder has come; ``has_all`` says that nothing was assigned."""

    coder: str
    has_all: bool
    transcripts: tuple[TranscriptProgress, ...]

    @property
    def assigned(self) -> int:
        """How many transcripts the coder is to code."""
        return sum(one.assigned for one in self.transcripts)

    @property
    def done(self) -> int:
        """How many of those the coder marked finished."""
        return sum(one.assigned and one.finished for one in self.transcripts)

    @property
    def finished(self) -> int:
        """How many the coder marked finished, also of those that are not to be coded."""
        return sum(one.finished for one in self.transcripts)


@dataclass(frozen=True, slots=True)
class OtherCoder:
    """What a coder may know of another's progress; ``codings`` is ``None`` where that is hidden."""

    coder: str
    assigned: int
    done: int
    codings: int | None


def progress(study: Study, coder: str | None = None) -> list[CoderProgress]:
    """The progress of one coder or of all, by name."""
    names = [known_coder(study, coder)] if coder else study.coder_names()
    transcripts, turns = study.transcripts(), study.interviewee_turns()
    read, assignments = study.progress(), study.assignments()
    return [
        CoderProgress(
            name,
            name not in assignments,
            tuple(
                _one(name, transcript, turns.get(transcript.key, ()), read.get(name, {}), coded)
                for transcript, coded in _with_work(study, name, transcripts, assignments)
            ),
        )
        for name in names
    ]


def others(study: Study, coder: str) -> list[OtherCoder]:
    """How far the others have come: what is in their layers only where nobody is to be blind."""
    transcripts, assignments = study.transcripts(), study.assignments()
    open_to_all = study.blind is Blind.NEVER
    found = []
    for other in study.coders():
        if other.name == coder:
            continue
        keys = set(assignments.get(other.name, (one.key for one in transcripts)))
        done = sum(one.key in keys and other.name in one.finished for one in transcripts)
        codings = other.codings if open_to_all else None
        found.append(OtherCoder(other.name, len(keys), done, codings))
    return found


@dataclass(frozen=True, slots=True)
class _Work:
    """What a coder has to do with, and has done in, a transcript."""

    assigned: bool
    codings: int
    passages: Sequence[Span]


def _with_work(
    study: Study,
    coder: str,
    transcripts: Iterable[TranscriptInfo],
    assignments: Mapping[str, Collection[str]],
) -> Iterable[tuple[TranscriptInfo, _Work]]:
    counts, passages = study.coded_counts(coder), study.coded_passages(coder)
    assigned = assignments.get(coder)
    for transcript in transcripts:
        key = transcript.key
        yield (
            transcript,
            _Work(assigned is None or key in assigned, counts.get(key, 0), passages.get(key, ())),
        )


def _one(
    coder: str,
    transcript: TranscriptInfo,
    turns: Sequence[Span],
    read: Mapping[str, int],
    work: _Work,
) -> TranscriptProgress:
    finished = coder in transcript.finished
    furthest = transcript.turns if finished else read.get(transcript.key, 0)
    return TranscriptProgress(
        key=transcript.key,
        turns=transcript.turns,
        read=min(furthest, transcript.turns),
        interviewee_turns=len(turns),
        coded_turns=coded_turns(turns, work.passages),
        codings=work.codings,
        finished=finished,
        assigned=work.assigned,
    )


def coded_turns(turns: Iterable[Span], passages: Iterable[Span]) -> int:
    """Into how many turns one passage at least reaches; both are ordered by start."""
    count, reached = 0, 0
    coming = iter(passages)
    passage = next(coming, None)
    for turn in turns:
        while passage is not None and passage.start < turn.end:
            reached = max(reached, passage.end)
            passage = next(coming, None)
        count += reached > turn.start
    return count


def share(done: int, of: int) -> str:
    """A share in whole percent; 100% only of all, 0% only of nothing, ``n/a`` where ``of`` is 0."""
    if not of:
        return "n/a"
    percent = 100 * done // of
    return f"{max(percent, 1) if done else 0}%"
