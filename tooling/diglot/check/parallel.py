"""The same work on many things, by several processes when there is enough of it."""

from __future__ import annotations

import gc
import os
import signal
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Work = Callable[[Sequence[Any]], Sequence[Any]]

__all__ = ["in_parallel", "processors"]

Thing = TypeVar("Thing")
Result = TypeVar("Result")

_ENOUGH = 32
"""Things for each process: 64 pairs of entries of 500 words take 1.0 s alone and 0.54 s shared by two processes, for
at most 0.1 s of CPU more."""
_SHARE = 16
"""Things that are worked on at once: few, so that no process waits long for the others at the end."""

_work: list[tuple[Work, Sequence[Any]]] = []


def in_parallel(
    work: Callable[[Sequence[Thing]], Sequence[Result]], things: Sequence[Thing], *, workers: int = 1
) -> Iterator[Result]:
    """What `work`, which is given some of `things` at once, makes of each, in order. What it raises is raised here.

    `workers` is the most processes to use; with more than one, `work` and `things` must be picklable.
    """
    count = min(workers, len(things) // _ENOUGH)
    starts = range(0, len(things), _SHARE)
    if count < 2:
        for start in starts:
            yield from work(things[start : start + _SHARE])
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # most checks look at few entries

    # The first are worked on here: what that imports and loads, the processes that are forked then have (2 % of the CPU
    # of 200 pairs on two processes).
    first = work(things[:_SHARE])
    with ProcessPoolExecutor(count, initializer=_begin, initargs=(work, things)) as pool:
        try:
            found = pool.map(_do, starts[1:])
            second = next(found)  # nothing is answered before the others have begun
            yield from chain(first, second, chain.from_iterable(found))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def processors() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(work: Work, things: Sequence[Any]) -> None:
    """A process that is forked has all things already, and what was worked out of them; another is sent them once."""
    from diglot.store.offspring import end_with_parent  # noqa: PLC0415  # it imports what only processes need

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a pool whose processes end by Ctrl-C is waited for without end
    end_with_parent()
    # Of what a check of 1,000 pairs makes, 590 objects refer to themselves, and to look for them takes 2 % of its CPU.
    gc.disable()
    _work[:] = [(work, things)]


def _do(start: int) -> Sequence[Any]:
    work, things = _work[0]
    return work(things[start : start + _SHARE])
