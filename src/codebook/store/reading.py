"""Queries: what a study holds, as frozen values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, select

from codebook.core.categories import Category, Interviewee, Scheme
from codebook.core.codes import Code, CodeTree
from codebook.core.codings import Coding, Quotable, Stance
from codebook.core.turns import Role, Turn
from codebook.store import tables as t
from codebook.store.hot import Hot
from codebook.store.ids import show_id
from codebook.store.tables import table_of
from codebook.store.values import CONSENSUS, CoderInfo, Transcript, TranscriptInfo

CODE, CODING, CODER = table_of(t.Code), table_of(t.Coding), table_of(t.Coder)
TRANSCRIPT, REVISION = table_of(t.Transcript), table_of(t.Revision)
TEXT, TURN = table_of(t.RevisionText), table_of(t.Turn)
INTERVIEWEE, CATEGORY = table_of(t.Interviewee), table_of(t.Category)
FINISHED, SPEAKER = table_of(t.Finished), table_of(t.CodingSpeaker)
CODEBOOK, STUDY = table_of(t.CodebookRevision), table_of(t.Study)

CURRENT = and_(
    REVISION.c.transcript_id == TRANSCRIPT.c.id, REVISION.c.number == TRANSCRIPT.c.revision
)
"""What joins a transcript to its current revision."""


def study(connection: Connection) -> Any:
    """The row of the study itself."""
    return connection.execute(select(STUDY)).one()


def code_paths(connection: Connection) -> dict[int, str]:
    """The path of every code, by id, in codebook order."""
    rows = connection.execute(select(CODE.c.id, CODE.c.parent_id, CODE.c.key, CODE.c.position))
    below: dict[int | None, list[Any]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.position):
        below[row.parent_id].append(row)
    paths: dict[int, str] = {}

    def walk(parent: int | None, prefix: str) -> None:
        for row in below[parent]:
            paths[row.id] = prefix + row.key
            walk(row.id, f"{prefix}{row.key}/")

    walk(None, "")
    return paths


_SEGMENT = Hot(
    select(CODE.c.id).where(
        CODE.c.parent_id.is_not_distinct_from(bindparam("parent")), CODE.c.key == bindparam("key")
    )
)
_CODE = Hot(select(CODE.c.key, CODE.c.parent_id).where(CODE.c.id == bindparam("code")))
_NUMBER = Hot(select(func.max(CODEBOOK.c.number)))


def code_id(connection: Connection, path: str) -> int | None:
    """The id of the code at a path, found segment by segment; ``None`` where there is none."""
    code: int | None = None
    for key in path.split("/"):
        row = _SEGMENT.first(connection, parent=code, key=key)
        if row is None:
            return None
        code = row[0]
    return code


def code_path(connection: Connection, code: int) -> str:
    """The path of one code, by its id."""
    keys: list[str] = []
    above: int | None = code
    while above is not None:
        row = _CODE.first(connection, code=above)
        if row is None:
            raise KeyError(code)
        keys.append(row[0])
        above = row[1]
    return "/".join(reversed(keys))


def codebook_number(connection: Connection) -> int:
    """The number of the codebook's current revision."""
    row = _NUMBER.first(connection)
    return 0 if row is None or row[0] is None else int(row[0])


def codebook_revision(connection: Connection) -> Any:
    """The current revision of the codebook."""
    return connection.execute(select(CODEBOOK).order_by(CODEBOOK.c.number.desc()).limit(1)).one()


def tree(connection: Connection) -> CodeTree:
    """The codebook as it stands."""
    rows = {row.id: row for row in connection.execute(select(CODE))}
    codes = tuple(
        Code(
            path=path,
            name=rows[key].name,
            definition=rows[key].definition,
            include=rows[key].include,
            exclude=rows[key].exclude,
            examples=tuple(rows[key].examples),
            color=rows[key].color,
            aliases=tuple(rows[key].aliases),
            retired=rows[key].retired,
        )
        for key, path in code_paths(connection).items()
    )
    revision = codebook_revision(connection)
    return CodeTree(codes, revision.title, revision.version)


def scheme(connection: Connection) -> Scheme:
    """The scheme of categories, in order."""
    rows = connection.execute(select(CATEGORY).order_by(CATEGORY.c.position))
    return Scheme(tuple(Category(row.path, row.name) for row in rows))


def interviewees(connection: Connection) -> list[Interviewee]:
    """Everybody who is studied, in the order they were listed."""
    rows = connection.execute(
        select(INTERVIEWEE, CATEGORY.c.path)
        .join(CATEGORY, CATEGORY.c.id == INTERVIEWEE.c.category_id)
        .order_by(INTERVIEWEE.c.position)
    )
    return [Interviewee(r.pseudonym, r.path, r.consent, dict(r.attributes)) for r in rows]


