"""The way from a screen to the study, which lives on a thread of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from codebook.store.study import Study
    from codebook.store.worker import StudyWorker

T = TypeVar("T")


async def ask(worker: StudyWorker, job: Callable[[Study], T]) -> T:
    """Has a job done on the study's thread; its result, or the error it raised."""
    return await asyncio.wrap_future(worker.submit(job))
