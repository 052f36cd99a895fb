"""What this computer remembers between sittings: studies opened, and the places left at.

It is kept outside the studies, in the user's own state folder, and holds file names, coders'
names and positions, never words of a transcript.
"""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path
from typing import Any

from platformdirs import user_state_path

_KEPT = 20


def _file() -> Path:
    return user_state_path("codebook", appauthor=False) / "recent.json"


def _load() -> dict[str, Any]:
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _save(state: dict[str, Any]) -> None:
    """Replaces the file whole. A computer that will not remember is not an error."""
    file = _file()
    beside = file.with_suffix(f".{secrets.token_hex(4)}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
            json.dump(state, out)
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)


def recent_studies() -> list[Path]:
    """The studies opened on this computer that are still there, the last one first."""
    names = _load().get("studies", [])
    if not isinstance(names, list):
        return []
    return [Path(name) for name in names if isinstance(name, str) and Path(name).is_file()]


def remember(study: Path) -> None:
    """Puts a study at the head of the recent ones."""
    state = _load()
    name = str(study.absolute())
    others = [str(path) for path in recent_studies() if str(path) != name]
    _save({**state, "studies": [name, *others][:_KEPT]})


def place(study: Path, coder: str) -> tuple[str, int] | None:
    """Where a coder left off: a transcript's key and an offset in code points."""
    places = _load().get("places", {})
    found = places.get(f"{study.absolute()}::{coder}") if isinstance(places, dict) else None
    match found:
        case [str(key), int(offset)]:
            return key, offset
    return None


def remember_place(study: Path, coder: str, transcript: str, offset: int) -> None:
    """Keeps where a coder left off."""
    state = _load()
    places = state.get("places", {})
    known = places if isinstance(places, dict) else {}
    known = {**known, f"{study.absolute()}::{coder}": [transcript, offset]}
    _save({**state, "places": dict(list(known.items())[-10 * _KEPT :])})