def coder_names(connection: Connection) -> list[str]:
    """The names of the coders, in order; the consensus is none of them."""
    query = select(CODER.c.name).where(CODER.c.name != CONSENSUS).order_by(CODER.c.name)
    return list(connection.execute(query).scalars())


def coders(connection: Connection) -> list[CoderInfo]:
    """The coders by name, with the size of their layers."""
    codings = (
        select(func.count()).select_from(CODING).where(CODING.c.coder_id == CODER.c.id)
    ).scalar_subquery()
    finished = (
        select(func.count()).select_from(FINISHED).where(FINISHED.c.coder_id == CODER.c.id)
    ).scalar_subquery()
    query = select(CODER.c.name, codings, finished).where(CODER.c.name != CONSENSUS)
    rows = connection.execute(query.order_by(CODER.c.name))
    return [CoderInfo(*row) for row in rows]


def transcripts(connection: Connection) -> list[TranscriptInfo]:
    """The transcripts in the order they came."""
    speakers: dict[int, list[str]] = defaultdict(list)
    turns: dict[int, int] = defaultdict(int)
    for revision, count in connection.execute(
        select(TURN.c.revision_id, func.count()).group_by(TURN.c.revision_id)
    ):
        turns[revision] = count
    for revision, pseudonym in connection.execute(
        select(TURN.c.revision_id, INTERVIEWEE.c.pseudonym)
        .join(INTERVIEWEE, INTERVIEWEE.c.id == TURN.c.interviewee_id)
        .group_by(TURN.c.revision_id, INTERVIEWEE.c.id)
        .order_by(func.min(TURN.c.number))
    ):
        speakers[revision].append(pseudonym)
    finished: dict[int, list[str]] = defaultdict(list)
    for transcript, name in connection.execute(
        select(FINISHED.c.transcript_id, CODER.c.name)
        .join(CODER, CODER.c.id == FINISHED.c.coder_id)
        .order_by(CODER.c.name)
    ):
        finished[transcript].append(name)
    rows = connection.execute(
        select(
            TRANSCRIPT.c.id,
            TRANSCRIPT.c.key,
            REVISION.c.id.label("revision_id"),
            REVISION.c.number,
            REVISION.c.characters,
            REVISION.c.words,
            REVISION.c.sha256,
        )
        .join(REVISION, CURRENT)
        .order_by(TRANSCRIPT.c.position)
    )
    return [
        TranscriptInfo(
            row.key,
            tuple(speakers[row.revision_id]),
            row.characters,
            row.words,
            turns[row.revision_id],
            row.number,
            row.sha256,
            tuple(name for name in finished[row.id] if name != CONSENSUS),
            CONSENSUS in finished[row.id],
        )
        for row in rows
    ]


def current_revision(connection: Connection, key: str) -> Any:
    """The current revision of a transcript that is there."""
    query = select(REVISION).join(TRANSCRIPT, CURRENT).where(TRANSCRIPT.c.key == key)
    return connection.execute(query).one()


def transcript(connection: Connection, key: str) -> Transcript | None:
    """The current text and turns of a transcript, ``None`` where there is none of that key."""
    row = connection.execute(
        select(REVISION.c.id, REVISION.c.number, TEXT.c.text)
        .join(TRANSCRIPT, CURRENT)
        .join(TEXT, TEXT.c.revision_id == REVISION.c.id)
        .where(TRANSCRIPT.c.key == key)
    ).first()
    if row is None:
        return None
    turns = connection.execute(
        select(TURN.c.speaker, TURN.c.role, TURN.c.start, TURN.c.end, TURN.c.time)
        .where(TURN.c.revision_id == row.id)
        .order_by(TURN.c.number)
    )
    found = tuple(Turn(s, Role(role), start, end, time) for s, role, start, end, time in turns)
    return Transcript(key, row.number, row.text, found)


def codings(
    connection: Connection,
    paths: dict[int, str],
    *,
    coders: Collection[str] | None = None,
    transcript: str | None = None,
    where: ColumnElement[bool] | None = None,
) -> list[Coding]:
    """Codings, of all or of some coders, of all or one transcript, ``where`` something holds.

    Ordered by the transcript's key, start, end and the code's path.
    """
    query = (
        select(
            CODING.c.id,
            TRANSCRIPT.c.key,
            CODING.c.start,
            CODING.c.end,
            CODING.c.code_id,
            CODER.c.name,
            CODING.c.memo,
            CODING.c.stance,
            CODING.c.quotable,
            CODING.c.made_at,
        )
        .join(TRANSCRIPT, TRANSCRIPT.c.id == CODING.c.transcript_id)
        .join(CODER, CODER.c.id == CODING.c.coder_id)
    )
    if coders is None:
        query = query.where(CODER.c.name != CONSENSUS)
    else:
        query = query.where(CODER.c.name.in_(list(coders)))
    if transcript is not None:
        query = query.where(TRANSCRIPT.c.key == transcript)
    if where is not None:
        query = query.where(where)
    rows = sorted(
        connection.execute(query).all(),
        key=lambda row: (row.key, row.start, row.end, paths[row.code_id], row.name),
    )
    return [
        Coding(
            show_id(number),
            key,
            start,
            end,
            paths[code],
            coder,
            memo,
            Stance(stance),
            Quotable(quotable),
            made_at,
        )
        for number, key, start, end, code, coder, memo, stance, quotable, made_at in rows
    ]


