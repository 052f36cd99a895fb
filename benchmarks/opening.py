"""Opening the desk on a very large study, beside one of ten transcripts."""

from __future__ import annotations

import asyncio
import statistics
import time
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from benchmarks.common import Measured, ratio
from benchmarks.desk import Discarding
from benchmarks.material import wide_study
from codebook.tui.app import CodebookApp
from codebook.tui.screens.desk import DeskScreen


def measure(folder: Path, quick: bool) -> list[Measured]:
    """From the start of the application until the text can be read and coded."""
    few, many = folder / "few.study", folder / "wide.study"
    wide_study(few, 10, 500)
    transcripts, codings = (100, 20_000) if quick else (1000, 1_000_000)
    wide_study(many, transcripts, codings)
    taken: dict[Path, list[float]] = {few: [], many: []}
    for _ in range(3 if quick else 7):
        for study, into in taken.items():
            into.append(asyncio.run(_opened(study)))
    floor, ours = (statistics.median(times) for times in taken.values())
    what = f"opening the desk, {transcripts:,} transcripts, {codings:,} codings"
    return [ratio(what, floor, ours, 2)]


async def _opened(study: Path) -> float:
    begun, found = time.perf_counter(), []

    async def wait(pilot: Pilot[Any]) -> None:
        app = pilot.app
        while not (isinstance(app.screen, DeskScreen) and app.screen.key):
            await asyncio.sleep(0.002)
        found.append(time.perf_counter() - begun)
        await app.workers.wait_for_complete()
        app.exit()

    app = CodebookApp(study, "ana")
    app.driver_class = Discarding
    await app.run_async(size=(120, 40), auto_pilot=wait)
    return found[0]
