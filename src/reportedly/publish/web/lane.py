"""One worker for what takes long and writes: texts are read one at a time, and who only looks never waits for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from reportedly.publish.web.failures import RefusedError

WAITING = 8
"""Pieces of work that wait, at most; a long text takes some seconds."""

Result = TypeVar("Result")


class Lane:
    """One worker thread, and a short queue before it."""

    def __init__(self) -> None:
        self._limiter, self._here = CapacityLimiter(1), 0

    async def run(self, work: Callable[[], Result]) -> Result:
        """Do ``work`` when those before are done.

        Raises:
            RefusedError: `WAITING` others wait already.
        """
        if self._here > WAITING:
            raise RefusedError(429, "others wait for work that takes long", retry_s=10)
        self._here += 1
        try:
            return await to_thread.run_sync(work, limiter=self._limiter)
        finally:
            self._here -= 1
