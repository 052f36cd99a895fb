"""Agreement and adjudication: samples drawn, layers seen, places settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from codebook.core.codings import Coding
from codebook.core.text import clean, keyed_digest
from codebook.errors import BadInput
from codebook.store import ids, reading, reading_agreement
from codebook.store import tables as t
from codebook.store.agreement_values import Settling, StoredDecision
from codebook.store.log import LEAD, record
from codebook.store.projection import Change
from codebook.store.reading import CODER, CODING, FINISHED
from codebook.store.tables import Row, table_of
from codebook.store.values import CONSENSUS
from codebook.store.words import text_slice
from codebook.store.writing.desk import Desk
from codebook.store.writing.desk_marks import rule_change
from codebook.store.writing.rows import found, look_up, names, new


def draw_sample(
    connection: Connection, coders: Sequence[str], keys: Sequence[str], seed: int
) -> int:
    """Keeps a sample that was drawn; its number. Coders with assignments are given what they lack.

    The codes that there are now are those whose agreement it is to tell.
    """
    known = names(connection, t.Transcript, "key")
    drawn = [found("transcript", key, known) for key in keys]
    people = [look_up(connection, "coder", t.Coder, "name", name) for name in coders]
    number = len(reading_agreement.samples(connection)) + 1
    sample = new(
        "sample",
        number=number,
        seed=seed,
        coders=people,
        codes=list(reading.code_paths(connection)),
        made_at=ids.now(),
    )
    changes = [sample]
    changes += [
        new("sample_transcript", sample_id=sample.subject, transcript_id=transcript)
        for transcript in drawn
    ]
    assignment = table_of(t.Assignment)
    given: dict[int, set[int]] = {}
    for row in connection.execute(select(assignment)):
        given.setdefault(row.coder_id, set()).add(row.transcript_id)
    changes += [
        new("assignment", coder_id=coder, transcript_id=transcript)
        for coder in people
        if coder in given
        for transcript in drawn
        if transcript not in given[coder]
    ]
    record(connection, LEAD, f"draw sample {number}", changes)
    return number


def note_seen(connection: Connection, coder: str, keys: Sequence[str]) -> None:
    """Keeps what a coder had coded in transcripts, the first time another's layer is shown."""
    coder_id = look_up(connection, "coder", t.Coder, "name", coder)
    found = [_seen(connection, coder_id, key) for key in keys]
    if changes := [change for change in found if change is not None]:
        what = keys[0] if len(keys) == 1 else f"{len(changes)} transcripts"
        record(connection, coder, f"saw another layer of {what}", changes)


def _seen(connection: Connection, coder_id: int, key: str) -> Change | None:
    """The record of one transcript, ``None`` where there is one already."""
    transcript = look_up(connection, "transcript", t.Transcript, "key", key)
    place = {"coder_id": coder_id, "transcript_id": transcript}
    if _one(connection, reading_agreement.SEEN, **place) is not None:
        return None
    mark = _one(connection, FINISHED, **place)
    own = connection.execute(
        select(CODING.c.id, CODING.c.code_id, CODING.c.start, CODING.c.end, CODING.c.stance)
        .where(CODING.c.coder_id == coder_id, CODING.c.transcript_id == transcript)
        .order_by(CODING.c.start, CODING.c.end, CODING.c.id)
    )
    return new(
        "seen_layer",
        **place,
        revision=_revision(connection, key).number,
        finished=mark is not None,
        made_under=mark["made_under"] if mark else reading.codebook_number(connection),
        codings=[list(row) for row in own],
        at=ids.now(),
    )


def _revision(connection: Connection, key: str) -> Any:
    return reading.current_revision(connection, key)


def settle(
    connection: Connection,
    who: str,
    key: str,
    layer: Iterable[Coding],
    decided: Sequence[StoredDecision] = (),
    settled_by: Sequence[str] | None = None,
) -> None:
    """Makes ``layer`` the consensus of one transcript; see :func:`settle_all`."""
    by = None if settled_by is None else tuple(settled_by)
    settle_all(connection, who, [Settling(key, tuple(layer), tuple(decided), by)])


def settle_all(
    connection: Connection,
    who: str,
    settlings: Sequence[Settling],
    rule: tuple[str, str] | None = None,
) -> None:
    """Makes the consensus of some transcripts what it is to be, with the decisions that led there.

    What stands in the consensus already stays as it is. A transcript whose settling names the
    coders whose layers were settled is marked so; of others that mark is taken away. All of it is
    one action of ``who``, and so is a ``rule`` of the study, a name and a value, that was chosen
    for it. Nobody else's codings change. Raises :class:`BadInput` where other decisions stand than
    a settling was made upon: somebody else's writing came between.
    """
    changes = [] if rule is None else [rule_change(connection, *rule)]
    if settlings:
        consensus = _consensus(connection)
        for one in settlings:
            changes += _settled(connection, consensus, who, one)
    what = f"{len(settlings)} transcripts"
    if len(settlings) == 1:
        what = settlings[0].transcript
    if not settlings and rule is not None:
        what = f"by the rule {rule[1]}"
    record(connection, who, f"settle {what}", changes)


