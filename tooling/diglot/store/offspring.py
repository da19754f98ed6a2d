"""Processes that end when the one that started them does."""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing.connection import wait

__all__ = ["end_with_parent"]


def end_with_parent() -> None:
    """In a process of a pool: end as soon as its parent has ended, however that was.

    Without it, it would wait for work for ever: each process of a pool holds the writing end of the queue that it reads
    from, so that none of them sees it close.
    """
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)
