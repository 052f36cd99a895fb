"""How much memory a process takes that has a big study open and has tallied it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from benchmarks.common import Measured
from benchmarks.material import big_study

_CODE = """
import sys
from pathlib import Path
from codebook.store.study import Study
from codebook.tasks.tally import exact
with Study.open(Path(sys.argv[1])) as study:
    exact(study, layer="all")
    try:
        print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
    except OSError:
        import resource
        print("VmHWM:", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "kB")
"""


def measure(folder: Path, quick: bool) -> list[Measured]:
    """The peak of resident memory, beside an interpreter that has only imported the store."""
    study = folder / "memory.study"
    codings = 20_000
    big_study(study, 2000 if quick else codings)
    ours = _peak(_CODE, str(study))
    return [Measured(f"memory, {codings:,} codings tallied", "", f"{ours:.0f} MB", ours, 120, "MB")]


def _peak(code: str, argument: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", code, argument], check=True, capture_output=True, text=True
    )
    found = re.search(r"VmHWM:\s*(\d+)", done.stdout)
    assert found
    return int(found.group(1)) / 1024
