"""Studies opened on this computer, and the places left at."""

from __future__ import annotations

from pathlib import Path

from codebook.tasks.computer import load, save

_KEPT = 20
_RECENT = "recent"


def recent_studies() -> list[Path]:
    """The studies opened on this computer that are still there, the last one first."""
    names = load(_RECENT).get("studies", [])
    if not isinstance(names, list):
        return []
    return [Path(name) for name in names if isinstance(name, str) and Path(name).is_file()]


def remember(study: Path) -> None:
    """Puts a study at the head of the recent ones."""
    state = load(_RECENT)
    name = str(study.absolute())
    others = [str(path) for path in recent_studies() if str(path) != name]
    save(_RECENT, {**state, "studies": [name, *others][:_KEPT]})


def place(study: Path, coder: str) -> tuple[str, int] | None:
    """Where a coder left off: a transcript's key and an offset in code points."""
    places = load(_RECENT).get("places", {})
    found = places.get(f"{study.absolute()}::{coder}") if isinstance(places, dict) else None
    match found:
        case [str(key), int(offset)]:
            return key, offset
    return None


def remember_place(study: Path, coder: str, transcript: str, offset: int) -> None:
    """Keeps where a coder left off."""
    state = load(_RECENT)
    places = state.get("places", {})
    known = places if isinstance(places, dict) else {}
    known = {**known, f"{study.absolute()}::{coder}": [transcript, offset]}
    save(_RECENT, {**state, "places": dict(list(known.items())[-10 * _KEPT :])})
