"""Changes: what people do to a study, worked out as changes of rows and recorded in the log.

Every function here runs inside a write transaction, looks at the study as it stands there, and
returns what was done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, insert, select

from codebook.core import codings as core_codings
from codebook.core.categories import Interviewee, Scheme
from codebook.core.codes import Code, CodeTree, nearest
from codebook.core.codings import Applied, Coding, Quotable, Stance
from codebook.core.text import count_words, keyed_digest, sha256, word_starts
from codebook.errors import BadInput
from codebook.store import ids, reading
from codebook.store import tables as t
from codebook.store.log import LEAD, record
from codebook.store.projection import Change, Row, current, table_of, text_slice
from codebook.store.values import NewTranscript, Undone

RESERVED = {"lead", "all", "consensus"}
"""Names that mean something else than a coder."""


def new(kind: str, **values: Any) -> Change:
    """The change that makes a new row."""
    subject = ids.new_id()
    return Change(kind, subject, None, {"id": subject, **values})


def found(thing: str, value: str, rows: dict[str, int]) -> int:
    """The id of a named thing; :class:`BadInput` with the nearest name where there is none."""
    if value in rows:
        return rows[value]
    hint = nearest(value, rows)
    more = f"; did you mean {hint}?" if hint else ""
    raise BadInput(f"no {thing} {value!r} in this study{more}")


def names(connection: Connection, model: Any, column: str) -> dict[str, int]:
    """Ids of all rows of a table by one of its columns."""
    table = table_of(model)
    return {row[0]: row[1] for row in connection.execute(select(table.c[column], table.c.id))}


def begin(connection: Connection, title: str, tree: CodeTree, scheme: Scheme) -> None:
    """Fills a new study: the study itself, its codebook and its scheme of categories."""
    changes = [
        new("study", uid=ids.new_key(), title=title, blind="always", created_at=ids.now()),
        *_category_changes(connection, scheme),
    ]
    record(connection, LEAD, "new study", changes)
    add_codes(connection, tree, "")


def _code(code: Code, parent: int | None, position: int, revision: int) -> Change:
    return new(
        "code",
        parent_id=parent,
        key=code.key,
        name=code.name,
        definition=code.definition,
        include=code.include,
        exclude=code.exclude,
        examples=list(code.examples),
        color=code.color,
        aliases=list(code.aliases),
        position=position,
        retired=code.retired,
        added_in=revision,
    )


def add_codes(connection: Connection, tree: CodeTree, reason: str) -> int:
    """Adds the codes that the study lacks, as a new revision of the codebook; how many came.

    Codes that are there already stay as they are.
    """
    before = connection.execute(
        select(reading.CODEBOOK).order_by(reading.CODEBOOK.c.number.desc()).limit(1)
    ).first()
    number = 1 if before is None else before.number + 1
    known: dict[str, int] = {p: key for key, p in reading.code_paths(connection).items()}
    added: list[Change] = []
    for code in tree:
        if code.path not in known:
            parent = known[code.parent] if code.parent else None
            added.append(_code(code, parent, len(known), number))
            known[code.path] = added[-1].subject
    if before is not None and not added:
        return 0
    revision = new(
        "codebook_revision",
        number=number,
        title=tree.title or (before.title if before else ""),
        version=tree.version or (before.version if before else ""),
        reason=reason,
        made_at=ids.now(),
    )
    record(connection, LEAD, f"add {len(added)} codes", [revision, *added])
    return len(added)


def _category_changes(connection: Connection, scheme: Scheme) -> list[Change]:
    """What makes the stored scheme equal to ``scheme``: new categories, new positions."""
    table = table_of(t.Category)
    stored = {row["path"]: dict(row) for row in connection.execute(select(table)).mappings()}
    changes = []
    for position, category in enumerate(scheme.with_paths(())):
        row = stored.get(category.path)
        if row is None:
            changes.append(
                new("category", path=category.path, name=category.name, position=position)
            )
        elif row["position"] != position:
            changes.append(Change("category", row["id"], row, {**row, "position": position}))
    return changes


def add_interviewees(connection: Connection, people: Sequence[Interviewee]) -> None:
    """Adds interviewees, and the categories that the scheme lacks for them."""
    known = reading.interviewees(connection)
    _refuse_clashes(known, people)
    scheme = reading.scheme(connection).with_paths(person.category for person in people)
    changes = _category_changes(connection, scheme)
    categories = names(connection, t.Category, "path")
    categories |= {c.after["path"]: c.subject for c in changes if c.before is None and c.after}
    changes += [
        new(
            "interviewee",
            pseudonym=person.pseudonym,
            category_id=categories[person.category],
            consent=person.consent,
            attributes=dict(person.attributes),
            position=position,
        )
        for position, person in enumerate(people, start=len(known))
    ]
    record(connection, LEAD, f"add {len(people)} interviewees", changes)


def _refuse_clashes(known: Sequence[Interviewee], people: Sequence[Interviewee]) -> None:
    taken = {person.pseudonym.casefold() for person in known}
    for person in people:
        if person.pseudonym.casefold() in taken:
            raise BadInput(f"interviewee {person.pseudonym} is listed already")
        taken.add(person.pseudonym.casefold())
    used = {person.category for person in [*known, *people]}
    for person in people:
        lower = next((path for path in used if path.startswith(person.category + "/")), None)
        upper = next((path for path in used if person.category.startswith(path + "/")), None)
        if lower or upper:
            raise BadInput(
                f"interviewee {person.pseudonym}: category {person.category} and "
                f"{lower or upper} contain one another; an interviewee belongs to a leaf"
            )


def add_coders(connection: Connection, wanted: Sequence[str]) -> None:
    """Adds coders; a name that is there already, empty or reserved is refused."""
    known = {name.casefold() for name in names(connection, t.Coder, "name")}
    changes = []
    for name in wanted:
        plain = check_coder_name(name)
        if plain.casefold() in known:
            raise BadInput(f"there is a coder {plain} already")
        known.add(plain.casefold())
        changes.append(new("coder", name=plain))
    record(connection, LEAD, "add coders", changes)


def check_coder_name(name: str) -> str:
    """A name a coder can have, without spaces around it; else :class:`BadInput`."""
    plain = name.strip()
    if not plain:
        raise BadInput("a coder needs a name; it is empty")
    if plain.casefold() in RESERVED:
        raise BadInput(f"a coder cannot be called {plain}: it is the name of something else")
    if len(plain) > 40 or not plain.isprintable() or "," in plain:
        raise BadInput("a coder's name has at most 40 characters, all of them visible, no comma")
    return plain


def note_internal_view(connection: Connection, what: str) -> None:
    """Puts on record that something unprotected was shown."""
    record(connection, LEAD, f"view {what}", [new("internal_view", what=what, at=ids.now())])


def add_transcripts(
    connection: Connection,
    new_ones: Sequence[NewTranscript],
    listed: Sequence[Interviewee] = (),
) -> None:
    """Stores screened transcripts and the interviewees that came with them, all or none."""
    if listed:
        add_interviewees(connection, listed)
    table = table_of(t.Transcript)
    position = connection.execute(select(func.count()).select_from(table)).scalar_one()
    people = names(connection, t.Interviewee, "pseudonym")
    taken = names(connection, t.Transcript, "key")
    changes: list[Change] = []
    texts: list[Row] = []
    for offset, transcript in enumerate(new_ones):
        if transcript.key in taken:
            raise BadInput(f"there is a transcript {transcript.key} already")
        made = new(
            "transcript",
            key=transcript.key,
            position=position + offset,
            revision=1,
            attributes=dict(transcript.attributes),
            reviewed_by=transcript.reviewed_by,
        )
        taken[transcript.key] = made.subject
        revision = _revision(made.subject, 1, transcript, people)
        changes += [made, revision]
        texts.append({"revision_id": revision.subject, "text": transcript.text})
    changes.sort(key=lambda change: change.kind != "transcript")
    record(connection, LEAD, f"import {len(new_ones)} transcripts", changes)
    if texts:
        connection.execute(insert(table_of(t.RevisionText)), texts)


def _revision(owner: int, number: int, source: NewTranscript, people: dict[str, int]) -> Change:
    starts = word_starts(source.text)
    return new(
        "revision",
        transcript_id=owner,
        number=number,
        sha256=sha256(source.text),
        characters=len(source.text),
        words=sum(
            count_words(starts, turn.start, turn.end)
            for turn in source.turns
            if turn.speaker in people
        ),
        turns=[
            [
                turn.role.value,
                turn.speaker,
                people.get(turn.speaker),
                turn.start,
                turn.end,
                turn.time,
            ]
            for turn in source.turns
        ],
    )


def _coding_row(coding: Coding, known: Row) -> Row:
    return {
        **known,
        "start": coding.start,
        "end": coding.end,
        "memo": coding.memo,
        "stance": coding.stance.value,
        "quotable": coding.quotable.value,
    }


class Desk:
    """Codings as they are applied one after another, all in one action."""

    def __init__(self, connection: Connection):
        self._connection = connection
        self._paths = reading.code_paths(connection)
        self._codes = {path: key for key, path in self._paths.items()}
        self._coders = names(connection, t.Coder, "name")
        self._revision = reading.codebook_revision(connection).number
        self._transcripts: dict[str, Any] = {}
        self._layers: dict[tuple[str, str], dict[str, Coding]] = {}
        self._rows: dict[str, tuple[Row | None, Row | None]] = {}

    def _transcript(self, key: str) -> Any:
        if key not in self._transcripts:
            row = self._connection.execute(
                select(
                    reading.TRANSCRIPT.c.id,
                    reading.REVISION.c.id.label("revision_id"),
                    reading.REVISION.c.number,
                    reading.REVISION.c.characters,
                )
                .join(reading.REVISION, reading.REVISION.c.transcript_id == reading.TRANSCRIPT.c.id)
                .where(
                    reading.TRANSCRIPT.c.key == key,
                    reading.REVISION.c.number == reading.TRANSCRIPT.c.revision,
                )
            ).first()
            if row is None:
                found("transcript", key, names(self._connection, t.Transcript, "key"))
            self._transcripts[key] = row
        return self._transcripts[key]

    def _layer(self, coder: str, transcript: str) -> dict[str, Coding]:
        if (coder, transcript) not in self._layers:
            stored = reading.codings(
                self._connection, self._paths, coders=[coder], transcript=transcript
            )
            self._layers[coder, transcript] = {coding.id: coding for coding in stored}
        return self._layers[coder, transcript]

    def apply(self, coding: Coding) -> Applied:
        """Applies one coding; :class:`BadInput` where it names or covers what is not there."""
        coder = found("coder", coding.coder, self._coders)
        code = found("code", coding.code, self._codes)
        transcript = self._transcript(coding.transcript)
        if not 0 <= coding.start < coding.end <= transcript.characters:
            raise BadInput(
                f"the passage {coding.start} to {coding.end} does not lie in transcript "
                f"{coding.transcript}, which has {transcript.characters} characters"
            )
        layer = self._layer(coding.coder, coding.transcript)
        subject = ids.new_id()
        made_at = coding.made_at or ids.now()
        fresh = replace(coding, id=ids.show_id(subject), made_at=made_at)
        done = core_codings.apply(layer.values(), fresh)
        if done.coding == done.before:
            return done
        for gone in done.absorbed:
            self._change(gone, None)
        if done.before is None:
            known = {
                "id": subject,
                "transcript_id": transcript.id,
                "coder_id": coder,
                "code_id": code,
                "revision": transcript.number,
                "made_at": made_at,
                "made_under": self._revision,
            }
            self._change(done.coding, _coding_row(done.coding, known))
        else:
            self._change(done.coding, _coding_row(done.coding, self._known(done.before)))
        return done

    def _known(self, coding: Coding) -> Row:
        if coding.id in self._rows:
            return self._rows[coding.id][1] or {}
        return current(self._connection, "coding", ids.read_id(coding.id)) or {}

    def _change(self, coding: Coding, row: Row | None) -> None:
        layer = self._layer(coding.coder, coding.transcript)
        if coding.id in self._rows:
            before = self._rows[coding.id][0]
        else:
            before = current(self._connection, "coding", ids.read_id(coding.id))
        if row is None:
            layer.pop(coding.id, None)
        else:
            layer[coding.id] = coding
            row = self._signed(coding, row)
        self._rows[coding.id] = (before, row)

    def _signed(self, coding: Coding, row: Row) -> Row:
        key = ids.new_key()
        revision = self._transcript(coding.transcript).revision_id
        words = text_slice(self._connection, revision, coding.start, coding.end)
        return {**row, "digest_key": key, "digest": keyed_digest(bytes.fromhex(key), words)}

    def changes(self) -> list[Change]:
        """What was done: codings that go first, so that nothing ever overlaps."""
        changes = [
            Change("coding", ids.read_id(key), before, after)
            for key, (before, after) in self._rows.items()
            if before is not None or after is not None
        ]
        return sorted(changes, key=lambda change: change.after is not None)


def apply(connection: Connection, codings: Iterable[Coding]) -> list[Applied]:
    """Applies codings as one action of their coder; of each, what it did."""
    desk = Desk(connection)
    done = [desk.apply(coding) for coding in codings]
    actors = {applied.coding.coder for applied in done}
    if done:
        what = f"code {done[0].coding.code}" if len(done) == 1 else f"{len(done)} codings"
        record(connection, actors.pop() if len(actors) == 1 else LEAD, what, desk.changes())
    return done


def own_coding(connection: Connection, shown: str, coder: str) -> Row:
    """The row of a coding that is the coder's own."""
    try:
        row = current(connection, "coding", ids.read_id(shown))
    except ValueError:
        row = None
    coders = names(connection, t.Coder, "name")
    if row is None or row["coder_id"] != found("coder", coder, coders):
        raise BadInput(f"{coder} has no coding {shown}")
    return row


