"""What coders do with codings: apply, remove, edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from codebook.core.codes import Code
from codebook.core.codings import Applied, Coding, Quotable, Stance
from codebook.core.text import clean
from codebook.errors import BadInput
from codebook.store import ids, reading
from codebook.store import tables as t
from codebook.store.log import record
from codebook.store.projection import Change, current
from codebook.store.tables import Row
from codebook.store.writing.codebook import add_code
from codebook.store.writing.desk import Desk
from codebook.store.writing.rows import look_up


def apply(connection: Connection, codings: Iterable[Coding]) -> list[Applied]:
    """Applies codings, those of each coder as one action; of each, coder by coder, what it did."""
    wanted = list(codings)
    done: list[Applied] = []
    for coder in dict.fromkeys(coding.coder for coding in wanted):
        desk = Desk(connection)
        own = [coding for coding in wanted if coding.coder == coder]
        done += [desk.apply(coding) for coding in own]
        record(connection, coder, _what(own), desk.changes())
    return done


def apply_new(
    connection: Connection, coder: str, codes: Sequence[Code], codings: Sequence[Coding]
) -> None:
    """Adds codes and applies codings of one coder, new codes among them, as one action."""
    action, what = None, _what(codings)
    for code in codes:
        action = add_code(connection, coder, code, "added while coding", what=what, joins=action)
    desk = Desk(connection)
    for coding in codings:
        desk.apply(coding)
    record(connection, coder, what, desk.changes(), joins=action)


def _what(codings: Sequence[Coding]) -> str:
    return f"code {codings[0].code}" if len(codings) == 1 else f"{len(codings)} codings"


def own_coding(connection: Connection, shown: str, coder: str) -> Row:
    """The row of a coding that is the coder's own."""
    owner = look_up(connection, "coder", t.Coder, "name", coder)
    try:
        row = current(connection, "coding", ids.read_id(shown))
    except ValueError:
        row = None
    if row is None or row["coder_id"] != owner:
        raise BadInput(f"{coder} has no coding {shown}")
    return row


def remove(connection: Connection, coder: str, shown: Sequence[str]) -> None:
    """Removes codings of a coder's own layer, as one action."""
    rows = [own_coding(connection, one, coder) for one in dict.fromkeys(shown)]
    if len(rows) == 1:
        what = f"remove {reading.code_path(connection, rows[0]['code_id'])}"
    else:
        what = f"remove {len(rows)} codings"
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
        after["memo"] = clean(memo).text
    if stance is not None:
        after["stance"] = stance.value
    if quotable is not None:
        after["quotable"] = quotable.value
    what = f"edit {reading.code_path(connection, row['code_id'])}"
    record(connection, coder, what, [Change("coding", row["id"], row, after)])
