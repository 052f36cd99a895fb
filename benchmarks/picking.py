"""What a letter costs in the picker of a codebook of 1,000 codes, painted on a wide terminal.

CPU time of the whole process from the key to the written screen, as for the keys of the desk.
"""

from __future__ import annotations

import asyncio
import random
import time
from pathlib import Path
from typing import Any

from textual.events import Key
from textual.pilot import Pilot

from benchmarks.common import Measured, percentile
from benchmarks.desk import BUDGET, UNTIL_DRAWN, Discarding
from benchmarks.material import people, sentence, spoken, transcript
from codebook.core.categories import Scheme
from codebook.core.codes import Code, CodeTree
from codebook.core.ranking import Ranker
from codebook.store.study import Study
from codebook.tui.app import CodebookApp
from codebook.tui.screens.coding_picker import CodingPicker
from codebook.tui.screens.desk import DeskScreen

_CODES = 1000
_SIZE = (160, 45)
_TYPED = ("b", "ba", "bad", "badi", "vic", "mo co", "zuba co", "pe fi", "c7", "hemo li")


def measure(folder: Path, quick: bool) -> list[Measured]:
    """Ranking alone, then what is typed, letter by letter, a step in the list, a mark."""
    study, codes = folder / "picking.study", tree()
    Study.create(study, title="", tree=codes, scheme=Scheme(), interviewees=people())
    with Study.open(study) as opened:
        opened.add_transcripts([transcript("one", spoken(random.Random(1), "P-01", 600))])
        opened.add_coder("ana")
    return [_ranking(codes), *asyncio.run(_painted(study, 2 if quick else 8))]


def tree() -> CodeTree:
    """Codes on three levels; every text says something."""
    chance, codes = random.Random(6), []
    for number in range(_CODES):
        above = "" if number < 20 else codes[(number - 20) // 4].path
        key = "-".join(sentence(chance)[:-1].casefold().split()[: chance.choice((1, 1, 2, 3))])
        texts = [sentence(chance) for _ in range(4)]
        path = f"{above}/{key}-{number}".lstrip("/")
        codes.append(Code(path, texts[0][:-1], *texts[1:3], examples=(texts[3],)))
    return CodeTree(tuple(sorted(codes, key=lambda code: code.path.split("/"))))


def _ranking(codes: CodeTree) -> Measured:
    ranker, taken = Ranker(codes), []
    for query in 5 * _TYPED:
        begun = time.process_time()
        ranker.rank(query)
        taken.append(1000 * (time.process_time() - begun))
    return _line(f"ranking {_CODES:,} codes at a letter", taken)


async def _painted(study: Path, times: int) -> list[Measured]:
    found: dict[str, list[float]] = {"opened": [], "a letter": [], "down": [], "tab": []}

    async def drive(pilot: Pilot[Any]) -> None:
        app = pilot.app
        while not (isinstance(app.screen, DeskScreen) and app.screen.key):
            await pilot.pause(0.05)
        await app.workers.wait_for_complete()
        for _ in range(times):
            found["opened"].append(await _press(pilot, "c"))
            while not isinstance(app.screen, CodingPicker):
                await pilot.pause(0.05)
            await pilot.pause(UNTIL_DRAWN)
            for typed in _TYPED:
                for letter in typed:
                    found["a letter"].append(await _press(pilot, letter))
                found["down"].append(await _press(pilot, "down"))
                found["tab"].append(await _press(pilot, "tab"))
                await _press(pilot, "ctrl+u")
            await _press(pilot, "escape")
            while not isinstance(app.screen, DeskScreen):
                await pilot.pause(0.05)
        app.exit()

    app = CodebookApp(study, "ana")
    app.driver_class = Discarding
    await app.run_async(size=_SIZE, auto_pilot=drive)
    wide = f"{_SIZE[0]} x {_SIZE[1]}"
    opened = found.pop("opened")
    return [
        _line(f"picker, {_CODES:,} codes, {wide}: opening it", opened, None),
        *(_line(f"picker, {_CODES:,} codes, {wide}: {key}", taken) for key, taken in found.items()),
    ]


async def _press(pilot: Pilot[Any], key: str) -> float:
    """The CPU time in milliseconds that a key takes until the screen is still again."""
    name = "space" if key == " " else key
    begun = time.process_time()
    pilot.app.post_message(Key(name, key if len(key) == 1 else None))
    await asyncio.sleep(UNTIL_DRAWN)
    return 1000 * (time.process_time() - begun)


def _line(what: str, taken: list[float], budget: float | None = BUDGET) -> Measured:
    slow = percentile(taken, 0.95)
    return Measured(what, "", f"p95 {slow:.1f} ms", slow, budget, "ms")
