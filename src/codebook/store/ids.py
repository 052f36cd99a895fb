"""Ids, keys and times: the only place of the store that asks chance or the clock."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime


def new_id() -> int:
    """A random positive 63-bit id."""
    return secrets.randbits(63) or new_id()


def new_key() -> str:
    """A random 128-bit key, in hex."""
    return secrets.token_hex(16)


def now() -> str:
    """The time as ISO 8601 in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def show_id(number: int) -> str:
    """An id as people and files see it: 16 hex digits."""
    return f"{number:016x}"


def read_id(shown: str) -> int:
    """The id behind its shown form; ``ValueError`` where it is none."""
    return int(shown, 16)
