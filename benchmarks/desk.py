"""What a key costs at the desk, on a transcript of 1 MB and on one endless line.

CPU time of the whole process from the key to the written screen, the encoding for the terminal
included; the terminal itself is a driver that throws away what it is given. Every key is pressed
at a place drawn by lot, so that nothing is drawn already but the rows in view.
"""

from __future__ import annotations

import asyncio
import random
import time
from pathlib import Path
from typing import Any

from textual.drivers.headless_driver import HeadlessDriver
from textual.events import Key
from textual.pilot import Pilot

from benchmarks.common import Measured, milliseconds, percentile
from benchmarks.material import overlapping, people, sentence, transcript, tree
from codebook.core.categories import Scheme
from codebook.core.wrap import WrapMap
from codebook.store.study import Study
from codebook.tui.app import CodebookApp
from codebook.tui.screens.desk import DeskScreen

BUDGET = 16.0
UNTIL_DRAWN = 0.1
_KEYS = {
    "down": "down", "right": "right", "word": "w", "sentence": "semicolon",
    "turn": "right_square_bracket", "turn before": "left_square_bracket",
    "turn without codings before": "Z", "page": "pagedown", "select a page": "shift+pagedown",
    "next coding": "n", "select a sentence": "s", "drop": "escape",
}  # fmt: skip


class Discarding(HeadlessDriver):
    """A terminal that takes everything and shows nothing."""

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.written = getattr(self, "written", 0) + len(data)


def measure(folder: Path, quick: bool) -> list[Measured]:
    """Keys on the big transcript, keys on the endless line, and wrapping."""
    size, codings = (200_000, 1000) if quick else (1_000_000, 5000)
    many = folder / "many.study"
    text = _turns(size)
    _build(many, text, codings)
    line = folder / "line.study"
    _build(line, "P-01: " + _line(100_000) + "\n", 200)
    times = 10 if quick else 40
    return [
        *asyncio.run(_keys(many, f"{size // 1000:,} kB, {codings:,} codings", times)),
        *asyncio.run(_keys(line, "100,000 characters on one line", times)),
        _wrapping(text),
    ]


def _turns(size: int) -> str:
    chance, length = random.Random(4), 0
    parts: list[str] = []
    while length < size:
        speaker = "INT" if len(parts) % 2 == 0 else "P-01"
        parts.append(f"{speaker}: " + " ".join(sentence(chance) for _ in range(3)))
        length += len(parts[-1]) + 1
    return "\n".join(parts) + "\n"


def _line(size: int) -> str:
    chance, length = random.Random(5), 0
    parts: list[str] = []
    while length < size:
        parts.append(sentence(chance))
        length += len(parts[-1]) + 1
    return " ".join(parts)[:size]


def _build(path: Path, text: str, codings: int) -> None:
    Study.create(path, title="", tree=tree(), scheme=Scheme(), interviewees=people())
    with Study.open(path) as study:
        study.add_transcripts([transcript("big", text)])
        study.add_coder("ana")
        study.apply(overlapping(len(text), codings, study.tree(), "big"))


async def _keys(study: Path, on: str, times: int) -> list[Measured]:
    found: list[Measured] = []

    async def drive(pilot: Pilot[Any]) -> None:
        app = pilot.app
        while not (isinstance(app.screen, DeskScreen) and app.screen.key):
            await pilot.pause(0.05)
        await app.workers.wait_for_complete()
        for name, key in _KEYS.items():
            found.append(await _one(pilot, app.screen, name, key, on, times))
        found.append(await _coding(pilot, app.screen, on))
        app.exit()

    app = CodebookApp(study, "ana")
    app.driver_class = Discarding
    await app.run_async(size=(120, 40), auto_pilot=drive)
    return found


async def _one(
    pilot: Pilot[Any], desk: DeskScreen, name: str, key: str, on: str, times: int
) -> Measured:
    chance, taken, drawn = random.Random(9), [], []
    for _ in range(times):
        desk.view.go(desk.view.reader.settle(chance.randrange(desk.view.reader.last)), extend=False)
        await asyncio.sleep(UNTIL_DRAWN)
        desk.view.drawn = 0
        begun = time.process_time()
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        await asyncio.sleep(UNTIL_DRAWN)
        taken.append(1000 * (time.process_time() - begun))
        drawn.append(desk.view.drawn)
    slow = percentile(taken, 0.95)
    rows = f"{percentile(drawn, 0.5)} rows"
    return Measured(f"key “{name}”, {on}", rows, f"p95 {slow:.1f} ms", slow, BUDGET, "ms")


async def _coding(pilot: Pilot[Any], desk: DeskScreen, on: str) -> Measured:
    """Applying a code: from the call until it is on the screen, marked pending."""
    taken = []
    for _ in range(10):
        await pilot.press("right_parenthesis")
        desk.recent = [desk.codes.codes[7].path]
        begun = time.process_time()
        desk.action_repeat()
        taken.append(1000 * (time.process_time() - begun))
        await desk.app.workers.wait_for_complete()
        await pilot.pause()
    slow = percentile(taken, 0.95)
    return Measured(f"showing a new coding, {on}", "", f"p95 {slow:.1f} ms", slow, BUDGET, "ms")


def _wrapping(text: str) -> Measured:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    begun = time.perf_counter()
    rows = len(WrapMap(text, lines, 100))
    taken = milliseconds(time.perf_counter() - begun)
    return Measured("wrapping it anew", "", f"{taken}, {rows:,} rows")
