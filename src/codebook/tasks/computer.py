"""What this computer remembers beside the studies, in the user's own state folder.

File names, coders' names and positions, never words of a transcript.
"""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import Any

from platformdirs import user_state_path


def _file(name: str) -> Path:
    return user_state_path("codebook", appauthor=False) / f"{name}.json"


def load(name: str) -> dict[str, Any]:
    """What is remembered under a name; empty where that is nothing, or cannot be read."""
    try:
        found = json.loads(_file(name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def save(name: str, state: dict[str, Any]) -> None:
    """Replaces what is remembered whole. A computer that will not remember is not an error."""
    file = _file(name)
    beside = file.with_suffix(f".{secrets.token_hex(4)}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
            json.dump(state, out)
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
