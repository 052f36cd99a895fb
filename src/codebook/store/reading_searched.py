"""What a search asks of a study at every letter."""

from __future__ import annotations

from sqlalchemy import Connection, select

from codebook.store.hot import Hot
from codebook.store.reading import CATEGORY, INTERVIEWEE, TRANSCRIPT

_REVISIONS = Hot(select(TRANSCRIPT.c.key, TRANSCRIPT.c.revision).order_by(TRANSCRIPT.c.position))


def revisions(connection: Connection) -> dict[str, int]:
    """The number of the current revision of every transcript, by key, in the study's order."""
    return dict(_REVISIONS.all(connection))


_CATEGORIES = Hot(
    select(INTERVIEWEE.c.pseudonym, CATEGORY.c.path).join(
        CATEGORY, CATEGORY.c.id == INTERVIEWEE.c.category_id
    )
)


def categories(connection: Connection) -> dict[str, str]:
    """The category of everybody who is studied, by pseudonym."""
    return dict(_CATEGORIES.all(connection))
