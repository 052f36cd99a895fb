"""How much memory a process takes that has a big study open: tallied, or at the desk."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from benchmarks.common import Measured
from benchmarks.material import big_study

_PEAK = """
    try:
        print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
    except OSError:
        import resource
        print("VmHWM:", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "kB")
"""

_TALLY = (
    """
import sys
from pathlib import Path
from codebook.store.study import Study
from codebook.tasks.tally import exact
with Study.open(Path(sys.argv[1])) as study:
    exact(study, layer="all")
"""
    + _PEAK
)

_DESK = (
    """
import asyncio, sys
from pathlib import Path
from codebook.tui.app import CodebookApp
from codebook.tui.screens.coding_picker import CodingPicker
from codebook.tui.screens.desk import DeskScreen
async def work():
    app = CodebookApp(Path(sys.argv[1]), "ana")
    async with app.run_test(size=(160, 45)) as pilot:
        while not (isinstance(app.screen, DeskScreen) and app.screen.key):
            await pilot.pause(0.02)
        await pilot.pause(1)
        for _ in range(20):
            await pilot.press("pagedown", "c")
            while not isinstance(app.screen, CodingPicker):
                await pilot.pause(0.02)
            await pilot.press("t", "r", "enter")
            while not isinstance(app.screen, DeskScreen):
                await pilot.pause(0.02)
        await app.workers.wait_for_complete()
if True:
    asyncio.run(work())
"""
    + _PEAK
)


def measure(folder: Path, quick: bool) -> list[Measured]:
    """The peak of resident memory of each."""
    study = folder / "memory.study"
    codings = 2000 if quick else 20_000
    big_study(study, codings)
    jobs = (("tallied", _TALLY), ("at the desk, 20 passages coded", _DESK))
    peaks = [(name, _peak(code, str(study))) for name, code in jobs]
    return [
        Measured(f"memory, {codings:,} codings, {name}", "", f"{peak:.0f} MB", peak, 120, "MB")
        for name, peak in peaks
    ]


def _peak(code: str, argument: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", code, argument], check=True, capture_output=True, text=True
    )
    found = re.search(r"VmHWM:\s*(\d+)", done.stdout)
    assert found
    return int(found.group(1)) / 1024
