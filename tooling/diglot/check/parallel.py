"""The same work on many things, by several processes when there is enough of it."""

from __future__ import annotations

import gc
import os
import signal
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Work = Callable[[Sequence[Any]], Sequence[Any]]

__all__ = ["in_parallel", "processors", "seldom_collecting"]

Thing = TypeVar("Thing")
Result = TypeVar("Result")

_ENOUGH = 32
"""Things for each process: 64 pairs of entries of 500 words take 1.0 s alone and 0.54 s shared by two processes, for
at most 0.1 s of CPU more (the model is read by each)."""
_SHARE = 16
"""Things that are worked on at once: few, so that no process waits long for the others at the end."""

_COLLECT_AFTER = 70_000
"""New objects after which Python looks for garbage, 700 by default. On 200 pairs that takes 8 % off the CPU."""

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
        with seldom_collecting():
            for start in starts:
                yield from work(things[start : start + _SHARE])
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # most checks look at few entries

    with ProcessPoolExecutor(count, initializer=_begin, initargs=(work, things)) as pool:
        try:
            yield from chain.from_iterable(pool.map(_do, starts))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def processors() -> int:
    """How many processes can run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Meanwhile, garbage is looked for a hundred times less often: little of what a check makes refers to itself."""
    before = gc.get_threshold()
    gc.set_threshold(_COLLECT_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _begin(work: Work, things: Sequence[Any]) -> None:
    """A process that is forked has all things already, and what was worked out of them; another is sent them once."""
    from diglot.store.offspring import end_with_parent  # noqa: PLC0415  # it imports what only processes need

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a pool whose processes end by Ctrl-C is waited for without end
    end_with_parent()
    gc.freeze()  # what the first process made stays
    gc.set_threshold(_COLLECT_AFTER)
    _work[:] = [(work, things)]


def _do(start: int) -> Sequence[Any]:
    work, things = _work[0]
    return work(things[start : start + _SHARE])
