"""A study on a thread of its own, so that a lock or a slow disk never holds up a key."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from codebook.errors import StudyLocked
from codebook.store.study import Study

T = TypeVar("T")

TRY_SECONDS = 1.0
"""How long one try to write bears a lock of another program before this is said."""


class StudyWorker:
    """One thread that opens the study, and does with it what it is handed, in order.

    Where another program holds the study, a change waits until it lets go, and all that was
    handed over later waits behind it: nothing is lost as long as the thread runs.
    """

    def __init__(self, path: Path, *, try_seconds: float = TRY_SECONDS):
        self._path = path
        self._try_seconds = try_seconds
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="study")
        self._has_given_up = False
        self._is_closing = False
        self._is_held_up = False
        self._tell: Callable[[], object] = lambda: None
        self._study = self._thread.submit(self._open)

    def _open(self) -> Study:
        study = Study.open(self._path)
        study.bear_locks(self._go_on, every=self._try_seconds)
        return study

    @property
    def is_held_up(self) -> bool:
        """Whether a change is waiting for another program, and has been for a while."""
        return self._is_held_up

    def when_held_up(self, tell: Callable[[], object]) -> None:
        """Has ``tell`` called, on any thread, when ``is_held_up`` changes or more is held up."""
        self._tell = tell

    def _go_on(self) -> bool:
        if self._is_closing:
            self.give_up()
        if not self._has_given_up:
            self._hold_up(True)
        return not self._has_given_up

    def _hold_up(self, held_up: bool) -> None:
        if held_up != self._is_held_up:
            self._is_held_up = held_up
            self._tell()

    def submit(self, job: Callable[[Study], T]) -> Future[T]:
        """Hands over a job; the future has its result, or the error it or the opening raised."""

        def run() -> T:
            study = self._study.result()
            if self._has_given_up:
                raise StudyLocked(f"{self._path} is locked by another program; this was not done")
            try:
                return job(study)
            finally:
                self._hold_up(False)

        handed_over = self._thread.submit(run)
        if self._is_held_up:
            self._tell()
        return handed_over

    def give_up(self) -> None:
        """Lets go of what was handed over and not done yet: each raises, soon, ``StudyLocked``."""
        self._has_given_up = True

    def close(self) -> None:
        """Waits for what was handed over, then closes the study; may be called twice.

        Other programs are waited for no more than one try: what they hold up is given up.
        """
        self._is_closing = True

        def last() -> None:
            if self._study.exception() is None:
                self._study.result().close()

        try:
            self._thread.submit(last).result()
        except RuntimeError:
            return
        self._thread.shutdown()
