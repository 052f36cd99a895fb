"""Draws the pictures of the docs from the sample study: ``make shots``.

Each picture is a real screen, reached through the keys given for it.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from codebook.tasks import recent
from codebook.tasks.sample import build_sample
from codebook.tasks.settings import Settings
from codebook.tui.app import CodebookApp
from codebook.tui.screens.desk import DeskScreen

PICTURES = Path(__file__).parent / "pictures"
SIZE = (128, 36)
SHOTS = {
    "desk": ("g", "n", "n"),
    "select": ("s",),
    "picker": ("s", "c", *"serv"),
    "edit": ("g", "n", "n", "e"),
    "find": ("g", "slash", *"jacket", "enter"),
    "search": ("ctrl+f", *"cuffs"),
    "passages": ("p", *"handcuff", "enter"),
    "codebook": ("B", "j", "j", "j"),
    "progress": ("A",),
    "tally": ("T",),
    "agreement": ("Y",),
    "differences": ("Y", "d"),
    "compare": ("V",),
    "settle": ("E",),
    "help": ("question_mark",),
}
_PLACE = ("SA-01", 1200)
_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def shoot(study: Path, name: str, keys: tuple[str, ...]) -> None:
    """Draws one screen into ``docs/pictures/NAME.svg``, with fonts of the reader's own."""
    recent.remember_place(study, "ana", *_PLACE)
    app = CodebookApp(study, "ana", Settings())
    async with app.run_test(size=SIZE) as pilot:
        while not (isinstance(app.screen, DeskScreen) and app.screen.key):
            await pilot.pause(0.05)
        await app.workers.wait_for_complete()
        await pilot.press(*keys)
        await app.workers.wait_for_complete()
        await pilot.pause(0.5)
        drawn = app.export_screenshot(title=f"codebook: {name}")
    plain = _FONT.sub("", drawn).replace("Fira Code", "DejaVu Sans Mono")
    (PICTURES / f"{name}.svg").write_text(plain, encoding="utf-8")


def main() -> None:
    """Draws all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        # What this computer remembers of its user's studies has no place in a picture.
        for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
            os.environ[name] = folder
        study = build_sample(Path(folder))
        for name, keys in SHOTS.items():
            asyncio.run(shoot(study, name, keys))
            print(PICTURES / f"{name}.svg")


if __name__ == "__main__":
    main()
