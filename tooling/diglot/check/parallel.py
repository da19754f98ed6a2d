"""The same work on many things, by several processes when there is enough of it."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Work = Callable[[Any], Any]

__all__ = ["in_parallel", "seldom_collecting"]

Thing = TypeVar("Thing")
Result = TypeVar("Result")

_ENOUGH = 32
"""Things for each process: 64 pairs of entries of 500 words take 1.0 s alone and 0.54 s shared by two processes, for
at most 0.1 s of CPU more (the model is read by each)."""
_SHARE = 8
"""Things that a process is sent at once: few, so that none waits long for the others at the end."""

_COLLECT_AFTER = 70_000
"""New objects after which Python looks for garbage, 700 by default. On 200 pairs that takes 8 % off the CPU."""

_work: list[tuple[Work, Sequence[Any]]] = []


def in_parallel(work: Callable[[Thing], Result], things: Sequence[Thing], *, workers: int = 1) -> Iterator[Result]:
    """What `work` makes of each of `things`, in their order. What it raises is raised here.

    `workers` is the most processes to use; with more than one, `work` and `things` must be picklable.
    """
    count = min(workers, len(things) // _ENOUGH)
    if count < 2:
        with seldom_collecting():
            yield from map(work, things)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # most checks look at few entries

    with ProcessPoolExecutor(count, initializer=_begin, initargs=(work, things)) as pool:
        try:
            yield from pool.map(_do, range(len(things)), chunksize=_SHARE)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


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

    end_with_parent()
    gc.freeze()  # what the first process made stays
    gc.set_threshold(_COLLECT_AFTER)
    _work[:] = [(work, things)]


def _do(place: int) -> Any:  # noqa: ANN401  # whatever `work` makes
    work, things = _work[0]
    return work(things[place])