def code_counts(connection: Connection, paths: dict[int, str], coder: str) -> dict[str, int]:
    """How many codings of each code, by path, a coder has made."""
    query = (
        select(CODING.c.code_id, func.count())
        .join(CODER, CODER.c.id == CODING.c.coder_id)
        .where(CODER.c.name == coder)
        .group_by(CODING.c.code_id)
    )
    return {paths[code]: count for code, count in connection.execute(query)}


def coded_counts(connection: Connection, coder: str) -> dict[str, int]:
    """How many codings a coder has made in each transcript that has any, by key."""
    query = (
        select(TRANSCRIPT.c.key, func.count())
        .join(CODING, CODING.c.transcript_id == TRANSCRIPT.c.id)
        .join(CODER, CODER.c.id == CODING.c.coder_id)
        .where(CODER.c.name == coder)
        .group_by(TRANSCRIPT.c.key)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _counted(
    query: Select[Any], coders: Sequence[str], *, stance: str | None, unfinished: bool
) -> Select[Any]:
    """The query, narrowed to the codings that count."""
    query = query.join(CODER, CODER.c.id == CODING.c.coder_id).where(CODER.c.name.in_(list(coders)))
    if stance is not None:
        query = query.where(CODING.c.stance == stance)
    if unfinished:
        return query
    return query.join(
        FINISHED,
        and_(
            FINISHED.c.coder_id == CODING.c.coder_id,
            FINISHED.c.transcript_id == CODING.c.transcript_id,
        ),
    )


def themes(
    connection: Connection,
    paths: dict[int, str],
    coders: Sequence[str],
    *,
    stance: str | None = None,
    unfinished: bool = False,
) -> dict[str, set[str]]:
    """Who spoke of each code that anybody spoke of: pseudonyms by the code's path.

    A coder's codings count in transcripts that coder finished, unless ``unfinished``.
    """
    query: Select[Any] = (
        select(CODING.c.code_id, SPEAKER.c.interviewee_id)
        .select_from(CODING)
        .join(SPEAKER, SPEAKER.c.coding_id == CODING.c.id)
        .distinct()
    )
    query = _counted(query, coders, stance=stance, unfinished=unfinished)
    people = dict(connection.execute(select(INTERVIEWEE.c.id, INTERVIEWEE.c.pseudonym)).all())
    found: dict[int, set[str]] = defaultdict(set)
    for code, person in connection.execute(query):
        found[code].add(people[person])
    return {paths[code]: who for code, who in found.items()}


def passages(
    connection: Connection,
    paths: dict[int, str],
    coders: Sequence[str],
    *,
    stance: str | None = None,
    unfinished: bool = False,
) -> list[tuple[str, str, str, int, int]]:
    """Distinct extents: code, interviewee whose words they cover, transcript, start, end."""
    query: Select[Any] = (
        select(
            CODING.c.code_id,
            INTERVIEWEE.c.pseudonym,
            TRANSCRIPT.c.key,
            CODING.c.start,
            CODING.c.end,
        )
        .select_from(CODING)
        .join(SPEAKER, SPEAKER.c.coding_id == CODING.c.id)
        .join(INTERVIEWEE, INTERVIEWEE.c.id == SPEAKER.c.interviewee_id)
        .join(TRANSCRIPT, TRANSCRIPT.c.id == CODING.c.transcript_id)
        .distinct()
    )
    query = _counted(query, coders, stance=stance, unfinished=unfinished)
    return [(paths[c], p, k, s, e) for c, p, k, s, e in connection.execute(query)]


def heard(connection: Connection, coders: Sequence[str], *, unfinished: bool = False) -> set[str]:
    """The interviewees with a turn in a transcript that counts: see :func:`themes`."""
    query = (
        select(INTERVIEWEE.c.pseudonym)
        .join(TURN, TURN.c.interviewee_id == INTERVIEWEE.c.id)
        .join(REVISION, REVISION.c.id == TURN.c.revision_id)
        .join(TRANSCRIPT, CURRENT)
        .distinct()
    )
    if not unfinished:
        query = (
            query.join(FINISHED, FINISHED.c.transcript_id == TRANSCRIPT.c.id)
            .join(CODER, CODER.c.id == FINISHED.c.coder_id)
            .where(CODER.c.name.in_(list(coders)))
        )
    return set(connection.execute(query).scalars())
