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


async def ask(worker: StudyWorker, job: Callable[[Study], T]) -> T:
    """Has a job done on the study's thread; its result, or the error it raised."""
    return await done(worker.submit(job))


async def done(handed_over: Future[T]) -> T:
    """Waits for a job; it is done even where nobody waits any more."""
    return await asyncio.shield(asyncio.wrap_future(handed_over))
