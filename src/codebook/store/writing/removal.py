"""Transcripts and people taken out of a study, with everything that was made from their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from codebook.core.occurrences import Occurrences
from codebook.core.remap import Remap, Replaced
from codebook.core.spans import Span
from codebook.core.turns import Role
from codebook.store import agreement_tables as a
from codebook.store import engine, ids, log, reading
from codebook.store import report_tables as r
from codebook.store import tables as t
from codebook.store.erasure_values import Erased
from codebook.store.projection import KINDS, Change
from codebook.store.tables import Row
from codebook.store.writing import elsewhere, moving
from codebook.store.writing.redaction import located, merged
from codebook.store.writing.rows import look_up

WITHDRAWN = "[withdrawn]"
"""What stands in the place of the words and the pseudonym of someone who withdrew."""

_INSIDE = (
    "coding", "unplaced_coding", "memo", "unique_fact", "decision", "seen_layer", "finished",
    "assignment", "progress", "sample_transcript", "settled", "text_map", "revision",
)  # fmt: skip
"""Kinds of rows that belong to one transcript, with its id as ``transcript_id``."""


def remove(connection: Connection, who: str, key: str) -> Erased:
    """Takes a transcript out, with all that stands in it; its interviewees stay.

    Must be called inside :func:`codebook.store.erasure.erasing`.
    """
    changes, gone = _without(connection, key)
    changes.append(moving.note(moving.REMOVAL, "", 1))
    engine.defer_references(connection)
    log.restate(connection, who, "remove a transcript", changes, gone)
    return moving.told(changes)


def withdraw(connection: Connection, who: str, pseudonym: str) -> Erased:
    """Takes an interviewee out: their interviews, and their turns in talks with others.

    Their pseudonym becomes :data:`WITHDRAWN` wherever it stands; in releases, which are remembered
    as they were, it becomes a name that nobody has. Must be called inside
    :func:`codebook.store.erasure.erasing`.
    """
    person = look_up(connection, "interviewee", t.Interviewee, "pseudonym", pseudonym)
    (row,) = moving.rows_of(connection, t.Interviewee, id=person)
    changes: list[Change] = []
    gone: set[tuple[str, int]] = {("interviewee", person)}
    talks = _talks(connection, person)
    for key, is_shared in talks:
        if is_shared:
            changes = merged(changes, _silenced(connection, key, person, pseudonym))
            gone |= located(connection, key)
        else:
            more, of_it = _without(connection, key)
            changes = merged(changes, more)
            gone |= of_it
    changes = merged(changes, _summaries(connection, person))
    sought = Occurrences(pseudonym)
    held = elsewhere.find(connection, sought)
    changes = [_cleaned(change, sought) for change in changes]
    touched = {(change.kind, change.subject) for change in changes}
    rows = {one for one in held.rows - touched if one != ("interviewee", person)}
    changes += elsewhere.cleaned(connection, rows, sought, WITHDRAWN, held.keys)
    changes = _renamed_in_releases(connection, changes, pseudonym)
    changes.append(Change("interviewee", person, row, None))
    changes.append(moving.note(moving.WITHDRAWAL, WITHDRAWN, len(talks)))
    engine.defer_references(connection)
    log.restate(connection, who, "withdraw an interviewee", changes, gone | held.rows)
    return moving.told(changes)


def _without(connection: Connection, key: str) -> tuple[list[Change], set[tuple[str, int]]]:
    """What goes with a transcript, and every row that the log ever had of it."""
    transcript = look_up(connection, "transcript", t.Transcript, "key", key)
    (row,) = moving.rows_of(connection, t.Transcript, id=transcript)
    changes = []
    gone = located(connection, key) | {("transcript", transcript)}
    for kind in _INSIDE:
        for inside in moving.rows_of(connection, KINDS[kind], transcript_id=transcript):
            changes.append(Change(kind, inside["id"], inside, None))
            gone.add((kind, inside["id"]))
            if kind == "decision":
                for place in moving.rows_of(connection, a.DecisionPlace, decision_id=inside["id"]):
                    changes.append(Change("decision_place", place["id"], place, None))
    changes.append(Change("transcript", transcript, row, None))
    codings = {change.subject: None for change in changes if change.kind == "coding"}
    return [*changes, *moving.rests_on(connection, codings), *_quoted(connection, key)], gone


def _quoted(connection: Connection, key: str) -> list[Change]:
    """Releases that quoted a transcript which goes: they keep that they did, but not what."""
    changes = []
    for row in moving.rows_of(connection, r.Release):
        name = f"gone-{ids.new_key()[:8]}"
        facts = [_nameless(part, key, name) for part in row["facts"]]
        if facts != row["facts"]:
            changes.append(Change("release", row["id"], row, {**row, "facts": facts}))
    return changes


def _nameless(part: Row, key: str, name: str) -> Row:
    if "passages" not in part:
        return part
    lost = {"transcript": name, "digest_key": ids.new_key(), "digest": ""}
    return {
        **part,
        "passages": [
            {**passage, **lost} if passage["transcript"] == key else passage
            for passage in part["passages"]
        ],
    }


def _talks(connection: Connection, person: int) -> list[tuple[str, bool]]:
    """The transcripts a person speaks in, by key, each with whether other interviewees do too."""
    query = (
        select(reading.TRANSCRIPT.c.key, reading.REVISION.c.turns)
        .join(reading.REVISION, reading.CURRENT)
        .order_by(reading.TRANSCRIPT.c.position)
    )
    talks = []
    for key, turns in connection.execute(query):
        speakers = {turn[2] for turn in turns} - {None}
        if person in speakers:
            talks.append((key, len(speakers) > 1))
    return talks


def _silenced(connection: Connection, key: str, person: int, pseudonym: str) -> list[Change]:
    """A talk with others, without the words of one of them and without their pseudonym."""
    revision = reading.current_revision(connection, key)
    (text,) = connection.execute(
        select(reading.TEXT.c.text).where(reading.TEXT.c.revision_id == revision.id)
    ).one()
    own = [Span(turn[3], turn[4]) for turn in revision.turns if turn[2] == person]
    own = [span for span in own if span.length]
    named = [
        place
        for place in Occurrences(pseudonym).in_text(text)
        if not any(place.overlaps(span) for span in own)
    ]
    remap = Remap([Replaced(span.start, span.end, WITHDRAWN) for span in (*own, *named)])
    turns = [_silent(remap, turn, person, pseudonym) for turn in revision.turns]
    return moving.revise(connection, key, remap, moving.WITHDRAWAL, turns, lost=own).changes


def _silent(remap: Remap, turn: Sequence[Any], person: int, pseudonym: str) -> list[Any]:
    role, speaker, interviewee, start, end, *rest = turn
    if interviewee == person or speaker == pseudonym:
        role, speaker, interviewee = Role.NONE.value, WITHDRAWN, None
    start, end = remap.start(start), max(remap.start(start), remap.end(end))
    return [role, speaker, interviewee, start, end, *rest]


def _summaries(connection: Connection, person: int) -> list[Change]:
    return [
        Change("summary", row["id"], row, None)
        for row in moving.rows_of(connection, r.Summary, interviewee_id=person)
    ]


def _cleaned(change: Change, sought: Occurrences) -> Change:
    if change.after is None:
        return change
    after = elsewhere.clean_row(change.kind, change.after, sought, WITHDRAWN)
    return Change(change.kind, change.subject, change.before, after)


def _renamed_in_releases(
    connection: Connection, changes: list[Change], pseudonym: str
) -> list[Change]:
    """The changes, and releases that counted a person, who is a name nobody has from now on.

    That somebody was counted must stay: what may be released later depends on it.
    """
    nobody = f"gone-{ids.new_key()[:8]}"
    known = {change.subject: change for change in changes if change.kind == "release"}
    for row in moving.rows_of(connection, r.Release):
        before = known.get(row["id"])
        now = row if before is None or before.after is None else before.after
        facts = [_uncounted(part, pseudonym, nobody) for part in now["facts"]]
        if facts != now["facts"] or before is not None:
            known[row["id"]] = Change("release", row["id"], row, {**now, "facts": facts})
    return [*(change for change in changes if change.kind != "release"), *known.values()]


def _uncounted(part: Row, pseudonym: str, nobody: str) -> Row:
    after = dict(part)
    if "people" in part:
        after["people"] = [
            sorted(nobody if person == pseudonym else person for person in people)
            for people in part["people"]
        ]
    if "table" in part:
        after["table"] = _uncounted(part["table"], pseudonym, nobody)
    return after
