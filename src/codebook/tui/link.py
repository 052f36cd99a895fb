"""The way from a screen to the study, which lives on a thread of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.store.worker import StudyWorker

T = TypeVar("T")

_LOOK_SECONDS = 0.05


async def ask(worker: StudyWorker, job: Callable[[Study], T]) -> T:
    """Has a job done on the study's thread; its result, or the error it raised."""
    return await done(worker.submit(job))


async def done(handed_over: Future[T]) -> T:
    """Waits for a job; it is done even where nobody waits any more."""
    return await asyncio.shield(asyncio.wrap_future(handed_over))


async def done_unless(handed_over: Future[T], hopeless: Callable[[], bool]) -> bool:
    """Waits for a job, and looks now and then whether it is still worth waiting.

    Whether it is done; where it is not, it goes on as before.
    """
    waiting = {asyncio.wrap_future(handed_over)}
    while not handed_over.done():
        if hopeless():
            return False
        await asyncio.wait(waiting, timeout=_LOOK_SECONDS)
    return True
