"""Words replaced for good: in a transcript, and in all that was made from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from sqlalchemy import Connection, or_, select

from codebook.core.occurrences import Occurrences
from codebook.core.remap import Remap, Replaced
from codebook.core.text import clean
from codebook.errors import BadInput
from codebook.store import log, reading
from codebook.store import tables as t
from codebook.store.erasure_values import Erased, HeldWords, Redaction
from codebook.store.projection import Change
from codebook.store.tables import Row, table_of
from codebook.store.words import text_slice
from codebook.store.writing import elsewhere, moving
from codebook.store.writing.rows import found, names

_EVENT = table_of(t.Event)


def redact(
    connection: Connection, who: str, redactions: Sequence[Redaction], *, only_there: bool = False
) -> Erased:
    """Replaces words of transcripts, and the same words in notes and codes unless ``only_there``.

    All that stands in the transcripts moves to their new revisions; what the log held of it and of
    the words is destroyed. Must be called inside :func:`codebook.store.erasure.erasing`.
    Raises :class:`BadInput` for places that are not there or reach over the end of a turn.
    """
    places = _by_transcript(connection, redactions)
    sought = {} if only_there else _sought(connection, redactions)
    changes: list[Change] = []
    gone: set[tuple[str, int]] = set()
    for key, replaced in places.items():
        moved = moving.revise(connection, key, Remap(replaced), moving.REDACTION)
        changes = merged(changes, moved.changes)
        gone |= located(connection, key)
    cleaned: list[HeldWords] = []
    left: list[HeldWords] = []
    for words, label in sought.items():
        words_found = elsewhere.find(connection, words)
        for place in elsewhere.held(connection, words, words_found):
            (cleaned if place.can_be_cleaned else left).append(place)
        changes = [_cleaned(change, words, label) for change in changes]
        touched = {(change.kind, change.subject) for change in changes}
        more = elsewhere.cleaned(
            connection, words_found.rows - touched, words, label, words_found.keys
        )
        changes = [*changes, *more]
        gone |= words_found.rows
    labels = " ".join(dict.fromkeys(one.label for one in redactions))
    changes.append(moving.note(moving.REDACTION, labels, len(places)))
    log.restate(connection, who, f"redact {', '.join(places)}", changes, gone)
    done = moving.told(changes)
    telling = {place.id for place in cleaned if place.kind == "release"}
    return replace(
        done,
        releases=tuple(sorted({*done.releases, *telling})),
        cleaned=tuple(cleaned),
        left=tuple(left),
    )


def held(connection: Connection, words: str) -> list[HeldWords]:
    """Where words stand outside of the transcripts."""
    sought = Occurrences(words)
    return elsewhere.held(connection, sought, elsewhere.find(connection, sought))


def _by_transcript(
    connection: Connection, redactions: Sequence[Redaction]
) -> dict[str, list[Replaced]]:
    known = names(connection, t.Transcript, "key")
    places: dict[str, list[Replaced]] = defaultdict(list)
    for one in redactions:
        found("transcript", one.transcript, known)
        _refuse_misplaced(connection, one)
        label = clean(one.label).text.strip()
        if not label:
            raise BadInput("say what is to stand there: --as LABEL")
        places[one.transcript].append(Replaced(one.start, one.end, label))
    for key, replaced in places.items():
        replaced.sort()
        for before, after in pairwise(replaced):
            if after.start < before.end:
                raise BadInput(f"two places in {key} overlap: {before.end} and {after.start}")
    return places


def _refuse_misplaced(connection: Connection, one: Redaction) -> None:
    revision = reading.current_revision(connection, one.transcript)
    if not 0 <= one.start < one.end <= revision.characters:
        raise BadInput(
            f"the passage {one.start} to {one.end} does not lie in transcript {one.transcript}, "
            f"which has {revision.characters} characters"
        )
    for turn in revision.turns:
        start, end = turn[3], turn[4]
        if one.start < end and start < one.end and not start <= one.start < one.end <= end:
            raise BadInput(
                f"the passage {one.start} to {one.end} of {one.transcript} reaches over the end of "
                f"a turn ({start} to {end}); redact what lies in each turn by itself"
            )


def _sought(connection: Connection, redactions: Iterable[Redaction]) -> dict[Occurrences, str]:
    sought: dict[str, tuple[str, str]] = {}
    for one in redactions:
        revision = reading.current_revision(connection, one.transcript)
        words = text_slice(connection, revision.id, one.start, one.end)
        if words.strip():
            sought.setdefault(" ".join(words.split()).casefold(), (words, one.label))
    return {Occurrences(words): label for words, label in sought.values()}


def _cleaned(change: Change, words: Occurrences, label: str) -> Change:
    if change.after is None:
        return change
    after = elsewhere.clean_row(change.kind, change.after, words, label)
    return Change(change.kind, change.subject, change.before, after)


def merged(first: Sequence[Change], then: Sequence[Change]) -> list[Change]:
    """Changes that were worked out apart, one after another; each row is changed once.

    A release may be changed by several transcripts: the parts that each moved are put together.
    """
    rows = {(change.kind, change.subject): change for change in first}
    for change in then:
        key = (change.kind, change.subject)
        before = rows.get(key)
        rows[key] = change if before is None else _both(before, change)
    return list(rows.values())


def _both(one: Change, other: Change) -> Change:
    old, new, newer = one.before or {}, one.after or {}, other.after or {}
    changed = {name: value for name, value in newer.items() if value != old.get(name)}
    after = {**new, **changed}
    if one.kind == "release":
        after["facts"] = [
            _passages(*parts)
            for parts in zip(old["facts"], new["facts"], newer["facts"], strict=True)
        ]
    if one.kind == "claim":
        after["evidence"] = [
            coding for coding in new["evidence"] if coding in newer["evidence"]
        ] + [coding for coding in newer["evidence"] if coding not in old["evidence"]]
    return Change(one.kind, one.subject, one.before, after)


def _passages(old: Row, new: Row, newer: Row) -> Row:
    """A part of a release of which two transcripts moved passages, each its own."""
    if "passages" not in old:
        return new
    rows = zip(old["passages"], new["passages"], newer["passages"], strict=True)
    return {**new, "passages": [one if one != was else other for was, one, other in rows]}


def located(connection: Connection, key: str) -> set[tuple[str, int]]:
    """Every row, by kind and id, that the log ever had in a transcript."""
    (transcript,) = connection.execute(
        select(reading.TRANSCRIPT.c.id).where(reading.TRANSCRIPT.c.key == key)
    ).one()
    ways = [
        column.contains(f'"transcript_id":{transcript}{end}')
        for column in (_EVENT.c.before, _EVENT.c.after)
        for end in ",}"
    ]
    rows = connection.execute(select(_EVENT.c.kind, _EVENT.c.subject).where(or_(*ways)).distinct())
    kept = {"finished", "assignment", "progress", "sample_transcript", "settled", "text_map"}
    return {(kind, subject) for kind, subject in rows if kind not in kept}
