"""Killed at any moment, a study keeps all that was confirmed."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from codebook.store.study import Study

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and limits")

BURST = """
import sys
from pathlib import Path
from codebook.core.codings import Coding
from codebook.store.study import Study
with Study.open(Path(sys.argv[1])) as study:
    print("open", flush=True)
    for start in range(10_000):
        at = start % 30
        if study.layer("ana", "one"):
            study.undo("ana")
        done = study.apply([Coding("", "one", at, at + 1, "e", "ana", memo=str(start))])
        print(start, done[0].coding.id, flush=True)
"""

IMPORT = """
import resource, sys
from pathlib import Path
from codebook.store.study import Study
from codebook.store.values import NewTranscript
with Study.open(Path(sys.argv[1])) as study:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    study.add_transcripts([NewTranscript("big", "word " * 200_000, ())])
"""


@posix
def test_twenty_kills_lose_nothing_confirmed(study_file: Path) -> None:
    chance = random.Random(7)
    for _ in range(20):
        burst = subprocess.Popen(
            [sys.executable, "-c", BURST, str(study_file)], stdout=subprocess.PIPE, text=True
        )
        assert burst.stdout is not None
        assert burst.stdout.readline() == "open\n"
        time.sleep(chance.uniform(0.01, 0.15))
        os.kill(burst.pid, signal.SIGKILL)
        confirmed = [line.split() for line in burst.stdout if line.endswith("\n")]
        burst.stdout.close()
        burst.wait()
        with Study.open(study_file) as study:
            assert study.problems() == []
            if confirmed:
                last = int(confirmed[-1][0])
                memos = [int(coding.memo) for coding in study.layer("ana", "one")]
                # The action after the last confirmed one may have begun: an undo, or an apply.
                assert memos in ([last], [], [last + 1])


@posix
def test_a_full_disk_leaves_the_study_as_it_was(study_file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, str(study_file)], check=False, capture_output=True, text=True
    )
    assert "the disk may be full; nothing was changed" in done.stderr
    with Study.open(study_file) as study:
        assert [transcript.key for transcript in study.transcripts()] == ["one", "two"]
        assert study.problems() == []
