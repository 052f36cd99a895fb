"""How fast the program starts: its version, and its first screen."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.common import Measured, in_turns, ratio
from benchmarks.material import small_study

_MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("first paint")
Minimal().run()
"""
_OURS = "from codebook.cli.main import run; run()"


def measure(folder: Path, quick: bool) -> list[Measured]:
    """`codebook --version` beside `import typer`, and the first paint beside a minimal app's."""
    study = folder / "start.study"
    small_study(study, words=100 if quick else 1200)
    times = 5 if quick else 21
    version = in_turns(_run("import typer"), _run(_OURS, "--version"), times)
    paint = in_turns(_paint(_MINIMAL), _paint(_OURS, str(study)), times)
    return [
        ratio("codebook --version", *version, 2.5),
        _loaded(),
        ratio("first paint", *paint, 1.3),
    ]


def _command(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", code, *arguments]


def _run(code: str, *arguments: str) -> Callable[[], object]:
    command = _command(code, *arguments)
    return lambda: subprocess.run(command, check=True, capture_output=True)


def _loaded() -> Measured:
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print([m for m in ('textual', 'sqlmodel') if m in sys.modules]))\n"
        + _OURS
    )
    done = subprocess.run(
        _command(code, "--version"), check=True, capture_output=True, text=True
    ).stdout.splitlines()[-1]
    heavy = done.count("'") // 2
    return Measured("codebook --version: heavy modules loaded", "0", done, heavy, 0, "modules")


def _paint(code: str, *arguments: str) -> Callable[[], object]:
    """A run in a terminal of its own until the first text stands on the screen."""
    wanted = (b"first paint", b"opening")

    def run() -> None:
        leader, follower = pty.openpty()
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        process = subprocess.Popen(
            _command(code, *arguments),
            stdin=follower, stdout=follower, stderr=follower, env=environment,
            start_new_session=True,
        )  # fmt: skip
        os.close(follower)
        seen, until = b"", time.monotonic() + 20
        while not any(word in seen for word in wanted):
            if time.monotonic() > until or not select.select([leader], [], [], 1)[0]:
                if process.poll() is not None:
                    raise RuntimeError(seen.decode(errors="replace"))
                continue
            seen += os.read(leader, 65536)
        process.kill()
        process.wait()
        os.close(leader)

    return run
