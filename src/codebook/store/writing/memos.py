"""Memos: what coders and the lead write beside codings."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from codebook.core.memos import About, Memo
from codebook.core.text import clean, keyed_digest
from codebook.errors import BadInput
from codebook.store import ids, reading
from codebook.store import tables as t
from codebook.store.log import LEAD, record
from codebook.store.projection import Change, current
from codebook.store.tables import Row
from codebook.store.words import text_slice
from codebook.store.writing.rows import found, look_up, names, new


def write_memo(connection: Connection, memo: Memo) -> Memo:
    """Stores a new memo, or other words of one that is there; the memo as it is stored.

    An empty text takes the memo away. Raises :class:`BadInput` where it is about what is not
    there, or is another coder's.
    """
    now = ids.now()
    memo = replace(memo, text=clean(memo.text).text)
    if memo.id:
        before = _own(connection, memo)
        after = {**before, "text": memo.text, "changed_at": now} if memo.text.strip() else None
        verb = "edit" if after else "remove"
        change = Change("memo", before["id"], before, after)
        record(connection, memo.author or LEAD, f"{verb} {_called(connection, before)}", [change])
        return replace(memo, changed_at=now)
    if not memo.text.strip():
        raise BadInput("the memo is empty")
    change = new(
        "memo",
        about=memo.about.value,
        coder_id=_coder(connection, memo.author),
        text=memo.text,
        made_at=now,
        changed_at=now,
        **_place(connection, memo),
    )
    what = f"write {_called(connection, change.after or {})}"
    record(connection, memo.author or LEAD, what, [change])
    return replace(memo, id=ids.show_id(change.subject), made_at=now, changed_at=now)


def _coder(connection: Connection, name: str) -> int | None:
    return look_up(connection, "coder", t.Coder, "name", name) if name else None


def _own(connection: Connection, memo: Memo) -> Row:
    try:
        row = current(connection, "memo", ids.read_id(memo.id))
    except ValueError:
        row = None
    if row is None or row["coder_id"] != _coder(connection, memo.author):
        raise BadInput(f"{memo.author or 'the lead'} has no memo {memo.id}")
    return row


def _called(connection: Connection, row: Row) -> str:
    """What a memo is called in the log, by what it is about."""
    key = ""
    if row["transcript_id"] is not None:
        key = str((current(connection, "transcript", row["transcript_id"]) or {})["key"])
    match About(row["about"]):
        case About.JOURNAL:
            return "a journal entry"
        case About.TRANSCRIPT:
            return f"a memo on transcript {key}"
        case About.PASSAGE:
            return f"a memo on a passage of {key}"
        case About.CODE:
            return f"a memo on code {reading.code_path(connection, row['code_id'])}"
        case _:
            return "a memo on the study"


def _place(connection: Connection, memo: Memo) -> Row:
    """The columns that say what a memo is about."""
    place: Row = {
        "transcript_id": None, "code_id": None, "revision": None, "start": None, "end": None,
        "digest_key": "", "digest": "",
    }  # fmt: skip
    if memo.about is About.CODE:
        paths = {path: code for code, path in reading.code_paths(connection).items()}
        place["code_id"] = found("code", memo.code, paths)
    if memo.about in (About.TRANSCRIPT, About.PASSAGE):
        keys = names(connection, t.Transcript, "key")
        place["transcript_id"] = found("transcript", memo.transcript, keys)
    if memo.about is About.PASSAGE:
        place |= _passage(connection, memo)
    return place


def _passage(connection: Connection, memo: Memo) -> Row:
    revision = reading.current_revision(connection, memo.transcript)
    if memo.start is None or memo.end is None:
        raise BadInput("a memo on a passage needs its start and end")
    if not 0 <= memo.start < memo.end <= revision.characters:
        raise BadInput(
            f"the passage {memo.start} to {memo.end} does not lie in transcript "
            f"{memo.transcript}, which has {revision.characters} characters"
        )
    key = ids.new_key()
    words = text_slice(connection, revision.id, memo.start, memo.end)
    return {
        "revision": revision.number,
        "start": memo.start,
        "end": memo.end,
        "digest_key": key,
        "digest": keyed_digest(bytes.fromhex(key), words),
    }
