"""What the screens hand over to the study's thread, in the order in which it was done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from codebook.errors import CodebookError
from codebook.tui.link import ask, done

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.store.values import Undone
    from codebook.store.worker import StudyWorker

T = TypeVar("T")

HELD = "another program holds the study"


class Writing:
    """The way of one coder's changes to the study.

    What is done is handed over at once, so that no key that follows, and no way of leaving, comes
    before it. An undo is about what was on the screen when it was asked for: it refuses where
    something handed over before it could not be written.
    """

    def __init__(self, worker: StudyWorker, coder: str):
        self.coder = coder
        self._worker = worker
        self._handed_over: list[Future[Any]] = []
        self._failures = 0

    async def ask(self, job: Callable[[Study], T]) -> T:
        """Has the study asked something, after all that was handed over."""
        return await ask(self._worker, job)

    async def change(self, job: Callable[[Study], T]) -> T:
        """Changes the study, and waits until that is durable."""
        return await self.done(self.hand_over(job))

    def note(self, job: Callable[[Study], object]) -> None:
        """Has something noted that nothing hangs on: nobody hears whether it could be written."""
        self._worker.submit(job)

    def hand_over(self, job: Callable[[Study], T]) -> Future[T]:
        """Hands over a change of the study; see :meth:`done`."""

        def run(study: Study) -> T:
            try:
                return job(study)
            except CodebookError:
                self._failures += 1
                raise

        return self._submit(run)

    def undo(self) -> Future[Undone | None]:
        """Hands over an undo of the coder's last action."""
        return self._reverse(lambda study: study.undo(self.coder))

    def redo(self) -> Future[Undone | None]:
        """Hands over a redo of what was taken back."""
        return self._reverse(lambda study: study.redo(self.coder))

    def _reverse(self, job: Callable[[Study], Undone | None]) -> Future[Undone | None]:
        before = self._failures

        def run(study: Study) -> Undone | None:
            if self._failures != before:
                raise CodebookError("what you did last could not be saved; nothing else was done")
            return job(study)

        return self._submit(run)

    def _submit(self, job: Callable[[Study], T]) -> Future[T]:
        handed_over = self._worker.submit(job)
        self._handed_over.append(handed_over)
        return handed_over

    @property
    def is_writing(self) -> bool:
        """Whether something is on its way to the study."""
        return self.waiting > 0

    @property
    def waiting(self) -> int:
        """How many changes are on their way to the study."""
        return sum(not handed_over.done() for handed_over in self._handed_over)

    @property
    def held_up(self) -> str:
        """What is said while another program holds up what was handed over; else empty."""
        if not self._worker.is_held_up:
            return ""
        match self.waiting:
            case 0:
                return HELD
            case 1:
                return f"{HELD}; 1 change is waiting"
            case number:
                return f"{HELD}; {number} changes are waiting"

    def give_up(self) -> None:
        """Lets go of what is waiting; nothing can be handed over after that."""
        self._worker.give_up()

    async def done(self, handed_over: Future[T]) -> T:
        """Waits for what was handed over; its result, or the error it raised."""
        try:
            return await done(handed_over)
        finally:
            if handed_over.done():  # else the screen is gone, and nobody has heard yet
                self._forget(handed_over)

    def _forget(self, handed_over: Future[Any]) -> None:
        if handed_over in self._handed_over:
            self._handed_over.remove(handed_over)

    async def all_done(self) -> bool:
        """Waits for all that was handed over; whether all of it could be written.

        Raises the error of what could not be, where the screen that would say so is gone.
        """
        waiting = list(self._handed_over)
        results = await asyncio.gather(*map(done, waiting), return_exceptions=True)
        unheard = [one for one in zip(waiting, results, strict=True) if one[0] in self._handed_over]
        for handed_over, _ in unheard:
            self._forget(handed_over)
        for _, result in unheard:
            if isinstance(result, BaseException):
                raise result
        return not any(isinstance(result, BaseException) for result in results)
