"""``python -m benchmarks [NAME...] [--quick] [--markdown]``: measures and prints every budget."""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.common import Measured

PARTS = (
    "start", "desk", "picking", "opening", "finding", "store", "tally", "releases", "agreement",
    "memory",
)  # fmt: skip
_COLUMNS = ("what", "bare floor", "codebook", "measured", "budget", "")


def main(arguments: list[str]) -> int:
    """Runs the parts that were named, or all; 1 where a budget is exceeded."""
    names = [name for name in arguments if not name.startswith("-")] or list(PARTS)
    lines: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder:
        # What this computer remembers of its user's studies is none of a measurement's business.
        for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
            os.environ[name] = folder
        for name in names:
            part = import_module(f"benchmarks.{name}")
            print(f"measuring {name} …", file=sys.stderr)
            lines += part.measure(Path(folder), "--quick" in arguments)
    (_as_markdown if "--markdown" in arguments else _as_table)(lines)
    return int(any(line.verdict == "over" for line in lines))


def _cells(line: Measured) -> tuple[str, ...]:
    value = "" if line.value is None else f"{line.value:,.2f} {line.unit}"
    budget = "" if line.budget is None else f"{line.budget:g} {line.unit}"
    return line.what, line.floor, line.ours, value, budget, line.verdict


def _as_table(lines: list[Measured]) -> None:
    table = Table()
    for number, name in enumerate(_COLUMNS):
        table.add_column(name, justify="left" if number in (0, 5) else "right")
    for line in lines:
        table.add_row(*_cells(line), style="bold red" if line.verdict == "over" else "")
    Console(width=120).print(table)


def _as_markdown(lines: list[Measured]) -> None:
    print("| " + " | ".join(_COLUMNS) + " |")
    print("|---|--:|--:|--:|--:|---|")
    for line in lines:
        print("| " + " | ".join(_cells(line)) + " |")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
