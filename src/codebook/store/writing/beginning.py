"""What a new study begins with."""

from __future__ import annotations

from sqlalchemy import Connection

from codebook.core.categories import Scheme
from codebook.core.codes import CodeTree
from codebook.core.text import clean
from codebook.store import ids
from codebook.store.log import LEAD, record
from codebook.store.writing.codebook import add_codes
from codebook.store.writing.people import category_changes
from codebook.store.writing.rows import new


def begin(connection: Connection, title: str, tree: CodeTree, scheme: Scheme) -> None:
    """Fills a new study: the study itself, its codebook and its scheme of categories."""
    changes = [
        new(
            "study",
            uid=ids.new_key(),
            title=clean(title).text,
            blind="always",
            created_at=ids.now(),
        ),
        *category_changes(connection, scheme),
    ]
    record(connection, LEAD, "new study", changes)
    add_codes(connection, tree, "")
