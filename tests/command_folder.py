"""Material for commands, and commands run as real processes in its folder."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

PEOPLE = (
    "pseudonym,category,file,setting\nSA-01,advocates/survivor,,video\n"
    "LE-01,law-enforcement/local,,phone\nAD-01,,talk.txt,video\n"
)
TALKS = {
    "one.txt": "INT: How was it?\n\nSA-01: They never offered food. 😀 I waited.\n",
    "two.txt": "LE-01: Cuffs first.\n\nSA-01: Cuffs first, yes.\n",
    "talk.txt": "Interviewer: And?\n\nRespondent: No cuffs there.\n",
}


class Folder:
    """A folder with people and interviews, in which commands are run."""

    def __init__(self, path: Path):
        self.path = path
        (path / "in").mkdir()
        (path / "people.csv").write_text(PEOPLE)
        for name, text in TALKS.items():
            (path / "in" / name).write_bytes(text.encode())

    def __call__(self, *words: object, code: int = 0) -> str:
        """Runs a command; its output, and of a failing one what it said on stderr."""
        done = self.process(*words)
        assert done.returncode == code, done.stderr
        return done.stderr if code else done.stdout

    def process(self, *words: object) -> subprocess.CompletedProcess[str]:
        """Runs a command, to its end however that comes."""
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "codebook",
                *(word if isinstance(word, bytes) else str(word) for word in words),
            ],
            cwd=self.path,
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert "Traceback" not in done.stderr
        return done

    def json(self, *words: object) -> Any:
        """The JSON of a report."""
        return json.loads(self(*words, "--format", "json"))
