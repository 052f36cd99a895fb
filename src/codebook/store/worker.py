"""A study on a thread of its own, so that a lock or a slow disk never holds up a key."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from codebook.store.study import Study

T = TypeVar("T")


class StudyWorker:
    """One thread that opens the study, and does with it what it is handed, in order."""

    def __init__(self, path: Path):
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="study")
        self._study = self._thread.submit(Study.open, path)

    def submit(self, job: Callable[[Study], T]) -> Future[T]:
        """Hands over a job; the future has its result, or the error it or the opening raised."""
        return self._thread.submit(lambda: job(self._study.result()))

    def close(self) -> None:
        """Waits for what was handed over, then closes the study; may be called twice."""

        def last() -> None:
            if self._study.exception() is None:
                self._study.result().close()

        try:
            self._thread.submit(last).result()
        except RuntimeError:
            return
        self._thread.shutdown()
