"""Changes of the codebook."""

from __future__ import annotations

from sqlalchemy import Connection, select

from codebook.core.codes import Code, CodeTree
from codebook.store import ids, reading
from codebook.store.log import LEAD, record
from codebook.store.projection import Change
from codebook.store.writing.rows import new


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