def _settled(connection: Connection, consensus: int, who: str, one: Settling) -> list[Change]:
    key = one.transcript
    transcript = look_up(connection, "transcript", t.Transcript, "key", key)
    if one.upon is not None:
        _refuse_other(connection, key, one.upon)
    wanted = {(c.start, c.end, c.code): c for c in one.layer}
    paths = reading.code_paths(connection)
    there = {
        (row["start"], row["end"], paths[row["code_id"]]): dict(row)
        for row in connection.execute(
            select(CODING).where(
                CODING.c.coder_id == consensus, CODING.c.transcript_id == transcript
            )
        ).mappings()
    }
    changes: list[Change] = []
    desk = Desk(connection)
    for place, row in there.items():
        if place not in wanted:
            desk.remove(row)
            continue
        coding = wanted[place]
        said = {"memo": coding.memo, "stance": coding.stance.value}
        said["quotable"] = coding.quotable.value
        changes.append(Change("coding", row["id"], row, {**row, **said}))
    for place, coding in wanted.items():
        if place not in there:
            desk.apply(replace(coding, id="", transcript=key, coder=CONSENSUS))
    changes += desk.changes()
    for each in one.decided:
        changes += _decision(connection, transcript, key, who, each)
    return changes + _marks(connection, consensus, transcript, one.settled_by)


def _refuse_other(connection: Connection, key: str, upon: Sequence[str]) -> None:
    """Refuses what was made from other decisions about a transcript than those that stand."""
    if {one.id for one in reading_agreement.decisions(connection, key)} != set(upon):
        raise BadInput(f"something was decided in {key} at the same moment; look at it again")


def _consensus(connection: Connection) -> int:
    """The coder whose layer is the consensus, made when it is first needed."""
    query = select(CODER.c.id).where(CODER.c.name == CONSENSUS)
    coder: int | None = connection.execute(query).scalar()
    if coder is None:
        change = new("coder", name=CONSENSUS)
        record(connection, LEAD, "begin the consensus", [change])
        coder = change.subject
    return coder


def _decision(
    connection: Connection, transcript: int, key: str, who: str, one: StoredDecision
) -> list[Change]:
    paths = {path: code for code, path in reading.code_paths(connection).items()}
    revision = _revision(connection, key)
    if not 0 <= one.start < one.end <= revision.characters:
        raise BadInput(f"the passage {one.start} to {one.end} does not lie in transcript {key}")
    digest_key = ids.new_key()
    words = text_slice(connection, revision.id, one.start, one.end)
    coders = names(connection, t.Coder, "name")
    accepted = found("coder", one.accepted, coders) if one.accepted else None
    decision = new(
        "decision",
        transcript_id=transcript,
        code_id=found("code", one.code, paths),
        revision=revision.number,
        start=one.start,
        end=one.end,
        choice=one.choice.value,
        accepted=accepted,
        note=clean(one.note).text.strip(),
        made_by=who,
        made_at=ids.now(),
        digest_key=digest_key,
        digest=keyed_digest(bytes.fromhex(digest_key), words),
    )
    place = new(
        "decision_place",
        decision_id=decision.subject,
        marked=[[found("coder", name, coders), start, end] for name, start, end in one.marked],
        given=[
            [found("code", c.code, paths), c.start, c.end, c.stance.value, c.quotable.value]
            for c in one.given
        ],
    )
    return [decision, place]


def _marks(
    connection: Connection, consensus: int, transcript: int, coders: Sequence[str] | None
) -> list[Change]:
    """What makes the marks that a transcript is settled, and finished in the consensus, right."""
    settled = _one(connection, reading_agreement.SETTLED, transcript_id=transcript)
    done = _one(connection, FINISHED, coder_id=consensus, transcript_id=transcript)
    if coders is None:
        gone = (("settled", settled), ("finished", done))
        return [Change(kind, row["id"], row, None) for kind, row in gone if row is not None]
    people = [look_up(connection, "coder", t.Coder, "name", name) for name in coders]
    now, changes = ids.now(), []
    if settled is None:
        changes.append(new("settled", transcript_id=transcript, coders=people, at=now))
    else:
        changes.append(Change("settled", settled["id"], settled, {**settled, "coders": people}))
    if done is None:
        changes.append(
            new(
                "finished",
                coder_id=consensus,
                transcript_id=transcript,
                made_at=now,
                made_under=reading.codebook_number(connection),
            )
        )
    return changes


def _one(connection: Connection, table: Any, **where: int) -> Row | None:
    query = select(table).where(*(table.c[name] == value for name, value in where.items()))
    row = connection.execute(query).mappings().first()
    return None if row is None else dict(row)
