"""Copies of a study that this program made, as far as this computer remembers them."""

from __future__ import annotations

from pathlib import Path

from codebook.store.study import Study
from codebook.tasks.computer import load, save

_BACKUPS = "backups"
_KEPT = 200


def back_up(study: Study, out: Path, *, force: bool = False) -> None:
    """Makes a verified copy of a study in use, and remembers where it is."""
    study.back_up(out, force=force)
    known = load(_BACKUPS)
    copies = known.get(study.uid, [])
    others = [copy for copy in copies if copy != str(out.absolute())]
    save(_BACKUPS, {**known, study.uid: [*others, str(out.absolute())][-_KEPT:]})


def known_backups(study: Study) -> list[Path]:
    """The copies that are still there: remembered ones, and those made beside the study."""
    named = load(_BACKUPS).get(study.uid, [])
    remembered = [Path(name) for name in named if isinstance(name, str)]
    path = study.path.absolute()
    beside = sorted(path.parent.glob(f"{_plain(path.name)}.before-*"))
    return [copy for copy in dict.fromkeys([*remembered, *beside]) if copy.is_file()]


def _plain(name: str) -> str:
    """A file's name in which nothing is a wildcard."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def renew_backups(study: Study) -> list[Path]:
    """Writes each copy anew from the study as it is now; what it held before is gone with it."""
    copies = known_backups(study)
    for copy in copies:
        back_up(study, copy, force=True)
    return copies