def remove(connection: Connection, coder: str, shown: Sequence[str]) -> None:
    """Removes codings of a coder's own layer, as one action."""
    rows = [own_coding(connection, one, coder) for one in shown]
    paths = reading.code_paths(connection)
    what = (
        f"remove {paths[rows[0]['code_id']]}" if len(rows) == 1 else f"remove {len(rows)} codings"
    )
    record(connection, coder, what, [Change("coding", row["id"], row, None) for row in rows])


def edit(
    connection: Connection,
    coder: str,
    shown: str,
    *,
    memo: str | None = None,
    stance: Stance | None = None,
    quotable: Quotable | None = None,
) -> None:
    """Changes what is said of a coding; ``None`` leaves a value as it is."""
    row = own_coding(connection, shown, coder)
    after = dict(row)
    if memo is not None:
        after["memo"] = memo
    if stance is not None:
        after["stance"] = stance.value
    if quotable is not None:
        after["quotable"] = quotable.value
    what = f"edit {reading.code_paths(connection)[row['code_id']]}"
    record(connection, coder, what, [Change("coding", row["id"], row, after)])


def finish(connection: Connection, coder: str, keys: Sequence[str], *, done: bool) -> list[str]:
    """Marks transcripts finished, or no longer so; the keys of those that this changed."""
    coder_id = found("coder", coder, names(connection, t.Coder, "name"))
    known = names(connection, t.Transcript, "key")
    wanted = {found("transcript", key, known): key for key in keys}
    marks = {
        row["transcript_id"]: dict(row)
        for row in connection.execute(
            select(reading.FINISHED).where(reading.FINISHED.c.coder_id == coder_id)
        ).mappings()
    }
    changed = [number for number in wanted if (number in marks) != done]
    revision = reading.codebook_revision(connection).number
    changes = [
        new(
            "finished",
            coder_id=coder_id,
            transcript_id=number,
            made_at=ids.now(),
            made_under=revision,
        )
        if done
        else Change("finished", marks[number]["id"], marks[number], None)
        for number in changed
    ]
    verb = "finish" if done else "reopen"
    one = len(changed) == 1
    what = f"{verb} {wanted[changed[0]]}" if one else f"{verb} {len(changed)} transcripts"
    record(connection, coder, what, changes)
    return [wanted[number] for number in changed]


def reverse(
    connection: Connection,
    coder: str,
    how: Callable[[Connection, str], tuple[str, list[Change]] | None],
) -> Undone | None:
    """Undoes or redoes (``how``) the coder's action, and says where it can be seen."""
    found("coder", coder, names(connection, t.Coder, "name"))
    done = how(connection, coder)
    if done is None:
        return None
    what, changes = done
    for change in changes:
        row = change.after or change.before or {}
        if change.kind in ("coding", "finished"):
            transcript = current(connection, "transcript", row["transcript_id"])
            key = None if transcript is None else str(transcript["key"])
            return Undone(what, key, row.get("start"))
    return Undone(what, None, None)
