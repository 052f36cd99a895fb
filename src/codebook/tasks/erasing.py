"""Words, transcripts and people taken out of a study for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from codebook.core.occurrences import Occurrences
from codebook.core.spans import Span
from codebook.core.text import clean
from codebook.core.turns import Turn
from codebook.errors import BadInput
from codebook.store.erasure_values import Erased, Redaction
from codebook.store.log import LEAD
from codebook.store.study import Study
from codebook.tasks.backups import known_backups, renew_backups


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a transcript where words stand that are redacted elsewhere."""

    transcript: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Done:
    """What was taken out, and where it may still be.

    ``label`` stands in its place. ``elsewhere`` are places in transcripts where the words still
    stand; ``backups`` copies that hold them, unless ``renewed``; ``rehearsed`` says that nothing
    was done yet.
    """

    erased: Erased
    label: str = ""
    elsewhere: tuple[Place, ...] = ()
    backups: tuple[Path, ...] = ()
    renewed: bool = False
    rehearsed: bool = False
    redactions: tuple[Redaction, ...] = field(default=())


def label_of(wanted: str) -> str:
    """What is to stand in the text, in brackets: they say that the words are not the speaker's."""
    label = " ".join(clean(wanted).text.split())
    if not label.strip("[] "):
        raise BadInput("say what is to stand there instead: --as LABEL")
    return label if label.startswith("[") and label.endswith("]") else f"[{label}]"


def words_at(study: Study, transcript: str, start: int, end: int) -> str:
    """The words of a passage, :class:`BadInput` where it does not lie in the transcript."""
    text = study.transcript(transcript).text
    if not 0 <= start < end <= len(text):
        raise BadInput(
            f"the passage {start} to {end} does not lie in transcript {transcript}, which has "
            f"{len(text)} characters"
        )
    return text[start:end]


def occurrences(study: Study, words: str) -> list[Place]:
    """The places in all transcripts where words stand, whole, in any case.

    Of a place that lies in no single turn (words broken over two of them) nothing is told.
    """
    if not words.strip():
        return []
    sought = Occurrences(words)
    found = []
    for one in study.transcripts():
        transcript = study.transcript(one.key)
        found += [
            Place(one.key, *place)
            for place in sought.in_text(transcript.text)
            if _is_inside(place, transcript.turns)
        ]
    return found


def _is_inside(place: Span, turns: Sequence[Turn]) -> bool:
    met = [turn for turn in turns if turn.start < place.end and place.start < turn.end]
    return all(turn.start <= place.start and place.end <= turn.end for turn in met)


def redact(
    study: Study,
    transcript: str,
    start: int,
    end: int,
    label: str,
    *,
    who: str = LEAD,
    everywhere: bool = False,
    only_there: bool = False,
    renew: bool = False,
    rehearse: bool = False,
) -> Done:
    """Replaces words for good: there, or wherever they stand in transcripts with ``everywhere``.

    Notes and names of codes that hold them are cleaned too, unless ``only_there``.
    """
    label = label_of(label)
    words = words_at(study, transcript, start, end)
    same = occurrences(study, words)
    others = [place for place in same if not _meets(place, transcript, start, end)]
    redactions = [Redaction(transcript, start, end, label)]
    if everywhere:
        redactions += [Redaction(p.transcript, p.start, p.end, label) for p in others]
    return redact_all(
        study,
        redactions,
        who=who,
        only_there=only_there,
        renew=renew,
        rehearse=rehearse,
        elsewhere=() if everywhere else tuple(others),
    )


def redact_all(
    study: Study,
    redactions: Sequence[Redaction],
    *,
    who: str = LEAD,
    only_there: bool = False,
    renew: bool = False,
    rehearse: bool = False,
    elsewhere: Sequence[Place] = (),
) -> Done:
    """Replaces words at places that a person looked through."""
    erased = study.redact(redactions, who=who, only_there=only_there, rehearse=rehearse)
    done = _done(study, erased, renew=renew, rehearse=rehearse)
    label = redactions[0].label if redactions else ""
    return replace(done, label=label, elsewhere=tuple(elsewhere), redactions=tuple(redactions))


def _meets(place: Place, transcript: str, start: int, end: int) -> bool:
    return place.transcript == transcript and place.start < end and start < place.end


def remove(study: Study, transcript: str, *, renew: bool = False, rehearse: bool = False) -> Done:
    """Takes a transcript out, with everything made from it."""
    erased = study.remove_transcript(transcript, rehearse=rehearse)
    return _done(study, erased, renew=renew, rehearse=rehearse)


def withdraw(study: Study, pseudonym: str, *, renew: bool = False, rehearse: bool = False) -> Done:
    """Takes an interviewee out, with everything made from their words."""
    erased = study.withdraw_interviewee(pseudonym, rehearse=rehearse)
    return _done(study, erased, renew=renew, rehearse=rehearse)


def _done(study: Study, erased: Erased, *, renew: bool, rehearse: bool) -> Done:
    renewing = renew and not rehearse
    copies = renew_backups(study) if renewing else known_backups(study)
    return Done(erased, backups=tuple(copies), renewed=renewing, rehearsed=rehearse)
